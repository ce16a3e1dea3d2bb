// Tables among the lines of a pasted text: rows that tabs, column spaces or bars part, and what stands above and below
// them.
//
// Two lines and more with cells in the same columns are a table; one that lacks cells at its end stays in it, as an
// office program writes a row whose last cells are empty. The first row is its head, unless it is of figures like the
// others: 8月, 2025年 and 1—9月 are what heads say, 12 and 6.5% are not. Caption, unit and notes belong to the rows
// that they stand beside, with empty lines between or none (source/table.h has their forms). Linear in the lines.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "import/ledger.h"
#include "import/lines.h"

namespace typeset::pasted {

/// Fills the line's cells: what tabs part in `written`, or else runs of two cells of white space and more; nothing if
/// there are less than two, and no tab behind the one.
void split_cells(TextLine& line, std::string_view written);

/// Marks the rows of tables among lines [begin, end) and writes them as docs/body.md does, with what belongs to them;
/// in single lines of short cells with tabs the cells are parted by U+3000. Each table is reported.
void mark_tables(Lines& lines, std::size_t begin, std::size_t end, Ledger& ledger, Diagnostics& doubts);

/// What a backslash before a bar says: that the bar is text, as in Markdown and in a source; or, where the row is as
/// many cells short as it has such bars, nothing, as in a text that was never meant to be either (`| D:\| 3 |`).
enum class Slashes : std::uint8_t { keep_bars, may_be_text };

/// Makes rows between bars a table that a source can hold, if they can be one: all as wide as the widest, empty cells
/// beyond it dropped, a backslash before `<` and `^` that are a whole cell but for blanks, since no text merges cells
/// so, and no strong words across bars. False, with nothing changed, if they are none.
bool level_rows(std::span<TextLine> rows, Ledger& ledger, Slashes slashes = Slashes::keep_bars);

/// Marks rows that were typed with bars, and reports them.
void mark_typed_rows(std::span<TextLine> rows, Diagnostics& doubts);

/// Rows of a Markdown file that are none of a table's after all: of their bars, those that are text need no backslash.
void undo_rows(std::span<TextLine> rows, Ledger& ledger);

/// The row with a bar at both ends.
std::string between_bars(std::string row);

/// Whether a source can have the text for a caption, a unit or a note, where no marks are: it is written as it is.
bool holds_plain_words(std::string_view text);

/// Where a caption's unit begins that stands on its line behind a gap, 表1　主要指标　　单位：亿元; its length:
/// nowhere.
std::size_t unit_in_caption(std::string_view caption);

}  // namespace typeset::pasted
