// Best fit: the line ends of a justified paragraph whose cost (cost.h) is least, by dynamic programming over the items
// (CL-KP-3).
//
// A state is a place where a line may begin together with the fitness of the line before it, so that the cost of
// neighbours that clash is part of the optimum. From each state the ends are tried backwards from the furthest that
// fits until lines get too loose: within a measure there are a dozen, so the work is linear in the text.
//
//   1. Only lines that are not ugly are thought of. If they reach the paragraph's end, the best of them is the best of
//      all, because one ugly line costs more than any number of others.
//   2. Otherwise every line up to T3 = ½ em takes part; where none fits, the fullest, however loose; where nothing may
//      be broken at all, a break by force (text/no-place-to-break).
//
// Ties go to the earliest break (CL-KP-6).
#include <algorithm>
#include <optional>

#include "text/cost.h"

namespace typeset::text {

namespace {

struct Reached {
  Cost cost = kUnreached;
  std::uint32_t from = 0;
  Fitness before = Fitness::even;  // of the line that ends at `from`
  bool hung = false;
  bool violated = false;
};
using States = std::array<Reached, kFitnesses>;

constexpr auto kClash = [] {
  std::array<std::array<Cost, kFitnesses>, kFitnesses> table{};
  for (std::size_t a = 0; a < kFitnesses; ++a) {
    for (std::size_t b = 0; b < kFitnesses; ++b) table[a][b] = clash(static_cast<Fitness>(a), static_cast<Fitness>(b));
  }
  return table;
}();

/// The cheapest way on from a place, by the fitness of the line that follows.
struct Departure {
  Cost cost = kUnreached;
  Fitness before = Fitness::even;
};

class BestFit {
 public:
  BestFit(const Ruler& ruler, bool ugly_lines)
      : ruler_(ruler),
        ugly_lines_(ugly_lines),
        places_(ruler.size() + 1),
        bound_(ugly_lines ? kUnreached : line_by_line()) {}

  /// Fails only where ugly lines are not thought of.
  std::optional<std::vector<LineCut>> lines() {
    places_[0][index(Fitness::even)].cost = 0;
    std::uint32_t far = 0;
    for (std::uint32_t begin = 0; begin < ruler_.size(); ++begin) {
      if (!reached(begin)) continue;
      depart(begin);
      far = furthest(begin, far);
      leave(begin, far);
    }
    if (!reached(ruler_.size())) return std::nullopt;
    return trace();
  }

 private:
  static std::size_t index(Fitness fitness) { return static_cast<std::size_t>(fitness); }

  /// No line that begins at `begin` ends further; `last` is the answer for an earlier beginning.
  std::uint32_t furthest(std::uint32_t begin, std::uint32_t last) const {
    const Fine limit = ruler_.least(begin) + ruler_.room(begin) + 2 * ruler_.em();
    const std::uint32_t bound = ruler_.next_forced(begin);
    std::uint32_t far = std::clamp(last, begin + 1, bound);
    while (far < bound && ruler_.least(far + 1) <= limit) ++far;
    return far;
  }

  /// What the paragraph costs if each line ends where it costs least by itself. The best way costs no more, so no way
  /// that has come to cost more can be part of it, and most places of a paragraph need not be left at all.
  Cost line_by_line() const {
    Cost all = 0;
    Fitness before = Fitness::even;
    std::uint32_t far = 0;
    for (std::uint32_t begin = 0; begin < ruler_.size();) {
      far = furthest(begin, far);
      Cost least = kUnreached;
      Fitness fitness = Fitness::even;
      std::uint32_t next = begin;
      for (std::uint32_t end = far; end > begin; --end) {
        if (!ruler_.legal(end)) continue;
        const Setting setting = set_line(ruler_, begin, end);
        if (!setting.possible) continue;
        if (setting.ugly()) break;
        const Cost cost = setting.cost.sum() + (begin == 0 ? 0 : kClash[index(before)][index(setting.fitness)]);
        if (cost >= least) continue;
        least = cost;
        fitness = setting.fitness;
        next = end;
      }
      if (next == begin) return kUnreached;
      all += least;
      before = fitness;
      begin = next;
    }
    return all;
  }

  bool reached(std::uint32_t place) const {
    const States& states = places_[place];
    return std::any_of(states.begin(), states.end(), [](const Reached& state) { return state.cost < kUnreached; });
  }

  void depart(std::uint32_t begin) {
    ways_.fill({});
    for (std::size_t before = 0; before < kFitnesses; ++before) {
      const Cost so_far = places_[begin][before].cost;
      if (so_far >= kUnreached) continue;
      for (std::size_t next = 0; next < kFitnesses; ++next) {
        const Cost cost = so_far + (begin == 0 ? 0 : kClash[before][next]);
        if (cost < ways_[next].cost) ways_[next] = {cost, static_cast<Fitness>(before)};
      }
    }
  }

  /// Tries every line that begins at `begin` and ends at `furthest` or before.
  void leave(std::uint32_t begin, std::uint32_t furthest) {
    bool found = false;
    for (std::uint32_t end = furthest; end > begin; --end) {
      if (!ruler_.legal(end)) continue;
      const Setting setting = set_line(ruler_, begin, end);
      if (!setting.possible) continue;
      if (setting.ugly() && !ugly_lines_) return;
      if (setting.too_loose && found) return;
      relax(begin, end, setting.cost.sum(), setting.fitness, setting.hung, false);
      found = true;
      if (setting.too_loose) return;
    }
    if (!found && ugly_lines_) break_somewhere(begin, furthest);
  }

  void break_somewhere(std::uint32_t begin, std::uint32_t furthest) {
    std::uint32_t fitting = begin + 1;
    for (std::uint32_t end = furthest; end > begin; --end) {
      const Stretchable line = ruler_.stretchable(begin, end);
      if (line.natural - line.gives > ruler_.room(begin)) continue;
      fitting = end;
      break;
    }
    const std::uint32_t end = ruler_.forced_break(begin, fitting);
    relax(begin, end, kViolation, Fitness::even, false, !ruler_.legal(end));
  }

  void relax(std::uint32_t begin, std::uint32_t end, Cost line, Fitness fitness, bool hung, bool violated) {
    const Departure& way = ways_[index(fitness)];
    const Cost cost = way.cost + line;
    if (cost > bound_) return;
    Reached& state = places_[end][index(fitness)];
    if (cost < state.cost) state = {cost, begin, way.before, hung, violated};
  }

  std::vector<LineCut> trace() const {
    std::vector<LineCut> lines;
    const States& last = places_[ruler_.size()];
    const Reached* how =
        std::min_element(last.begin(), last.end(), [](const Reached& a, const Reached& b) { return a.cost < b.cost; });
    for (std::uint32_t end = ruler_.size(); end > 0;) {
      lines.push_back({how->from, end, how->hung, ruler_.forced(end), how->violated});
      end = how->from;
      how = &places_[end][index(how->before)];
    }
    std::reverse(lines.begin(), lines.end());
    return lines;
  }

  const Ruler& ruler_;
  bool ugly_lines_;
  std::vector<States> places_;
  Cost bound_;
  std::array<Departure, kFitnesses> ways_;
};

}  // namespace

std::vector<LineCut> best_fit(const Ruler& ruler) {
  if (auto lines = BestFit(ruler, false).lines()) return *lines;
  return *BestFit(ruler, true).lines();
}

}  // namespace typeset::text
