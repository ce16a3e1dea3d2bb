// Tables: widths of columns, lines of cells, heights of rows, and the pieces that no page turn parts (BR-43, GB-8).
//
// A table is set as two parts, head and rows, each on an axis of its own that runs down from its upper edge. The rows
// are cut into pieces, one a row; rows that a cell joins are one piece, and what is taller than a page is cut between
// its rows or between its lines. Each piece is a strip; on its page it takes with it what lies on its stretch of the
// axis. A part of the table is closed by a rule at the foot of its page.
#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "layout/faults.h"
#include "layout/set_block.h"
#include "layout/table_widths.h"

namespace typeset {

namespace {

constexpr std::int64_t kLeastCells = 4;    // of a column with text that can be broken, in ems
constexpr std::int64_t kFewestCells = 2;   // the same where a turned page has no room for more
constexpr std::int64_t kRaggedCells = 12;  // a column so narrow is not justified: its lines would gape
constexpr std::int64_t kSizeStep = 50;     // hundredths of a point between the sizes that are tried

/// The text in another size.
text::Paragraph resized(const text::Paragraph& paragraph, Length from, Length to) {
  text::Paragraph made = paragraph;
  for (text::StyleRun& run : made.runs) {
    for (Length* length : {&run.style.size, &run.style.cell, &run.style.tracking}) {
      *length = length->scaled(to.units(), from.units());
    }
  }
  return made;
}

/// Where the glyph of byte `at` begins on the line; the line's end if there is none.
Length x_of(const text::Line& line, std::size_t at) {
  Length x = line.x + line.width;
  for (const text::LineRun& run : line.runs) {
    for (const text::PlacedGlyph& glyph : run.glyphs) {
      if (glyph.begin >= at) x = std::min(x, glyph.x);
    }
  }
  return x;
}

/// The byte of a figure that stands under the points of the others: its point, or what follows its whole number. None
/// if the text has no digit.
std::optional<std::size_t> point_of(std::string_view text) {
  const auto is_digit = [](char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); };
  bool digits = false;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded c = decode_utf8(text, at);
    const bool groups = c.code_point == U',' || c.code_point == U'，';
    if (is_digit(c.code_point)) {
      digits = true;
    } else if (digits && !groups) {
      return at;
    }
    at += c.length;
  }
  return digits ? std::optional(text.size()) : std::nullopt;
}

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
struct Part {
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

/// A stretch of a part's axis that no page turn parts.
struct Piece {
  Length from, to;
  std::size_t first_row = 0, end_row = 0;
  std::size_t group = 0;  // the first of the rows that are joined with its own
  bool closed = false;    // the rule at its foot is that of the table's part
};

class SetTable final : public SetBlock {
 public:
  SetTable(const Block& block, const TableBlock& table, const Setter& setter)
      : SetBlock(block),
        table_(table),
        flow_(setter.flow),
        setter_(setter),
        size_(table.size),
        padding_(table.padding) {
    measure_cells(head_, table.head);
    measure_cells(rows_, table.rows);
    choose_widths();
    for (Part* part : {&head_, &rows_}) {
      for (SetCell& cell : part->cells) set_cell(cell);
      align_points(*part);
      find_heights(*part);
    }
    set_words();
    if (check_room()) cut_rows();
    firsts_.clear();
  }

  void put(Putter& putter, const Placed& placed) const override;

 private:
  // Setting.
  void measure_cells(Part& part, const std::vector<TableBlock::Row>& rows);
  Length least_width(const text::Paragraph& text, Length natural) const;
  void choose_widths();
  bool fit(Length measure);
  bool squeeze(Length measure);
  Length height_at(Length size, const std::vector<CellWidth>& cells, const std::vector<Length>& widths) const;
  std::vector<CellWidth> widths_at(Length size) const;
  void set_cell(SetCell& cell);
  Length room_of(const TableBlock::Cell& cell) const;
  void align_points(Part& part);
  void find_heights(Part& part);
  Length row_height(Length of_text) const;
  void set_words();
  bool check_room();
  void cut_rows();
  std::size_t joined(std::size_t first, std::size_t end) const;
  std::size_t rows_together(std::size_t first) const;
  void cut_group(std::size_t first, std::size_t end, Length capacity);
  bool may_part(std::size_t first, std::size_t end, Length capacity) const;
  void part_group(std::size_t first, std::size_t end);
  Length capacity() const;
  Length notes_height() const;
  void describe(Matter& matter) const override;
  Extent extent(Length height) const;
  Length head_above(bool first) const;
  Length spare_above(bool first) const;
  /// Between the words above the table, and those below it, and its rules.
  Length words_gap() const { return table_.row_gap / 2; }

