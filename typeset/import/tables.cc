#include "import/tables.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/characters.h"
#include "base/look_alikes.h"
#include "base/utf8.h"
#include "import/body_line.h"
#include "import/draft.h"
#include "import/faults.h"
#include "import/words.h"
#include "source/body_faults.h"
#include "source/spans.h"
#include "source/table.h"
#include "source/text.h"

namespace typeset::pasted {

namespace {

constexpr std::size_t kLongestCell = 24;  // characters

// ---- Heads.

constexpr bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

/// 12345, 1,234.5, -3.1, 6.5%: a figure and nothing else.
bool is_figure(const FoldedText& cell) {
  constexpr std::u32string_view kSigns = U"+-−", kWithin = U".,", kBehind = U"%‰";
  std::size_t at = !cell.empty() && kSigns.find(cell[0].c) != kSigns.npos ? 1 : 0;
  const std::size_t digits = at;
  while (at < cell.size() && (is_digit(cell[at].c) || (at > digits && kWithin.find(cell[at].c) != kWithin.npos))) ++at;
  if (at > digits && at < cell.size() && kBehind.find(cell[at].c) != kBehind.npos) ++at;
  return at > digits && at == cell.size();
}

/// 2025: a figure that heads may be.
bool is_year(const FoldedText& cell) {
  return cell.size() == 4 && std::ranges::all_of(cell, [](const Folded& f) { return is_digit(f.c); }) &&
         ((cell[0].c == '1' && cell[1].c == '9') || (cell[0].c == '2' && cell[1].c == '0'));
}

/// What of a cell is no figure: 万人 of 12.3万人.
std::u32string besides_figures(const FoldedText& cell) {
  std::u32string rest;
  for (const Folded& f : cell) {
    if (!is_digit(f.c) && f.c != '.' && f.c != ',') rest += f.c;
  }
  return rest;
}

/// Whether the first row is of figures like the others, and no head: a figure stands in it, or a quantity in the unit
/// of the one below it.
bool is_headless(const TextLine& first, const TextLine& second) {
  for (std::size_t c = 0; c < first.cells.size(); ++c) {
    const FoldedText cell = fold(first.cells[c]);
    if (is_figure(cell) && !is_year(cell)) return true;
    if (cell.empty() || !is_digit(cell[0].c) || (is_year(cell) && c > 0) || c >= second.cells.size()) continue;
    const FoldedText below = fold(second.cells[c]);
    if (!below.empty() && is_digit(below[0].c) && besides_figures(cell) == besides_figures(below)) return true;
  }
  return false;
}

Term head_of(std::size_t rows) {
  if (rows == 0) return {"没有表头", "without a head"};
  if (rows == 1) return {"第一行是表头", "the first for its head"};
  return {"前 " + std::to_string(rows) + " 行是表头", "the first " + std::to_string(rows) + " for its head"};
}

// ---- What stands above and below rows.

/// The text without marks and forced line ends.
std::string plain(std::string_view text) {
  std::string words;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.substr(at).starts_with(kLineBreak)) {
      words += "  ";
      at += kLineBreak.size() - 1;
    } else if (text[at] != kStrongBegin && text[at] != kStrongEnd) {
      words += text[at];
    }
  }
  return words;
}

/// A caption as the source has it, 表1　主要指标; empty if the text is none.
std::string caption_of(std::string_view text) {
  constexpr std::size_t kLongest = 60;  // characters: more is a paragraph
  std::string words = plain(text);
  const std::size_t end = table_number(words).end;
  if (words.ends_with('}')) return {};  // would be settings of the table
  if (words.find("。") != std::string::npos || count_characters(words) > kLongest) return {};
  if (end == 0 || end == words.size()) return is_table_caption(words) ? words : std::string();
  const char32_t next = decode_utf8(words, end).code_point;
  if (next == U'：' || next == U':') return words;
  if (is_padding(next)) {
    const std::string_view title = std::string_view(words).substr(end);
    const std::size_t unit = unit_in_caption(title);
    const std::string gap = unit < title.size() ? "　　" : "";
    return words.substr(0, end) + "　" + tidy(title.substr(0, unit)) + gap + std::string(title.substr(unit));
  }
  // 表1列出了各乡镇的情况： speaks of the table.
  if (words.ends_with("：") || words.find("，") != std::string::npos) return {};
  words.insert(end, "　");
  return is_table_caption(words) ? words : std::string();
}

