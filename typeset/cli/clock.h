// The clock of the system: the only place that reads it. No output depends on it; it tells runs apart, and stamps of
// files that are settled from those that are too young to be believed.
#pragma once

#include <cstdint>

namespace typeset {

/// Nanoseconds since 1970.
std::int64_t now_ns();

/// Waits without work.
void pause_ms(std::int64_t milliseconds);

}  // namespace typeset