  // Putting.
  struct Place {
    std::size_t page = 0;
    Length left, top;  // of the table on its sheet, and of the axis
  };
  /// A rule down a boundary of columns that may go on in the next piece.
  struct Upright {
    bool open = false;
    std::size_t page = 0;
    Length x, from, to;
  };
  Place place_of(const Canvas& canvas, Spot at) const;
  void put_words(Putter& putter, const Place& place, bool first, Length& y) const;
  Length top_of(const Part& part, const SetCell& cell, const Piece& piece) const;
  void put_piece(Putter& putter, const Part& part, const Piece& piece, const Place& place, bool repeated,
                 std::vector<Upright>& uprights) const;
  void put_level_rules(Canvas& canvas, const Part& part, std::size_t row, const Place& place, Length y) const;
  void put_uprights(Canvas& canvas, const Part& part, const Piece& piece, const Place& place,
                    std::vector<Upright>& uprights) const;
  void put_rule(Canvas& canvas, const Place& place, std::size_t from, std::size_t to, Length y, Length weight) const;
  void close(Canvas& canvas, Upright& upright, std::size_t boundary) const;
  void put_notes(Putter& putter, const Place& place, Length y) const;

  const TableBlock& table_;
  const Flow& flow_;
  const Setter& setter_;  // for the time of setting
  Length size_;           // of the cells
  Length padding_;        // between text and the edges of its column
  std::int64_t least_cells_ = kLeastCells;
  bool turned_ = false;
  bool forced_ = false;        // it fits nowhere: reported of the table, not cell by cell
  std::vector<Length> edges_;  // of the columns: left of each, and right of the last
  Part head_, rows_;
  std::map<const TableBlock::Cell*, Diagnostics> firsts_;  // what setting a cell on one line reported
  std::vector<text::Line> caption_, unit_, continued_;
  std::vector<std::vector<text::Line>> notes_;
  std::vector<Piece> pieces_;
  bool refused_ = false;      // no page has room for its head or its notes: nothing of it is put
  bool notes_apart_ = false;  // they have no room beside the last piece
};

Length pitch_of(const TableBlock& table, Length size) { return table.pitch.scaled(size.units(), table.size.units()); }

std::vector<text::Line> set_in(const text::Paragraph& text, Length measure, text::Align align, const Setter& setter,
                               Diagnostics& faults) {
  text::Shape shape;
  shape.measure = measure;
  shape.align = align;
  return text::set_paragraph(text, shape, setter.flow.rules, setter.fonts, faults);
}

// Every cell on one line as far as the table is wide: most stay so.
void SetTable::measure_cells(Part& part, const std::vector<TableBlock::Row>& rows) {
  part.rows = &rows;
  part.columns = table_.columns.size();
  part.owners.resize(rows.size() * part.columns);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    part.first_cell.push_back(part.cells.size());
    for (const TableBlock::Cell& cell : rows[r].cells) {
      const auto index = static_cast<std::uint32_t>(part.cells.size());
      for (std::size_t below = r; below < std::min(r + cell.rows, rows.size()); ++below) {
        for (std::size_t c = cell.column; c < static_cast<std::size_t>(cell.column) + cell.columns; ++c) {
          part.owners[below * part.columns + c] = index;
        }
      }
      SetCell& set = part.cells.emplace_back();
      set.cell = &cell;
      set.row = static_cast<std::uint32_t>(r);
      if (cell.text.runs.empty()) continue;
      Diagnostics faults;
      set.lines = set_in(cell.text, table_.measure, text::Align::left, setter_, faults);
      const bool one_line = set.lines.size() == 1;
      set.natural = one_line ? set.lines.front().width : text::natural_width(cell.text, flow_.rules, setter_.fonts);
      set.least = least_width(cell.text, set.natural) + table_.size * cell.indent;
      set.natural += table_.size * cell.indent;
      if (!faults.all().empty()) firsts_.emplace(&cell, std::move(faults));
    }
  }
  part.first_cell.push_back(part.cells.size());
}

/// Hanzi part everywhere, but a column of one or two is no column; words and numbers part nowhere, unless they are as
/// long as an address.
Length SetTable::least_width(const text::Paragraph& text, Length natural) const {
  constexpr std::int64_t kMostCells = 10;
  const Length narrow = table_.size * least_cells_;
  if (natural <= narrow) return natural;
  std::size_t begin = 0, run = 0, longest = 0, longest_begin = 0, longest_end = 0;
  for_each_character(text.text.view(), [&](std::size_t at, char32_t c) {
    const bool word = c < 0x2E80 && c != U' ';
    if (word && run == 0) begin = at;
    run = word ? run + 1 : 0;
    if (run > longest) {
      longest = run;
      longest_begin = begin;
      longest_end = at + to_utf8(c).size();
    }
  });
  // A letter is at most an em wide, hardly ever so.
  if (longest <= static_cast<std::size_t>(least_cells_)) return narrow;
  const Length widest =
      text::natural_width(text::part_of(text, longest_begin, longest_end), flow_.rules, setter_.fonts);
  return std::min({std::max(widest, narrow), natural, std::max(table_.size * kMostCells, narrow)});
}