bool stands_apart(const TextLine& line) {
  return line.heading > 0 || line.picture || line.names || line.code || line.table || !line.bullet.empty();
}
bool is_caption(const TextLine& line) {
  const std::string words = stands_apart(line) ? std::string() : caption_of(line.text);
  return !words.empty() && holds_plain_words(words);
}
bool is_unit(const TextLine& line) {
  const std::string words = plain(line.text);
  return !stands_apart(line) && is_table_unit(words) && holds_plain_words(words);
}
bool is_note(const TextLine& line) {
  const std::string words = plain(line.text);
  return !stands_apart(line) && is_table_note(words) && holds_plain_words(words);
}

/// 注：1.甲。 goes on in 2.乙。
bool goes_on_note(const TextLine& first, const TextLine& line) {
  return first.text.find("：1") != std::string::npos && !stands_apart(line) && !line.blank_above &&
         item_mark(line.text).number;
}

void take(TextLine& line, TablePart part) {
  line.table_part = part;
  line.text = part == TablePart::caption ? caption_of(line.text) : plain(line.text);
}

void mark_parts(Lines& lines, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (!lines[i].table_line.row) continue;
    if (lines[i].table_line.begins) {
      std::size_t above = i;
      const auto next = [&] { return above > begin && !lines[above].rule_above; };
      if (next() && is_unit(lines[above - 1])) take(lines[--above], TablePart::unit);
      if (next() && is_caption(lines[above - 1])) take(lines[--above], TablePart::caption);
    }
    const bool last = i + 1 == end || !lines[i + 1].table_line.row || lines[i + 1].table_line.begins;
    for (std::size_t below = i + 1; last && below < end && !lines[below].rule_above; ++below) {
      if (!is_note(lines[below]) && !(below > i + 1 && goes_on_note(lines[i + 1], lines[below]))) break;
      take(lines[below], TablePart::note);
    }
  }
}

// ---- Rows between bars.

/// | 甲 | 乙 |, typed so.
bool is_row_between_bars(const TextLine& line) {
  return opens_table(line.text) && line.heading == 0 && !line.picture && !line.code;
}

/// A row between full-width bars, between ordinary ones. Full-width ones that were text in it had a backslash, ordinary
/// ones have one now.
std::string with_ordinary_bars(std::string_view row) {
  std::string made;
  for (std::size_t at = 0; at < row.size(); ++at) {
    const bool behind_slash = at > 0 && row[at - 1] == '\\';
    if (row.substr(at).starts_with(kWideBar)) {
      if (behind_slash) made.pop_back();
      made += behind_slash ? kWideBar : "|";
      at += kWideBar.size() - 1;
    } else {
      if (row[at] == '|' && !behind_slash) made += '\\';
      made += row[at];
    }
  }
  return made;
}

/// The row with its strong words within cells: those that go on behind a bar end before it and begin again. `open`:
/// whether they began in a row above; then whether they go on in the next.
std::string strong_in_cells(std::string_view row, bool& open) {
  std::string made;
  bool marked = false;  // the cell has a beginning without its end
  std::size_t end = 0;  // behind the last of the cell that is no blank
  const auto close = [&] {
    if (marked) made.insert(end, 1, kStrongEnd);
    marked = false;
  };
  for (std::size_t at = 0; at < row.size(); ++at) {
    const char c = row[at];
    const bool bar = c == '|' && !(at > 0 && row[at - 1] == '\\');
    if (c == kStrongBegin || c == kStrongEnd) open = c == kStrongBegin;
    if (c == kStrongEnd || bar) close();
    if (c == kStrongBegin || c == kStrongEnd) continue;
    if (open && !marked && !bar && c != ' ') {
      made += kStrongBegin;
      marked = true;
    }
    made += c;
    if (c != ' ') end = made.size();
  }
  close();
  return made;
}

