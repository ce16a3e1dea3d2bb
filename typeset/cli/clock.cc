#include "cli/clock.h"

#include <ctime>

namespace typeset {

namespace {

constexpr std::int64_t kSecond = 1'000'000'000, kMillisecond = 1'000'000;

std::int64_t read(clockid_t clock) {
  struct timespec now {};
  ::clock_gettime(clock, &now);
  return static_cast<std::int64_t>(now.tv_sec) * kSecond + now.tv_nsec;
}

}  // namespace

std::int64_t now_ns() { return read(CLOCK_REALTIME); }

std::int64_t steady_ns() { return read(CLOCK_MONOTONIC); }

void pause_ms(std::int64_t milliseconds) {
  const std::int64_t all = milliseconds * kMillisecond;
  const struct timespec time {
    static_cast<std::time_t>(all / kSecond), static_cast<long>(all % kSecond)
  };
  ::nanosleep(&time, nullptr);
}

}  // namespace typeset
