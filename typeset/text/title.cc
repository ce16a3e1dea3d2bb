#include "text/title.h"

#include <algorithm>
#include <utility>

#include "text/fit.h"
#include "text/place.h"
#include "text/title_bonds.h"
#include "text/title_search.h"

namespace typeset::text {

namespace {

constexpr std::size_t kMostDescribed = 3;

std::vector<LineCut> line_cuts(const Ruler& ruler, const TitleCuts& cuts) {
  std::vector<LineCut> lines;
  std::uint32_t begin = 0;
  for (const std::uint32_t end : cuts.ends) {
    const bool condensed = ruler.natural(begin, end) > ruler.room(begin);
    lines.push_back({begin, end, false, true, false, condensed});
    begin = end;
  }
  return lines;
}

/// A line as the author typed it, without the gap it may end in.
std::string words_of(const Ruler& ruler, std::uint32_t begin, std::uint32_t end) {
  const std::uint32_t last = ruler.visible_end(begin, end);
  if (last == begin) return {};
  const std::uint32_t from = ruler.items()[begin].begin, to = ruler.items()[last - 1].end;
  return std::string(ruler.galley().text().substr(from, to - from));
}

TitleBreaking describe(const Ruler& ruler, const std::vector<Seam>& seams, const TitleCuts& cuts) {
  TitleBreaking breaking;
  std::uint32_t begin = 0;
  for (const std::uint32_t end : cuts.ends) {
    breaking.lines.push_back(words_of(ruler, begin, end));
    begin = end;
  }
  for (const TitleFinding& finding : findings(ruler, seams, cuts)) {
    breaking.reasons.push_back({finding.rule, finding.line, finding.points});
    breaking.points += finding.points;
  }
  return breaking;
}

/// Breakings at the seams of one kind, best first.
struct Choice {
  std::vector<Seam> seams;
  std::vector<TitleCuts> cuts;
};

Choice choose(const Ruler& ruler, std::vector<Seam> seams, std::size_t most) {
  Choice choice{std::move(seams), {}};
  choice.cuts = best_cuts(ruler, choice.seams, most);
  return choice;
}

std::vector<Seam> seams_at_words(const Ruler& ruler, const TitleShape& shape) {
  static const words::Lexicon kNone;
  const words::Lexicon& lexicon = shape.lexicon == nullptr ? kNone : shape.lexicon->lexicon();
  return word_seams(ruler, lexicon, shape.words);
}

BrokenTitle describe(const Ruler& ruler, const Choice& gaps, const Choice& words) {
  BrokenTitle title;
  title.text = words_of(ruler, 0, ruler.size());
  for (const TitleCuts& cuts : gaps.cuts) title.best.push_back(describe(ruler, gaps.seams, cuts));
  for (const TitleCuts& cuts : words.cuts) {
    const auto same = [&cuts](const TitleCuts& other) { return other.ends == cuts.ends; };
    if (title.best.size() == kMostDescribed) break;
    if (std::ranges::none_of(gaps.cuts, same)) title.best.push_back(describe(ruler, words.seams, cuts));
  }
  return title;
}

/// The words before and behind `end`, ｜ between them.
std::string words_about(const Ruler& ruler, const std::vector<Seam>& seams, std::uint32_t end) {
  constexpr std::int32_t kWithinWord = 200;  // as title_rules.h has it
  const auto ends_word = [&seams](std::uint32_t i) {
    return seams[i - 1].open() && points(seams[i - 1].rule) < kWithinWord;
  };
  std::uint32_t from = end - 1, to = end + 1;
  while (from > 0 && !ends_word(from)) --from;
  while (to < ruler.size() && !ends_word(to)) ++to;
  return words_of(ruler, from, end) + "｜" + words_of(ruler, end, to);
}

/// The author's lines weighed against what would have been taken without them. Of their own accord titles end lines
/// before a clause, 关于 or —— for the sense; where they divide anything else that the author keeps whole, a word may
/// be in no list.
std::optional<BrokenTitle> weigh_own_lines(const std::vector<Paragraph>& lines, const TitleShape& shape,
                                           const Rules& rules, const FontBook& fonts) {
  Paragraph whole;
  whole.keep_typed_spaces = true;
  std::vector<std::size_t> own_ends;  // in bytes
  for (const Paragraph& line : lines) {
    const auto offset = static_cast<std::uint32_t>(whole.text.size());
    for (StyleRun run : line.runs) {
      run.begin += offset;
      run.end += offset;
      whole.runs.push_back(std::move(run));
    }
    whole.text.append(line.text);
    own_ends.push_back(whole.text.size());
  }
  Diagnostics reported_already;
  Galley galley(whole, rules, fonts, reported_already);
  galley.typed_gap = fine(shape.gap);
  prepare(galley, shape.measure);
  Shape each;
  each.measure = shape.measure;
  each.align = shape.align;
  const Ruler ruler(galley, each);
  const std::uint32_t n = ruler.size();
  if (n == 0 || ruler.natural(0, n) <= ruler.room(0)) return std::nullopt;

  TitleCuts own;
  for (std::uint32_t i = 0; i < n; ++i) {
    const bool ends = std::ranges::binary_search(own_ends, ruler.items()[i].end);
    if (ends && (own.ends.empty() || own.ends.back() < i + 1)) own.ends.push_back(i + 1);
  }
  std::uint32_t begin = 0;
  for (const std::uint32_t end : own.ends) {
    if (ruler.natural(begin, end) > ruler.room(begin)) return std::nullopt;  // divided in its turn
    begin = end;
  }
  const Choice words = choose(ruler, seams_at_words(ruler, shape), kMostDescribed);
  if (words.cuts.empty() || own.ends.empty() || own.ends.back() != n) return std::nullopt;
  BrokenTitle title = describe(ruler, {}, words);
  title.own = describe(ruler, words.seams, own);
  for (const std::uint32_t end : words.cuts.front().ends) {
    if (end == n || std::ranges::binary_search(own.ends, end)) continue;
    if (words.seams[end - 1].points() <= points(TitleRule::before_clause)) continue;
    title.divided.push_back(words_about(ruler, words.seams, end));
  }
  return title;
}

/// Gaps first; words where gaps do not do, or to tell what else there was.
std::vector<LineCut> break_title(const Ruler& ruler, const TitleShape& shape, std::vector<BrokenTitle>* broken) {
  const std::uint32_t n = ruler.size();
  if (ruler.next_forced(0) < n) return first_fit(ruler);
  if (ruler.natural(0, n) <= ruler.room(0)) return {{0, n, false, true, false, false}};

  if (shape.form == TitleForm::filled) {
    const std::vector<TitleCuts> cuts = filled_cuts(ruler, seams_at_words(ruler, shape));
    return cuts.empty() ? first_fit(ruler) : line_cuts(ruler, cuts.front());
  }
  const std::size_t most = broken == nullptr ? 1 : kMostDescribed;
  Choice gaps = choose(ruler, gap_seams(ruler), most);
  // One line that is set closer is no breaking at gaps: words have a say in whether it is to be.
  std::erase_if(gaps.cuts, [](const TitleCuts& cuts) { return cuts.ends.size() == 1; });
  Choice words;
  if (gaps.cuts.size() < most) words = choose(ruler, seams_at_words(ruler, shape), most);
  const Choice& taken = gaps.cuts.empty() ? words : gaps;
  if (taken.cuts.empty()) return first_fit(ruler);
  if (broken != nullptr) broken->push_back(describe(ruler, gaps, words));
  return line_cuts(ruler, taken.cuts.front());
}

}  // namespace

std::vector<std::vector<Line>> set_title(const std::vector<Paragraph>& lines, const TitleShape& shape,
                                         const Rules& rules, const FontBook& fonts, Diagnostics& faults,
                                         std::vector<BrokenTitle>* broken) {
  std::vector<std::vector<Line>> result;
  result.reserve(lines.size());
  if (broken != nullptr && lines.size() > 1) {
    if (std::optional<BrokenTitle> own = weigh_own_lines(lines, shape, rules, fonts))
      broken->push_back(std::move(*own));
  }
  Shape each;
  each.measure = shape.measure;
  each.align = shape.align;
  each.indent = each.first_indent = shape.indent;
  for (const Paragraph& line : lines) {
    Paragraph title = line;
    title.keep_typed_spaces = true;
    Galley galley(title, rules, fonts, faults);
    galley.typed_gap = fine(shape.gap);
    prepare(galley, shape.measure);
    const Ruler ruler(galley, each);
    if (ruler.size() == 0) {
      result.emplace_back();
      continue;
    }
    result.push_back(place(ruler, each, break_title(ruler, shape, broken)));
  }
  return result;
}

}  // namespace typeset::text
