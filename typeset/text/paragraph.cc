#include "text/paragraph.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/cost.h"
#include "text/faults.h"
#include "text/fit.h"
#include "text/galley.h"
#include "text/justify.h"
#include "text/notes.h"
#include "text/place.h"

namespace typeset::text {

namespace {

/// The words from item `begin` to the next place where a line may end, cut short.
std::string unbroken_from(const Galley& galley, std::uint32_t begin) {
  constexpr std::size_t kShown = 24;
  if (begin >= galley.items.size()) return {};
  std::uint32_t end = begin;
  while (end + 1 < galley.items.size() && end - begin < kShown && galley.items[end].break_cost == kNever) ++end;
  const std::string_view words =
      galley.text().substr(galley.items[begin].begin, galley.items[end].end - galley.items[begin].begin);
  const std::size_t shown = character_begin(words, kShown);
  return std::string(words.substr(0, shown)) + (shown < words.size() ? "…" : "");
}

/// What a reader of the proofs would mark: lines that are too loose, words broken by force, a lone last character.
void report_lines(const Ruler& ruler, const std::vector<LineCut>& cuts, Diagnostics& faults) {
  const Galley& galley = ruler.galley();
  const auto span = [&](std::uint32_t begin, std::uint32_t end) {
    return galley.paragraph.text.span(galley.items[begin].begin, galley.items[end - 1].end);
  };
  for (const LineCut& cut : cuts) {
    const std::uint32_t visible = ruler.visible_end(cut.begin, cut.end);
    if (visible == cut.begin) continue;
    if (cut.violated) {
      const Item& first = galley.items[cut.begin];
      const Item& last = galley.items[visible - 1];
      constexpr std::size_t kShown = 48;
      const std::string_view words = galley.text().substr(first.begin, last.end - first.begin);
      const std::size_t shown = character_begin(words, kShown);
      faults.report(text_faults::kForcedBreak, span(cut.begin, visible),
                    {std::string(words.substr(0, shown)) + (shown < words.size() ? "…" : "")});
    }
    if (!ruler.justified()) continue;
    if (!cut.forced && !cut.violated) {
      const std::uint32_t boxed = cut.hung ? visible - 1 : visible;
      const Adjustment set = justify(ruler.measure(cut.begin, boxed), ruler.room(cut.begin), true, ruler.em());
      const Fine each = set.per_joint;
      const auto percent = std::to_string(part(each, 100, ruler.em()));
      // An address that fills the line but for a few letters needs no word.
      if (set.ragged && set.left_over > 2 * ruler.em()) {
        faults.report(text_faults::kUnjustifiedLine, span(cut.begin, visible), {unbroken_from(galley, cut.end)});
      } else if (each > ruler.em() / 4) {
        faults.report(text_faults::kVeryLooseLine, span(cut.begin, visible), {percent});
      } else if (each > ruler.em() * 15 / 100) {
        faults.report(text_faults::kLooseLine, span(cut.begin, visible), {percent});
      }
    }
    // CL-ORP-1
    const bool goes_on = cut.begin > 0 && !ruler.forced(cut.begin);  // the author did not begin it
    if (goes_on && cut.end == ruler.size() && ruler.letters(cut.begin, visible) == 1) {
      const Item& first = galley.items[cut.begin];
      faults.report(text_faults::kLoneCharacter, span(cut.begin, visible),
                    {std::string(galley.text().substr(first.begin, galley.items[visible - 1].end - first.begin))});
    }
  }
}

/// Bounds on what all lines together can be squeezed or opened to, as if the text were one line: every line end may
/// drop a blank half at either side of it besides.
Slack slack_of(const Ruler& ruler, const std::vector<LineCut>& cuts, const Rules& rules) {
  const bool adjusts = rules.breaker == Breaker::best_fit && rules.grid != Grid::strict && ruler.justified();
  if (!adjusts || cuts.empty()) return {};
  if (ruler.next_forced(0) != ruler.size()) return {true, true};
  const auto lines = static_cast<Fine>(cuts.size());
  const auto room = [&](Fine count) { return ruler.room(0) + ruler.room(ruler.size()) * (count - 1); };
  const Stretchable all = ruler.stretchable(0, ruler.size());
  // Fitness::open: a twentieth of an em between two characters.
  const Fine most = all.natural + all.word_spaces + all.gaps + all.joints * ruler.em() / 20;
  Slack slack;
  slack.fewer = lines > 1 && all.natural - all.gives - lines * ruler.em() <= room(lines - 1);
  slack.more = most >= room(lines) + ruler.em();
  return slack;
}

/// The cuts that lines were placed by; where a break was forced is not known any more.
std::vector<LineCut> cuts_of(const Ruler& ruler, const std::vector<Line>& lines) {
  std::vector<LineCut> cuts;
  std::uint32_t item = 0;
  for (const Line& line : lines) {
    LineCut cut;
    cut.begin = item;
    while (item < ruler.size() && ruler.items()[item].begin < line.end) ++item;
    cut.end = item;
    cut.hung = line.hung;
    cuts.push_back(cut);
  }
  return cuts;
}

bool part_at_line_ends(Galley& galley, const std::vector<LineCut>& cuts) {
  std::vector<std::uint32_t> ends;
  for (const LineCut& cut : cuts) {
    if (cut.end > 0) ends.push_back(cut.end);
  }
  return part_at(galley, ends);
}

}  // namespace

void prepare(Galley& galley, Length measure) {
  itemise(galley, measure);
  refuse_foreign_runs(galley);
  resolve_shared_marks(galley);
  report_typed_marks(galley);
  replace_spaces(galley);
  cast_faces(galley);
  shape(galley);
  make_items(galley);
  set_gaps(galley);
  find_breaks(galley);
  hold_spans(galley);
  if (galley.rules.grid == Grid::strict) snap_to_cells(galley);
}

std::vector<Line> set_paragraph(const Paragraph& paragraph, const Shape& shape, const Rules& rules,
                                const FontBook& fonts, Diagnostics& faults, std::vector<LineNote>* notes,
                                Slack* slack) {
  Galley galley(paragraph, rules, fonts, faults);
  prepare(galley, shape.measure);
  Ruler ruler(galley, shape);
  const std::vector<LineCut> cuts = break_lines(ruler, rules.breaker);
  if (notes != nullptr) *notes = explain(ruler, cuts, rules.breaker);
  if (slack != nullptr) *slack = slack_of(ruler, cuts, rules);
  if (part_at_line_ends(galley, cuts)) ruler = Ruler(galley, shape);
  report_lines(ruler, cuts, faults);
  return place(ruler, shape, cuts);
}

Line set_alone(const Paragraph& paragraph, Length measure, const Rules& rules, const FontBook& fonts,
               Diagnostics& faults, Align align) {
  Shape shape;
  shape.measure = measure;
  shape.align = align;
  std::vector<Line> lines = set_paragraph(paragraph, shape, rules, fonts, faults);
  return lines.empty() ? Line{} : std::move(lines.front());
}

std::vector<OtherBreaking> other_breakings(const Paragraph& paragraph, const Shape& shape, const Rules& rules,
                                           const FontBook& fonts, const std::vector<Line>& best, Slack slack,
                                           bool with_notes) {
  std::vector<OtherBreaking> others;
  if ((!slack.fewer && !slack.more) || best.empty()) return others;
  Diagnostics reported_before;
  Galley galley(paragraph, rules, fonts, reported_before);
  prepare(galley, shape.measure);
  const Ruler ruler(galley, shape);
  // Placing may part what is kerned across a line end, in the galley itself: the ways are found before any is placed.
  std::vector<CountedFit> fits;
  const std::vector<LineCut> chosen = cuts_of(ruler, best);
  const auto try_count = [&](std::size_t count) {
    if (auto fit = fit_into(ruler, chosen, count)) fits.push_back(*std::move(fit));
  };
  if (slack.fewer && best.size() > 1) try_count(best.size() - 1);
  if (slack.more) try_count(best.size() + 1);
  if (fits.empty()) return others;
  const Cost least = total_cost(ruler, chosen);
  for (const CountedFit& fit : fits) {
    OtherBreaking& other = others.emplace_back();
    other.cost = std::max<Cost>(fit.cost - least, 0);
    if (with_notes) other.notes = explain(ruler, fit.lines, rules.breaker);
    Galley own = galley;
    if (part_at_line_ends(own, fit.lines)) {
      other.lines = place(Ruler(own, shape), shape, fit.lines);
    } else {
      other.lines = place(ruler, shape, fit.lines);
    }
  }
  return others;
}

Length natural_width(const Paragraph& paragraph, const Rules& rules, const FontBook& fonts) {
  Diagnostics ignored;
  Galley galley(paragraph, rules, fonts, ignored);
  prepare(galley, Length());
  Fine width = 0;
  for (const Item& item : galley.items) width += item.width + item.gap;
  if (!galley.items.empty()) width -= galley.items.back().gap;
  return whole(width);
}

Length widest_piece(const Paragraph& paragraph, const Rules& rules, const FontBook& fonts) {
  Diagnostics ignored;
  Galley galley(paragraph, rules, fonts, ignored);
  prepare(galley, Length());
  Fine widest = 0, piece = 0;
  for (const Item& item : galley.items) {
    piece += item.width;
    widest = std::max(widest, piece);
    piece = item.may_break ? 0 : piece + item.gap;
  }
  return whole(widest);
}

Paragraph part_of(const Paragraph& paragraph, std::size_t begin, std::size_t end) {
  Paragraph part;
  part.keep_typed_spaces = paragraph.keep_typed_spaces;
  part.text = paragraph.text.slice(begin, end);
  for (const StyleRun& run : paragraph.runs) {
    const std::size_t from = std::max<std::size_t>(run.begin, begin), to = std::min<std::size_t>(run.end, end);
    if (from >= to) continue;
    part.runs.push_back({static_cast<std::uint32_t>(from - begin), static_cast<std::uint32_t>(to - begin), run.style});
  }
  return part;
}

}  // namespace typeset::text
