#include "text/cost.h"

#include <algorithm>

namespace typeset::text {

namespace {

constexpr std::array<StepWeight, kSqueezeSteps> kSqueezeWeights = {{
    {Squeeze::word_space, 20, "CL-JUS S2"},
    {Squeeze::bracket, 40, "CL-JUS S4"},
    {Squeeze::mid_stop, 80, "CL-JUS S5"},
    {Squeeze::gap, 100, "CL-JUS S6"},
    {Squeeze::sentence_stop, 160, "CL-JUS S7"},
}};

constexpr Cost all_steps() {
  Cost sum = 0;
  for (const StepWeight& row : kSqueezeWeights) sum += row.weight;
  return sum;
}
static_assert(all_steps() < kShortByOneCell, "CL-KIN-3");

constexpr Cost kWordSpaces = 20;  // T1
constexpr Cost kGaps = 60;        // T2
// T3 in proportion, beside the cube: even a little of it changes the pitch of the line's hanzi, which a squeezed mark
// does not. Half a cell opened costs more than every step of squeezing.
constexpr Cost kOpened = 700;
static_assert(kOpened / 2 + kShortByOneCell / 8 > all_steps());

// Fitness by T3 per joint, in 1/1024 of a 28th of an em.
constexpr std::int64_t kUnit = 1024;
constexpr std::int64_t em_share(std::int64_t hundredths) { return hundredths * 28 * kUnit / 100; }
constexpr std::int64_t kEven = em_share(2);
constexpr std::int64_t kOpen = em_share(5);
constexpr std::int64_t kLoose = em_share(15);
constexpr std::int64_t kUnbearable = em_share(50);

/// weight × (share ÷ 1024)³.
constexpr Cost cubed(Cost weight, std::int64_t share) { return (weight * share * share * share) >> 30U; }

/// weight × (used ÷ can)³.
Cost used_up(Cost weight, Fine used, Fine can) { return can <= 0 || used == 0 ? 0 : cubed(weight, used * kUnit / can); }

/// T3 per joint in 1/1024 of a 28th of an em; what no joint can take counts as if there were one.
std::int64_t opening(Fine spread, std::int32_t joints, Fine em) {
  constexpr Fine kLargest = Fine{1} << 47U;  // far wider than any sheet
  const Fine joints_of_an_em = em * std::max(joints, 1) / (28 * kUnit) + 1;
  return std::min<std::int64_t>(std::min(spread, kLargest) / joints_of_an_em, 64 * kUnit);
}

Cost squeeze_all(const LineMeasure& line, Fine excess) {
  Cost cost = 1;  // of two settings alike, the one without squeezing
  for (const StepWeight& row : kSqueezeWeights) {
    if (excess == 0) break;
    const Fine can = line.squeeze[static_cast<std::size_t>(row.step)];
    const Fine used = std::min(excess, can);
    cost += squeeze_cost(row, used, can);
    excess -= used;
  }
  return cost;
}

void stretch(Setting& setting, const Ruler& ruler, const Stretchable& line, Fine missing) {
  const StretchCost cost = stretch_cost(ruler, line, missing);
  setting.cost.stretch = cost.word_spaces + cost.gaps + cost.joints;
  if (cost.each > kLoose) setting.cost.ugly = kUglyLine;
  setting.too_loose = cost.each > kUnbearable;
  setting.fitness = cost.each > kLoose  ? Fitness::very_loose
                    : cost.each > kOpen ? Fitness::loose
                    : cost.each > kEven ? Fitness::open
                                        : Fitness::even;
}

/// The last mark past the measure, if it may hang and the rest fits as it is.
Setting hang_last(const Ruler& ruler, std::uint32_t begin, std::uint32_t end) {
  Setting setting;
  const std::uint32_t mark = ruler.hanging_item(begin, end);
  if (mark >= end) return setting;
  const Fine missing = ruler.room(begin) - ruler.natural_before_hung(begin, mark);
  if (missing < 0) return setting;
  setting.possible = setting.hung = true;
  setting.cost.hung = kHungMark;
  if (!ruler.forced(end)) stretch(setting, ruler, ruler.stretchable(begin, mark), missing);
  return setting;
}

}  // namespace

std::span<const StepWeight, kSqueezeSteps> squeeze_weights() { return kSqueezeWeights; }

Cost squeeze_cost(const StepWeight& step, Fine used, Fine can) { return used_up(step.weight, used, can); }

StretchCost stretch_cost(const Ruler& ruler, const Stretchable& line, Fine missing) {
  StretchCost cost;
  if (ruler.galley().rules.grid == Grid::strict) {
    // Nothing is opened: the line ends short by so many cells.
    cost.joints = cubed(kShortByOneCell, opening(missing, 28, ruler.em()));
    return cost;
  }
  const Fine spaces = std::min(missing, line.word_spaces);
  const Fine gaps = std::min(missing - spaces, line.gaps);
  cost.word_spaces = used_up(kWordSpaces, spaces, line.word_spaces);
  cost.gaps = used_up(kGaps, gaps, line.gaps);
  const Fine spread = missing - spaces - gaps;
  if (spread <= 0) return cost;
  cost.each = opening(spread, line.joints, ruler.em());
  cost.joints = kOpened * cost.each / kUnit + cubed(kShortByOneCell, cost.each);
  return cost;
}

Setting set_line(const Ruler& ruler, std::uint32_t begin, std::uint32_t end) {
  const Stretchable line = ruler.stretchable(begin, end);
  const Fine missing = ruler.room(begin) - line.natural;
  const bool forced = ruler.forced(end);
  Setting setting;
  if (-missing > line.gives) {
    setting = hang_last(ruler, begin, end);
    if (!setting.possible) return setting;
  } else if (missing < 0) {
    setting.cost.squeeze = squeeze_all(ruler.measure(begin, end), -missing);
    if (-missing > ruler.em() / 2) setting.fitness = Fitness::tight;
  } else if (!forced) {
    stretch(setting, ruler, line, missing);
  }
  setting.possible = true;
  if (!forced) setting.cost.at_break = ruler.break_cost(end);
  const bool lone = end == ruler.size() && begin > 0 && !ruler.forced(begin) && ruler.letters(begin, end) == 1;
  if (lone) setting.cost.lone = kLoneCharacter;
  return setting;
}

}  // namespace typeset::text
