// Lets targets use readers that were written for tests: what those check must hold of every input.
#pragma once

#include "fuzz/target.h"

#define CHECK(...) ::typeset::fuzz::require(static_cast<bool>(__VA_ARGS__), #__VA_ARGS__)
#define REQUIRE(...) CHECK(__VA_ARGS__)
#define CHECK_FALSE(...) CHECK(!(__VA_ARGS__))
#define REQUIRE_FALSE(...) CHECK(!(__VA_ARGS__))
// Only said of operators that the reader does not follow: those of turned pages and pictures, which change no text.
#define FAIL(words) static_cast<void>(0)
