// Items of lists: the style's mark before those written with -, the author's own marks hanging (GB-L3).
#include <algorithm>
#include <utility>

#include "compose/elements.h"
#include "source/level_mark.h"

namespace typeset::elements {

void make_bullet(Block& block, const Style& style) {
  block.means = NodeKind::list_item;
  TextBlock& words = text_of(block);
  if (style.list.bullet.empty()) return;
  Mark& mark = words.mark.emplace();
  append(mark.text, style.list.bullet, style.origin("list.bullet"), char_style(style.body.type, style));
  mark.gap = style.list.gap;
  mark.hangs = style.list.hang;
  if (mark.hangs) words.shape.indent = words.shape.first_indent;
}

void hang_own_mark(Block& block, const BodyLine& line) {
  const std::size_t mark_end = line.mark.level > 0 ? line.mark.mark_end : item_mark_end(line.text.view());
  TextBlock& words = text_of(block);
  const std::size_t text_begin = line.text.view().find_first_not_of(' ', mark_end);
  if (mark_end == 0 || text_begin == std::string_view::npos) return;
  block.means = NodeKind::list_item;
  Mark& mark = words.mark.emplace();
  mark.text = text::part_of(words.text, 0, mark_end);
  mark.hangs = mark.says = true;
  words.shape.indent = words.shape.first_indent;
  words.text = text::part_of(words.text, text_begin, words.text.text.size());
  std::erase_if(words.notes, [&](const FootNote& note) { return note.at < text_begin; });
  for (FootNote& note : words.notes) note.at -= static_cast<std::uint32_t>(text_begin);
}

}  // namespace typeset::elements
