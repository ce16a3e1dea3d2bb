// Best fit: the line ends of a justified paragraph whose sum of costs is least, by dynamic programming over the items.
//
// A line costs what its setting needs, on a scale where 100 is a line one cell short of its measure:
//   squeezed   Σ weight × (share of the step that is used)³, steps taken in order (CL-JUS S2–S7); all steps together
//   cost
//              less than 100, so that a mark is squeezed in before a character is pushed out (CL-KIN-3)
//   stretched  100 × (missing room in cells)³, and more where T3 would open gaps that are seen (CL-JUS T3, CL-JUS-4)
//   its break  the soft costs of kinsoku.cc (CL-KP-4)
//   last line  nothing for being short; a lone character costs much (CL-ORP-2)
// From each place the ends are tried from the furthest that fits backwards until the line is too loose to be wanted, so
// the work is linear in the text for a given measure. Ties go to the earliest break (CL-KP-6).
#include <algorithm>
#include <limits>

#include "text/fit.h"

namespace typeset::text {

namespace {

using Cost = std::int64_t;

struct StepWeight {
  Squeeze step;
  Cost weight;
  const char* rule;
};
constexpr std::array<StepWeight, kSqueezeSteps> kSqueezeWeights = {{
    {Squeeze::word_space, 6, "CL-JUS S2"},
    {Squeeze::bracket, 12, "CL-JUS S4"},
    {Squeeze::mid_stop, 16, "CL-JUS S5"},
    {Squeeze::gap, 20, "CL-JUS S6"},
    {Squeeze::sentence_stop, 26, "CL-JUS S7"},
}};

constexpr Cost kShortByOneCell = 100;
constexpr Cost all_steps() {
  Cost sum = 0;
  for (const StepWeight& row : kSqueezeWeights) sum += row.weight;
  return sum;
}
static_assert(all_steps() < kShortByOneCell, "CL-KIN-3");
constexpr Cost kVisiblyLoose = 400;   // T3 over 0.15 em
constexpr Cost kMuchTooLoose = 3000;  // over ¼ em
constexpr Cost kUnbearable = 30000;   // over ½ em (CL-JUS-4)
constexpr Cost kHungMark = 30;
constexpr Cost kLoneCharacter = 2500;   // CL-ORP-2
constexpr Cost kViolation = 100000000;  // no allowed place to break
constexpr Cost kUnreached = std::numeric_limits<Cost>::max() / 4;

/// weight × (part ÷ whole)³, in integers.
Cost cubed(Cost weight, Fine part_used, Fine whole_amount) {
  if (whole_amount <= 0) return 0;
  const Fine ratio = std::min<Fine>(part(part_used, 1024, whole_amount), 65536);
  return weight * ratio / 1024 * ratio / 1024 * ratio / 1024;
}

struct Reached {
  Cost cost = kUnreached;
  std::uint32_t from = 0;
  bool hung = false;
  bool violated = false;
};

class BestFit {
 public:
  explicit BestFit(const Ruler& ruler) : ruler_(ruler), reached_(ruler.size() + 1) {}

  std::vector<LineCut> lines() {
    reached_[0].cost = 0;
    for (std::uint32_t begin = 0; begin < ruler_.size(); ++begin) {
      if (reached_[begin].cost < kUnreached) leave(begin);
    }
    return trace();
  }

 private:
  /// Tries every line that begins at `begin`.
  void leave(std::uint32_t begin) {
    const Fine room = ruler_.room(begin);
    // Edge trims and a hung mark let a line be a little longer than its least width says.
    const std::uint32_t furthest = std::max(ruler_.furthest(begin, room + 2 * ruler_.em()), begin + 1);
    bool found = false;
    std::uint32_t fitting = begin + 1;
    for (std::uint32_t end = furthest; end > begin; --end) {
      const bool legal = ruler_.legal(end);
      if (!legal && fitting > begin + 1) continue;
      const LineMeasure line = ruler_.measure(begin, end);
      const Fine missing = room - line.natural;
      if (-missing > line.squeezable()) {
        if (legal) found = try_hung(begin, end) || found;
        continue;
      }
      fitting = std::max(fitting, end);
      if (!legal) continue;
      const bool loose = missing > 0 && unbearable(line, missing);
      if (found && loose) break;
      relax(begin, end, line_cost(begin, end, line, missing), false, false);
      found = true;
    }
    if (!found) break_somewhere(begin, fitting);
  }

