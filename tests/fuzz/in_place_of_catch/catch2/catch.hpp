// Lets targets use readers that were written for tests: what those check must hold of every input.
#pragma once

#include <sstream>

#include "fuzz/target.h"

#define CHECK(...) ::typeset::fuzz::require(static_cast<bool>(__VA_ARGS__), #__VA_ARGS__)
#define REQUIRE(...) CHECK(__VA_ARGS__)
#define CHECK_FALSE(...) CHECK(!(__VA_ARGS__))
#define REQUIRE_FALSE(...) CHECK(!(__VA_ARGS__))
#define FAIL(words) ::typeset::fuzz::require(false, (std::ostringstream() << words).str())
