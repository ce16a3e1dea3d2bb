// The best ways of dividing a title at its seams, by the points of title_rules.h.
#pragma once

#include <cstddef>
#include <vector>

#include "text/fit.h"
#include "text/title_bonds.h"

namespace typeset::text {

/// A line may be this part of its room too long: its characters are set closer, 21 of them where 20 have room.
inline constexpr Fine kCondensable = 22;

struct TitleCuts {
  std::vector<std::uint32_t> ends;  // of each line, in items; the last is the title's
  std::int64_t cost = 0;            // in thousandths of a point
};

/// The `most` best, best first; of two alike the one that breaks earlier. Lines are as many as are needed, or one more.
/// None if some stretch between seams is wider than a line.
///
/// Exact, by dynamic programming over pairs of neighbouring line ends: for n seams, l lines and w seams a line, l·n·w²
/// steps. A title too long to have an outline (kMostSeams, kMostLines) is divided by its seams and evenness alone, in
/// n·w steps, and has one answer.
std::vector<TitleCuts> best_cuts(const Ruler& ruler, const std::vector<Seam>& seams, std::size_t most);

/// The way that fills each line but the last as far as its seams allow; none if some stretch is wider than a line. For
/// n seams and w of them a line, n·w steps.
std::vector<TitleCuts> filled_cuts(const Ruler& ruler, const std::vector<Seam>& seams);

/// A row of title_rules.h that a breaking calls for, at its line (from 0) or, of the whole, past the last line.
struct TitleFinding {
  TitleRule rule = TitleRule::none;
  std::size_t line = 0;
  std::int32_t points = 0;
};

/// Everything that the cost of `cuts` is the sum of, rows of no points included; line ends first.
std::vector<TitleFinding> findings(const Ruler& ruler, const std::vector<Seam>& seams, const TitleCuts& cuts);

}  // namespace typeset::text