  bool unbearable(const LineMeasure& line, Fine missing) const {
    const Fine spread = missing - line.word_spaces - line.gaps;
    return missing > 16 * ruler_.em() || spread > std::max(line.joints, 1) * ruler_.em() / 2;
  }

  Cost line_cost(std::uint32_t begin, std::uint32_t end, const LineMeasure& line, Fine missing) const {
    Cost cost = break_cost(begin, end);
    if (missing < 0) return cost + squeeze_cost(line, -missing);
    if (ruler_.forced(end)) return cost;
    cost += cubed(kShortByOneCell, missing, ruler_.em());
    const Fine spread = missing - line.word_spaces - line.gaps;
    if (spread <= 0) return cost;
    const Fine each = spread / std::max(line.joints, 1);
    if (each > ruler_.em() / 2) return cost + kUnbearable;
    if (each > ruler_.em() / 4) return cost + kMuchTooLoose;
    if (each > ruler_.em() * 15 / 100) return cost + kVisiblyLoose;
    return cost;
  }

  static Cost squeeze_cost(const LineMeasure& line, Fine excess) {
    Cost cost = 0;
    for (const StepWeight& row : kSqueezeWeights) {
      const Fine can = line.squeeze[static_cast<std::size_t>(row.step)];
      const Fine used = std::min(excess, can);
      cost += cubed(row.weight, used, can);
      excess -= used;
    }
    return cost + 1;  // of two settings alike, the one without squeezing
  }

  Cost break_cost(std::uint32_t begin, std::uint32_t end) const {
    if (!ruler_.forced(end)) return ruler_.items()[end - 1].break_cost;
    const bool lone = begin > 0 && ruler_.letters(begin, end) == 1 && end == ruler_.size();
    return lone ? kLoneCharacter : 0;
  }

  /// The last mark past the measure, if it may hang and the rest fits as it is.
  bool try_hung(std::uint32_t begin, std::uint32_t end) {
    const std::uint32_t mark = ruler_.hanging_item(begin, end);
    if (mark >= end) return false;
    const Fine missing = ruler_.room(begin) - ruler_.natural_before_hung(begin, mark);
    if (missing < 0) return false;
    Cost cost = break_cost(begin, end) + kHungMark;
    if (!ruler_.forced(end)) cost += cubed(kShortByOneCell, missing, ruler_.em());
    relax(begin, end, cost, true, false);
    return true;
  }

  void break_somewhere(std::uint32_t begin, std::uint32_t fitting) {
    const std::uint32_t end = ruler_.forced_break(begin, fitting);
    relax(begin, end, kViolation, false, !ruler_.legal(end));
  }

  void relax(std::uint32_t begin, std::uint32_t end, Cost line, bool hung, bool violated) {
    const Cost cost = reached_[begin].cost + line;
    if (cost < reached_[end].cost) reached_[end] = {cost, begin, hung, violated};
  }

  std::vector<LineCut> trace() const {
    std::vector<LineCut> lines;
    for (std::uint32_t end = ruler_.size(); end > 0; end = reached_[end].from) {
      const Reached& how = reached_[end];
      lines.push_back({how.from, end, how.hung, ruler_.forced(end), how.violated});
    }
    std::reverse(lines.begin(), lines.end());
    return lines;
  }

  const Ruler& ruler_;
  std::vector<Reached> reached_;
};

}  // namespace

std::vector<LineCut> best_fit(const Ruler& ruler) { return BestFit(ruler).lines(); }

}  // namespace typeset::text
