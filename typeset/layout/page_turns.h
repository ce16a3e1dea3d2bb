// Where pages turn: one search over the whole document, as one search chooses the lines of a paragraph (CL-ORP,
// GB-7.3).
//
// Matter × frames → places. Pages are filled one after the other and kept full: no page is left short to avoid a lone
// line (CL-ORP-4). What is never done: a heading without what it heads, pictures parted from their captions, a 供稿
// line without text above it, an empty line at a page's top. A keep that no page can honour is dropped. Pictures that
// do not fit stand at the top of the next page, and text of their section goes before them.
//
// What the search chooses: for each block one of the ways it offers. If the pages that way 0 of everything gives have
// nothing amiss, they are taken as they are. Otherwise the blocks near what is amiss are asked for other ways, and the
// cheapest pages are found by dynamic programming over the blocks: a state is a place on a page (and what waits).
// Documents of up to kSmallDocument pages are searched as a whole, and the result is the best of all combinations of
// the ways that are offered; longer ones around each turn that is amiss, then wider, with a bound on the states that
// are kept for a block. Linear in the document.
#pragma once

#include <functional>
#include <vector>

#include "base/diagnostic.h"
#include "layout/page_frames.h"
#include "layout/strips.h"

namespace typeset {

/// What may be amiss at a page turn. What it costs, TurnCosts says; a line made worse than text/ allows is never the
/// price.
enum class TurnFault : std::uint8_t {
  lone_line_at_foot,  // the first line of a paragraph alone at a page's foot
  lone_line_at_top,   // the last alone at a page's top
  empty_foot,         // more than a quarter of the page is empty, though the text goes on
  short_page,         // more than half of it
  tail_alone,
  one_line_page,
  notes_too_tall,  // a line whose notes one page cannot begin beside it
};

/// The tail as the search sees it.
struct TailMatter {
  Length height;  // of the 版记, at the foot of the type area; zero: there is none
  Length area;    // the type area's height
  Length em;      // of body type
  int gap = 1;    // least empty grid lines above
  LastPage last_page = LastPage::any;
};

/// Something amiss that stayed, or that another way avoided.
struct TurnNote {
  TurnFault fault = TurnFault::lone_line_at_top;
  std::size_t page = 0;      // that ends amiss, from 0
  std::size_t block = 0;     // whose line, or the last before the turn
  bool ways_nearby = false;  // other ways were at hand, and all cost more
};

struct PageTurns {
  std::vector<Placed> blocks;
  Spot after;                   // the first free place behind the last block
  std::size_t tail_page = 0;    // on which the tail stands
  int lines_over = 0;           // where it stands alone: lines the text would have to lose for it; 0: no number helps
  std::vector<Length> notes;    // by page: what the foot notes take
  std::vector<TurnNote> amiss;  // what stayed, in order of pages
  TurnCost cost = 0;
};

inline constexpr std::size_t kSmallDocument = 3;  // pages

/// Asked to fill in the other ways of a block; at most once for each.
using OfferWays = std::function<void(std::size_t block)>;

/// `offer` may add to the ways of `matter`; null: there are no other ways. Reports lines of the grid that were asked
/// for and are passed.
PageTurns turn_pages(std::vector<Matter>& matter, const PageFrames& frames, const TailMatter& tail,
                     const TurnCosts& costs, const OfferWays& offer, Diagnostics& faults);

}  // namespace typeset
