// Pagination: blocks onto the grid lines of pages, first fit (GB-G8, CL-ORP-4, CL-ORP-5).
//
// Pages are kept full: a paragraph may leave one line behind or send one ahead. What is never done: a heading without
// its text below it, pictures parted from their captions, a 供稿 line alone on a page, an empty line at a page's top.
#include <algorithm>
#include <string>

#include "layout/faults.h"
#include "layout/parts.h"

namespace typeset {

namespace {

int gap_between(const Block& above, const Block& below) { return std::max(above.after, below.before); }

bool splits(const SetBlock& set) {
  return !set.block->keep_with_next && set.block->line_advance == Length() && set.block->kind != BlockKind::pictures;
}

/// Pictures may shrink to these.
int least_rows(const SetBlock& set) { return set.least_rows > 0 ? std::min(set.least_rows, set.rows) : set.rows; }

/// For each block the grid lines that must follow on one page from its first: all of a heading and, through it, the
/// beginning of what it heads.
std::vector<int> rows_kept(const std::vector<SetBlock>& blocks, int page_lines) {
  std::vector<int> kept(blocks.size(), 0);
  for (std::size_t i = blocks.size(); i-- > 0;) {
    const Block& block = *blocks[i].block;
    const bool has_next = i + 1 < blocks.size();
    const bool tail = has_next && blocks[i + 1].block->keep_with_previous;
    const bool pictures = block.kind == BlockKind::pictures;
    kept[i] = splits(blocks[i]) ? std::min(1, blocks[i].rows) : pictures ? least_rows(blocks[i]) : blocks[i].rows;
    if (tail && (pictures || kept[i] == blocks[i].rows)) kept[i] += blocks[i + 1].rows;
    if (block.keep_with_next && has_next) kept[i] += gap_between(block, *blocks[i + 1].block) + kept[i + 1];
    kept[i] = std::min(kept[i], page_lines);
  }
  return kept;
}

/// Fills pages with blocks one after the other.
class Filler {
 public:
  Filler(const Flow& flow, const std::vector<SetBlock>& blocks, int first_row, Diagnostics& faults)
      : blocks_(blocks),
        faults_(faults),
        lines_(flow.page.lines),
        kept_(rows_kept(blocks, lines_)),
        places_(blocks.size()),
        at_{0, first_row},
        at_top_(first_row == 0) {}

  std::vector<PlacedBlock> fill(Place& after) {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (!lets_pictures_wait(i)) place_waiting();
      if (is_pictures(i)) {
        put_pictures(i);
      } else {
        put_text(i);
      }
    }
    place_waiting();
    after = at_;
    return std::move(places_);
  }

 private:
  bool is_pictures(std::size_t i) const { return blocks_[i].block->kind == BlockKind::pictures; }
  /// Whether the block may stand before pictures that were written before it.
  bool lets_pictures_wait(std::size_t i) const {
    const Block& block = *blocks_[i].block;
    const bool text = block.kind == BlockKind::paragraph || block.kind == BlockKind::brief ||
                      block.kind == BlockKind::note || block.kind == BlockKind::pictures;
    return text && !block.keep_with_next &&
           (waiting_.empty() || block.article == blocks_[waiting_.front()].block->article);
  }
  bool has_tail(std::size_t i) const { return i + 1 < blocks_.size() && blocks_[i + 1].block->keep_with_previous; }

  /// What waits comes first on the new page, as far as it fits.
  void turn_page() {
    ++at_.page;
    at_.row = 0;
    at_top_ = true;
    while (!waiting_.empty() && (at_top_ || at_.row + blocks_[waiting_.front()].rows <= lines_)) {
      put_rows(waiting_.front(), blocks_[waiting_.front()].rows);
      waiting_.erase(waiting_.begin());
    }
  }
  void place_waiting() {
    while (!waiting_.empty()) turn_page();
  }
  void put_rows(std::size_t i, int rows) {
    for (int row = 0; row < rows; ++row) {
      places_[i].rows.push_back(at_);
      ++at_.row;
    }
    at_top_ = false;
  }

  int gap_before(std::size_t i) {
    const Block& block = *blocks_[i].block;
    const int gap = at_top_ ? 0 : i > 0 ? gap_between(*blocks_[i - 1].block, block) : block.before;
    if (block.line == 0 || at_.page > 0) return gap;
    if (block.line > at_.row) return block.line - 1 - at_.row;
    faults_.report(layout_faults::kLineMoved, block.line_asked, {std::to_string(block.line), std::to_string(at_.row)});
    return gap;
  }

  void put_pictures(std::size_t i) {
    const bool fits = at_.row + gap_before(i) + kept_[i] <= lines_;
    if (!waiting_.empty() || (!fits && !at_top_)) {
      // The text that follows goes on before them, if there is any.
      waiting_.push_back(i);
      if (i + 1 == blocks_.size() || !lets_pictures_wait(i + 1)) place_waiting();
      return;
    }
    at_.row += gap_before(i);
    // As large as planned, or as the rest of the page allows.
    const int tail = has_tail(i) ? blocks_[i + 1].rows : 0;
    put_rows(i,
             std::clamp(lines_ - at_.row - tail, std::min(least_rows(blocks_[i]), lines_ - at_.row), blocks_[i].rows));
  }

  void put_text(std::size_t i) {
    int gap = gap_before(i);
    while (!at_top_ && at_.row + gap + kept_[i] > lines_) {
      turn_page();
      gap = 0;
    }
    at_.row += gap;
    const bool tail = has_tail(i);
    for (int row = 0; row < blocks_[i].rows; ++row) {
      // The last line stays with the 供稿 line under it.
      const int need = tail && row + 1 == blocks_[i].rows ? std::min(1 + blocks_[i + 1].rows, lines_) : 1;
      while (at_.row + need > lines_ && !at_top_) turn_page();
      places_[i].rows.push_back(at_);
      ++at_.row;
      at_top_ = false;
    }
  }

  const std::vector<SetBlock>& blocks_;
  Diagnostics& faults_;
  int lines_;
  std::vector<int> kept_;
  std::vector<PlacedBlock> places_;
  std::vector<std::size_t> waiting_;  // pictures for the top of the next page
  Place at_;
  bool at_top_;
};

}  // namespace

std::vector<PlacedBlock> paginate(const Flow& flow, const std::vector<SetBlock>& blocks, int first_row, Place& after,
                                  Diagnostics& faults) {
  return Filler(flow, blocks, first_row, faults).fill(after);
}

}  // namespace typeset
