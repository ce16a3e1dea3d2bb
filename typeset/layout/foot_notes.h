// Notes at the foot of a page: small lines below a short rule, from the foot of the text's area upwards.
//
// The search has kept their room free on the page on which their line stands; here they are put, in the order in which
// the lines are put that bring them.
#pragma once

#include <vector>

#include "layout/canvas.h"

namespace typeset {

std::vector<text::Line> set_foot_note(const FootNote& note, const Flow& flow, const FontBook& fonts,
                                      Diagnostics& faults);

class FootNotes {
 public:
  /// `heights`: what the notes of each page take, their rule not counted twice (PageTurns::notes); `feet`: where they
  /// end on each page, from the sheet's upper edge.
  FootNotes(const Flow& flow, std::vector<Length> heights, std::vector<Length> feet)
      : flow_(flow), heights_(std::move(heights)), feet_(std::move(feet)), next_(heights_.size()) {}

  void put(Canvas& canvas, std::size_t page, const std::vector<text::Line>& lines, const FootNote& note);

 private:
  const Flow& flow_;
  std::vector<Length> heights_, feet_;
  std::vector<Length> next_;  // where the page's next note begins; zero: none was put yet
};

}  // namespace typeset
