#include "cli/issue_day.h"

#include <charconv>
#include <string_view>

#include "cli/clock.h"
#include "cli/faults.h"

namespace typeset {

namespace {

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kLastSecond = 253'402'300'799;  // of the year 9999

}  // namespace

std::optional<IssueDay> issue_day(const std::optional<Date>& asked, const char* epoch, std::int64_t now_ns,
                                  Diagnostics& faults) {
  if (asked) return IssueDay{*asked, true};
  if (epoch == nullptr || *epoch == '\0') return IssueDay{day_here(now_ns / kSecond), false};
  const std::string_view written = epoch;
  std::int64_t seconds = 0;
  const auto [stopped, error] = std::from_chars(written.data(), written.data() + written.size(), seconds);
  const bool whole = error == std::errc() && stopped == written.data() + written.size();
  if (whole && seconds >= 0 && seconds <= kLastSecond) return IssueDay{day_of_utc(seconds), false};
  faults.report(cli_faults::kBadValue, {},
                {"SOURCE_DATE_EPOCH", written,
                 Term("1970 年起的秒数，或用 --date 写明日期", "seconds since 1970, or name the day by --date")});
  return std::nullopt;
}

}  // namespace typeset
