// Items of lists: the style's mark before those written with -, the author's own marks hanging (GB-L3).
#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "compose/elements.h"
#include "source/level_mark.h"

namespace typeset::elements {

void make_bullet(Block& block, const Style& style) {
  block.means = NodeKind::list_item;
  TextBlock& words = text_of(block);
  if (style.list.bullet.empty()) return;
  Mark& mark = words.mark.emplace();
  append(mark.text, style.list.bullet, style.origin("list.bullet"), char_style(style.body.type, style));
  words.label.end = static_cast<std::uint32_t>(mark.text.text.size());
  mark.gap = style.list.gap;
  mark.hangs = style.list.hang;
  if (mark.hangs) words.shape.indent = words.shape.first_indent;
}

void label_own_mark(Block& block, const BodyLine& line, const Style& style) {
  const LevelMark& mark = line.mark;
  const std::uint32_t mark_end = mark.level > 0 ? mark.mark_end : item_mark_end(line.text.view());
  TextBlock& words = text_of(block);
  const std::size_t text_begin = line.text.view().find_first_not_of(' ', mark_end);
  if (mark_end == 0 || text_begin == std::string_view::npos) return;
  block.means = NodeKind::list_item;
  const char32_t first = decode_utf8(line.text.view(), 0).code_point;
  const bool enclosed = first >= 0x2460 && first < 0x2500;  // ① ⑴
  words.label.depth = mark.level > 0 ? mark.level : kLevels + (enclosed ? 1 : 2);
  if (style.list.marks != ListMarks::hanging) {
    words.label.end = static_cast<std::uint32_t>(text_begin);
    return;
  }
  words.label.end = mark_end;
  Mark& hung = words.mark.emplace();
  hung.text = text::part_of(words.text, 0, mark_end);
  hung.hangs = hung.says = true;
  words.shape.indent = words.shape.first_indent;
  words.text = text::part_of(words.text, text_begin, words.text.text.size());
  std::erase_if(words.notes, [&](const FootNote& note) { return note.at < text_begin; });
  for (FootNote& note : words.notes) note.at -= static_cast<std::uint32_t>(text_begin);
}

}  // namespace typeset::elements
