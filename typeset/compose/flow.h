// Flow: the issue as blocks in order, every looks-question already answered.
//
// Made by compose() from Issue × Style; layout/ turns it into Pages and reads nothing else. Plain numbers and texts:
// no style name, no key, no face is looked up after this. Where layout must choose by measuring (size and tracking of
// the masthead, lines of a title) the block carries the limits of the choice.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/length.h"
#include "base/located_text.h"
#include "base/role.h"
#include "image/image.h"
#include "text/paragraph.h"

namespace typeset {

/// Tags of text::CharStyle: what layout has to know of a run when it places it.
enum class RunTag : std::uint16_t { black, header_red };

/// The page as a sheet and as a grid (GB-5, GB-G7). Line n of the grid (from 0) has its centre at
/// top + em / 2 + n × pitch, where em is the body's type size: line 1's glyphs touch the type area's upper edge.
struct PageGeometry {
  Length width, height;
  Length top, inner, area_width, area_height;
  bool mirror = true;
  int columns = 28, lines = 22;
  Length pitch, cell, em;
};

/// A picture at its size in print.
struct PicturePlan {
  std::shared_ptr<const Image> image;
  Length width, height;
  std::optional<text::Paragraph> caption;  // its own, set within its width
  std::string alt;
  Span span;
};

/// 刊名: red, the ink spanning about `span_percent` of the measure, its top at a fixed place.
struct MastheadPlan {
  text::Paragraph text;  // sizes are the largest allowed
  Length top;            // type area's top to ink top
  int span_percent = 80;
  int max_tracking_percent = 50;
  std::optional<PicturePlan> picture;  // printed in place of the text
};

/// One line of the head, on grid line `line` (from 1), or `gap` empty lines below what stands above when `line` is 0.
struct HeadLine {
  int line = 0;
  int gap = 1;
  Span line_asked;  // where the style asks for `line`
  std::optional<text::Paragraph> left, centre, right;
  Length indent;  // of left and right
};

struct Head {
  std::optional<MastheadPlan> masthead;
  std::vector<HeadLine> lines;
  Length rule_weight, rule_gap;  // 4 mm below the ink of the last line (GB-7.2.7)
};

enum class BlockKind : std::uint8_t {
  contents_label,
  contents_entry,
  title,
  heading,
  paragraph,
  brief,
  note,
  contributor,
  pictures
};

struct Block {
  BlockKind kind = BlockKind::paragraph;
  int level = 0;                      // heading: 1–4
  std::vector<text::Paragraph> text;  // one; a title: one for each forced line; pictures: the caption of all, if any
  text::Shape shape;
  Length title_gap;                     // title: width of a typed gap that stays in a line
  Length line_advance;                  // zero: the grid's pitch; a title's own leading, padded to the grid as a block
  int before = 0, after = 0;            // empty grid lines, dropped at a page's top; neighbours share the larger
  int line = 0;                         // first line on this grid line of page 1 if it is not passed already; 0: none
  Span line_asked;                      // where the style asks for it
  bool keep_with_next = false;          // never the last on a page (CL-ORP-5)
  bool keep_with_previous = false;      // never the first on a page
  std::optional<text::Paragraph> mark;  // an artifact set before the first line, `mark_gap` before the text, which it
  Length mark_gap;                      // pushes in by its own width and the gap
  bool mark_hangs = false;              // the later lines are pushed in too
  std::vector<PicturePlan> pictures;    // side by side, their feet on one line; the block is never split
  Length picture_gap, caption_gap, caption_pitch;
  int least_percent = 100;            // pictures may be made so much smaller where that saves a page's end
  std::optional<std::size_t> target;  // contents entry: the article it names, for its page number
  bool leaders = false;
  std::optional<std::size_t> article;  // which article it belongs to; none: 要目 and 按语 of the issue
  std::string outline;                 // title: its words for outline and bookmarks
  Span span;
};

/// One line or paragraph of the 版记, four号, hanging after its label.
struct ImprintLine {
  std::optional<text::Paragraph> left, right;  // right: 印发日期, 共印份数; on left's last line if it fits there
  std::uint32_t label_end = 0;  // bytes of `left` that are its label; later lines hang below what follows
  bool rule_above = false;      // a thin rule divides it from what stands above
};

struct ImprintPlan {
  std::vector<ImprintLine> lines;
  Length pitch, indent, outer_rule, inner_rule;
  int gap = 1;  // least empty grid lines above
};

struct PageNumberPlan {
  bool show = true;
  text::CharStyle type;  // the 宋体 face; digits in half-em cells from the same face
  Length distance, indent, gap;
};

struct Flow {
  PageGeometry page;
  text::Rules rules;
  Head head;
  std::vector<Block> blocks;
  std::vector<std::string> title_words;  // never divided where a title is broken
  std::optional<ImprintPlan> imprint;
  PageNumberPlan page_number;
  std::string title, subject, author, date;  // document information
  std::uint32_t header_red_rgb = 0xff0000;
};

}  // namespace typeset
