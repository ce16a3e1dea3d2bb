// First fit: each line takes all that fits, as word processors do. Nothing is squeezed to make room; where Rules::hang
// allows it, one mark may stand past the measure instead of moving the line's last character down (CL-HANG-3).
#include <algorithm>

#include "text/fit.h"

namespace typeset::text {

namespace {

LineCut next_line(const Ruler& ruler, std::uint32_t begin) {
  const Fine room = ruler.room(begin);
  const std::uint32_t bound = ruler.next_forced(begin);
  LineCut best{begin, begin, false, false, false};
  std::uint32_t fitting = begin;  // the furthest end that fits, allowed or not
  std::uint32_t end = begin + 1;
  for (; end <= bound; ++end) {
    if (ruler.natural(begin, end) > room) break;
    fitting = end;
    if (ruler.legal(end)) best.end = end;
  }
  if (end <= bound) {
    // The item before `end` is the first that does not fit. It may hang, with the spaces after it.
    while (end < bound && !ruler.legal(end) && ruler.visible_end(begin, end + 1) == ruler.visible_end(begin, end))
      ++end;
    const std::uint32_t mark = ruler.hanging_item(begin, end);
    if (mark < end && ruler.legal(end) && ruler.natural_before_hung(begin, mark) <= room) {
      return {begin, end, true, ruler.forced(end), false};
    }
  }
  if (best.end == begin) {
    best.end = ruler.forced_break(begin, std::max(fitting, begin + 1));
    best.violated = true;
    if (best.end == bound) best.violated = false;
  }
  best.forced = ruler.forced(best.end);
  return best;
}

}  // namespace

std::vector<LineCut> first_fit(const Ruler& ruler) {
  std::vector<LineCut> lines;
  for (std::uint32_t begin = 0; begin < ruler.size();) {
    lines.push_back(next_line(ruler, begin));
    begin = lines.back().end;
  }
  return lines;
}

}  // namespace typeset::text
