// What the readers and the writer of charstrings share: operators and limits (Adobe Technical Note 5177).
#pragma once

#include <cstddef>
#include <cstdint>

namespace typeset::charstring {

constexpr std::size_t kMostOperands = 48;
constexpr std::size_t kLongest = 65535;

enum Operator : std::uint8_t {
  hstem = 1,
  vstem = 3,
  vmoveto = 4,
  rlineto = 5,
  hlineto = 6,
  vlineto = 7,
  rrcurveto = 8,
  callsubr = 10,
  return_ = 11,
  escape = 12,
  endchar = 14,
  hstemhm = 18,
  hintmask = 19,
  cntrmask = 20,
  rmoveto = 21,
  hmoveto = 22,
  vstemhm = 23,
  rcurveline = 24,
  rlinecurve = 25,
  vvcurveto = 26,
  hhcurveto = 27,
  shortint = 28,
  callgsubr = 29,
  vhcurveto = 30,
  hvcurveto = 31,
  first_number = 32,
  fixed_number = 255,
};

/// After escape.
enum SecondOperator : std::uint8_t {
  dotsection = 0,  // says nothing any more
  hflex = 34,
  flex = 35,
  hflex1 = 36,
  flex1 = 37,
};

/// Of a number whose first byte is `first`.
constexpr std::size_t number_size(std::uint8_t first) {
  if (first <= 246) return first == shortint ? 3 : 1;
  return first == fixed_number ? 5 : 2;
}

}  // namespace typeset::charstring