std::vector<CellWidth> SetTable::widths_at(Length size) const {
  std::vector<CellWidth> widths;
  std::uint32_t row = 0;
  for (const Part* part : {&head_, &rows_}) {
    for (const SetCell& cell : part->cells) {
      // Each glyph is rounded by itself in the other size.
      const auto glyphs = static_cast<std::int64_t>(size == table_.size ? 0 : cell.cell->text.text.size());
      widths.push_back({row + cell.row, cell.cell->column, cell.cell->columns,
                        cell.natural.scaled(size.units(), table_.size.units()) + Length::units(glyphs),
                        cell.least.scaled(size.units(), table_.size.units()) + Length::units(glyphs)});
    }
    row += static_cast<std::uint32_t>(part->row_count());
  }
  return widths;
}

/// What the rows that are judged come to.
Length SetTable::height_at(Length size, const std::vector<CellWidth>& cells, const std::vector<Length>& widths) const {
  const JudgedRows judged = judge_rows(cells, widths, padding_, size);
  return pitch_of(table_, size) * judged.lines + table_.row_gap * 2 * judged.rows;
}

/// The planned size if the columns fit in it. Else of the sizes down to the least in which they do the largest that
/// does not make the table much higher than another would: a size that only just fits has columns of a few characters.
bool SetTable::fit(Length measure) {
  constexpr std::int64_t kHigher = 115;  // percent
  struct Try {
    Length size, height;
    std::vector<Length> widths;
  };
  std::vector<Try> tries;
  for (Length size = table_.size; size >= table_.least_size; size -= Length::centi_pt(kSizeStep)) {
    const std::vector<CellWidth> cells = widths_at(size);
    auto widths = column_widths(table_.columns, cells, measure, padding_, size);
    if (!widths) continue;
    tries.push_back({size, height_at(size, cells, *widths), *std::move(widths)});
    if (size == table_.size) break;
  }
  if (tries.empty()) return false;
  const Length least = std::ranges::min_element(tries, {}, &Try::height)->height;
  const auto taken = std::ranges::find_if(tries, [&](const Try& t) { return t.height <= least.scaled(kHigher, 100); });
  size_ = taken->size;
  edges_.assign(1, Length());
  for (const Length width : taken->widths) edges_.push_back(edges_.back() + width);
  return true;
}

/// With columns as narrow as they can be read, and half the padding.
bool SetTable::squeeze(Length measure) {
  least_cells_ = kFewestCells;
  // Clear of the rules all the same.
  padding_ = std::min(padding_, std::max(padding_ / 2, table_.outer_rule));
  for (Part* part : {&head_, &rows_}) {
    for (SetCell& cell : part->cells) {
      if (!cell.cell->text.runs.empty()) {
        const Length indent = table_.size * cell.cell->indent;
        cell.least = least_width(cell.cell->text, cell.natural - indent) + indent;
      }
    }
  }
  return fit(measure);
}

// Too wide for the measure: smaller, then turned, then by force (GB-8).
void SetTable::choose_widths() {
  turned_ = table_.turned;
  const Length sideways = flow_.page.area_height;
  if (fit(turned_ ? sideways : table_.measure)) {
    if (size_ < table_.size) {
      setter_.faults.report(layout_faults::kTableSmaller, block().span,
                            {std::to_string(size_.units() * 10 / Length::kPerPoint / 10)});
    }
    return;
  }
  const bool asked = std::exchange(turned_, true);
  if ((!asked && fit(sideways)) || squeeze(sideways)) {
    if (asked) return;
    setter_.faults.report(layout_faults::kTableTurned, block().span);
    return;
  }
  forced_ = true;
  size_ = table_.least_size;
  setter_.faults.report(layout_faults::kTableTooWide, block().span);
  edges_.assign(1, Length());
  for (const Length width : forced_widths(table_.columns.size(), widths_at(size_), sideways, padding_)) {
    edges_.push_back(edges_.back() + width);
  }
}

Length SetTable::room_of(const TableBlock::Cell& cell) const {
  const Length width = edges_[cell.column + cell.columns] - edges_[cell.column] - padding_ * 2;
  // By force, a column may be narrower than its padding.
  return std::max(width, size_ / 2);
}

