#include "cli/run_id.h"

#include <array>
#include <unistd.h>

#include "cli/clock.h"

namespace typeset {

namespace {

/// As far as it is of use in a name of a file, and no longer than leaves room there.
std::string host_name() {
  constexpr std::size_t kLongest = 32;
  std::array<char, 256> name{};
  if (::gethostname(name.data(), name.size() - 1) != 0) return "unknown";
  std::string fit;
  for (const char* c = name.data(); *c != '\0' && fit.size() < kLongest; ++c) {
    const bool plain = (*c >= '0' && *c <= '9') || (*c >= 'A' && *c <= 'Z') || (*c >= 'a' && *c <= 'z');
    fit += plain ? *c : '-';
  }
  return fit.empty() ? "unknown" : fit;
}

}  // namespace

const std::string& run_id() {
  static const std::string id = [] {
    constexpr std::int64_t kMillisecond = 1'000'000;
    // The time only tells this run from another that had the same number.
    return host_name() + "-" + std::to_string(::getpid()) + "-" + std::to_string(now_ns() / kMillisecond);
  }();
  return id;
}

std::string unfinished_prefix(const std::string& run) { return ".hongtou-" + run + "-"; }

}  // namespace typeset
