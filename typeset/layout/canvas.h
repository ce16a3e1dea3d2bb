// Canvas: where the parts of layout put what they have set; turns lines of text/ into items of page/.
//
// Owns the Pages under construction. Grid lines are counted from 0 here; their centres are those of PageGeometry.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "compose/flow.h"
#include "page/pages.h"

namespace typeset {

/// The first bytes of a paragraph's text, where they belong to a node of their own.
struct Opening {
  std::uint32_t end = 0;
  NodeId node = 0;
};

class Canvas {
 public:
  Canvas(const Flow& flow, const FontBook& fonts, Pages& pages) : flow_(flow), fonts_(fonts), pages_(pages) {}

  std::size_t page_count() const { return pages_.pages.size(); }
  /// Adds an empty page and returns its index.
  std::size_t new_page();

  /// Left edge of the type area on a page: the 订口 is on the left of odd pages and, mirrored, on the right of even
  /// ones.
  Length area_left(std::size_t page) const;
  Length area_top() const { return flow_.page.top; }
  Length area_foot() const { return flow_.page.top + flow_.page.area_height; }
  /// Centre of the em of a line of text that begins `y` below the type area's upper edge; of grid line `line`.
  Length centre_at(Length y) const { return flow_.page.top + y + flow_.page.em / 2; }
  Length centre_of(int line) const { return centre_at(flow_.page.pitch * line); }
  /// The first grid line whose em begins at or below `y`.
  int line_at_or_below(Length y) const;

  /// Puts a line so that its measure begins at `x` and its cells' centre line lies at `centre`; its dots and underlines
  /// follow as artifacts, and its links, each of which has a node below that of the line; artifacts have none.
  void put(std::size_t page, const text::Line& line, const text::Paragraph& paragraph, Length x, Length centre,
           Belonging belongs, Opening opening = {});
  /// Puts an image, which is kept once however often it is put.
  void put(std::size_t page, const std::shared_ptr<const Image>& image, Length x, Length y, Length width, Length height,
           Belonging belongs, Span span);
  void put(std::size_t page, const Rule& rule) { pages_.pages[page].items.emplace_back(rule); }
  void put(std::size_t page, Link link) { pages_.pages[page].items.emplace_back(std::move(link)); }

  Pages& pages() { return pages_; }
  const FontBook& fonts() const { return fonts_; }

 private:
  NodeId link_node(const text::LineLink& link, const text::Paragraph& paragraph, NodeId parent);

  const Flow& flow_;
  const FontBook& fonts_;
  Pages& pages_;
  // The link put last: it may go on on the next line.
  std::shared_ptr<const std::string> last_uri_;
  NodeId last_link_ = 0;
};

/// The ink of a line's glyphs, x from the measure's left edge, y downwards from the centre line; empty when right <=
/// left.
struct LineInk {
  Length left, top, right, bottom;
  bool empty() const { return right <= left; }
};
LineInk ink_of(const text::Line& line, const FontBook& fonts);

}  // namespace typeset
