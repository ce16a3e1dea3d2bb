// The parts of a document that layout sets one after the other. Internal to the room.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "layout/canvas.h"
#include "layout/layout.h"

namespace typeset {

/// 版头 on page 1: masthead by its ink, head lines on the grid, red rule. Returns where the rule's lower edge lies; the
/// type area's top if there is no head.
Length put_head(Canvas& canvas, const Flow& flow, Diagnostics& faults);

/// A block whose lines are broken, and the grid lines it takes.
struct SetBlock {
  const Block* block = nullptr;
  std::vector<text::Line> lines;
  std::vector<std::size_t> paragraph_of;  // for each line, which of the block's paragraphs it belongs to
  std::vector<text::LineNote> notes;      // for each line, if they were asked for and the block is no title
  std::vector<Length> picture_widths, picture_heights;  // as printed: smaller than planned where a page is too low
  std::vector<std::vector<text::Line>> captions;        // of each picture, its own
  std::optional<text::Line> mark;
  Length mark_x;
  int rows = 0;        // grid lines; for a title, those that its own leading is padded to
  int least_rows = 0;  // pictures: those they take at their smallest; then they are made to fit what they are given
};
/// Tells what it chose in `notes` if they are given.
std::vector<SetBlock> set_blocks(const Flow& flow, const FontBook& fonts, Diagnostics& faults, LayoutNotes* notes);

/// Tells of a picture that has fewer pixels than its width in print wants.
void check_resolution(const PicturePlan& picture, Length width, Diagnostics& faults);

/// A row of pictures and its captions, in whole grid lines; tells of pictures too coarse for their size.
SetBlock set_pictures(const Block& block, const Flow& flow, const FontBook& fonts, Diagnostics& faults);

/// Where each line of a block went: page and grid line (from 0).
struct Place {
  std::size_t page = 0;
  int row = 0;
};
struct PlacedBlock {
  std::vector<Place> rows;  // one for each grid line the block takes
};

/// Fills pages with blocks from grid line `first_row` of page 1: empty lines dropped at page tops, headings kept with
/// their text. Pictures that do not fit on the rest of a page stand at the top of the next, and paragraphs after them
/// go before; never a heading, a title or the end. Returns places and, in `after`, the first free grid line behind the
/// last block.
std::vector<PlacedBlock> paginate(const Flow& flow, const std::vector<SetBlock>& blocks, int first_row, Place& after,
                                  Diagnostics& faults);

/// Puts the blocks where paginate() placed them, with their nodes, outline and 要目 page numbers. Tells in `notes`,
/// if they are given, where each line went.
void put_blocks(Canvas& canvas, const Flow& flow, const std::vector<SetBlock>& blocks,
                const std::vector<PlacedBlock>& places, Diagnostics& faults, LayoutNotes* notes);

/// Puts it on the grid lines of `placed`; figures hang under `parent`.
void put_pictures(Canvas& canvas, const Flow& flow, const SetBlock& set, const PlacedBlock& placed, NodeId parent);

/// 版记 at the foot of the page of `after`, or of a new page if it would not fit under the text (GB-7.4.5).
void put_imprint(Canvas& canvas, const Flow& flow, const Place& after, Diagnostics& faults);

/// — 1 — under every page (GB-7.5).
void put_page_numbers(Canvas& canvas, const Flow& flow, Diagnostics& faults);

}  // namespace typeset
