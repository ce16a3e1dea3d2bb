// Fitting a paragraph into a given number of lines: total fit with looseness, for the search of page turns.
//
// Dynamic programming as in fit_best.cc, a layer for each line: which places can be reached with exactly so many lines,
// and at what cost, by the fitness of the last. Only lines within the limits of adjustment take part (Fitness::open or
// tighter), and a line ends between where its forerunner and where its follower of the best breaking end: with one line
// fewer or more it need not drift further. So a layer holds a line's worth of places, and the work is linear in the
// text.
#include <algorithm>
#include <array>
#include <map>

#include "text/cost.h"

namespace typeset::text {

namespace {

struct Reached {
  Cost cost = kUnreached;
  std::uint32_t from = 0;
  Fitness before = Fitness::even;
  bool hung = false;
};
using States = std::array<Reached, kFitnesses>;
using Layer = std::map<std::uint32_t, States>;

std::size_t index(Fitness fitness) { return static_cast<std::size_t>(fitness); }

/// Whether a line may be part of another breaking than the best.
bool within_limits(const Setting& setting) {
  return setting.possible && setting.fitness <= Fitness::open && !setting.ugly() && setting.cost.lone == 0;
}

void relax(const Ruler& ruler, std::uint32_t begin, const States& ways, std::uint32_t end, Layer& next) {
  const Setting setting = set_line(ruler, begin, end);
  if (!within_limits(setting)) return;
  Reached& state = next[end][index(setting.fitness)];
  for (std::size_t before = 0; before < kFitnesses; ++before) {
    if (ways[before].cost >= kUnreached) continue;
    const auto last = static_cast<Fitness>(before);
    const Cost cost = ways[before].cost + setting.cost.sum() + (begin == 0 ? Cost{0} : clash(last, setting.fitness));
    if (cost < state.cost) state = {cost, begin, last, setting.hung};
  }
}

/// Whether what follows `place` may fill `lines` lines, as far as its width tells: all but the last are full, each may
/// drop a blank half at either end.
bool may_fill(const Ruler& ruler, std::uint32_t place, std::size_t lines) {
  if (lines == 0) return place == ruler.size();
  if (place == ruler.size()) return false;
  if (ruler.next_forced(place) != ruler.size()) return true;
  const auto count = static_cast<Fine>(lines);
  const Stretchable rest = ruler.stretchable(place, ruler.size());
  const Fine room = ruler.room(ruler.size());
  const Fine most = rest.natural + rest.word_spaces + rest.gaps + rest.joints * ruler.em() / 20;
  return rest.natural - rest.gives - count * ruler.em() <= room * count && most >= room * (count - 1);
}

/// Places at which a line may end.
struct Band {
  std::uint32_t first = 0, last = 0;
};

/// Of line `line` (from 0) in a breaking of `lines`, one fewer or more than `best`; a few items more on either side,
/// for breakings that leave the best one for a while.
Band band_of(const std::vector<LineCut>& best, std::size_t line, std::size_t lines) {
  constexpr std::uint32_t kMargin = 8;
  const bool fewer = lines < best.size();
  const std::uint32_t from = fewer ? best[line].end : line == 0 ? 0 : best[line - 1].end;
  const std::uint32_t to = best[std::min(fewer ? line + 1 : line, best.size() - 1)].end;
  return {from > kMargin ? from - kMargin : 0, to + kMargin};
}

/// One line more from every place of a layer, ending within `band`; `left`: how many lines must follow it.
Layer advance(const Ruler& ruler, const Layer& layer, Band band, std::size_t left) {
  Layer next;
  for (const auto& [begin, ways] : layer) {
    const Fine room = ruler.room(begin);
    const Fine limit = ruler.least(begin) + room + 2 * ruler.em();
    const std::uint32_t bound = begin < ruler.size() ? ruler.next_forced(begin) : begin;
    const std::uint32_t last = std::min(bound, band.last);
    for (std::uint32_t end = std::max(begin + 1, band.first); end <= last && ruler.least(end) <= limit; ++end) {
      // A line far too short is never within the limits, unless it is the paragraph's last or the author ended it.
      if (!ruler.legal(end) || (end < bound && ruler.natural(begin, end) * 2 < room)) continue;
      if (!may_fill(ruler, end, left)) continue;
      relax(ruler, begin, ways, end, next);
    }
  }
  return next;
}

}  // namespace

std::optional<CountedFit> fit_into(const Ruler& ruler, const std::vector<LineCut>& best, std::size_t lines) {
  std::vector<Layer> layers(1);
  layers[0][0][index(Fitness::even)].cost = 0;
  for (std::size_t line = 0; line < lines; ++line) {
    layers.push_back(advance(ruler, layers.back(), band_of(best, line, lines), lines - line - 1));
    if (layers.back().empty()) return std::nullopt;
  }
  const auto end = layers.back().find(ruler.size());
  if (end == layers.back().end()) return std::nullopt;
  const auto cheapest = std::ranges::min_element(end->second, {}, &Reached::cost);
  if (cheapest->cost >= kUnreached) return std::nullopt;

  CountedFit fit;
  fit.cost = cheapest->cost;
  const Reached* how = &*cheapest;
  std::uint32_t at = ruler.size();
  for (std::size_t line = lines; line > 0; --line) {
    fit.lines.push_back({how->from, at, how->hung, ruler.forced(at), false});
    at = how->from;
    how = &layers[line - 1].at(at)[index(how->before)];
  }
  std::ranges::reverse(fit.lines);
  return fit;
}

std::int64_t total_cost(const Ruler& ruler, const std::vector<LineCut>& lines) {
  Cost cost = 0;
  Fitness before = Fitness::even;
  for (const LineCut& line : lines) {
    const Setting setting = set_line(ruler, line.begin, line.end);
    cost += line.violated ? kViolation : setting.cost.sum();
    if (line.begin > 0) cost += clash(before, setting.fitness);
    before = setting.fitness;
  }
  return cost;
}

}  // namespace typeset::text