void SetTable::set_cell(SetCell& cell) {
  const TableBlock::Cell& source = *cell.cell;
  if (source.text.runs.empty()) return;
  const Length full = room_of(source), indent = size_ * source.indent;
  const bool one_line = cell.lines.size() == 1 && cell.natural <= full;
  // A column that is narrower than its indent has none.
  const bool indented = indent < full;
  const Length room = indented ? full - indent : full;
  cell.x = edges_[source.column] + padding_ + (indented ? indent : Length());
  const bool as_measured = one_line && size_ == table_.size;
  if (as_measured || forced_) {
    const auto first = firsts_.find(&source);
    if (first != firsts_.end()) setter_.faults.append(first->second);
  }
  if (as_measured) {
    if (source.align == ColumnAlign::right) cell.x += room - cell.natural;
    if (source.align == ColumnAlign::centre || source.align == ColumnAlign::decimal)
      cell.x += (room - cell.natural) / 2;
    return;
  }
  const text::Align align = source.align == ColumnAlign::centre                                 ? text::Align::centre
                            : source.align == ColumnAlign::right                                ? text::Align::right
                            : source.align == ColumnAlign::left && room >= size_ * kRaggedCells ? text::Align::justify
                            : source.align == ColumnAlign::left                                 ? text::Align::left
                                                                                                : text::Align::centre;
  Diagnostics unused;
  Diagnostics& faults = forced_ ? unused : setter_.faults;
  if (size_ == table_.size) {
    cell.lines = set_in(source.text, room, align, setter_, faults);
  } else {
    cell.lines = set_in(resized(source.text, table_.size, size_), room, align, setter_, faults);
  }
  cell.natural = cell.natural.scaled(size_.units(), table_.size.units());
}

/// Figures of a column one below the other on their points, the widest of them in the middle of the column.
void SetTable::align_points(Part& part) {
  struct Sides {
    Length before, behind;
  };
  std::vector<Sides> sides(part.columns);
  const auto point = [](const SetCell& cell) -> std::optional<Length> {
    const bool figure = cell.cell->align == ColumnAlign::decimal && cell.cell->columns == 1 && cell.lines.size() == 1;
    const auto at = figure ? point_of(cell.cell->text.text.view()) : std::nullopt;
    if (!at) return {};
    return x_of(cell.lines.front(), *at) - cell.lines.front().x;
  };
  for (const SetCell& cell : part.cells) {
    const auto before = point(cell);
    if (!before) continue;
    Sides& column = sides[cell.cell->column];
    column.before = std::max(column.before, *before);
    column.behind = std::max(column.behind, cell.lines.front().width - *before);
  }
  for (SetCell& cell : part.cells) {
    const auto before = point(cell);
    if (!before) continue;
    const Sides& column = sides[cell.cell->column];
    const Length room = room_of(*cell.cell);
    const Length spare = std::max(room - column.before - column.behind, Length());
    // What is wider than its column on the points stands at the right.
    const Length x =
        column.before + column.behind <= room ? spare / 2 + column.before - *before : room - cell.lines.front().width;
    cell.x = edges_[cell.cell->column] + padding_ + x - cell.lines.front().x;
  }
}

Length SetTable::row_height(Length of_text) const {
  const Length height = of_text + table_.row_gap * 2;
  if (!table_.on_grid || turned_) return height;
  const std::int64_t pitch = flow_.page.pitch.units();
  return flow_.page.pitch * ((height.units() + pitch - 1) / pitch);
}

void SetTable::find_heights(Part& part) {
  const Length pitch = pitch_of(table_, size_);
  const auto text_height = [&](const SetCell& cell) {
    return pitch * static_cast<std::int64_t>(std::max<std::size_t>(cell.lines.size(), 1));
  };
  std::vector<Length> heights(part.row_count(), row_height(pitch));
  for (const SetCell& cell : part.cells) {
    if (cell.cell->rows == 1) heights[cell.row] = std::max(heights[cell.row], row_height(text_height(cell)));
  }
  // What a cell over several rows lacks, its last row gets.
  for (const SetCell& cell : part.cells) {
    if (cell.cell->rows == 1) continue;
    const std::size_t end = std::min<std::size_t>(cell.row + cell.cell->rows, part.row_count());
    Length have;
    for (std::size_t r = cell.row; r < end; ++r) have += heights[r];
    const Length wanted = row_height(text_height(cell));
    if (wanted > have) heights[end - 1] += row_height(wanted - have - table_.row_gap * 2);
  }
  part.tops.assign(1, Length());
  for (const Length height : heights) part.tops.push_back(part.tops.back() + height);
  for (SetCell& cell : part.cells) {
    const std::size_t end = std::min<std::size_t>(cell.row + cell.cell->rows, part.row_count());
    const Length spare = part.tops[end] - part.tops[cell.row] - text_height(cell);
    cell.top = part.tops[cell.row] + (table_.centred ? spare / 2 : table_.row_gap);
  }
}

