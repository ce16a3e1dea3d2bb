// The clock of the system: the only place that reads it. No output depends on it; it tells runs apart, stamps of files
// that are settled from those that are too young to be believed, and how long a document or a run has taken.
#pragma once

#include <cstdint>

namespace typeset {

/// Nanoseconds since 1970.
std::int64_t now_ns();

/// Nanoseconds of a clock that is never put forward or back; for lengths of time.
std::int64_t steady_ns();

/// Waits without work.
void pause_ms(std::int64_t milliseconds);

}  // namespace typeset
