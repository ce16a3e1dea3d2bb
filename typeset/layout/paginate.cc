// Pagination: blocks onto the grid lines of pages, first fit (GB-G8, CL-ORP-4, CL-ORP-5).
//
// Pages are kept full: a paragraph may leave one line behind or send one ahead. What is never done: a heading without
// its text below it, a 供稿 line alone on a page, an empty line at a page's top.
#include <algorithm>
#include <string>

#include "layout/faults.h"
#include "layout/parts.h"

namespace typeset {

namespace {

int gap_between(const Block& above, const Block& below) { return std::max(above.after, below.before); }

bool splits(const SetBlock& set) { return !set.block->keep_with_next && set.block->line_advance == Length(); }

/// For each block the grid lines that must follow on one page from its first: all of a heading and, through it, the
/// beginning of what it heads.
std::vector<int> rows_kept(const std::vector<SetBlock>& blocks, int page_lines) {
  std::vector<int> kept(blocks.size(), 0);
  for (std::size_t i = blocks.size(); i-- > 0;) {
    const Block& block = *blocks[i].block;
    const bool has_next = i + 1 < blocks.size();
    const bool tail = has_next && blocks[i + 1].block->keep_with_previous;
    kept[i] = splits(blocks[i]) ? std::min(1, blocks[i].rows) : blocks[i].rows;
    if (tail && kept[i] == blocks[i].rows) kept[i] += blocks[i + 1].rows;
    if (block.keep_with_next && has_next) kept[i] += gap_between(block, *blocks[i + 1].block) + kept[i + 1];
    kept[i] = std::min(kept[i], page_lines);
  }
  return kept;
}

}  // namespace

std::vector<PlacedBlock> paginate(const Flow& flow, const std::vector<SetBlock>& blocks, int first_row, Place& after,
                                  Diagnostics& faults) {
  const int page_lines = flow.page.lines;
  const std::vector<int> kept = rows_kept(blocks, page_lines);
  std::vector<PlacedBlock> places(blocks.size());
  Place at{0, first_row};
  bool at_top = first_row == 0;
  const auto turn_page = [&] {
    ++at.page;
    at.row = 0;
    at_top = true;
  };

  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block& block = *blocks[i].block;
    int gap = at_top ? 0 : i > 0 ? gap_between(*blocks[i - 1].block, block) : block.before;
    if (block.line > 0 && at.page == 0) {
      const int wanted = block.line - 1;
      if (wanted >= at.row) {
        gap = wanted - at.row;
      } else {
        faults.report(layout_faults::kLineMoved, block.line_asked,
                      {std::to_string(block.line), std::to_string(at.row)});
      }
    }
    if (!at_top && at.row + gap + kept[i] > page_lines) {
      turn_page();
      gap = 0;
    }
    at.row += gap;
    const bool tail = i + 1 < blocks.size() && blocks[i + 1].block->keep_with_previous;
    for (int row = 0; row < blocks[i].rows; ++row) {
      // The last line stays with the 供稿 line under it.
      const int need = tail && row + 1 == blocks[i].rows ? std::min(1 + blocks[i + 1].rows, page_lines) : 1;
      if (at.row + need > page_lines && !at_top) turn_page();
      places[i].rows.push_back(at);
      ++at.row;
      at_top = false;
    }
  }
  after = at;
  return places;
}

}  // namespace typeset