void SetTable::set_words() {
  const Length measure = edges_.back();
  const auto set = [&](const std::optional<TableBlock::Words>& words, text::Align align) {
    return words ? set_in(words->text, measure, align, setter_, setter_.faults) : std::vector<text::Line>();
  };
  caption_ = set(table_.caption, text::Align::centre);
  unit_ = set(table_.unit, text::Align::right);
  if (table_.continued) continued_ = set_in(*table_.continued, measure, text::Align::left, setter_, setter_.faults);
  for (const TableBlock::Words& note : table_.notes) {
    notes_.push_back(set_in(note.text, measure, text::Align::justify, setter_, setter_.faults));
  }
}

Length SetTable::notes_height() const {
  std::size_t lines = 0;
  for (const std::vector<text::Line>& note : notes_) lines += note.size();
  return lines == 0 ? Length() : words_gap() + table_.note_pitch * static_cast<std::int64_t>(lines);
}

Length SetTable::head_above(bool first) const {
  const auto lines = [](const std::vector<text::Line>& set) { return static_cast<std::int64_t>(set.size()); };
  const Length words = first ? table_.caption_pitch * lines(caption_) + table_.note_pitch * lines(unit_)
                             : table_.note_pitch * lines(continued_);
  return words + (words > Length() ? words_gap() : Length()) + head_.height();
}

/// On the grid the head takes whole lines; it stands at their foot, on the rows.
Length SetTable::spare_above(bool first) const {
  const Length above = head_above(first);
  const int rows = extent(above).rows;
  return rows > 0 ? flow_.page.pitch * rows - above : Length();
}

/// What a page offers to rows below the head that goes with them.
Length SetTable::capacity() const {
  const Length page = turned_          ? flow_.page.area_width
                      : table_.on_grid ? flow_.page.pitch * flow_.page.lines
                                       : std::min(flow_.page.area_height, flow_.page.pitch * flow_.page.lines);
  return page - std::max(head_above(true), head_above(false)) - table_.outer_rule;
}

/// A page must hold the head and a line below it, and the notes below the head: neither is parted.
bool SetTable::check_room() {
  const Length room = capacity();
  if (room < row_height(pitch_of(table_, size_))) {
    setter_.faults.report(layout_faults::kTableHeadTooTall, block().span);
    refused_ = true;
  } else if (notes_height() > room) {
    setter_.faults.report(layout_faults::kTableNotesTooTall, table_.notes.front().text.text.span());
    refused_ = true;
  }
  return !refused_;
}

/// The end of the rows that a cell joins with rows [first, end).
std::size_t SetTable::joined(std::size_t first, std::size_t end) const {
  for (std::size_t r = first; r < end; ++r) {
    for (std::size_t i = rows_.first_cell[r]; i < rows_.first_cell[r + 1]; ++i) {
      end = std::max(end, std::min<std::size_t>(r + rows_.cells[i].cell->rows, rows_.row_count()));
    }
  }
  return end;
}

void SetTable::cut_rows() {
  const Length room = capacity();
  Length longer;  // than their lines alone made them: what the groups above are
  for (std::size_t first = 0; first < rows_.row_count();) {
    std::size_t end = joined(first, first + rows_together(first));
    // Tall rows are no lone ones.
    if (rows_.tops[end] - rows_.tops[first] > room / 4) end = joined(first, first + 1);
    const Length was = rows_.tops[end];
    for (std::size_t r = first; r < end; ++r) rows_.tops[r + 1] += longer;
    for (std::size_t i = rows_.first_cell[first]; i < rows_.first_cell[end]; ++i) rows_.cells[i].top += longer;
    if (may_part(first, end, room)) {
      part_group(first, end);
    } else if (rows_.tops[end] - rows_.tops[first] <= room) {
      pieces_.push_back({rows_.tops[first], rows_.tops[end], first, end, first});
    } else {
      cut_group(first, end, room);
      longer = rows_.tops[end] - was;
    }
    first = end;
  }
  const Length notes = notes_height();
  notes_apart_ = !pieces_.empty() && pieces_.back().to - pieces_.back().from + notes + table_.gap > room;
}

/// No row stands alone below the head at a page's foot, nor the last alone at a page's top.
std::size_t SetTable::rows_together(std::size_t first) const {
  constexpr std::size_t kFew = 3;
  const std::size_t left = rows_.row_count() - first;
  if (rows_.row_count() <= kFew) return left;
  return first == 0 || left == 2 ? 2 : 1;
}

