// Pages: the narrow waist. Layout makes it, every output reads it, tests print it.
//
// Finished pages: items at fixed places, and the document's structure tree. Origin is the top left corner of the
// trimmed page, x to the right, y downwards, all in Lengths. A plain value that owns its texts and glyphs; faces are
// named by FaceId of the FontBook it was laid out with. Nothing here can fail.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/colour.h"
#include "base/length.h"
#include "base/span.h"
#include "base/structure.h"
#include "font/font_book.h"
#include "image/image.h"

namespace typeset {

/// What an item is when it is no content of the structure tree.
enum class Artifact : std::uint8_t {
  none,
  page_number,
  footer,
  rule,
  bullet,
  leader,
  decoration,
  repeated_head,
  repeated_cell,
  proof  // what marks a proof: words in the margins, the grid
};

/// Where an item belongs: a node, or an artifact.
struct Belonging {
  NodeId node = 0;
  Artifact artifact = Artifact::none;
};

struct Glyph {
  std::uint32_t id = 0;
  ShortLength x, y;              // origin on the page
  ShortLength advance;           // as set
  std::uint32_t text_begin = 0;  // bytes of GlyphRun::text; the glyphs of one cluster share them
  std::uint32_t text_end = 0;
};

/// Glyphs of one face, size and colour on one line. `text` is the source text they stand for, in order.
struct GlyphRun {
  FaceId face{};
  Length size;
  Colour colour = Colour::black;
  std::string text;
  std::vector<Glyph> glyphs;
  Belonging belongs;
  Span span;
  bool continues = false;  // its text goes on from that of the run before, on one line, with nothing left out between
};

/// A filled rectangle: rules of the head and the 版记, underlines.
struct Rule {
  Length x, y, width, height;  // top left corner
  Colour colour = Colour::black;
  Belonging belongs{0, Artifact::rule};
};

/// A filled circle: a 着重号.
struct Dot {
  Length x, y, size;  // top left corner of the square about it
  Colour colour = Colour::black;
  Belonging belongs{0, Artifact::decoration};
};

/// A picture, upright, filling a box.
struct PlacedImage {
  Length x, y, width, height;  // top left corner
  std::uint32_t image = 0;     // index into Pages::images
  Belonging belongs;
  Span span;
};

/// A place of the document.
struct Target {
  std::size_t page = 0;
  Length y;
};

/// A rectangle that leads to an address, or to a place of the document; nothing is drawn. It follows the text that it
/// lies over, one on each line.
struct Link {
  Length x, y, width, height;  // top left corner
  std::string uri;             // ASCII (base/address.h); empty if there is a target
  Belonging belongs;
  Span span;
  std::optional<Target> target = {};
};

using Item = std::variant<GlyphRun, Rule, Dot, PlacedImage, Link>;

struct Page {
  Length width, height;
  std::vector<Item> items;  // in reading order, artifacts where they stand
  std::string label;        // the number as printed, for page labels
  /// Items [turned_begin, turned_end) stand sideways, heads to the left (GB-8): their places are those on a sheet as
  /// wide as the page is high, which is then turned a quarter to the left.
  std::size_t turned_begin = 0, turned_end = 0;
};

struct OutlineEntry {
  std::string title;
  std::size_t page = 0;
  Length y;  // top of the title
  int level = 0;
  NodeId node = 0;
};

struct DocumentInfo {
  std::string title, subject, author, language = "zh-Hans";
  std::string date;  // ISO 8601, from the source; empty: none
};

/// Glyphs of a face are drawn with their outline stroked too, so much wide.
struct InkGain {
  FaceId face{};
  Length width;
};

/// The last page has nothing but the 版记.
struct LoneImprint {
  std::size_t page = 0;  // from 0
  int lines = 0;  // of the grid by which the text before it is too long for it; 0: no number of lines would make room
};

struct Pages {
  DocumentInfo info;
  std::vector<Page> pages;
  std::vector<Node> nodes;
  std::vector<std::shared_ptr<const Image>> images;  // each once, however often it is placed
  std::vector<OutlineEntry> outline;
  Palette palette;
  std::vector<InkGain> ink_gains;  // of the faces that have any, each once
  std::optional<LoneImprint> lone_imprint;
};

}  // namespace typeset
