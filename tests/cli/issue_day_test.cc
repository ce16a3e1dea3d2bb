// The day that `new` puts on an issue: what was asked, what the surroundings say, what the clock says.
#include "cli/issue_day.h"

#include <catch2/catch.hpp>

#include "cli/clock.h"

using namespace typeset;

TEST_CASE("--date wins over SOURCE_DATE_EPOCH, and that over the clock", "[cli]") {
  Diagnostics faults;
  constexpr std::int64_t kNow = 1'764'500'000LL * 1'000'000'000;
  const auto asked = issue_day(Date{2026, 12, 4}, "0", kNow, faults);
  CHECK(asked->date == Date{2026, 12, 4});
  CHECK(asked->certain);
  const auto epoch = issue_day({}, "951782399", kNow, faults);  // one second before 29 February 2000, in UTC
  CHECK(epoch->date == Date{2000, 2, 28});
  CHECK_FALSE(epoch->certain);
  CHECK(issue_day({}, "951782400", kNow, faults)->date == Date{2000, 2, 29});
  for (const char* unset : {static_cast<const char*>(nullptr), ""}) {
    const auto clock = issue_day({}, unset, kNow, faults);
    CHECK(clock->date == day_here(kNow / 1'000'000'000));
    CHECK_FALSE(clock->certain);
  }
  CHECK(faults.all().empty());
  for (const char* bad : {"today", "12x", "-1", "99999999999999"}) {
    CAPTURE(bad);
    Diagnostics found;
    CHECK_FALSE(issue_day({}, bad, kNow, found));
    CHECK(found.has_errors());
  }
}
