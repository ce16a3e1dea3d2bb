#include "source/secrecy.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include "base/utf8.h"
#include "source/faults.h"
#include "source/text.h"
#include "source/values.h"

namespace typeset {

namespace {

using Period = Secrecy::Period;

struct LevelRow {
  std::string_view name;
  int years;  // by default (GB-7.2.2a)
};
/// By SecrecyLevel.
constexpr std::array<LevelRow, 3> kLevelRows = {{{"秘密", 10}, {"机密", 20}, {"绝密", 30}}};

constexpr std::string_view kStar = "★";
constexpr std::string_view kForever = "长期";
constexpr std::size_t kLongestCondition = 20;  // characters
constexpr int kMostYears = 100;

const LevelRow& row_of(SecrecyLevel level) { return kLevelRows[static_cast<std::size_t>(level)]; }

/// 6个月, 1年: in months; 0 if it is neither.
int months_of(std::string_view words) {
  int count = 0;
  const auto [end, error] = std::from_chars(words.data(), words.data() + words.size(), count);
  if (error != std::errc() || count < 1 || count > kMostYears * 12) return 0;
  const std::string_view unit = words.substr(static_cast<std::size_t>(end - words.data()));
  if (unit == "年" && count <= kMostYears) return count * 12;
  return unit == "个月" ? count : 0;
}

/// 会议开始前: words, no number or sign that was meant for a period.
bool is_condition(std::string_view words) {
  bool han = true;
  std::size_t length = 0;
  for_each_character(words, [&](std::size_t, char32_t c) {
    constexpr std::u32string_view kNumerals = U"一二三四五六七八九十半两";
    const bool numeral = length == 0 && kNumerals.find(c) != std::u32string_view::npos;
    han = han && c >= 0x2E80 && !numeral && !(c >= 0xFF10 && c <= 0xFF19);
    ++length;
  });
  return han && length >= 2 && length <= kLongestCondition;
}

/// What follows the star; false if it is no period.
bool read_period(const LocatedText& text, Secrecy& secrecy) {
  const std::string_view words = text.view();
  secrecy.starred = words.empty();
  if (words.empty()) return true;
  if (words == kForever) {
    secrecy.period = Period::forever;
    return true;
  }
  if (const int months = months_of(words); months > 0) {
    secrecy.period = Period::months;
    secrecy.months = months;
    return true;
  }
  Diagnostics ignored;
  if (const auto date = read_date(text, Term(""), ignored)) {
    secrecy.period = Period::date;
    secrecy.until = *date;
    return true;
  }
  if (!is_condition(words)) return false;
  secrecy.period = Period::condition;
  secrecy.condition = words;
  return true;
}

bool counts_months(const Secrecy& secrecy) { return secrecy.period <= Period::months; }

}  // namespace

std::string Secrecy::words() const {
  std::string words(row_of(level).name);
  switch (period) {
    case Period::unsaid: return starred ? words.append(kStar) : words;
    case Period::months:
      return words.append(kStar) +
             (months % 12 == 0 ? std::to_string(months / 12) + "年" : std::to_string(months) + "个月");
    case Period::date: return words.append(kStar) + in_chinese(until);
    case Period::condition: return words.append(kStar) + condition;
    case Period::forever: break;
  }
  return words.append(kStar).append(kForever);
}

std::optional<Secrecy> read_secrecy(const LocatedText& text, Diagnostics& faults) {
  const auto level =
      std::ranges::find_if(kLevelRows, [&](const LevelRow& row) { return text.view().starts_with(row.name); });
  if (level != kLevelRows.end()) {
    Secrecy secrecy;
    secrecy.level = static_cast<SecrecyLevel>(level - kLevelRows.begin());
    secrecy.months = level->years * 12;
    const LocatedText behind = trim(text.slice(level->name.size(), text.size()));
    if (behind.empty()) return secrecy;
    if (behind.view().starts_with(kStar) && read_period(trim(behind.slice(kStar.size(), behind.size())), secrecy))
      return secrecy;
  }
  faults.report(source_faults::kSecrecy, text.span(), {text.view()});
  return {};
}

std::partial_ordering compare_periods(const Secrecy& a, const Secrecy& b) {
  if (a.period == Period::forever || b.period == Period::forever)
    return (a.period == Period::forever) <=> (b.period == Period::forever);
  if (counts_months(a) && counts_months(b)) return a.months <=> b.months;
  if (a.period == Period::date && b.period == Period::date) return a.until <=> b.until;
  if (a.period == Period::condition && b.period == Period::condition && a.condition == b.condition)
    return std::partial_ordering::equivalent;
  return std::partial_ordering::unordered;
}

std::optional<Secrecy> compiled(const Secrecy& a, const Secrecy& b) {
  const std::partial_ordering order = compare_periods(a, b);
  if (order == std::partial_ordering::unordered) return {};
  Secrecy both = std::is_lt(order) ? b : a;
  both.level = std::max(a.level, b.level);
  // The default of another level than its own is written out: it would be read as that level's.
  if (both.period == Period::unsaid && both.months != row_of(both.level).years * 12) both.period = Period::months;
  return both;
}

}  // namespace typeset