/// Rows that are joined and so many that a page would be left too empty for them go on over its turn, if what joins
/// them can stand beside any one of them: it is centred in each part, and is read once.
bool SetTable::may_part(std::size_t first, std::size_t end, Length room) const {
  constexpr std::size_t kFewest = 5;
  constexpr std::int64_t kShare = 6;  // of the page
  if (end - first < kFewest || rows_.tops[end] - rows_.tops[first] < room / kShare) return false;
  Length least = room;
  for (std::size_t r = first; r < end; ++r) least = std::min(least, rows_.tops[r + 1] - rows_.tops[r]);
  const Length pitch = pitch_of(table_, size_);
  for (std::size_t i = rows_.first_cell[first]; i < rows_.first_cell[end]; ++i) {
    const SetCell& cell = rows_.cells[i];
    const Length text = pitch * static_cast<std::int64_t>(cell.lines.size());
    if (cell.cell->rows > 1 && text + table_.row_gap * 2 > least) return false;
  }
  return rows_.tops[end] - rows_.tops[first] <= room;
}

/// Two rows at least on either side of a turn.
void SetTable::part_group(std::size_t first, std::size_t end) {
  pieces_.push_back({rows_.tops[first], rows_.tops[first + 2], first, first + 2, first});
  for (std::size_t r = first + 2; r + 2 < end; ++r)
    pieces_.push_back({rows_.tops[r], rows_.tops[r + 1], r, r + 1, first});
  pieces_.push_back({rows_.tops[end - 2], rows_.tops[end], end - 2, end, first});
}

/// Rows that are joined and together more than a page: between the rows, and rows taller than a page between lines.
/// The lines of all cells stand side by side in each row, from its top, so that no page turn goes through one.
void SetTable::cut_group(std::size_t first, std::size_t end, Length room) {
  const bool on_grid = table_.on_grid && !turned_;
  const Length pitch = on_grid ? flow_.page.pitch : pitch_of(table_, size_);
  const Length gap = on_grid ? Length() : table_.row_gap;
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
    if (foot - from > room) {
      Length to = from + gap + pitch;
      for (; to + pitch + gap <= foot; to += pitch) {
        pieces_.push_back({from, to, r, r + 1, first});
        from = to;
      }
    }
    pieces_.push_back({from, foot, r, r + 1, first});
  }
}

Extent SetTable::extent(Length height) const {
  if (!table_.on_grid || turned_) return {0, height};
  const std::int64_t pitch = flow_.page.pitch.units();
  return {static_cast<int>((height.units() + pitch - 1) / pitch), {}};
}

void SetTable::describe(Matter& matter) const {
  if (refused_) {
    matter.ways.emplace_back();
    return;
  }
  matter.turned = turned_;
  const Length above = head_above(true), again = head_above(false);
  if (above > Length()) matter.head = extent(above);
  if (again > Length()) matter.later_head = extent(again);
  Way way;
  for (const Piece& piece : pieces_) way.strips.push_back({extent(piece.to - piece.from), {}});
  // A head without rows is a table all the same.
  if (way.strips.empty()) way.strips.push_back({extent(table_.outer_rule), {}});
  const Length foot = table_.outer_rule + notes_height() + table_.gap;
  if (notes_apart_) {
    way.strips.push_back({extent(foot), {}});
  } else {
    const Length last = pieces_.empty() ? Length() : pieces_.back().to - pieces_.back().from;
    way.strips.back().extent = extent(last + foot);
  }
  // A short table is seen at one glance.
  constexpr std::int64_t kShort = 3;  // a third of the page
  matter.whole = !turned_ && above + rows_.height() + foot <= flow_.page.area_height / kShort;
  matter.ways.push_back(std::move(way));
}

SetTable::Place SetTable::place_of(const Canvas& canvas, Spot at) const {
  if (turned_) return {at.page, flow_.page.height - canvas.area_foot(), canvas.area_left(at.page) + at.y};
  // On the grid a row is centred on its lines.
  const Length up = table_.on_grid ? (flow_.page.pitch - flow_.page.em) / 2 : Length();
  return {at.page, canvas.area_left(at.page) + table_.inset, canvas.area_top() + at.y - up};
}

void SetTable::put_rule(Canvas& canvas, const Place& place, std::size_t from, std::size_t to, Length y,
                        Length weight) const {
  if (weight == Length()) return;
  Rule rule;
  rule.x = place.left + edges_[from];
  rule.y = y - weight / 2;
  rule.width = edges_[to] - edges_[from];
  rule.height = weight;
  canvas.put(place.page, rule);
}

void SetTable::close(Canvas& canvas, Upright& upright, std::size_t boundary) const {
  if (!upright.open) return;
  const bool outline = boundary == 0 || boundary + 1 == edges_.size();
  Rule rule;
  rule.width = outline ? table_.outer_rule : table_.inner_rule;
  rule.x = upright.x - rule.width / 2;
  rule.y = upright.from;
  rule.height = upright.to - upright.from;
  canvas.put(upright.page, rule);
  upright.open = false;
}

