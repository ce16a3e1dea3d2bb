// Tests that cannot run here, for want of a tool or of the pinned fonts: they are reported as skipped, never as passed.
//
// A program of tests in which anything was skipped and nothing failed ends with kSkipped, which CTest shows as
// "Skipped". Where HONGTOU_NO_SKIPS is set, as `bootstrap --test` does after it has set everything up, a skip is a
// failure.
#pragma once

#include <catch2/catch.hpp>
#include <cstdlib>
#include <string>
#include <vector>

namespace typeset::test {

inline constexpr int kSkipped = 77;

/// Whether tests, and the program with them, are built with the sanitizer of addresses, which takes the memory it needs
/// from the same system and ends what finds none.
#ifdef __SANITIZE_ADDRESS__
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

/// What was skipped so far, and why.
inline std::vector<std::string>& skips() {
  static std::vector<std::string> list;
  return list;
}

inline void skip(const std::string& reason) {
  if (const char* never = std::getenv("HONGTOU_NO_SKIPS"); never != nullptr && *never != 0)
    FAIL("must not be skipped here: " << reason);
  skips().push_back(Catch::getResultCapture().getCurrentTestName() + ": " + reason);
}

}  // namespace typeset::test

/// Leaves the test case unless `condition` holds.
#define SKIP_UNLESS(condition, reason) \
  do {                                 \
    if (!(condition)) {                \
      ::typeset::test::skip((reason)); \
      return;                          \
    }                                  \
  } while (false)
