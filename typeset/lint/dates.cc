// Dates in the text and of the document.
#include <array>
#include <optional>

#include "lint/families.h"
#include "lint/faults.h"

namespace typeset::lint {

namespace {

/// A cursor over a passage; spaces between digits and 年, 月, 日 are artefacts of typing (BR-26).
struct Cursor {
  const Passage& passage;
  std::size_t at;

  void skip_space() {
    if (passage.at(at) == U' ') ++at;
  }
  std::optional<int> number(std::size_t most) {
    int value = 0;
    std::size_t digits = 0;
    for (; passage.digit(at) && digits <= most; ++digits, ++at)
      value = value * 10 + static_cast<int>(passage.at(at) - U'0');
    if (digits == 0 || digits > most) return {};
    return value;
  }
  bool take(char32_t c) {
    if (passage.at(at) != c) return false;
    ++at;
    return true;
  }
};

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

/// Without a year February may have its 29th.
bool exists(std::optional<int> year, int month, int day) {
  constexpr std::array<int, 12> kDays = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12 || day < 1) return false;
  if (month == 2 && day == 29 && year) return is_leap(*year);
  return day <= kDays[static_cast<std::size_t>(month - 1)];
}

/// 0 is Sunday; by the Gregorian calendar.
int weekday(const Date& date) {
  constexpr std::array<int, 12> kShift = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
  const int year = date.month < 3 ? date.year - 1 : date.year;
  return (year + year / 4 - year / 100 + year / 400 + kShift[static_cast<std::size_t>(date.month - 1)] + date.day) % 7;
}

constexpr std::u32string_view kWeekdays = U"日一二三四五六";
constexpr std::array<std::string_view, 7> kWeekdayNames = {"星期日", "星期一", "星期二", "星期三",
                                                           "星期四", "星期五", "星期六"};

void check_weekday(const Passage& passage, Cursor cursor, const Date& date, Findings& findings) {
  cursor.skip_space();
  if (!cursor.take(U'（')) cursor.take(U'(');
  const std::size_t begin = cursor.at;
  if (cursor.take(U'星')) {
    if (!cursor.take(U'期')) return;
  } else if (!cursor.take(U'周')) {
    return;
  }
  const char32_t c = passage.at(cursor.at) == U'天' ? U'日' : passage.at(cursor.at);
  const std::size_t written = c == 0 ? std::u32string_view::npos : kWeekdays.find(c);
  const auto real = static_cast<std::size_t>(weekday(date));
  if (written == std::u32string_view::npos || written == real) return;
  const Span place = passage.span(begin, cursor.at + 1);
  if (!findings.wants(lint_faults::kWeekday, place)) return;
  findings.report(lint_faults::kWeekday, place,
                  {in_chinese(date), passage.words(begin, cursor.at + 1), kWeekdayNames[real]});
}

/// Looks at the date whose first number begins at `begin`; returns where to go on.
std::size_t check_date(const Passage& passage, std::size_t begin, Findings& findings) {
  constexpr std::size_t kYear = 4;
  Cursor cursor{passage, begin};
  const auto first = cursor.number(kYear);
  const std::size_t behind = std::max(cursor.at, begin + 1);
  if (!first) return behind;
  const bool four = cursor.at - begin == kYear;
  cursor.skip_space();
  std::optional<int> year;
  int month = *first;
  if (four) {
    if (!cursor.take(U'年')) return behind;
    cursor.skip_space();
    const auto second = cursor.number(2);
    if (!second) return behind;
    year = first;
    month = *second;
    cursor.skip_space();
  } else if (cursor.at - begin > 3) {
    return behind;
  }
  if (!cursor.take(U'月')) return behind;
  cursor.skip_space();
  const auto day = cursor.number(2);
  cursor.skip_space();
  if (!day || !cursor.take(U'日')) return behind;
  if (!exists(year, month, *day)) {
    const Span place = passage.span(begin, cursor.at);
    if (findings.wants(lint_faults::kNoSuchDate, place)) {
      findings.report(lint_faults::kNoSuchDate, place, {passage.words(begin, cursor.at)});
    }
  } else if (year) {
    check_weekday(passage, cursor, {*year, month, *day}, findings);
  }
  return cursor.at;
}

}  // namespace

void check_dates(const Passage& passage, Findings& findings) {
  for (std::size_t i = 0; i < passage.size();) {
    if (!passage.digit(i)) {
      ++i;
      continue;
    }
    i = check_date(passage, i, findings);
    while (passage.digit(i)) ++i;
  }
}

void check_printed(const Issue& issue, Findings& findings) {
  const auto& printed = issue.imprint.printed;
  if (!printed || !issue.date || printed->value >= issue.date->value) return;
  if (!findings.wants(lint_faults::kPrintedBeforeDate, printed->span)) return;
  findings.report(lint_faults::kPrintedBeforeDate, printed->span,
                  {in_chinese(printed->value), in_chinese(issue.date->value)});
}

}  // namespace typeset::lint