/// Whether lines of rows, as they will be written, make a table: as many cells in each, merged ones in order.
bool make_a_table(std::span<const TextLine> rows) {
  std::vector<LocatedText> written;
  for (const TextLine& row : rows) {
    Paragraph paragraph{{row.text, row.span}};
    paragraph.row.row = true;
    written.emplace_back(between_bars(body_line(paragraph)), Span{row.span.file, row.span.begin, row.span.begin});
  }
  Tally unused;
  Diagnostics faults;
  read_table_rows(written, false, unused, faults);
  // A second rule row would be left out.
  const auto second_rule = [](const Diagnostic& fault) { return fault.kind == &body_faults::kTableRule; };
  return !faults.has_errors() && std::ranges::none_of(faults.all(), second_rule);
}

/// Where the sign stands that would make the cell part of another: it has nothing else but blanks, or a backslash
/// before the sign, which would say that it is text and go. None: npos.
std::size_t merging_sign(std::string_view cell) {
  const std::size_t sign = cell.find_first_of("<^");
  if (sign == std::string_view::npos) return sign;
  bool alone = true;
  for_each_character(cell, [&](std::size_t at, char32_t c) {
    alone = alone && (at == sign || is_padding(c) || (c == U'\\' && at + 1 == sign));
  });
  return alone ? sign : std::string_view::npos;
}

/// What keeps the sign text: a backslash, or a blank behind one that is text.
char guard_of_sign(std::string_view cell, std::size_t sign) { return sign > 0 && cell[sign - 1] == '\\' ? ' ' : '\\'; }

/// The cells between the bars, without the blanks about them; full-width ones are a cell's indent.
std::vector<std::string> cells_between_bars(std::string_view row, Slashes slashes = Slashes::keep_bars) {
  std::vector<std::string> cells;
  std::size_t begin = row.starts_with('|') ? 1 : 0;
  while (begin < row.size()) {
    std::size_t end = row.find('|', begin);
    while (slashes == Slashes::keep_bars && end != std::string_view::npos && end > 0 && row[end - 1] == '\\') {
      end = row.find('|', end + 1);
    }
    end = std::min(end, row.size());
    std::string_view cell = row.substr(begin, end - begin);
    cell.remove_prefix(std::min(cell.find_first_not_of(' '), cell.size()));
    while (cell.ends_with(' ')) cell.remove_suffix(1);
    cells.emplace_back(cell);
    begin = end + 1;
  }
  return cells;
}

/// --- or :---: or ---:, the rule row's cells.
bool is_rule(const std::vector<std::string>& cells) {
  return !cells.empty() && std::ranges::all_of(cells, [](std::string_view cell) {
    const bool colon = cell.starts_with(':') || cell.ends_with(':');
    if (cell.starts_with(':')) cell.remove_prefix(1);
    if (cell.ends_with(':')) cell.remove_suffix(1);
    return cell.find_first_not_of('-') == std::string_view::npos && cell.size() > (colon ? 0U : 1U);
  });
}

std::string row_of(const std::vector<std::string>& cells) {
  std::string row = "|";
  for (const std::string& cell : cells) row += cell.empty() ? " |" : " " + cell + " |";
  return row;
}

/// The rows of a table in columns, as they are made level.
struct LevelRow {
  std::vector<std::string> cells;
  std::size_t added = 0;  // cells
  std::string dropped;    // bars
  bool changed = false;
  bool rule = false;
};

std::vector<LevelRow> levelled(std::span<const TextLine> rows, Slashes slashes) {
  std::vector<LevelRow> made;
  std::size_t width = 0;
  for (const TextLine& row : rows) {
    LevelRow& level = made.emplace_back();
    level.cells = cells_between_bars(row.text);
    level.rule = is_rule(level.cells);
    std::size_t filled = level.cells.size();
    while (filled > 0 && level.cells[filled - 1].empty()) --filled;
    width = std::max(width, filled);
  }
  if (std::ranges::none_of(made, &LevelRow::rule) && !made.empty()) width = std::max(width, made.front().cells.size());
  if (width > kMostTableColumns || width * made.size() > kMostTableCells) return {};
  for (std::size_t i = 0; i < made.size(); ++i) {
    LevelRow& level = made[i];
    if (slashes == Slashes::may_be_text && level.cells.size() < width) {
      std::vector<std::string> all = cells_between_bars(rows[i].text, slashes);
      if (all.size() == width) {
        level.cells = std::move(all);
        level.changed = true;
      }
    }
    for (std::string& cell : level.cells) {
      const std::size_t sign = merging_sign(cell);
      if (sign == std::string::npos) continue;
      cell.insert(sign, 1, guard_of_sign(cell, sign));
      level.changed = true;
    }
    const std::size_t count = level.cells.size();
    if (count == width) continue;
    level.changed = true;
    level.added = width > count ? width - count : 0;
    level.cells.resize(width, level.rule ? "---" : "");
  }
  return made;
}

