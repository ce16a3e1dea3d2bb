// TableSetting: a table whose columns have their widths and whose cells have their lines (BR-43, GB-8).
//
// Made by set_table() from a TableBlock: the size and the widths in which it is least high, smaller or turned where the
// measure is too narrow, then the lines of every cell, figures one below the other on their points, and the heights of
// the rows. Head and rows are two parts, each on an axis of its own that runs down from its upper edge. The rows are
// cut into what pages take afterwards (table_pieces.h). Holds references to the flow, which outlives it. Internal to
// the room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "layout/set_block.h"

namespace typeset {

/// A cell with its lines broken.
struct SetCell {
  const TableBlock::Cell* cell = nullptr;
  std::uint32_t row = 0;  // of its part
  Length natural, least;
  std::vector<text::Line> lines;
  Length x;                     // of its lines, from the table's left edge
  Length top;                   // of its first line, on the axis of its part
  std::vector<Length> centres;  // of each line, where they do not simply follow each other from `top`
};

/// Head or rows.
struct TablePart {
  const std::vector<TableBlock::Row>* rows = nullptr;
  std::vector<SetCell> cells;           // row by row
  std::vector<std::size_t> first_cell;  // of each row, and the end
  std::vector<Length> tops;             // of each row, and the foot of the last
  std::vector<std::uint32_t> owners;    // of each place, row by row: the cell that covers it
  std::size_t columns = 0;

  std::size_t row_count() const { return rows->size(); }
  Length height() const { return tops.back(); }
  std::uint32_t owner(std::size_t row, std::size_t column) const { return owners[row * columns + column]; }
};

struct TableSetting {
  const TableBlock& table;
  const PageGeometry& page;
  Length size;                // of the cells' type
  Length padding;             // between text and the edges of its column
  bool turned = false;        // stands sideways on pages of its own
  std::vector<Length> edges;  // of the columns: left of each, and right of the last
  TablePart head, rows;
  std::vector<text::Line> caption, unit, continued;
  std::vector<std::vector<text::Line>> notes;

  /// Of a cell's lines.
  Length pitch() const { return table.pitch.scaled(size.units(), table.size.units()); }
  bool on_grid() const { return table.on_grid && !turned; }
  /// Of a row whose text takes so much: with its gaps, on the grid whole lines.
  Length row_height(Length of_text) const;
  /// Between the words above the table, and those below it, and its rules.
  Length words_gap() const { return table.row_gap / 2; }
  /// Of what stands above the rows on the first page and on each further one: words and head.
  Length head_above(bool first) const;
  Length notes_height() const;
};

/// Reports a table that is set smaller, that is turned, and that fits nowhere.
TableSetting set_table(const Block& block, const TableBlock& table, const Setter& setter);

}  // namespace typeset
