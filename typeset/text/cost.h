// What a line costs: the one place where good and bad composition are weighed (CL-KP-3, CL-KP-4).
//
// A paragraph's cost is the sum over its lines of
//   squeeze   Σ weight × share³ over the steps of CL-JUS S2–S7, taken in order; all of them together less than a line
//             half a cell short, so that a mark is squeezed in before a character is pushed out (CL-KIN-3)
//   stretch   Σ weight × share³ of T1 and T2, and 700 × e + 1000 × e³ of T3, where e is what each joint is opened, in
//             28ths of an em: 1 where a line of 28 cells is one cell short; on the strict grid 1000 × e³ of what the
//             line ends short, in em
//   break     what the tables of kinsoku.cc and breaks.cc ask for ending a line there
//   hung      a mark past the measure, where Rules::hang allows one
//   lone      a last line of a single character (CL-ORP)
//   ugly      T3 over 0.15 em. It outweighs everything else together: as few such lines as can be, whatever it costs
// and over its pairs of neighbouring lines of
//   clash     how far apart their Fitness is (CL-JUS-5), and two loose lines in a row.
// All in integers; 1700 is a line of 28 cells that is one cell short. docs/line-breaking.md works an example.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "text/fit.h"

namespace typeset::text {

using Cost = std::int64_t;

inline constexpr Cost kShortByOneCell = 1000;
inline constexpr Cost kLoneCharacter = 50000;  // CL-ORP-2
inline constexpr Cost kHungMark = 300;         // CL-HANG-1
inline constexpr Cost kLoosePair = 200;        // two neighbours both loose
inline constexpr Cost kUglyLine = 1'000'000'000;
inline constexpr Cost kViolation = 1'000'000'000'000;  // no allowed place to break
inline constexpr Cost kUnreached = Cost{1} << 60;

/// How the eye takes a line, by what CL-JUS does to it.
enum class Fitness : std::uint8_t {
  tight,      // more than half a cell squeezed out
  even,       // T3 up to 0.02 em
  open,       // up to 0.05 em
  loose,      // up to 0.15 em
  very_loose  // beyond
};
inline constexpr std::size_t kFitnesses = 5;

struct StepWeight {
  Squeeze step;
  Cost weight;
  const char* rule;
};
std::span<const StepWeight, kSqueezeSteps> squeeze_weights();
/// What one step costs that gives `used` of what it can.
Cost squeeze_cost(const StepWeight& step, Fine used, Fine can);

/// What opening a line costs, by step, and how far T3 opens each joint, in 1/1024 of a 28th of an em. On the strict
/// grid, where nothing is opened, `joints` is for what the line ends short.
struct StretchCost {
  Cost word_spaces = 0, gaps = 0, joints = 0;
  std::int64_t each = 0;
};
StretchCost stretch_cost(const Ruler& ruler, const Stretchable& line, Fine missing);

/// A line's cost in its parts.
struct LineCost {
  Cost squeeze = 0, stretch = 0, at_break = 0, hung = 0, lone = 0, ugly = 0;
  Cost sum() const { return squeeze + stretch + at_break + hung + lone + ugly; }
};

/// One way to set a stretch of items as a line.
struct Setting {
  bool possible = false;  // it fits, squeezed or with a mark hung
  bool hung = false;
  bool too_loose = false;  // T3 over ½ em: chosen only where nothing else is left (CL-JUS-4)
  Fitness fitness = Fitness::even;
  LineCost cost;
  bool ugly() const { return cost.ugly != 0; }
};

/// `end` is a legal end past `begin`.
Setting set_line(const Ruler& ruler, std::uint32_t begin, std::uint32_t end);

/// What two neighbouring lines cost beyond their own: by how many classes they are apart, a neighbouring class being no
/// offence; and for both being loose.
constexpr Cost clash(Fitness line, Fitness next) {
  constexpr Cost kApart[kFitnesses] = {0, 0, 200, 600, 1500};
  const auto a = static_cast<std::size_t>(line);
  const auto b = static_cast<std::size_t>(next);
  const bool both_loose = line >= Fitness::loose && next >= Fitness::loose;
  return kApart[a > b ? a - b : b - a] + (both_loose ? kLoosePair : 0);
}

}  // namespace typeset::text
