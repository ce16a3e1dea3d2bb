#include "text/justify.h"

#include <algorithm>

namespace typeset::text {

namespace {

/// Takes what one step can give of `excess`.
Share take(Fine& excess, Fine capacity) {
  const Fine amount = std::min(excess, capacity);
  excess -= amount;
  return {amount, capacity};
}

}  // namespace

Fine Share::next(Fine capacity) {
  if (amount_ == 0 || capacity == 0) return 0;
  seen_ += capacity;
  const Fine due = part(amount_, seen_, capacity_);
  const Fine share = due - given_;
  given_ = due;
  return share;
}

namespace {

/// What a short line is missing, past what can be opened without looking like a gap.
bool is_unbearable(const LineMeasure& line, Fine missing, Fine em) {
  constexpr Fine kMostOfItsOwn = 3;
  const Fine own = line.word_spaces + line.gaps;
  return line.joints > 0 ? missing - own > em / 2 * line.joints : missing > own * kMostOfItsOwn;
}

}  // namespace

Adjustment justify(const LineMeasure& line, Fine room, bool stretch, Fine em) {
  Adjustment adjustment;
  Fine excess = line.natural - room;
  if (excess > 0) {
    for (std::size_t step = 0; step < kSqueezeSteps; ++step) {
      adjustment.squeeze[step] = take(excess, line.squeeze[step]);
    }
    adjustment.left_over = -excess;
    return adjustment;
  }
  Fine missing = -excess;
  if (!stretch) {
    adjustment.left_over = missing;
    return adjustment;
  }
  if (is_unbearable(line, missing, em)) {
    adjustment.ragged = true;
    adjustment.left_over = missing;
    return adjustment;
  }
  adjustment.word_spaces = take(missing, line.word_spaces);  // T1
  adjustment.gaps = take(missing, line.gaps);                // T2
  if (line.joints > 0) {                                     // T3
    adjustment.joints = {missing, line.joints};
    adjustment.per_joint = missing / line.joints;
    missing = 0;
  } else if (line.word_spaces > 0 || line.gaps > 0) {
    // Nothing but Western words: their spaces and gaps take it all, past their limits.
    const Fine all = line.word_spaces + line.gaps;
    const Fine spaces = part(missing, line.word_spaces, all);
    adjustment.word_spaces = {adjustment.word_spaces.amount() + spaces, std::max<Fine>(line.word_spaces, 1)};
    adjustment.gaps = {adjustment.gaps.amount() + missing - spaces, std::max<Fine>(line.gaps, 1)};
    missing = 0;
  }
  adjustment.left_over = missing;
  return adjustment;
}

Adjustment condense(const LineMeasure& line, Fine room, std::int32_t joints) {
  Adjustment adjustment = justify(line, room, false, 0);
  if (adjustment.left_over >= 0 || joints <= 0) return adjustment;
  adjustment.joints = {adjustment.left_over, joints};
  adjustment.every_joint = true;
  adjustment.left_over = 0;
  return adjustment;
}

Adjustment spread(const LineMeasure& line, Fine room, std::int32_t joints) {
  Adjustment adjustment = justify(line, room, false, 0);
  if (adjustment.left_over <= 0 || joints <= 0) return adjustment;
  adjustment.joints = {adjustment.left_over, joints};
  adjustment.every_joint = true;
  adjustment.left_over = 0;
  return adjustment;
}

}  // namespace typeset::text
