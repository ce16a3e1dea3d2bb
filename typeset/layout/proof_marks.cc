#include "layout/proof_marks.h"

#include "text/paragraph.h"

namespace typeset {

namespace {

constexpr Belonging kProof{0, Artifact::proof};
constexpr Length kHairline = Length::centi_pt(20);

Rule hairline(Length x, Length y, Length width, Length height) { return {x, y, width, height, Colour::proof, kProof}; }

/// Cell n begins at ⌊n × width / columns⌋, as text is set on them; a line of the grid stands in the middle of its
/// pitch.
void put_grid(Canvas& canvas, const PageGeometry& page, std::size_t number) {
  const Length left = canvas.area_left(number), top = canvas.area_top() - (page.pitch - page.em) / 2;
  const Length height = page.pitch * page.lines;
  for (int line = 0; line <= page.lines; ++line)
    canvas.put(number, hairline(left, top + page.pitch * line, page.area_width, kHairline));
  for (int column = 0; column <= page.columns; ++column)
    canvas.put(number, hairline(left + page.area_width.scaled(column, page.columns), top, kHairline, height));
}

}  // namespace

void put_proof_marks(Canvas& canvas, const Flow& flow, Diagnostics& faults) {
  if (!flow.proof) return;
  const ProofPlan& plan = *flow.proof;
  const FontBook& fonts = canvas.fonts();
  const text::Line head = text::set_alone(plan.head, flow.page.area_width, flow.rules, fonts, faults);
  const text::Line foot = text::set_alone(plan.foot, flow.page.area_width, flow.rules, fonts, faults);
  const Length high = plan.head.runs.front().style.size, low = plan.foot.runs.front().style.size;
  for (std::size_t page = 0; page < canvas.page_count(); ++page) {
    if (plan.grid) put_grid(canvas, flow.page, page);
    const Length left = canvas.area_left(page);
    canvas.put(page, head, plan.head, left, plan.margin + high / 2, kProof);
    canvas.put(page, foot, plan.foot, left, flow.page.height - plan.margin - low / 2, kProof);
  }
}

}  // namespace typeset
