#include "layout/foot_notes.h"

#include <algorithm>
#include <utility>

#include "compose/note_mark.h"

namespace typeset {

namespace {

/// The mark of another number in the style of [begin, end) of `paragraph`.
text::Paragraph numbered(const text::Paragraph& paragraph, std::uint32_t at, int number) {
  const auto run = std::ranges::find(paragraph.runs, at, &text::StyleRun::begin);
  text::Paragraph mark;
  if (run == paragraph.runs.end()) return mark;
  const std::string words = note_mark(number);
  Span place = paragraph.text.span(run->begin, run->end);
  place.end = place.begin;  // words of ours, not those that stand there
  mark.text = LocatedText(words, place);
  mark.runs.push_back({0, static_cast<std::uint32_t>(words.size()), run->style});
  return mark;
}

}  // namespace

SetFootNote set_foot_note(const FootNote& note, const Flow& flow, const FontBook& fonts, Diagnostics& faults) {
  text::Shape shape;
  shape.measure = flow.page.area_width;
  shape.first_indent = flow.notes.indent;
  if (!note.mark.text.empty()) {
    shape.first_indent +=
        text::set_alone(note.mark, shape.measure, flow.rules, fonts, faults).width + flow.notes.mark_gap;
  }
  SetFootNote set;
  set.note = &note;
  set.lines = text::set_paragraph(note.text, shape, flow.rules, fonts, faults);
  set.height = flow.notes.pitch * static_cast<std::int64_t>(set.lines.size());
  return set;
}

text::Line FootNotes::set_mark(const text::Paragraph& mark, Diagnostics& faults) const {
  return text::set_alone(mark, flow_.page.area_width, flow_.rules, fonts_, faults);
}

/// In the middle of the place of the first mark, whose glyphs begin at `x`.
void FootNotes::put_mark(Canvas& canvas, std::size_t page, const text::Paragraph& paragraph, std::uint32_t at,
                         int number, Length x, Length centre, Belonging belongs, Diagnostics& faults) const {
  const text::Paragraph mark = numbered(paragraph, at, number);
  const text::Line line = set_mark(mark, faults);
  const text::Line first = set_mark(numbered(paragraph, at, 1), faults);
  if (line.runs.empty() || first.runs.empty()) return;
  const Length box = x - first.runs.front().glyphs.front().x;
  canvas.put(page, line, mark, box + (first.width - line.width) / 2, centre, belongs);
}

void FootNotes::put_line(Canvas& canvas, std::size_t page, const text::Line& line, const text::Paragraph& paragraph,
                         Length x, Length centre, Belonging belongs, const SetFootNote* first, const SetFootNote* last,
                         Diagnostics& faults, Opening opening) {
  const std::size_t before = taken_.size();
  for (const SetFootNote* set = first; set != last; ++set) {
    int number = set->note->number;
    if (page < counts_.size() && number > 0 && flow_.notes.per_page) number = ++counts_[page];
    taken_.push_back({page, number, *set});
  }
  const auto own = taken_.begin() + static_cast<std::ptrdiff_t>(before);
  const bool fills_in =
      flow_.notes.per_page && std::any_of(own, taken_.end(), [](const Taken& taken) { return taken.number > 1; });
  if (!fills_in) return canvas.put(page, line, paragraph, x, centre, belongs, opening);
  // The line is put in parts about the places of its marks, in reading order.
  text::Line part;
  const auto put_part = [&] {
    canvas.put(page, part, paragraph, x, centre, belongs, opening);
    part.runs.clear();
  };
  auto next = own;
  for (const text::LineRun& run : line.runs) {
    text::LineRun piece{run.face, run.size, run.colour, {}};
    for (const text::PlacedGlyph& glyph : run.glyphs) {
      while (next != taken_.end() && next->set.note->at < glyph.begin) ++next;
      const bool mark = next != taken_.end() && next->set.note->at == glyph.begin && next->number > 1;
      if (!mark) {
        piece.glyphs.push_back(glyph);
        continue;
      }
      part.runs.push_back(std::exchange(piece, {run.face, run.size, run.colour, {}}));
      put_part();
      put_mark(canvas, page, paragraph, glyph.begin, next->number, x + glyph.x, centre, belongs, faults);
    }
    part.runs.push_back(std::move(piece));
  }
  part.marks = line.marks;
  part.links = line.links;
  put_part();
}

/// Of notes, as the search has given them room.
std::size_t FootNotes::lines_on(std::size_t page) const {
  const NotePlan& plan = flow_.notes;
  const Length rule = plan.gap * 2 + plan.rule_weight;
  if (page >= heights_.size() || heights_[page] <= rule || plan.pitch <= Length()) return 0;
  return static_cast<std::size_t>((heights_[page] - rule).units() / plan.pitch.units());
}

void FootNotes::put_notes(Canvas& canvas, Diagnostics& faults) {
  const NotePlan& plan = flow_.notes;
  auto taken = taken_.begin();
  std::size_t line = 0;  // of it
  for (std::size_t page = 0; page < heights_.size(); ++page) {
    const std::size_t count = lines_on(page);
    if (count == 0) continue;
    Rule rule;
    rule.x = canvas.area_left(page);
    rule.y = feet_[page] - heights_[page] + plan.gap;
    rule.width = plan.rule_width;
    rule.height = plan.rule_weight;
    canvas.put(page, rule);
    Length centre = rule.y + rule.height + plan.gap + plan.pitch / 2;
    for (std::size_t i = 0; i < count && taken != taken_.end(); ++i, centre += plan.pitch) {
      const FootNote& note = *taken->set.note;
      const Belonging belongs{note.node, Artifact::none};
      const Length x = canvas.area_left(page);
      if (line == 0 && !note.mark.text.empty()) {
        const text::Paragraph mark = numbered(note.mark, 0, taken->number);
        canvas.put(page, set_mark(mark, faults), mark, x + plan.indent, centre, belongs);
      }
      canvas.put(page, taken->set.lines[line], note.text, x, centre, belongs);
      if (++line < taken->set.lines.size()) continue;
      line = 0;
      ++taken;
    }
  }
}

}  // namespace typeset
