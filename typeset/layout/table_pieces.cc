#include "layout/table_pieces.h"

#include <algorithm>
#include <utility>

namespace typeset {

namespace {

class TableCutter {
 public:
  TableCutter(TableSetting& set, Length room) : set_(set), rows_(set.rows), room_(room) {}

  std::vector<TablePiece> cut() &&;

 private:
  std::size_t joined(std::size_t first, std::size_t end) const;
  std::size_t rows_together(std::size_t first) const;
  bool may_part(std::size_t first, std::size_t end) const;
  void part_group(std::size_t first, std::size_t end);
  void cut_group(std::size_t first, std::size_t end);

  const TableSetting& set_;
  TablePart& rows_;
  Length room_;
  std::vector<TablePiece> pieces_;
};

std::vector<TablePiece> TableCutter::cut() && {
  Length longer;  // than their lines alone made them: what the groups above are
  for (std::size_t first = 0; first < rows_.row_count();) {
    std::size_t end = joined(first, first + rows_together(first));
    // Tall rows are no lone ones.
    if (rows_.tops[end] - rows_.tops[first] > room_ / 4) end = joined(first, first + 1);
    const Length was = rows_.tops[end];
    for (std::size_t r = first; r < end; ++r) rows_.tops[r + 1] += longer;
    for (std::size_t i = rows_.first_cell[first]; i < rows_.first_cell[end]; ++i) rows_.cells[i].top += longer;
    if (may_part(first, end)) {
      part_group(first, end);
    } else if (rows_.tops[end] - rows_.tops[first] <= room_) {
      pieces_.push_back({rows_.tops[first], rows_.tops[end], first, end, first});
    } else {
      cut_group(first, end);
      longer = rows_.tops[end] - was;
    }
    first = end;
  }
  return std::move(pieces_);
}

/// The end of the rows that a cell joins with rows [first, end).
std::size_t TableCutter::joined(std::size_t first, std::size_t end) const {
  for (std::size_t r = first; r < end; ++r) {
    for (std::size_t i = rows_.first_cell[r]; i < rows_.first_cell[r + 1]; ++i) {
      end = std::max(end, std::min<std::size_t>(r + rows_.cells[i].cell->rows, rows_.row_count()));
    }
  }
  return end;
}

/// No row stands alone below the head at a page's foot, nor the last alone at a page's top.
std::size_t TableCutter::rows_together(std::size_t first) const {
  constexpr std::size_t kFew = 3;
  const std::size_t left = rows_.row_count() - first;
  if (rows_.row_count() <= kFew) return left;
  return first == 0 || left == 2 ? 2 : 1;
}

/// Rows that are joined and so many that a page would be left too empty for them go on over its turn, if what joins
/// them can stand beside any one of them: it is centred in each part, and is read once.
bool TableCutter::may_part(std::size_t first, std::size_t end) const {
  constexpr std::size_t kFewest = 5;
  constexpr std::int64_t kShare = 6;  // of the page
  if (end - first < kFewest || rows_.tops[end] - rows_.tops[first] < room_ / kShare) return false;
  Length least = room_;
  for (std::size_t r = first; r < end; ++r) least = std::min(least, rows_.tops[r + 1] - rows_.tops[r]);
  const Length pitch = set_.pitch();
  for (std::size_t i = rows_.first_cell[first]; i < rows_.first_cell[end]; ++i) {
    const SetCell& cell = rows_.cells[i];
    const Length text = pitch * static_cast<std::int64_t>(cell.lines.size());
    if (cell.cell->rows > 1 && text + set_.table.row_gap * 2 > least) return false;
  }
  for (std::size_t r = first; r < end; ++r) {
    if (rows_.tops[r + 1] - rows_.tops[r] > room_ / 2) return false;
  }
  return true;
}

/// Two rows at least on either side of a turn.
void TableCutter::part_group(std::size_t first, std::size_t end) {
  pieces_.push_back({rows_.tops[first], rows_.tops[first + 2], first, first + 2, first});
  for (std::size_t r = first + 2; r + 2 < end; ++r)
    pieces_.push_back({rows_.tops[r], rows_.tops[r + 1], r, r + 1, first});
  pieces_.push_back({rows_.tops[end - 2], rows_.tops[end], end - 2, end, first});
}

/// Rows that are joined and together more than a page: between the rows, and rows taller than a page between lines.
/// The lines of all cells stand side by side in each row, from its top, so that no page turn goes through one.
void TableCutter::cut_group(std::size_t first, std::size_t end) {
  const bool on_grid = set_.on_grid();
  const Length pitch = on_grid ? set_.page.pitch : set_.pitch();
  const Length gap = on_grid ? Length() : set_.table.row_gap;
  std::vector<std::size_t> lines(end - first, 1);  // of each row
  const auto group_cells = [&](const auto& use) {
    for (std::size_t i = rows_.first_cell[first]; i < rows_.first_cell[end]; ++i) {
      SetCell& cell = rows_.cells[i];
      use(cell, cell.row - first, std::min<std::size_t>(cell.row + cell.cell->rows, end) - first);
    }
  };
  group_cells([&](const SetCell& cell, std::size_t from, std::size_t to) {
    if (to - from == 1) lines[from] = std::max(lines[from], cell.lines.size());
  });
  group_cells([&](const SetCell& cell, std::size_t from, std::size_t to) {
    std::size_t have = 0;
    for (std::size_t r = from; r < to; ++r) have += lines[r];
    if (to - from > 1 && cell.lines.size() > have) lines[to - 1] += cell.lines.size() - have;
  });
  for (std::size_t r = first; r < end; ++r) {
    rows_.tops[r + 1] = rows_.tops[r] + gap * 2 + pitch * static_cast<std::int64_t>(lines[r - first]);
  }
  group_cells([&](SetCell& cell, std::size_t from, std::size_t to) {
    for (std::size_t r = from; r < to && cell.centres.size() < cell.lines.size(); ++r) {
      Length centre = rows_.tops[first + r] + gap + pitch / 2;
      for (std::size_t n = 0; n < lines[r] && cell.centres.size() < cell.lines.size(); ++n, centre += pitch) {
        cell.centres.push_back(centre);
      }
    }
  });
  for (std::size_t r = first; r < end; ++r) {
    const Length foot = rows_.tops[r + 1];
    Length from = rows_.tops[r];
    if (foot - from > room_) {
      Length to = from + gap + pitch;
      for (; to + pitch + gap <= foot; to += pitch) {
        pieces_.push_back({from, to, r, r + 1, first});
        from = to;
      }
    }
    pieces_.push_back({from, foot, r, r + 1, first});
  }
}

}  // namespace

std::vector<TablePiece> cut_rows(TableSetting& set, Length room) { return TableCutter(set, room).cut(); }

}  // namespace typeset