void SetTable::put_uprights(Canvas& canvas, const Part& part, const Piece& piece, const Place& place,
                            std::vector<Upright>& uprights) const {
  if (table_.frame != TableFrame::full) return;
  for (std::size_t r = piece.first_row; r < piece.end_row; ++r) {
    const Length from = std::max(part.tops[r], piece.from), to = std::min(part.tops[r + 1], piece.to);
    if (from >= to) continue;
    for (std::size_t b = 0; b < uprights.size(); ++b) {
      Upright& upright = uprights[b];
      const bool edge = b == 0 || b == part.columns;
      const bool parts = edge || part.owner(r, b - 1) != part.owner(r, b);
      const Length y = place.top + from - piece.from;
      if (upright.open && (!parts || upright.page != place.page || upright.to != y)) close(canvas, upright, b);
      if (!parts) continue;
      if (!upright.open) upright = {true, place.page, place.left + edges_[b], y, y};
      upright.to = place.top + to - piece.from;
    }
  }
}

/// Below row `row` of a part that goes on, wherever two cells meet there.
void SetTable::put_level_rules(Canvas& canvas, const Part& part, std::size_t row, const Place& place, Length y) const {
  const bool full = table_.frame == TableFrame::full;
  // Of three rules, those of a head with several rows stand below what covers several columns.
  if (!full && (&part != &head_ || table_.frame == TableFrame::none)) return;
  const auto parts = [&](std::size_t column) {
    const std::uint32_t above = part.owner(row, column);
    return above != part.owner(row + 1, column) && (full || part.cells[above].cell->columns > 1);
  };
  for (std::size_t from = 0; from < part.columns;) {
    std::size_t to = from;
    while (to < part.columns && parts(to) && (full || part.owner(row, to) == part.owner(row, from))) ++to;
    if (to > from) put_rule(canvas, place, from, to, y, table_.inner_rule);
    from = std::max(to, from + 1);
  }
}

/// Where its lines begin: those of a cell that a page turn parts in the middle of what of it stands on this page.
Length SetTable::top_of(const Part& part, const SetCell& cell, const Piece& piece) const {
  const std::size_t end = std::min<std::size_t>(cell.row + cell.cell->rows, part.row_count());
  const bool parted = cell.cell->rows > 1 && (cell.row < piece.first_row || end > piece.end_row);
  if (!parted) return cell.top;
  const Length from = std::max(part.tops[cell.row], piece.from), to = std::min(part.tops[end], piece.to);
  const Length text = pitch_of(table_, size_) * static_cast<std::int64_t>(cell.lines.size());
  return from + (table_.centred ? (to - from - text) / 2 : table_.row_gap);
}

void SetTable::put_piece(Putter& putter, const Part& part, const Piece& piece, const Place& place, bool repeated,
                         std::vector<Upright>& uprights) const {
  Canvas& canvas = putter.canvas;
  const Length pitch = pitch_of(table_, size_);
  const auto put_cell = [&](const SetCell& cell) {
    const bool again = cell.centres.empty() && cell.row < piece.first_row;
    const Belonging belongs = repeated ? Belonging{0, Artifact::repeated_head}
                              : again  ? Belonging{0, Artifact::repeated_cell}
                                       : Belonging{cell.cell->node, Artifact::none};
    const Length top = top_of(part, cell, piece);
    for (std::size_t i = 0; i < cell.lines.size(); ++i) {
      const Length centre =
          cell.centres.empty() ? top + pitch / 2 + pitch * static_cast<std::int64_t>(i) : cell.centres[i];
      if (centre < piece.from || centre >= piece.to) continue;
      canvas.put(place.page, cell.lines[i], cell.cell->text, place.left + cell.x, place.top + centre - piece.from,
                 belongs);
    }
  };
  for (std::size_t r = piece.first_row; r < piece.end_row; ++r) {
    for (std::size_t c = 0; c < part.columns; ++c) {
      // A cell over several rows may begin above the piece.
      const SetCell& cell = part.cells[part.owner(r, c)];
      if (c == cell.cell->column && r == std::max<std::size_t>(cell.row, piece.first_row)) put_cell(cell);
    }
  }
  for (std::size_t r = piece.first_row; r < piece.end_row && r + 1 < part.row_count(); ++r) {
    const Length foot = part.tops[r + 1];
    const bool within = foot > piece.from && (piece.closed ? foot < piece.to : foot <= piece.to);
    if (within) put_level_rules(canvas, part, r, place, place.top + foot - piece.from);
  }
  put_uprights(canvas, part, piece, place, uprights);
}

