// TablePiece: a stretch of a table's rows that no page turn parts.
//
// One a row; rows that a cell joins are one piece, unless they are so many that a page would be left too empty for
// them; the first two and the last two rows stay together; what is taller than a page is cut between its rows or
// between its lines. Internal to the room.
#pragma once

#include <cstddef>
#include <vector>

#include "layout/table_setting.h"

namespace typeset {

struct TablePiece {
  Length from, to;  // on the rows' axis
  std::size_t first_row = 0, end_row = 0;
  std::size_t group = 0;  // the first of the rows that are joined with its own
  bool closed = false;    // the rule at its foot is that of the table's part
};

/// `room`: what a page offers to rows below the head that goes with them. Rows taller than that get their lines side by
/// side from their tops, and with it other heights.
std::vector<TablePiece> cut_rows(TableSetting& set, Length room);

}  // namespace typeset
