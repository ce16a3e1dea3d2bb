// CSV: a table in a file beside the source, as spreadsheets save it: rows of cells, each knowing its line and column in
// that file.
//
// RFC 4180, as it is met: cells parted by commas, or by `;` or tabs where the first row holds those and no comma, or by
// what a first line `sep=;` says (it is no row then); a cell in "…" may hold separators, line ends and doubled quotes;
// lines end with CRLF, LF or CR. Blanks at both ends of a cell are dropped, U+3000 and quoted ones included, but
// full-width ones before it are counted; dropped are rows without any text at the end of the file. A quote within a
// cell that does not begin with one is text. Rows need not be of one length: who uses them decides.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/located_text.h"
#include "base/sources.h"

namespace typeset {

inline constexpr std::uint64_t kLargestCsv = std::uint64_t{16} << 20U;  // bytes of the file
inline constexpr std::size_t kMostCsvRows = 20'000;
inline constexpr std::size_t kMostCsvColumns = 256;
inline constexpr std::size_t kMostCsvCells = 500'000;    // of the whole file
inline constexpr std::size_t kLongestCsvCell = 100'000;  // characters

struct CsvCell {
  LocatedText text;          // a line end within it is one '\n'
  Span span;                 // the cell with its quotes; where an empty cell stands
  std::uint16_t indent = 0;  // full-width blanks that stood before the text
};
using CsvRow = std::vector<CsvCell>;  // never empty: an empty line is one empty cell

struct Csv {
  FileId file = FileId::none;
  std::vector<CsvRow> rows;  // never empty
};

/// The rows of a file of these bytes, which is kept in `sources` under `name`. UTF-8 with or without byte order mark;
/// UTF-16 and GB 18030 are recognised and read, with a note. None after reporting, at its line and column: bytes that
/// are no text, damaged ones, control characters, a quote that is not closed (where it was opened), text behind a
/// closing quote, a limit passed, a file without any text.
std::optional<Csv> read_csv(Sources& sources, std::string name, std::string_view bytes, Diagnostics& faults);

}  // namespace typeset