/// Caption and unit, or what stands above a part on a further page; `y` moves below them.
void SetTable::put_words(Putter& putter, const Place& place, bool first, Length& y) const {
  const auto put = [&](const std::vector<text::Line>& lines, const text::Paragraph& text, Length pitch,
                       Belonging belongs) {
    for (const text::Line& line : lines) {
      putter.canvas.put(place.page, line, text, place.left, y + pitch / 2, belongs);
      y += pitch;
    }
  };
  if (!first) {
    if (table_.continued) put(continued_, *table_.continued, table_.note_pitch, {0, Artifact::repeated_head});
    return;
  }
  if (table_.caption) put(caption_, table_.caption->text, table_.caption_pitch, {table_.caption->node, Artifact::none});
  if (table_.unit) put(unit_, table_.unit->text, table_.note_pitch, {table_.unit->node, Artifact::none});
}

void SetTable::put_notes(Putter& putter, const Place& place, Length y) const {
  y += words_gap();
  for (std::size_t i = 0; i < notes_.size(); ++i) {
    const TableBlock::Words& note = table_.notes[i];
    for (const text::Line& line : notes_[i]) {
      putter.canvas.put(place.page, line, note.text, place.left, y + table_.note_pitch / 2,
                        {note.node, Artifact::none});
      y += table_.note_pitch;
    }
  }
}

void SetTable::put(Putter& putter, const Placed& placed) const {
  Canvas& canvas = putter.canvas;
  std::vector<Page>& pages = canvas.pages().pages;
  const std::size_t first_page = placed.strips.front().page, last_page = placed.strips.back().page;
  for (std::size_t page = first_page; turned_ && page <= last_page; ++page) {
    pages[page].turned_begin = pages[page].items.size();
  }
  const bool ruled = table_.frame != TableFrame::none;
  const std::size_t all = table_.columns.size();
  std::vector<Upright> uprights(edges_.size());
  std::size_t head = 0;
  Piece joined;  // pieces of one group on one page, put together so that their text comes cell by cell
  std::size_t first_joined = 0;
  for (std::size_t k = 0; k < placed.strips.size(); ++k) {
    const bool opens_page = k == 0 || placed.strips[k - 1].page != placed.strips[k].page;
    if (opens_page) {
      Length top = place_of(canvas, placed.strips[k]).top;
      if (head < placed.heads.size()) {
        const Place above = place_of(canvas, placed.heads[head]);
        Length y = above.top + spare_above(head == 0);
        const Length words_top = y;
        put_words(putter, above, head == 0, y);
        if (y > words_top) y += words_gap();
        top = y;
        if (head_.row_count() > 0) {
          const Place at{above.page, above.left, y};
          put_piece(putter, head_, {Length(), head_.height(), 0, head_.row_count()}, at, head > 0, uprights);
          if (ruled && !pieces_.empty()) put_rule(canvas, at, 0, all, y + head_.height(), table_.inner_rule);
        }
        ++head;
      }
      if (ruled) put_rule(canvas, place_of(canvas, placed.strips[k]), 0, all, top, table_.outer_rule);
    }
    const Place place = place_of(canvas, placed.strips[k]);
    const bool row = k < pieces_.size();
    if (row && (opens_page || pieces_[k].group != joined.group)) {
      joined = pieces_[k];
      first_joined = k;
    }
    const Length height = row ? pieces_[k].to - pieces_[k].from : Length();
    const bool ends_page = k + 1 == placed.strips.size() || placed.strips[k + 1].page != place.page;
    const bool ends_rows = k + 1 >= pieces_.size();
    const bool closed = ends_page || ends_rows;
    if (row) {
      joined.to = pieces_[k].to;
      joined.end_row = pieces_[k].end_row;
      joined.closed = closed;
      const bool goes_on = !closed && pieces_[k + 1].group == joined.group;
      if (!goes_on) put_piece(putter, rows_, joined, place_of(canvas, placed.strips[first_joined]), false, uprights);
    }
    if (ruled && (row || pieces_.empty()) && closed) {
      put_rule(canvas, place, 0, all, place.top + height, table_.outer_rule);
    }
    if (k + 1 == placed.strips.size()) put_notes(putter, place, place.top + height + table_.outer_rule);
  }
  for (std::size_t b = 0; b < uprights.size(); ++b) close(canvas, uprights[b], b);
  for (std::size_t page = first_page; turned_ && page <= last_page; ++page) {
    pages[page].turned_end = pages[page].items.size();
  }
}

}  // namespace

std::unique_ptr<SetBlock> set_kind(const Block& block, const TableBlock& table, const Setter& setter) {
  return std::make_unique<SetTable>(block, table, setter);
}

}  // namespace typeset
