// Numbers of a content stream: points with at most four decimals, by whole-number arithmetic alone (no floats, no
// locale), so that the same pages are the same bytes on every machine.
#pragma once

#include <cstdint>
#include <string>

#include "base/length.h"

namespace typeset::pdf {

/// A distance as it will be printed: in ten-thousandths of a point. Sums and differences of such numbers are exact,
/// so relative moves never drift from the absolute places they stand for.
using Decimal = std::int64_t;
inline constexpr Decimal kOnePoint = 10000;

/// The nearest Decimal (at most 0.00005 pt away), halves away from zero. Places beyond ±10⁷ pt are brought to that
/// edge.
Decimal decimal(Length length);

/// `value` tenths^`decimals`, without trailing zeros or a negative zero: (-12500, 4) is -1.25.
void append_number(std::string& out, std::int64_t value, int decimals);
void append_points(std::string& out, Decimal points);
std::string points(Length length);

}  // namespace typeset::pdf
