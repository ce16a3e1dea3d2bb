// Text in columns: the lines of its blocks, one after the other, fill columns of one length.
//
// The search for page turns sees rows of the grid, as many as the longest column has lines. On one page the columns are
// balanced so that none ends with a heading, nor with a lone line where no room is lost by that; where they go on on
// another page, each page is filled from its left column to its right.
#include <algorithm>
#include <vector>

#include "layout/set_block.h"

namespace typeset {

namespace {

class SetColumns final : public SetBlock {
 public:
  SetColumns(const Block& block, const ColumnsBlock& columns, const Setter& setter)
      : SetBlock(block), columns_(columns), pitch_(setter.flow.page.pitch) {
    texts_.reserve(columns.blocks.size());
    for (std::size_t i = 0; i < columns.blocks.size(); ++i) {
      const Block& within = columns.blocks[i];
      const bool followed = i + 1 < columns.blocks.size() && columns.blocks[i + 1].keep_with_previous;
      const auto& text = std::get<TextBlock>(within.kind);
      const std::size_t count = texts_.emplace_back(text, setter).ways().front().strips.size();
      for (std::size_t k = 0; k < count; ++k) ends_.push_back(end_at(within.keep_with_next || followed, k, count));
    }
    rows_ = (ends_.size() + columns_of() - 1) / columns_of();
    while (rows_ < ends_.size() && filled(rows_, End::lone).empty()) ++rows_;
  }

  void put(Putter& putter, const Placed& placed) const override {
    const std::vector<Spot> lines = places(placed);
    std::size_t from = 0;
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      const std::size_t count = texts_[i].ways().front().strips.size();
      Placed part;
      part.strips.assign(lines.begin() + static_cast<std::ptrdiff_t>(from),
                         lines.begin() + static_cast<std::ptrdiff_t>(from + count));
      from += count;
      if (count > 0) texts_[i].put(putter, part, columns_.blocks[i].node);
    }
  }

 private:
  std::size_t columns_of() const { return static_cast<std::size_t>(columns_.count); }

  /// What a column would end with.
  enum class End : std::uint8_t { kept, lone, good };

  /// `kept`: with the block below.
  static End end_at(bool kept, std::size_t k, std::size_t count) {
    if (k + 1 == count) return kept ? End::kept : End::good;
    return k == 0 || k + 2 == count ? End::lone : End::good;
  }

  /// Where each column begins if none has more than `rows` lines or ends worse than `worst`, unless it holds nothing
  /// better; empty if they do not hold all.
  std::vector<std::size_t> filled(std::size_t rows, End worst) const {
    std::vector<std::size_t> begins;
    std::size_t at = 0;
    while (at < ends_.size()) {
      if (begins.size() == columns_of()) return {};
      begins.push_back(at);
      std::size_t end = std::min(at + rows, ends_.size());
      if (end < ends_.size()) {
        while (end > at && ends_[end - 1] < worst) --end;
        if (end == at) end = at + rows;
      }
      at = end;
    }
    return begins;
  }
  /// At least two rows on a page, if there are more than three.
  void describe(Matter& matter) const override {
    Way& way = matter.ways.emplace_back();
    if (rows_ == 0) return;
    if (rows_ <= 3) {
      way.strips.push_back({{static_cast<int>(rows_), {}}});
      return;
    }
    way.strips.assign(rows_ - 2, Strip{{1, {}}});
    way.strips.front().extent.rows = way.strips.back().extent.rows = 2;
  }

  /// The rows of each strip, as places at the left edge of the first column.
  std::vector<Spot> rows_of(const Placed& placed) const {
    std::vector<Spot> rows;
    for (std::size_t k = 0; k < placed.strips.size(); ++k) {
      const bool outer = k == 0 || k + 1 == placed.strips.size();
      const std::size_t count = rows_ <= 3 ? rows_ : outer ? 2 : 1;
      for (std::size_t r = 0; r < count; ++r) {
        rows.push_back({placed.strips[k].page, placed.strips[k].y + pitch_ * static_cast<std::int64_t>(r)});
      }
    }
    return rows;
  }

  std::vector<Spot> places(const Placed& placed) const {
    const std::vector<Spot> rows = rows_of(placed);
    std::vector<Spot> lines;
    const auto add = [&](std::size_t row, std::size_t column) {
      Spot at = rows[row];
      at.x = columns_.inset + (columns_.width + columns_.gap) * static_cast<std::int64_t>(column);
      lines.push_back(at);
    };
    if (rows.front().page == rows.back().page) {
      std::vector<std::size_t> begins = filled(rows_, End::good);
      if (begins.empty()) begins = filled(rows_, End::lone);
      for (std::size_t c = 0; c < begins.size(); ++c) {
        const std::size_t end = c + 1 < begins.size() ? begins[c + 1] : ends_.size();
        for (std::size_t k = begins[c]; k < end; ++k) add(k - begins[c], c);
      }
      return lines;
    }
    for (std::size_t first = 0; first < rows.size();) {
      std::size_t last = first;
      while (last < rows.size() && rows[last].page == rows[first].page) ++last;
      // The last page's columns are balanced among themselves.
      const std::size_t left = ends_.size() - lines.size();
      const std::size_t here = std::min(left, (last - first) * columns_of());
      const std::size_t height = last == rows.size() ? (here + columns_of() - 1) / columns_of() : last - first;
      for (std::size_t k = 0; k < here; ++k) add(first + k % height, k / height);
      first = last;
    }
    return lines;
  }

  const ColumnsBlock& columns_;
  Length pitch_;
  std::vector<SetText> texts_;
  std::vector<End> ends_;  // of each line
  std::size_t rows_ = 0;
};

}  // namespace

std::unique_ptr<SetBlock> set_kind(const Block& block, const ColumnsBlock& columns, const Setter& setter) {
  return std::make_unique<SetColumns>(block, columns, setter);
}

}  // namespace typeset
