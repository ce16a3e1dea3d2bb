#include "layout/boxes.h"

#include <algorithm>

namespace typeset {

namespace {

/// What of a box stands on one page, from the type area's upper edge.
struct Piece {
  std::size_t page = 0;
  Length top, foot;
};

class BoxPutter {
 public:
  BoxPutter(Canvas& canvas, const Flow& flow) : canvas_(canvas), page_(flow.page) {}

  void take(const Block& block, const Matter& matter, const Placed& placed) {
    if (!block.box) return;
    if (block.box->first) pieces_.clear();
    // What stands sideways has a page of its own, on which no box is drawn.
    for (std::size_t k = 0; k < placed.heads.size() && !matter.turned; ++k) {
      const Extent& head = k == 0 ? matter.head : matter.later_head;
      grow(placed.heads[k], head.rows > 0 ? page_.pitch * head.rows : head.height);
    }
    const std::vector<Strip>& strips = matter.ways[placed.way].strips;
    for (std::size_t k = 0; k < placed.strips.size() && !matter.turned; ++k) {
      const int rows = placed.rows > 0 ? placed.rows : strips[k].extent.rows;
      grow(placed.strips[k], rows > 0 ? page_.pitch * rows : to_grid(placed.strips[k].y, strips[k].extent.height));
    }
    if (block.box->last) put(*block.box);
  }

 private:
  /// What a line of the grid leaves white below its type.
  Length between() const { return page_.pitch - page_.em; }

  /// What stands off the grid ends where the next line of text may begin.
  Length to_grid(Length y, Length height) const {
    const std::int64_t lines = ((y + height).units() + page_.pitch.units() - 1) / page_.pitch.units();
    return page_.pitch * lines - y;
  }

  void grow(const Spot& at, Length height) {
    if (pieces_.empty() || pieces_.back().page != at.page) pieces_.push_back({at.page, at.y, at.y});
    Piece& piece = pieces_.back();
    piece.top = std::min(piece.top, at.y);
    piece.foot = std::max(piece.foot, at.y + height);
  }

  void put(const Boxed& box) {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const Piece& piece = pieces_[i];
      const Length left = canvas_.area_left(piece.page) + box.inset;
      const Length top = canvas_.area_top() + piece.top - between() / 2;
      const Length foot = canvas_.area_top() + piece.foot - between() / 2;
      const auto across = [&](Length y) { canvas_.put(piece.page, Rule{left, y, box.measure, box.weight}); };
      const auto down = [&](Length x) { canvas_.put(piece.page, Rule{x, top, box.weight, foot - top}); };
      if (i == 0) across(top);
      down(left);
      down(left + box.measure - box.weight);
      if (i + 1 == pieces_.size()) across(foot - box.weight);
    }
  }

  Canvas& canvas_;
  const PageGeometry& page_;
  std::vector<Piece> pieces_;
};

}  // namespace

void put_boxes(Canvas& canvas, const Flow& flow, const std::vector<Matter>& matter, const PageTurns& turns) {
  BoxPutter putter(canvas, flow);
  for (std::size_t i = 0; i < flow.blocks.size(); ++i) putter.take(flow.blocks[i], matter[i], turns.blocks[i]);
}

}  // namespace typeset
