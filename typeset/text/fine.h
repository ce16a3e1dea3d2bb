// Fine: a distance in 1/65536 of a Length unit.
//
// The body's cell is the measure's 28th part, no whole number of units; lines are summed and shared out in Fine and
// become Lengths only where a glyph is placed, so that 28 cells fill the measure to the unit.
#pragma once

#include <cstdint>

#include "base/length.h"

namespace typeset::text {

using Fine = std::int64_t;

inline constexpr Fine kFinePerUnit = 65536;

constexpr Fine fine(Length length) { return length.units() * kFinePerUnit; }

/// `amount` × num ÷ den, rounded towards minus infinity; the product is taken in 128 bits where 64 do not hold it,
/// since a division of 64 bits is several times faster. `den` is positive.
constexpr Fine part(Fine amount, std::int64_t num, std::int64_t den) {
  Fine small = 0;
  if (!__builtin_mul_overflow(amount, num, &small)) return small / den - (small % den < 0 ? 1 : 0);
  __extension__ using Wide = __int128;
  const Wide product = static_cast<Wide>(amount) * num;
  Wide quotient = product / den;
  if (product % den != 0 && product < 0) --quotient;
  return static_cast<Fine>(quotient);
}

/// Down to whole units. Cells are rounded down to a Fine, so that a sum of them may fall short of a whole unit by one
/// Fine each; the allowance makes up for that (1024 cells' worth) and is far below a unit.
constexpr Length whole(Fine distance) { return Length::units((distance + 1024) >> 16); }

}  // namespace typeset::text
