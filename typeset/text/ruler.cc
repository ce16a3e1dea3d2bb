#include <algorithm>

#include "text/fit.h"
#include "text/kinsoku.h"

namespace typeset::text {

namespace {

/// A style's indent is a number of cells rounded down; taken back to exact cells, so that the rest is whole cells too.
Fine exact_distance(Length distance, Length cell, Fine exact) {
  if (cell.units() <= 0 || exact == fine(cell)) return fine(distance);
  const std::int64_t cells = (distance.units() + cell.units() / 2) / cell.units();
  const Fine whole_cells = cells * exact;
  const std::int64_t off = (whole_cells - fine(distance)) / kFinePerUnit;
  return off >= -1 && off <= cells ? whole_cells : fine(distance);
}

}  // namespace

Ruler::Ruler(const Galley& galley, const Shape& shape) : galley_(&galley) {
  const GalleyStyle& body = galley.styles.front();
  em_ = std::max<Fine>(body.text_em, 1);
  first_indent_ = exact_distance(shape.first_indent, body.style.cell, body.text_cell);
  indent_ = exact_distance(shape.indent, body.style.cell, body.text_cell);
  first_room_ = fine(shape.measure) - first_indent_;
  room_ = fine(shape.measure) - indent_;
  justified_ = shape.align == Align::justify;
  // CL-PUN-4 keeps the blank after a paragraph's indent; a line that is centred or spread is trimmed at both ends.
  trim_first_ =
      galley.rules.first_line == FirstLine::trim || (shape.align != Align::justify && shape.align != Align::left);

  measure_edges();
}

void Ruler::measure_edges() {
  const std::uint32_t n = size();
  starts_.resize(n + 1);
  stops_.resize(n + 1);
  steps_.resize(n + 1);
  ends_.resize(n + 1);
  visible_end_.resize(n + 1);
  next_forced_.resize(n + 1);
  Edge sum;
  Steps steps{};
  for (std::uint32_t i = 0; i < n; ++i) {
    const Item& item = items()[i];
    starts_[i] = sum;
    // The blanks at a line's edges are dropped or kept, never squeezed.
    starts_[i].natural += lead_trim(i);
    starts_[i].gives += item.lead_shrink;

    ends_[i + 1] = {std::max(item.break_cost, 0), item.break_cost < kNever || i + 1 == n, item.newline || i + 1 == n};

    const Fine blank = item.lead_shrink + item.trail_shrink;
    steps[static_cast<std::size_t>(squeeze_step(item.cls))] += blank;
    steps[static_cast<std::size_t>(Squeeze::word_space)] += item.space_shrink;
    steps[static_cast<std::size_t>(Squeeze::gap)] += item.gap_shrink;
    steps_[i + 1] = steps;
    sum.natural += item.width + item.gap;
    sum.gives += blank + item.space_shrink + item.gap_shrink;
    sum.word_spaces += item.space_stretch;
    sum.gaps += item.gap_stretch;
    sum.joints += item.spreads ? 1 : 0;
    sum.letters += item.cls == CharClass::SP || kChineseMarks.has(item.cls) || item.cls == CharClass::WC ? 0 : 1;
    if (item.cls == CharClass::SP) {
      visible_end_[i + 1] = visible_end_[i];
      stops_[i + 1] = stops_[i];
      continue;
    }
    visible_end_[i + 1] = i + 1;
    stops_[i + 1] = sum;
    stops_[i + 1].natural -= item.gap + trail_trim(i);
    stops_[i + 1].gives -= item.trail_shrink + item.gap_shrink;
    stops_[i + 1].gaps -= item.gap_stretch;
    stops_[i + 1].joints -= item.spreads ? 1 : 0;
  }
  starts_[n] = sum;
  if (n == 0) ends_[0] = {0, true, true};
  next_forced_[n] = n;
  for (std::uint32_t i = n; i-- > 0;) next_forced_[i] = items()[i].newline ? i + 1 : next_forced_[i + 1];
}

std::uint32_t Ruler::visible_end(std::uint32_t begin, std::uint32_t end) const {
  return std::max(begin, visible_end_[end]);
}

Fine Ruler::lead_trim(std::uint32_t begin) const { return begin > 0 || trim_first_ ? items()[begin].lead : 0; }

Fine Ruler::natural_before_hung(std::uint32_t begin, std::uint32_t mark) const {
  // The blank of the item before the mark stays: nothing ends there.
  return stops_[mark].natural + trail_trim(mark - 1) - starts_[begin].natural;
}

LineMeasure Ruler::measure(std::uint32_t begin, std::uint32_t end) const {
  LineMeasure line;
  const std::uint32_t last = visible_end(begin, end);
  if (last == begin) return line;
  const Stretchable sums = stretchable(begin, last);
  line.natural = sums.natural;
  line.word_spaces = sums.word_spaces;
  line.gaps = sums.gaps;
  line.joints = sums.joints;
  const Item& head = items()[begin];
  const Item& tail = items()[last - 1];
  for (std::size_t s = 0; s < kSqueezeSteps; ++s) line.squeeze[s] = steps_[last][s] - steps_[begin][s];
  line.squeeze[static_cast<std::size_t>(squeeze_step(head.cls))] -= head.lead_shrink;
  line.squeeze[static_cast<std::size_t>(squeeze_step(tail.cls))] -= tail.trail_shrink;
  line.squeeze[static_cast<std::size_t>(Squeeze::gap)] -= tail.gap_shrink;
  return line;
}

std::uint32_t Ruler::hanging_item(std::uint32_t begin, std::uint32_t end) const {
  if (galley_->rules.hang == Hang::none) return end;
  const std::uint32_t last = visible_end(begin, end);
  if (last < begin + 2 || !may_hang(items()[last - 1].character)) return end;
  return items()[last - 2].cls == CharClass::SP ? end : last - 1;
}

std::uint32_t Ruler::forced_break(std::uint32_t begin, std::uint32_t fitting) const {
  if (forced(fitting)) return fitting;
  const Kinsoku level = galley_->rules.kinsoku;
  std::uint32_t outside_units = begin;
  for (std::uint32_t end = fitting; end > begin; --end) {
    const Item& last = items()[end - 1];
    const CharClass next = items()[end].cls;
    if (last.solid || next == CharClass::SP) continue;
    if (outside_units == begin) outside_units = end;
    if (may_end_line(last.cls, level) && may_start_line(next, level) && next != CharClass::WC &&
        last.cls != CharClass::WO) {
      return end;
    }
  }
  return outside_units > begin ? outside_units : fitting;
}

std::vector<LineCut> break_lines(const Ruler& ruler, Breaker breaker) {
  // Only a justified text has anything to optimise: elsewhere nothing is squeezed or spread.
  if (!ruler.justified()) return first_fit(ruler);
  switch (breaker) {
    case Breaker::first_fit: return first_fit(ruler);
    case Breaker::best_fit: return best_fit(ruler);
  }
  return first_fit(ruler);
}

}  // namespace typeset::text
