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

Date to_date(const struct tm& parts) { return {parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday}; }

}  // namespace

std::int64_t now_ns() { return read(CLOCK_REALTIME); }

std::int64_t steady_ns() { return read(CLOCK_MONOTONIC); }

Date day_here(std::int64_t seconds) {
  const auto time = static_cast<std::time_t>(seconds);
  struct tm parts {};
  ::localtime_r(&time, &parts);
  return to_date(parts);
}

Date day_of_utc(std::int64_t seconds) {
  const auto time = static_cast<std::time_t>(seconds);
  struct tm parts {};
  ::gmtime_r(&time, &parts);
  return to_date(parts);
}

void pause_ms(std::int64_t milliseconds) {
  const std::int64_t all = milliseconds * kMillisecond;
  const struct timespec time {
    static_cast<std::time_t>(all / kSecond), static_cast<long>(all % kSecond)
  };
  ::nanosleep(&time, nullptr);
}

}  // namespace typeset