void mark_row(TextLine& line, bool begins, bool typed) {
  line.table = true;
  line.table_line = {true, begins, typed, 0};
}

// ---- Rows in columns.

std::string joined_cells(const std::vector<std::string>& cells, std::string_view between) {
  std::string joined;
  for (const std::string& cell : cells) {
    if (&cell != &cells.front()) joined += between;
    const std::string tidied = tidy(cell);
    const bool row = between != "\u3000";
    const std::size_t sign = merging_sign(tidied);
    for (std::size_t at = 0; at < tidied.size(); ++at) {
      if (row && at == sign) joined += guard_of_sign(tidied, sign);
      if (row && tidied[at] == '|') joined += '\\';
      joined += tidied[at];
    }
  }
  return joined;
}

/// Finds the tables in columns of tabs or spaces.
class ColumnTables {
 public:
  ColumnTables(Lines& lines, std::size_t end, Diagnostics& doubts) : lines_(lines), end_(end), doubts_(doubts) {}

  /// Takes what begins at line i; the line behind it.
  std::size_t take(std::size_t i) {
    if (!is_row(lines_[i]) || is_caption_above_rows(i)) return i + 1;
    std::size_t last = i;
    while (last + 1 < end_ && goes_on(i, last + 1)) ++last;
    const std::size_t count = last + 1 - i;
    TextLine& first = lines_[i];
    // Two columns of spaces are also a title's halves; three, or figures, are not.
    const bool columns = count > 1 && (first.cells.size() > 2 || count > 2 || has_figure(lines_[last]));
    const bool tabs = first.tabs > 0 && !first.cells.front().empty();
    if (!tabs && !columns && !(count > 1 && first.tabs > 1)) return last + 1;
    if (count == 1) {
      doubts_.report(import_faults::kRow, first.span);
      first.table = true;
      first.text = joined_cells(first.cells, "\u3000");
      return last + 1;
    }
    const std::size_t width = width_of(i, last);
    const bool headless = is_headless(first, lines_[i + 1]);
    doubts_.report(import_faults::kTable, first.span, {std::to_string(count), head_of(headless ? 0 : 1)});
    for (std::size_t k = i; k <= last; ++k) {
      TextLine& line = lines_[k];
      mark_row(line, k == i, false);
      if (k > i) line.rule_above = false;  // the line below the head
      if (line.cells.empty()) line.cells.push_back(line.text);
      line.cells.resize(width);
      line.text = "| " + joined_cells(line.cells, " | ") + " |";
    }
    if (headless) first.table_line.headless = static_cast<std::uint32_t>(width);
    return last + 1;
  }

 private:
  static bool is_short(const TextLine& line) {
    return std::ranges::all_of(line.cells, [](const auto& cell) { return characters_of(cell) <= kLongestCell; });
  }

  static bool is_row(const TextLine& line) {
    if (line.cells.size() < 2 || stands_apart(line) || ends_sentence(line.text)) return false;
    if (is_table_unit(line.text) || is_table_note(line.text)) return false;
    if (opens_part(line.text) && line.cells.size() < 3) return false;  // 1.<tab>加强领导
    return is_short(line);
  }

  /// 表1　主要指标 has a gap too. Rows may begin so as well: 表1, 12, 34.
  bool is_caption_above_rows(std::size_t i) const {
    const TextLine& line = lines_[i];
    if (line.cells.size() > 2 && !is_table_unit(line.cells.back())) return false;
    if (!is_caption(line) || i + 1 >= end_ || is_caption(lines_[i + 1])) return false;
    return is_row(lines_[i + 1]) || is_unit(lines_[i + 1]) || is_row_between_bars(lines_[i + 1]);
  }

