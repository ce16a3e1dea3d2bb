#include "layout/foot_notes.h"

namespace typeset {

std::vector<text::Line> set_foot_note(const FootNote& note, const Flow& flow, const FontBook& fonts,
                                      Diagnostics& faults) {
  text::Shape shape;
  shape.measure = flow.page.area_width;
  return text::set_paragraph(note.text, shape, flow.rules, fonts, faults);
}

void FootNotes::put(Canvas& canvas, std::size_t page, const std::vector<text::Line>& lines, const FootNote& note) {
  if (page >= heights_.size()) return;
  const NotePlan& plan = flow_.notes;
  Length& next = next_[page];
  if (next == Length()) {
    Rule rule;
    rule.x = canvas.area_left(page);
    rule.y = feet_[page] - heights_[page] + plan.gap;
    rule.width = plan.rule_width;
    rule.height = plan.rule_weight;
    canvas.put(page, rule);
    next = rule.y + rule.height + plan.gap;
  }
  for (const text::Line& line : lines) {
    canvas.put(page, line, note.text, canvas.area_left(page), next + plan.pitch / 2, {note.node, Artifact::none});
    next += plan.pitch;
  }
}

}  // namespace typeset
