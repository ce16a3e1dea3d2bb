// Quantities: a number and its unit as a style writes them: 37mm, 15.75pt, 三号, 2字, ½字, 1/2 cell, 1行, 1.4em.
//
// Numbers are exact fractions of integers. Nothing is resolved here: 字, 行 and em wait until the whole chain of styles
// is read (resolve.cc). A refused text says why and which bytes of it are to blame.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/length.h"

namespace typeset {

/// Of a number, decimals included, or of both numbers of a fraction together: num and den stay far inside 64 bits.
inline constexpr int kMostFigures = 12;

/// `size` is a 字号, counted in points.
enum class Unit : std::uint8_t { mm, pt, size, cell, line, em };

/// num/den units; both within ±10^13, den > 0.
struct Quantity {
  std::int64_t num = 0;
  std::int64_t den = 1;
  Unit unit = Unit::mm;
};

enum class QuantityFault : std::uint8_t { not_a_number, no_unit, unknown_unit, too_long };

struct RefusedQuantity {
  QuantityFault fault;
  std::size_t begin = 0, end = 0;  // the bytes to blame
};

/// `text` with blanks around it already dropped.
std::variant<Quantity, RefusedQuantity> parse_quantity(std::string_view text);

/// Points of a 字号 in tenths (gbt9704.md §1.1, the column of word processors): 三号, 3号, 小四, 小4号 …
std::optional<int> size_in_tenths_of_a_point(std::string_view name);

/// The length of n `base`s, rounded down.
inline Length times(const Quantity& n, Length base) { return base.scaled(n.num, n.den); }
/// Whether n is so large that no unit could make a sane length of it; checked before times().
inline bool beyond_reason(const Quantity& n) { return n.num / n.den > 100'000; }

/// For messages: "28", "15.58"; at most two decimals, without closing zeros.
std::string in_mm(Length length);
std::string in_pt(Length length);

}  // namespace typeset