  /// Whether line k goes on with the table that began at line i.
  bool goes_on(std::size_t i, std::size_t k) const {
    const TextLine& first = lines_[i];
    const TextLine& line = lines_[k];
    if (line.blank_above && !line.page_above && !line.ruled_above) return false;
    if (is_row(line) && line.cells.size() == first.cells.size() && (line.tabs > 0) == (first.tabs > 0)) {
      return !is_caption_above_rows(k);
    }
    // Rows in spaces say nothing of the columns that their cells stand in.
    const std::size_t columns = first.cells.size() + first.tabs_behind;
    const bool by_tabs = line.tabs > 0 || line.tabs_behind > 0;
    if (first.tabs == 0 || !by_tabs || stands_apart(line) || ends_sentence(line.text)) return false;
    if (line.cells.size() > columns || !is_short(line) || characters_of(line.text) > columns * kLongestCell)
      return false;
    if (line.cells.empty() && characters_of(line.text) > kLongestCell) return false;
    if (is_table_unit(line.text) || is_table_note(line.text) || is_caption_above_rows(k)) return false;
    // 联系人：张三<tab>电话：12345 below a table is none of its rows.
    const auto labelled = [](const std::string& cell) { return cell.find("：") != std::string::npos; };
    return line.tabs_behind > 0 || line.cells.size() > first.cells.size() || !std::ranges::all_of(line.cells, labelled);
  }

  std::size_t width_of(std::size_t i, std::size_t last) const {
    std::size_t width = 0;
    for (std::size_t k = i; k <= last; ++k) width = std::max(width, lines_[k].cells.size());
    return width;
  }

  static bool has_figure(const TextLine& line) {
    const auto is_figure = [](const std::string& cell) {
      return !cell.empty() && is_digit(static_cast<char32_t>(cell[0]));
    };
    // A line may have no cells at all.
    return line.cells.size() > 1 && std::any_of(line.cells.begin() + 1, line.cells.end(), is_figure);
  }

  Lines& lines_;
  std::size_t end_;
  Diagnostics& doubts_;
};

}  // namespace

void split_cells(TextLine& line, std::string_view written) {
  constexpr std::size_t kLongest = 1000;  // bytes
  constexpr std::uint32_t kColumn = 2;    // cells of white space between columns
  constexpr std::uint32_t kMostBehind = 20;
  if (!line.bullet.empty() || written.size() > kLongest) return;
  const bool by_tab = written.find('\t', written.find_first_not_of(" \t")) != std::string_view::npos;
  std::vector<std::string> cells(1);
  std::uint32_t white = 0;
  std::uint32_t tabs = 0;  // since the last text
  std::string between;
  Undrawn undrawn(written);
  for_each_character(written, [&](std::size_t at, char32_t c) {
    if (undrawn.has(at, c) && c != '\t') return;
    const bool ink = c != '\t' && !is_padding(c);
    if (!ink) {
      white += c == 0x3000 ? 2 : 1;
      tabs += c == '\t' ? 1 : 0;
      between += c == '\t' ? std::string(1, ' ') : to_utf8(c);
      return;
    }
    const bool inside = cells.size() > 1 || !cells.back().empty();
    if (by_tab ? tabs > 0 : inside && white >= kColumn) {
      cells.resize(cells.size() + (by_tab ? tabs : 1));
    } else if (inside) {
      cells.back() += between;
    }
    white = tabs = 0;
    between.clear();
    const char32_t meant = ideograph_of_radical(c);
    append_utf8(cells.back(), meant != 0 ? meant : c);
  });
  if (by_tab) line.tabs_behind = std::min(tabs, kMostBehind);
  if (cells.size() < 2) return;
  line.tabs = by_tab ? static_cast<std::uint32_t>(cells.size() - 1) : 0;
  line.cells = std::move(cells);
}

std::string between_bars(std::string row) {
  if (!row.starts_with('|')) row = "| " + row;
  if (!row.ends_with('|') || row.ends_with("\\|") || row.size() == 1) row += " |";
  return row;
}

