#include "layout/set_block.h"

#include "base/budget.h"

namespace typeset {

Matter SetBlock::matter() const {
  Matter matter;
  matter.before = block_.before;
  matter.after = block_.after;
  matter.line = block_.line;
  matter.keep_with_next = block_.keep_with_next;
  matter.keep_with_previous = block_.keep_with_previous;
  matter.boxed = block_.box.has_value();
  matter.begins_box = matter.boxed && block_.box->first;
  matter.ends_box = matter.boxed && block_.box->last;
  matter.may_pass = block_.may_pass;
  matter.section = block_.section;
  describe(matter);
  return matter;
}

void Setter::take(const std::vector<text::Line>& lines) const {
  if (budget == nullptr) return;
  std::size_t glyphs = 0;
  for (const text::Line& line : lines)
    for (const text::LineRun& run : line.runs) glyphs += run.glyphs.size();
  budget->take_glyphs(glyphs);
  budget->look_at_time();
}

std::unique_ptr<SetBlock> set_block(const Block& block, const Setter& setter) {
  return std::visit([&](const auto& kind) { return set_kind(block, kind, setter); }, block.kind);
}

void Putter::note_line(std::size_t page, const text::LineNote* note) {
  if (notes == nullptr) return;
  if (lines_of_page.size() <= page) lines_of_page.resize(page + 1);
  const int number = ++lines_of_page[page];
  if (note != nullptr) notes->lines.push_back({page, number, *note});
}

}  // namespace typeset
