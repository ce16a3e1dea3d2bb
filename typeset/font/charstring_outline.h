// CharstringOutline: the contours that a charstring draws, with exact values.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "font/cff_table.h"

namespace typeset {

/// A line (dx dy, the rest 0) or a curve (dx1 dy1 dx2 dy2 dx3 dy3), each step from the point before, in design units
/// with 16 bits of fraction.
struct OutlineSegment {
  std::array<std::int32_t, 6> d{};
  bool curve = false;

  std::int32_t dx() const { return d[0] + d[2] + d[4]; }
  std::int32_t dy() const { return d[1] + d[3] + d[5]; }
  friend bool operator==(const OutlineSegment&, const OutlineSegment&) = default;
};

struct OutlinePoint {
  std::int32_t x = 0, y = 0;
  friend bool operator==(const OutlinePoint&, const OutlinePoint&) = default;
};

/// A closed contour: its segments lead from `start` back to `start`.
struct OutlineContour {
  OutlinePoint start;
  std::size_t begin = 0, end = 0;  // of CharstringOutline::segments
};

struct CharstringOutline {
  std::optional<std::int32_t> width;  // the operand, with 16 bits of fraction
  std::vector<OutlineContour> contours;
  std::vector<OutlineSegment> segments;  // of the contours; and room for more behind them
};

/// Takes a charstring of a font with these subroutines apart. Segments are those of the charstring and the lines that
/// close its contours, but none that goes nowhere; contours with nothing left are gone. Hints are passed over. What
/// `outline` held before is dropped, its memory used again. False for what is malformed, for arithmetic and accents
/// built by endchar, for what is drawn before the first move, for points farther than 16384 units from the origin
/// (within that all sums here are exact), and for more than 200,000 bytes, with what is called as often as it is.
bool take_charstring_apart(std::string_view code, const CffIndex& global_subrs, const CffIndex& local_subrs,
                           CharstringOutline& outline);

}  // namespace typeset
