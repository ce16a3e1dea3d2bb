// Justification: how much each step takes of the room a line has too much or too little (CL-JUS).
#pragma once

#include <array>

#include "text/fit.h"

namespace typeset::text {

/// An amount shared out over places in proportion to what each can take, exactly: the shares of all places add up to
/// it.
class Share {
 public:
  Share() = default;
  Share(Fine amount, Fine capacity) : amount_(amount), capacity_(capacity) {}
  Fine amount() const { return amount_; }
  /// The share of the next place, which can take `capacity` of the whole.
  Fine next(Fine capacity);

 private:
  Fine amount_ = 0, capacity_ = 0, seen_ = 0, given_ = 0;
};

struct Adjustment {
  std::array<Share, kSqueezeSteps> squeeze;
  Share word_spaces;   // T1
  Share gaps;          // T2
  Share joints;        // T3, or every joint of a spread line
  Fine left_over = 0;  // room that nothing could take
  Fine per_joint = 0;  // what T3 adds to one joint
  bool every_joint = false;
  bool ragged = false;  // CL-JUS-7: nothing was opened, because all that could be would not do
};

/// For a line of the given measure with `room`: squeezed if it is too long; stretched if `stretch` says so, but for one
/// that would open by more than half an `em` at every joint (or its word spaces to three times what they may): that one
/// keeps its natural width (CL-JUS-7).
Adjustment justify(const LineMeasure& line, Fine room, bool stretch, Fine em);

/// A line somewhat longer than `room`, all of its `joints` closed alike after what can be squeezed.
Adjustment condense(const LineMeasure& line, Fine room, std::int32_t joints);

/// 均排: all joints alike, `joints` of them.
Adjustment spread(const LineMeasure& line, Fine room, std::int32_t joints);

}  // namespace typeset::text