bool level_rows(std::span<TextLine> rows, Ledger& ledger, Slashes slashes) {
  Lines made(rows.begin(), rows.end());
  bool strong = false;
  for (TextLine& row : made) {
    if (row.text.starts_with(kWideBar)) row.text = with_ordinary_bars(row.text);
    if (!is_rule(cells_between_bars(row.text))) row.text = strong_in_cells(row.text, strong);
  }
  const std::vector<LevelRow> level = levelled(made, slashes);
  for (std::size_t i = 0; i < level.size(); ++i) {
    if (level[i].changed) made[i].text = row_of(level[i].cells);
  }
  if (level.empty() || !make_a_table(made)) return false;
  for (std::size_t i = 0; i < made.size(); ++i) {
    // The bars of a row, and backslashes before them, came out of the file (write_yaml.cc takes them for that).
    if (rows[i].text.starts_with(kWideBar)) {
      for (std::size_t at = 0; (at = rows[i].text.find(kWideBar, at)) != std::string::npos; at += kWideBar.size()) {
        const bool behind_slash = at > 0 && rows[i].text[at - 1] == '\\';
        ledger.leave_out(LeftOut::markup, rows[i].span, behind_slash ? "\\" : kWideBar);
      }
      for (std::size_t at = rows[i].text.find('|'); at != std::string::npos; at = rows[i].text.find('|', at + 1)) {
        if (at > 0 && rows[i].text[at - 1] != '\\') ledger.make("\\");
      }
    }
    const auto before = std::ranges::count(rows[i].text, '|');
    const auto after = std::ranges::count(made[i].text, '|');
    if (after > before) ledger.make(std::string(static_cast<std::size_t>(after - before), '|'));
    if (after < before) {
      ledger.leave_out(LeftOut::markup, rows[i].span, std::string(static_cast<std::size_t>(before - after), '|'));
    }
    for (std::size_t k = 0; level[i].rule && k < level[i].added; ++k) ledger.make("---");
    rows[i].text = std::move(made[i].text);
  }
  return true;
}

void mark_typed_rows(std::span<TextLine> rows, Diagnostics& doubts) {
  const auto rule =
      std::ranges::find_if(rows, [](const TextLine& row) { return is_rule(cells_between_bars(row.text)); });
  const std::size_t above = static_cast<std::size_t>(rule - rows.begin());
  const std::size_t head = rule != rows.end() ? above : rows.size() > 1 ? 1 : 0;  // a row alone heads nothing
  doubts.report(import_faults::kTable, rows.front().span, {std::to_string(rows.size()), head_of(head)});
  for (TextLine& row : rows) mark_row(row, &row == &rows.front(), true);
}

void undo_rows(std::span<TextLine> rows, Ledger& ledger) {
  for (TextLine& row : rows) {
    if (!row.table_line.typed) continue;
    row.table = false;
    row.table_line = {};
    for (std::size_t at = row.text.find("\\|"); at != std::string::npos; at = row.text.find("\\|", at)) {
      row.text.erase(at, 1);
      ledger.leave_out(LeftOut::markup, row.span, "\\");
    }
  }
}

void mark_tables(Lines& lines, std::size_t begin, std::size_t end, Ledger& ledger, Diagnostics& doubts) {
  ColumnTables columns(lines, end, doubts);
  for (std::size_t i = begin; i < end;) {
    if (lines[i].table_line.row) {  // of a Markdown file
      std::size_t last = i;
      while (last + 1 < end && lines[last + 1].table_line.row && !lines[last + 1].table_line.begins) ++last;
      const std::span<TextLine> rows = std::span(lines).subspan(i, last + 1 - i);
      if (!level_rows(rows, ledger)) undo_rows(rows, ledger);
      i = last + 1;
      continue;
    }
    if (!is_row_between_bars(lines[i])) {
      i = columns.take(i);
      continue;
    }
    std::size_t last = i;
    const auto goes_on = [&](const TextLine& line) {
      return is_row_between_bars(line) && !line.blank_above && !line.table_line.row;
    };
    while (last + 1 < end && goes_on(lines[last + 1])) ++last;
    const std::span<TextLine> rows = std::span(lines).subspan(i, last + 1 - i);
    if (last > i && level_rows(rows, ledger, Slashes::may_be_text)) mark_typed_rows(rows, doubts);
    i = last + 1;
  }
  mark_parts(lines, begin, end);
}

bool holds_plain_words(std::string_view text) {
  Diagnostics faults;
  check_plain_words(LocatedText(text, {FileId::none, 0, static_cast<std::uint32_t>(text.size())}), faults);
  return !faults.has_errors();
}

std::size_t unit_in_caption(std::string_view caption) {
  for (std::size_t at = 1; at < caption.size(); ++at) {
    if (character_begin(caption, at) != at || !is_padding(character_before(caption, at))) continue;
    if (is_table_unit(caption.substr(at))) return at;
  }
  return caption.size();
}

}  // namespace typeset::pasted
