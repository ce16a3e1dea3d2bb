// Strips: what is put on pages, as the search for page turns sees it. Plain numbers, no type.
//
// Whatever a block is, it becomes a sequence of strips: pieces that no page turn parts, each so many rows of the grid
// or a free length, with the foot notes that it brings. A block may offer several ways of being set (a paragraph one
// line fewer or more, a picture smaller), each with what it costs. Lengths down a page are counted from the type
// area's upper edge.
#pragma once

#include <cstdint>
#include <vector>

#include "base/length.h"
#include "compose/flow.h"

namespace typeset {

/// What a choice of the search costs: cost.h of text/ for lines, TurnCosts of Flow for pages.
using TurnCost = std::int64_t;

/// Grid lines, or a free length where `rows` is 0.
struct Extent {
  int rows = 0;
  Length height;
};

struct Strip {
  Extent extent;
  Length notes = {};       // what the foot notes take that it brings
  Length notes_rest = {};  // of it what may go on at the next page's foot: the last note but for its first line
};

/// One way to set a block. Way 0 of a block is its best and costs nothing.
struct Way {
  std::vector<Strip> strips;
  TurnCost cost = 0;
};

/// A block as the search sees it.
struct Matter {
  int before = 0, after = 0;  // empty grid lines
  GridLine line;
  bool keep_with_next = false, keep_with_previous = false;
  bool boxed = false;  // keeps with the next for the sake of a box, which gives way to a heading above it
  bool begins_box = false, ends_box = false;  // a box begins and ends on grid lines: its rules are between
  bool may_pass = false;
  bool whole = false;   // all its strips on one page, if a page can hold them
  bool lines = false;   // its strips are lines of text: the first or the last of them alone on a page is a lone line
  bool floats = false;  // a row of pictures (one strip): what does not fit waits for the next page's top
  int least_rows = 0;   // floats: as small as they may be made to save a page's end
  std::uint32_t section = 0;
  Extent head;            // above its first strip
  Extent later_head;      // above the strips that go on on a new page
  bool turned = false;    // stands sideways on pages of its own (GB-8)
  bool new_page = false;  // no strips: what follows begins a page
  std::vector<Way> ways;
};

/// A place on a page: page (from 0) and distances from the type area's upper and left edges.
struct Spot {
  std::size_t page = 0;
  Length y;
  Length x = {};
};

/// Where a block went.
struct Placed {
  std::size_t way = 0;
  std::vector<Spot> strips;  // one for each strip of the way
  std::vector<Spot> heads;   // its head, on each page on which it stands
  int rows = 0;              // floats: the grid lines given to them
};

}  // namespace typeset
