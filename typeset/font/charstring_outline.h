// CharstringOutline: the contours that a charstring draws, with exact values.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

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
  std::vector<OutlineSegment> segments;
  std::size_t unsaid_zeros = 0;  // that the forms of its operators spared the charstring
};

/// Takes a plain_charstring() apart, in the least segments that enclose the same: what goes nowhere is left out, lines
/// in one direction are one line, a curve that is a line is written as one; contours with nothing left are gone. Order
/// and direction of the contours stay. None for operands that their operator does not take, for what is drawn before
/// the first move, and for points farther than 16384 units from the origin: within that all sums here are exact.
std::optional<CharstringOutline> outline_of_charstring(std::string_view plain);

}  // namespace typeset
