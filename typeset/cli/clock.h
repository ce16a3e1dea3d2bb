// The clock of the system: the only place that reads it. No output depends on it, but for the day of a new source; it
// tells runs apart, stamps of files that are settled from those that are too young to be believed, and how long a
// document or a run has taken.
#pragma once

#include <cstdint>

#include "source/date.h"

namespace typeset {

/// Nanoseconds since 1970.
std::int64_t now_ns();

/// Nanoseconds of a clock that is never put forward or back; for lengths of time.
std::int64_t steady_ns();

/// The day of a time in seconds since 1970, where the user is and in UTC; for `hongtou new` and `hongtou import`
/// (issue_day.h) alone.
Date day_here(std::int64_t seconds);
Date day_of_utc(std::int64_t seconds);

/// Waits without work.
void pause_ms(std::int64_t milliseconds);

}  // namespace typeset
