// Page frames: what each page offers to the body.
//
// Made by layout from Flow::page and the head that was put. The body stands between `first` and `foot`, on the grid;
// foot notes take their room from `foot` upwards; the tail stands at the foot of the last page (imprint). The first
// page has a frame of its own, below the head; all others are alike, on one grid. A turned page (GB-8) offers the type
// area sideways, without a grid. Lengths are counted from the type area's upper edge; on a turned page from its left
// edge, which is the head of what stands there.
#pragma once

#include <algorithm>
#include <cstddef>

#include "base/length.h"
#include "compose/flow.h"

namespace typeset {

struct PageFrame {
  Length first;       // where the body may begin
  Length foot;        // where it must end, counted in lines of the grid: the leading of the last hangs below the area
  Length free_foot;   // where what stands on no lines of the grid must end: the type area's lower edge
  Length pitch;       // of the grid; zero: none, lines follow each other at their own leading
  Length note_rule;   // what the rule above the first foot note takes
  Length note_pitch;  // from line to line of foot notes

  /// The first place at or below `y` at which grid lines may stand.
  Length on_grid(Length y) const {
    if (pitch <= Length()) return y;
    const std::int64_t lines = (y.units() + pitch.units() - 1) / pitch.units();
    return pitch * lines;
  }
};

class PageFrames {
 public:
  /// `head_foot`: where the head of page 1 ends.
  PageFrames(const PageGeometry& page, const NotePlan& notes, Length head_foot) {
    all_.foot = page.pitch * page.lines;
    all_.free_foot = std::min(page.area_height, all_.foot);
    all_.pitch = page.pitch;
    all_.note_rule = notes.gap * 2 + notes.rule_weight;
    all_.note_pitch = notes.pitch;
    turned_.foot = turned_.free_foot = page.area_width;
    first_ = all_;
    first_.first = first_.on_grid(head_foot);
  }

  const PageFrame& at(std::size_t page, bool turned = false) const {
    return turned ? turned_ : page == 0 ? first_ : all_;
  }

 private:
  PageFrame all_;
  PageFrame first_;
  PageFrame turned_;
};

}  // namespace typeset
