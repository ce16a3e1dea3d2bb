// 密级和保密期限 (GB-7.2.2, GB-7.2.2a): 秘密, 机密★6个月, 绝密★长期, 机密★2026年5月1日, 机密★会议开始前.
//
// Levels have an order, and so have periods of the same sort; a period that is not written counts 30, 20 or 10 years by
// its level. A condition is longer or shorter than nothing but itself, and a date only compares with dates: such marks
// are reported and not chosen between. 长期 is the longest of all.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "base/located_text.h"
#include "source/date.h"

namespace typeset {

enum class SecrecyLevel : std::uint8_t { secret, confidential, top_secret };  // 秘密, 机密, 绝密

struct Secrecy {
  enum class Period : std::uint8_t { unsaid, months, date, condition, forever };
  SecrecyLevel level = SecrecyLevel::secret;
  Period period = Period::unsaid;
  bool starred = false;   // of unsaid: 机密★, as typed (GB-7.2.2a)
  int months = 0;         // of months; of unsaid, what its level has by default
  Date until;             // of date
  std::string condition;  // as written

  /// As it is printed: 机密★6个月.
  std::string words() const;
  friend bool operator==(const Secrecy&, const Secrecy&) = default;
};

/// None after reporting.
std::optional<Secrecy> read_secrecy(const LocatedText& text, Diagnostics& faults);

/// Of the periods alone; unordered where neither can be said to be longer.
std::partial_ordering compare_periods(const Secrecy& a, const Secrecy& b);

/// What a compilation of the two is marked with (GB-7.2.2b): the higher level and the longer period. None where the
/// periods have no order.
std::optional<Secrecy> compiled(const Secrecy& a, const Secrecy& b);

}  // namespace typeset
