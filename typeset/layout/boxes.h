// Boxes about blocks (BR-42): four rules, drawn between the lines of the grid. Where a box goes on on another page, its
// sides end open. Internal to the room.
#pragma once

#include <vector>

#include "layout/canvas.h"
#include "layout/page_turns.h"

namespace typeset {

/// Puts the rules of every box of `flow`, its blocks having been placed.
void put_boxes(Canvas& canvas, const Flow& flow, const std::vector<Matter>& matter, const PageTurns& turns);

}  // namespace typeset
