// Marks within and between numbers (GB/T 15834, 15835): 8：30, 3-5天, 5。6%, 12，345元.
#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "lint/families.h"
#include "lint/faults.h"
#include "lint/word_tables.h"

namespace typeset::lint {

namespace {

constexpr std::u32string_view kColons = U"：∶﹕︰";               // full width, ratio, small, of vertical text
constexpr std::u32string_view kRangeMarks = U"-~－―─━–−‐‑‒∼〜˜";  // hyphens, bars, dashes and tildes but — and ～
constexpr std::u32string_view kPoints = U"。．";

constexpr std::size_t kMostDigits = 12;
constexpr std::size_t kClause = 8;  // how far a word says what a number is

std::size_t digits_end(const Passage& passage, std::size_t i) {
  std::size_t end = i;
  while (end - i < kMostDigits && passage.digit(end)) ++end;
  return end;
}
std::size_t digits_begin(const Passage& passage, std::size_t i) {
  std::size_t begin = i;
  while (begin > 0 && i - begin < kMostDigits && passage.digit(begin - 1)) --begin;
  return begin;
}

std::string bytes(const Passage& passage, std::size_t begin, std::size_t end) {
  std::string text;
  for (std::size_t i = begin; i < end; ++i) append_utf8(text, passage.at(i));
  return text;
}

int value(const Passage& passage, std::size_t begin, std::size_t end) {
  int sum = 0;
  for (std::size_t i = begin; i < std::min(end, begin + 8); ++i)
    sum = 10 * sum + static_cast<int>(passage.at(i) - U'0');
  return sum;
}

void tell(const Passage& passage, const DiagnosticKind& rule, std::size_t begin, std::size_t end,
          const std::string& proposed, Findings& findings) {
  const Span place = passage.span(begin, end);
  if (findings.wants(rule, place))
    findings.report(rule, place, {passage.words(begin, end), proposed}, {{{passage.edit(begin, end, proposed)}}});
}

/// 8：30 around the colon at `i`: hours and minutes that nothing near says are a ratio, a score or an item. Returns
/// where the time ends, 0 if it is none.
std::size_t check_clock(const Passage& passage, std::size_t i, Findings& findings) {
  constexpr int kHours = 24;
  constexpr int kSixty = 60;
  const std::size_t begin = digits_begin(passage, i);
  std::size_t end = digits_end(passage, i + 1);
  if (begin == i || i - begin > 2 || end != i + 3) return 0;
  if (value(passage, begin, i) > kHours || value(passage, i + 1, end) >= kSixty) return 0;
  std::string proposed = bytes(passage, begin, i) + ":" + bytes(passage, i + 1, end);
  if (among(passage.at(end), kColons) && digits_end(passage, end + 1) == end + 3) {  // seconds
    proposed += ":" + bytes(passage, end + 1, end + 3);
    end += 3;
  }
  const char32_t before = begin > 0 ? passage.at(begin - 1) : 0;
  if (among(before, U".:") || among(before, kColons) || among(passage.at(end), U".:/")) return 0;
  if (begin > 0 && passage.letter(begin - 1)) return 0;
  const bool clock_before = word_before(passage, begin, kTimesOfDay) > 0;
  if (!clock_before) {
    if (word_before(passage, begin, kNumbered) > 0 || word_at(passage, end, kCounted) > 0) return 0;
    if (word_near_before(passage, begin, kClause, kRatios) || word_near_behind(passage, end, kClause, kRatios))
      return 0;
  }
  tell(passage, lint_faults::kClock, begin, end, proposed, findings);
  return end;
}

/// A number beside a mark of range, with the measure that may stand between the two: 5%-8%, 1月-3月.
struct Bound {
  std::size_t begin;
  std::size_t end;     // of the number
  bool plain = true;   // digits only
  bool clock = false;  // 8:30
};

bool within_number(const Passage& passage, std::size_t i) {
  return among(passage.at(i), U".,:") || among(passage.at(i), kColons);
}

Bound bound_before(const Passage& passage, std::size_t end) {
  Bound bound{end, end};
  while (bound.begin > 0 && end - bound.begin < kMostDigits) {
    const std::size_t at = bound.begin - 1;
    const bool mark = within_number(passage, at) && at > 0 && passage.digit(at - 1) && bound.begin < end;
    if (!passage.digit(at) && !mark) break;
    bound.plain = bound.plain && !mark;
    bound.clock = bound.clock || (mark && passage.at(at) != U'.' && passage.at(at) != U',');
    bound.begin = at;
  }
  return bound;
}

Bound bound_behind(const Passage& passage, std::size_t begin) {
  Bound bound{begin, begin};
  while (bound.end - begin < kMostDigits) {
    const bool mark = within_number(passage, bound.end) && passage.digit(bound.end + 1) && bound.end > begin;
    if (!passage.digit(bound.end) && !mark) break;
    bound.plain = bound.plain && !mark;
    bound.clock = bound.clock || (mark && passage.at(bound.end) != U'.' && passage.at(bound.end) != U',');
    ++bound.end;
  }
  return bound;
}

/// 3-5天 around the mark at `i`; returns where the second number ends, 0 if there is no range.
std::size_t check_range(const Passage& passage, std::size_t i, Findings& findings) {
  std::size_t mark_end = i + 1;
  if (passage.at(mark_end) == passage.at(i)) ++mark_end;  // 3--5
  const std::size_t unit = passage.digit(i - 1) ? 0 : word_before(passage, i, kRangeUnits);
  const Bound left = bound_before(passage, i - unit);
  const std::size_t ordinal = passage.at(mark_end) == U'第' ? 1 : 0;
  const Bound right = bound_behind(passage, mark_end + ordinal);
  if (left.begin == left.end || right.begin == right.end) return 0;
  // A code, a telephone, a date or a fraction: A4-5, 0857-8222222, 2017-12-29, 5-7/8.
  const char32_t before = left.begin > 0 ? passage.at(left.begin - 1) : 0;
  const char32_t behind = passage.at(right.end);
  if (among(before, U"/\\#.+=_") || among(behind, U"/\\#+=_") || among(before, kRangeMarks) ||
      among(behind, kRangeMarks)) {
    return 0;
  }
  if (left.begin > 0 && passage.letter(left.begin - 1)) return 0;
  if (among(before, U"—～") || among(behind, U"—～")) return 0;
  const std::size_t measure = word_at(passage, right.end, kRangeUnits);
  if (measure == 0 && !(left.clock && right.clock)) return 0;
  const bool code = passage.at(left.begin) == U'0' && left.plain && left.end - left.begin > 1 && measure > 0 &&
                    !among(behind, U"月日时点");
  if (code || left.end - left.begin > 6 || right.end - right.begin > 6 + (left.clock ? 2 : 0)) {
    if (code || left.plain || right.plain) return 0;
  }
  const bool same_unit = unit == 0 || (unit == measure && passage.at(i - 1) == passage.at(right.end + measure - 1));
  if (left.plain && right.plain && same_unit &&
      value(passage, left.begin, left.end) >= value(passage, right.begin, right.end)) {
    return 0;
  }
  const bool years = behind == U'年' && left.end - left.begin == 4;
  const bool moment = years || (left.clock && right.clock) || (unit > 0 && among(passage.at(i - 1), U"月日时点")) ||
                      (measure == 1 && among(behind, U"月日时点")) ||
                      (measure == 2 && behind == U'学' && left.end - left.begin == 4);
  const auto written = [&](std::size_t begin, std::size_t end) {
    std::string text;
    for (std::size_t at = begin; at < end; ++at)
      append_utf8(text, among(passage.at(at), kColons) ? U':' : passage.at(at));
    return text;
  };
  std::string proposed = written(left.begin, i);
  // 5%～8%, 3万～5万: the first bound keeps its own (CL-NUM-4).
  if (unit == 0 && among(behind, U"%％‰万亿")) append_utf8(proposed, behind);
  proposed += (moment ? "—" : "～") + written(mark_end, right.end);
  tell(passage, lint_faults::kRange, left.begin, right.end, proposed, findings);
  return right.end;
}

/// 08：30-17：30 from the colon of its first time, at `i`: a mark of range further on, reported with both colons.
std::size_t check_range_of_times(const Passage& passage, std::size_t i, Findings& findings) {
  const std::size_t end = digits_end(passage, i + 1);
  return among(passage.at(end), kRangeMarks) ? check_range(passage, end, findings) : 0;
}

/// 5。6% around the mark at `i`.
std::size_t check_decimal(const Passage& passage, std::size_t i, Findings& findings) {
  constexpr std::size_t kMostDecimals = 4;
  const Bound left = bound_before(passage, i);
  const std::size_t end = digits_end(passage, i + 1);
  if (end - i - 1 > kMostDecimals || word_at(passage, end, kMeasures) == 0) return 0;
  if (left.begin > 0 && (passage.at(left.begin - 1) == U'第' || passage.letter(left.begin - 1))) return 0;
  if (left.begin == 0 && passage.at(i) == U'．') return 0;  // 1．5万元…… may number an item
  tell(passage, lint_faults::kFigureMark, left.begin, end,
       bytes(passage, left.begin, i) + "." + bytes(passage, i + 1, end), findings);
  return end;
}

/// 12，345元 around the comma at `i`.
std::size_t check_thousands(const Passage& passage, std::size_t i, Findings& findings) {
  constexpr std::size_t kGroup = 3;
  const std::size_t begin = digits_begin(passage, i);
  if (begin == i || i - begin > kGroup || passage.at(begin) == U'0') return 0;
  std::size_t end = i;
  std::string proposed = bytes(passage, begin, i);
  while (passage.at(end) == U'，' && digits_end(passage, end + 1) == end + 1 + kGroup) {
    proposed += "," + bytes(passage, end + 1, end + 1 + kGroup);
    end += 1 + kGroup;
  }
  if (end == i || (passage.at(end) == U'，' && passage.digit(end + 1))) return 0;
  // 分别为500，300，200人: three figures and three figures are as likely a list.
  if (i - begin == kGroup || word_near_before(passage, begin, kClause, kListing)) return 0;
  if (among(passage.at(end), U"．。.") && passage.digit(end + 1)) {  // 12，345．67
    const std::size_t decimals = digits_end(passage, end + 1);
    proposed += "." + bytes(passage, end + 1, decimals);
    end = decimals;
  }
  const char32_t before = begin > 0 ? passage.at(begin - 1) : 0;
  const bool series = among(before, U"，,.、") && begin > 1 && passage.digit(begin - 2);
  if (series || before == U'第' || (begin > 0 && passage.letter(begin - 1))) return 0;
  // 完成1，100%: the second is a number of its own, as it is before a sign of rate or a year.
  if (among(passage.at(end), U"%％‰年月")) return 0;
  tell(passage, lint_faults::kFigureMark, begin, end, proposed, findings);
  return end;
}

}  // namespace

void check_figures(const Passage& passage, Findings& findings) {
  for (std::size_t i = 1; i + 1 < passage.size();) {
    const char32_t c = passage.at(i);
    const bool between = passage.digit(i - 1) && passage.digit(i + 1);
    std::size_t end = 0;
    if (among(c, kRangeMarks)) {
      end = check_range(passage, i, findings);
    } else if (between && among(c, kColons)) {
      end = check_range_of_times(passage, i, findings);
      if (end == 0) end = check_clock(passage, i, findings);
    } else if (between && among(c, kPoints)) {
      end = check_decimal(passage, i, findings);
    } else if (between && c == U'，') {
      end = check_thousands(passage, i, findings);
    }
    i = std::max(end, i + 1);
  }
}

}  // namespace typeset::lint
