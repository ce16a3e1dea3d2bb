// Charstrings: the outline programs of CFF (Adobe Technical Note 5177).
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "font/cff_table.h"

namespace typeset {

/// The charstring of a glyph as one program that needs nothing else: calls replaced by what they call, hints left out
/// (paper and screens of today do not need them, and they are a sixth of the size). It draws the same outline with the
/// same width. None for what is malformed and for the few operators that make it impossible to tell what is called
/// without executing: arithmetic, and accents built by endchar.
std::optional<std::string> plain_charstring(const CffTable& cff, std::uint32_t glyph);

/// Whether a glyph has a line or a curve that goes somewhere; looks no further than the first one. None where
/// plain_charstring() would be none.
std::optional<bool> draws_something(const CffTable& cff, std::uint32_t glyph);

}  // namespace typeset
