// Widths of a table's columns: those with which the table is least high.
//
// Made from what each cell would take on one line (`natural`) and the widest piece of it that no line end parts
// (`least`). Where all fits on one line a cell, what is left of the measure is shared out. Otherwise the measure is
// dealt out so that the sum of the rows' heights is least, as a good typesetter does by trying: widths move from the
// column that loses least by it to the one that gains most, in ever smaller steps. Heights are reckoned from the
// widths of the texts alone; the lines themselves are set afterwards. Long tables are judged by their tallest rows and
// a sample of the others. Internal to the room.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/length.h"

namespace typeset {

struct CellWidth {
  std::uint32_t row = 0;
  std::uint16_t column = 0, columns = 1;  // columns: how many it covers
  Length natural, least;                  // of its text, padding not counted
};

/// `asked`: the width that each column is to have, zero for none. `padding`: on either side of every cell. `em`: of the
/// cells' type. None if the columns do not fit the measure however narrow they are.
std::optional<std::vector<Length>> column_widths(const std::vector<Length>& asked, const std::vector<CellWidth>& cells,
                                                 Length measure, Length padding, Length em);

/// How many rows are judged, and what lines they come to under these widths.
struct JudgedRows {
  std::int64_t rows = 0, lines = 0;
};
JudgedRows judge_rows(const std::vector<CellWidth>& cells, const std::vector<Length>& widths, Length padding,
                      Length em);

/// The same by force: in proportion to their least widths, for a table that fits nowhere.
std::vector<Length> forced_widths(std::size_t columns, const std::vector<CellWidth>& cells, Length measure,
                                  Length padding);

}  // namespace typeset
