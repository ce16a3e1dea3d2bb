// Rows of texts in columns, each row whole; the head is put again where the rows go on on a new page.
#include <algorithm>

#include "layout/set_block.h"

namespace typeset {

namespace {

class Rows final : public SetBlock {
 public:
  Rows(const Block& block, const RowsBlock& rows, const Setter& setter)
      : SetBlock(block), rows_(rows), flow_(setter.flow) {
    for (const RowsBlock::Row& row : rows.head) head_.push_back(set_row(row, setter));
    for (const RowsBlock::Row& row : rows.rows) set_.push_back(set_row(row, setter));
  }

  void put(Putter& putter, const Placed& placed) const override {
    // The head belongs to the tree where it first stands; repeated, it is an artifact.
    for (std::size_t i = 0; i < placed.heads.size(); ++i) {
      Spot at = placed.heads[i];
      for (std::size_t k = 0; k < head_.size(); ++k) {
        put_row(putter, head_[k], rows_.head[k], at,
                i == 0 ? Belonging{rows_.head[k].node, Artifact::none} : Belonging{0, Artifact::repeated_head});
        at.y += height_of(head_[k]);
      }
    }
    for (std::size_t i = 0; i < set_.size(); ++i) {
      put_row(putter, set_[i], rows_.rows[i], placed.strips[i], {rows_.rows[i].node, Artifact::none});
    }
  }

 private:
  using SetRow = std::vector<std::vector<text::Line>>;  // by cell

  static SetRow set_row(const RowsBlock::Row& row, const Setter& setter) {
    SetRow set;
    for (const RowsBlock::Cell& cell : row.cells)
      set.push_back(text::set_paragraph(cell.text, cell.shape, setter.flow.rules, setter.fonts, setter.faults));
    return set;
  }

  static int lines_of(const SetRow& row) {
    std::size_t lines = 1;
    for (const std::vector<text::Line>& cell : row) lines = std::max(lines, cell.size());
    return static_cast<int>(lines);
  }
  Extent extent_of(const SetRow& row) const {
    if (rows_.pitch == Length()) return {lines_of(row), {}};
    return {0, rows_.pitch * lines_of(row) + rows_.gap};
  }
  Length height_of(const SetRow& row) const {
    const Extent extent = extent_of(row);
    return extent.rows > 0 ? flow_.page.pitch * extent.rows : extent.height;
  }

  void describe(Matter& matter) const override {
    Way way;
    for (const SetRow& row : set_) way.strips.push_back({extent_of(row), {}});
    matter.ways.push_back(std::move(way));
    for (const SetRow& row : head_) {
      const Extent extent = extent_of(row);
      matter.head.rows += extent.rows;
      matter.head.height += extent.height;
    }
  }

  void put_row(Putter& putter, const SetRow& row, const RowsBlock::Row& source, Spot at, Belonging belongs) const {
    Canvas& canvas = putter.canvas;
    const Length pitch = rows_.pitch == Length() ? flow_.page.pitch : rows_.pitch;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const RowsBlock::Cell& cell = source.cells[i];
      Length centre = canvas.centre_at(at.y);
      if (rows_.pitch != Length()) centre = canvas.area_top() + at.y + (rows_.gap + pitch) / 2;
      for (const text::Line& line : row[i]) {
        canvas.put(at.page, line, cell.text, canvas.area_left(at.page) + cell.x, centre, belongs);
        centre += pitch;
      }
    }
  }

  const RowsBlock& rows_;
  const Flow& flow_;
  std::vector<SetRow> head_, set_;
};

}  // namespace

std::unique_ptr<SetBlock> set_kind(const Block& block, const RowsBlock& rows, const Setter& setter) {
  return std::make_unique<Rows>(block, rows, setter);
}

}  // namespace typeset
