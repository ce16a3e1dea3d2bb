#include "layout/table_setting.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "base/budget.h"
#include "base/utf8.h"
#include "layout/faults.h"
#include "layout/short_text.h"
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

/// The text with no line end from `begin` on.
text::Paragraph unbroken_from(const text::Paragraph& paragraph, std::size_t begin) {
  text::Paragraph made = paragraph;
  made.runs.clear();
  for (const text::StyleRun& run : paragraph.runs) {
    const auto seam = std::clamp(static_cast<std::uint32_t>(begin), run.begin, run.end);
    if (seam > run.begin) made.runs.push_back({run.begin, seam, run.style});
    if (seam == run.end) continue;
    made.runs.push_back({seam, run.end, run.style});
    made.runs.back().style.nobreak = true;
  }
  return made;
}

/// 10, 10.5: sizes are tried in halves.
std::string in_points(Length size) {
  const std::int64_t tenths = size.units() * 10 / Length::kPerPoint;
  return std::to_string(tenths / 10) + (tenths % 10 == 0 ? "" : "." + std::to_string(tenths % 10));
}

/// Where the glyph of byte `at` begins on the line; the line's end if there is none.
Length x_of(const text::Line& line, std::size_t at) {
  Length x = line.x + line.width;
  for (const text::LineRun& run : line.runs) {
    for (const text::PlacedGlyph& glyph : run.glyphs) {
      if (glyph.begin >= at) x = std::min<Length>(x, glyph.x);
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

std::vector<text::Line> set_in(const text::Paragraph& text, Length measure, text::Align align, const Setter& setter,
                               Diagnostics& faults) {
  text::Shape shape;
  shape.measure = measure;
  shape.align = align;
  return text::set_paragraph(text, shape, setter.flow.rules, setter.fonts, faults);
}

class TableSetter {
 public:
  TableSetter(const Block& block, const TableBlock& table, const Setter& setter)
      : block_(block),
        table_(table),
        setter_(setter),
        set_{table, setter.flow.page, table.size, table.padding, table.turned, {}, {}, {}, {}, {}, {}, {}} {}

  TableSetting set() && {
    measure_cells(set_.head, table_.head);
    measure_cells(set_.rows, table_.rows);
    choose_widths();
    for (TablePart* part : {&set_.head, &set_.rows}) {
      for (SetCell& cell : part->cells) set_cell(cell, part == &set_.head);
      align_points(*part);
      find_heights(*part);
    }
    set_words();
    return std::move(set_);
  }

 private:
  void measure_cells(TablePart& part, const std::vector<TableBlock::Row>& rows);
  Length least_width(const text::Paragraph& text, Length natural) const;
  void choose_widths();
  bool fit(Length measure);
  bool squeeze(Length measure);
  Length height_at(Length size, const std::vector<CellWidth>& cells, const std::vector<Length>& widths) const;
  std::vector<CellWidth> widths_at(Length size) const;
  void set_cell(SetCell& cell, bool head);
  Length room_of(const TableBlock::Cell& cell) const;
  void align_points(TablePart& part);
  void find_heights(TablePart& part);
  void set_words();

  const Block& block_;
  const TableBlock& table_;
  const Setter& setter_;
  TableSetting set_;
  std::int64_t least_cells_ = kLeastCells;
  bool forced_ = false;                                    // it fits nowhere: reported of the table, not cell by cell
  std::map<const TableBlock::Cell*, Diagnostics> firsts_;  // what setting a cell on one line reported
};

// Every cell on one line as far as the table is wide: most stay so.
void TableSetter::measure_cells(TablePart& part, const std::vector<TableBlock::Row>& rows) {
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
      setter_.take(set.lines);
      const bool one_line = set.lines.size() == 1;
      set.natural =
          one_line ? set.lines.front().width : text::natural_width(cell.text, setter_.flow.rules, setter_.fonts);
      set.least = least_width(cell.text, set.natural) + table_.size * cell.indent;
      set.natural += table_.size * cell.indent;
      if (!faults.all().empty()) firsts_.emplace(&cell, std::move(faults));
    }
  }
  part.first_cell.push_back(part.cells.size());
}

/// Hanzi part everywhere, but a column of one or two is no column; words, numbers and dates part nowhere, unless they
/// are as long as an address.
Length TableSetter::least_width(const text::Paragraph& text, Length natural) const {
  constexpr std::int64_t kMostCells = 10;
  const Length narrow = table_.size * least_cells_;
  if (natural <= narrow) return natural;
  bool hanzi = true;
  for_each_character(text.text.view(), [&](std::size_t, char32_t c) { hanzi = hanzi && c >= 0x2E80; });
  if (hanzi) return narrow;
  const Length widest = text::widest_piece(text, setter_.flow.rules, setter_.fonts);
  return std::min({std::max(widest, narrow), natural, std::max(table_.size * kMostCells, narrow)});
}

std::vector<CellWidth> TableSetter::widths_at(Length size) const {
  std::vector<CellWidth> widths;
  std::uint32_t row = 0;
  for (const TablePart* part : {&set_.head, &set_.rows}) {
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
Length TableSetter::height_at(Length size, const std::vector<CellWidth>& cells,
                              const std::vector<Length>& widths) const {
  const JudgedRows judged = judge_rows(cells, widths, set_.padding, size);
  return table_.pitch.scaled(size.units(), table_.size.units()) * judged.lines + table_.row_gap * 2 * judged.rows;
}

/// The planned size if the columns fit in it. Else of the sizes down to the least in which they do the largest that
/// does not make the table much higher than another would: a size that only just fits has columns of a few characters.
bool TableSetter::fit(Length measure) {
  constexpr std::int64_t kHigher = 115;  // percent
  struct Try {
    Length size, height;
    std::vector<Length> widths;
  };
  std::vector<Try> tries;
  for (Length size = table_.size; size >= table_.least_size; size -= Length::centi_pt(kSizeStep)) {
    const std::vector<CellWidth> cells = widths_at(size);
    auto widths = column_widths(table_.columns, cells, measure, set_.padding, size);
    if (!widths) continue;
    tries.push_back({size, height_at(size, cells, *widths), *std::move(widths)});
    if (size == table_.size) break;
  }
  if (tries.empty()) return false;
  const Length least = std::ranges::min_element(tries, {}, &Try::height)->height;
  const auto taken = std::ranges::find_if(tries, [&](const Try& t) { return t.height <= least.scaled(kHigher, 100); });
  set_.size = taken->size;
  set_.edges.assign(1, Length());
  for (const Length width : taken->widths) set_.edges.push_back(set_.edges.back() + width);
  return true;
}

/// With columns as narrow as they can be read, and half the padding.
bool TableSetter::squeeze(Length measure) {
  least_cells_ = kFewestCells;
  // Clear of the rules all the same.
  set_.padding = std::min(set_.padding, std::max(set_.padding / 2, table_.outer_rule));
  for (TablePart* part : {&set_.head, &set_.rows}) {
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
void TableSetter::choose_widths() {
  set_.turned = table_.turned;
  const Length sideways = set_.page.area_height;
  if (fit(set_.turned ? sideways : table_.measure)) {
    if (set_.size < table_.size) {
      setter_.faults.report(layout_faults::kTableSmaller, block_.span, {in_points(set_.size)});
    }
    return;
  }
  const bool asked = std::exchange(set_.turned, true);
  if ((!asked && fit(sideways)) || squeeze(sideways)) {
    if (asked) return;
    setter_.faults.report(layout_faults::kTableTurned, block_.span);
    return;
  }
  forced_ = true;
  set_.size = table_.least_size;
  setter_.faults.report(layout_faults::kTableTooWide, block_.span);
  set_.edges.assign(1, Length());
  for (const Length width : forced_widths(table_.columns.size(), widths_at(set_.size), sideways, set_.padding)) {
    set_.edges.push_back(set_.edges.back() + width);
  }
}

Length TableSetter::room_of(const TableBlock::Cell& cell) const {
  const Length width = set_.edges[cell.column + cell.columns] - set_.edges[cell.column] - set_.padding * 2;
  // By force, a column may be narrower than its padding.
  return std::max(width, set_.size / 2);
}

void TableSetter::set_cell(SetCell& cell, bool head) {
  const TableBlock::Cell& source = *cell.cell;
  if (source.text.runs.empty()) return;
  const Length full = room_of(source), indent = set_.size * source.indent;
  const bool one_line = cell.lines.size() == 1 && cell.natural <= full;
  // A column that is narrower than its indent has none.
  const bool indented = indent < full;
  const Length room = indented ? full - indent : full;
  cell.x = set_.edges[source.column] + set_.padding + (indented ? indent : Length());
  const bool as_measured = one_line && set_.size == table_.size;
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
  const text::Align align = source.align == ColumnAlign::centre  ? text::Align::centre
                            : source.align == ColumnAlign::right ? text::Align::right
                            : source.align == ColumnAlign::left && room >= set_.size * kRaggedCells
                                ? text::Align::justify
                            : source.align == ColumnAlign::left ? text::Align::left
                                                                : text::Align::centre;
  if (setter_.budget != nullptr) setter_.budget->look_at_time();
  Diagnostics unused;
  Diagnostics& faults = forced_ ? unused : setter_.faults;
  const text::Paragraph* text = &source.text;
  text::Paragraph changed;
  const auto change = [&](text::Paragraph made) {
    changed = std::move(made);
    text = &changed;
  };
  if (set_.size != table_.size) change(resized(*text, table_.size, set_.size));
  if (source.unit_begin > 0) {
    const text::Paragraph unit = text::part_of(*text, source.unit_begin, text->text.size());
    const bool fits = text::natural_width(unit, setter_.flow.rules, setter_.fonts) <= room;
    if (fits) change(unbroken_from(*text, source.unit_begin));
  }
  cell.lines = head ? set_short_text(*text, room, align, setter_, faults) : set_in(*text, room, align, setter_, faults);
  cell.natural = cell.natural.scaled(set_.size.units(), table_.size.units());
}

/// Figures of a column one below the other on their points, the widest of them in the middle of the column.
void TableSetter::align_points(TablePart& part) {
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
    cell.x = set_.edges[cell.cell->column] + set_.padding + x - cell.lines.front().x;
  }
}

void TableSetter::find_heights(TablePart& part) {
  const Length pitch = set_.pitch();
  const auto text_height = [&](const SetCell& cell) {
    return pitch * static_cast<std::int64_t>(std::max<std::size_t>(cell.lines.size(), 1));
  };
  std::vector<Length> heights(part.row_count(), set_.row_height(pitch));
  for (const SetCell& cell : part.cells) {
    if (cell.cell->rows == 1) heights[cell.row] = std::max(heights[cell.row], set_.row_height(text_height(cell)));
  }
  // What a cell over several rows lacks, its last row gets.
  for (const SetCell& cell : part.cells) {
    if (cell.cell->rows == 1) continue;
    const std::size_t end = std::min<std::size_t>(cell.row + cell.cell->rows, part.row_count());
    Length have;
    for (std::size_t r = cell.row; r < end; ++r) have += heights[r];
    const Length wanted = set_.row_height(text_height(cell));
    if (wanted > have) heights[end - 1] += set_.row_height(wanted - have - table_.row_gap * 2);
  }
  part.tops.assign(1, Length());
  for (const Length height : heights) part.tops.push_back(part.tops.back() + height);
  for (SetCell& cell : part.cells) {
    const std::size_t end = std::min<std::size_t>(cell.row + cell.cell->rows, part.row_count());
    const Length spare = part.tops[end] - part.tops[cell.row] - text_height(cell);
    cell.top = part.tops[cell.row] + (table_.centred ? spare / 2 : table_.row_gap);
  }
}

void TableSetter::set_words() {
  const Length measure = set_.edges.back();
  const auto set = [&](const std::optional<TableBlock::Words>& words, text::Align align) {
    return words ? set_in(words->text, measure, align, setter_, setter_.faults) : std::vector<text::Line>();
  };
  set_.caption = set(table_.caption, text::Align::centre);
  set_.unit = set(table_.unit, text::Align::right);
  if (table_.continued) set_.continued = set_in(*table_.continued, measure, text::Align::left, setter_, setter_.faults);
  for (const TableBlock::Words& note : table_.notes) {
    set_.notes.push_back(set_in(note.text, measure, text::Align::justify, setter_, setter_.faults));
  }
}

}  // namespace

Length TableSetting::row_height(Length of_text) const {
  const Length height = of_text + table.row_gap * 2;
  if (!on_grid()) return height;
  const std::int64_t pitch = page.pitch.units();
  return page.pitch * ((height.units() + pitch - 1) / pitch);
}

Length TableSetting::head_above(bool first) const {
  const auto lines = [](const std::vector<text::Line>& set) { return static_cast<std::int64_t>(set.size()); };
  const Length words = first ? table.caption_pitch * lines(caption) + table.note_pitch * lines(unit)
                             : table.note_pitch * lines(continued);
  return words + (words > Length() ? words_gap() : Length()) + head.height();
}

Length TableSetting::notes_height() const {
  std::size_t lines = 0;
  for (const std::vector<text::Line>& note : notes) lines += note.size();
  return lines == 0 ? Length() : words_gap() + table.note_pitch * static_cast<std::int64_t>(lines);
}

TableSetting set_table(const Block& block, const TableBlock& table, const Setter& setter) {
  return TableSetter(block, table, setter).set();
}

}  // namespace typeset
