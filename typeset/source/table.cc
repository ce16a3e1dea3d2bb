#include "source/table.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "source/body.h"
#include "source/body_faults.h"
#include "source/markup.h"
#include "source/spans.h"
#include "source/text.h"
#include "source/values.h"

namespace typeset {

namespace {

constexpr std::size_t kNowhere = std::string_view::npos;
constexpr std::string_view kBar = "|";

std::string_view bar_of(std::string_view line) { return line.starts_with(kWideBar) ? kWideBar : kBar; }

/// The next bar at or behind `at` that no backslash stands before.
std::size_t find_bar(std::string_view line, std::string_view bar, std::size_t at) {
  for (std::size_t found = line.find(bar, at); found != kNowhere; found = line.find(bar, found + bar.size())) {
    if (found == 0 || line[found - 1] != '\\') return found;
  }
  return kNowhere;
}

/// A cell as it stands between bars; an empty one has the place of the bar before it.
struct WrittenCell {
  LocatedText text;
  Span span;
  std::uint16_t indent = 0;
};

/// The cells of a row, without blanks about them; the last bar may be left out.
std::vector<WrittenCell> cut_row(const LocatedText& line) {
  const std::string marks = line.marks();
  const std::string_view text = marks;
  const std::string_view bar = bar_of(text);
  std::vector<WrittenCell> cells;
  std::size_t begin = bar.size();
  while (begin < text.size()) {
    const std::size_t end = std::min(find_bar(text, bar, begin), text.size());
    const LocatedText written = line.slice(begin, end);
    LocatedText cell = trim(written);
    const Span span = cell.empty() ? line.span(begin - bar.size(), begin) : cell.span();
    cells.push_back({std::move(cell), span, turned_in_by(written.view())});
    begin = end + bar.size();
  }
  return cells;
}

/// --- :--- :---: ---: of the row below the head. A single - is a figure that is missing.
std::optional<ColumnAlign> read_rule(std::string_view cell) {
  const bool left = cell.starts_with(':');
  if (left) cell.remove_prefix(1);
  const bool right = cell.ends_with(':');
  if (right) cell.remove_suffix(1);
  if (cell.empty() || cell.find_first_not_of('-') != kNowhere) return {};
  if (!left && !right) return cell.size() > 1 ? std::optional(ColumnAlign::by_content) : std::nullopt;
  return left && right ? ColumnAlign::centre : left ? ColumnAlign::left : ColumnAlign::right;
}

bool is_rule_row(const std::vector<WrittenCell>& cells) {
  return !cells.empty() &&
         std::ranges::all_of(cells, [](const WrittenCell& cell) { return read_rule(cell.text.marks()).has_value(); });
}

/// A row of `|——|－－|`, as input methods make it of the rule.
bool looks_like_rule_row(const std::vector<WrittenCell>& cells) {
  constexpr std::u32string_view kDashes = U"-—―–−－─━";
  return cells.size() > 1 && std::ranges::all_of(cells, [&](const WrittenCell& cell) {
           const std::u32string text = to_utf32(cell.text.view());
           return !text.empty() && text.find_first_not_of(kDashes) == std::u32string::npos;
         });
}

std::vector<Fix> with_hyphens(const std::vector<WrittenCell>& cells) {
  Fix fix;
  for (const WrittenCell& cell : cells) fix.edits.push_back({cell.text.span(), cell.text.str(), "---"});
  return {fix};
}

std::string number(std::size_t n) { return std::to_string(n); }

/// Rows of one width: what a row lacks is empty, what it has too many is reported.
void level_rows(std::vector<TableRow>& rows, std::size_t columns, Span table, Diagnostics& faults) {
  for (std::size_t r = 0; r < rows.size(); ++r) {
    TableRow& row = rows[r];
    if (row.size() > columns) {
      faults.report(body_faults::kTableLongRow, row[columns].span,
                    {number(r + 1), number(row.size()), number(columns)});
    } else if (row.size() < columns) {
      faults.report(body_faults::kTableShortRow, row.empty() ? table : row.back().span,
                    {number(r + 1), number(row.size()), number(columns)});
    }
    const Span last = row.empty() ? table : row.back().span;
    for (std::size_t c = row.size(); c < columns; ++c) row.emplace_back().span = {last.file, last.end, last.end};
    row.resize(columns);
  }
}

/// Cells of `<` and `^` become part of the cell that they point at; the cells that belong together make a rectangle,
/// within the head or within the rows.
class Merger {
 public:
  Merger(std::span<TableRow> rows, std::size_t first_row, Diagnostics& faults)
      : rows_(rows), first_row_(first_row), faults_(faults) {}

  void merge() {
    if (rows_.empty()) return;
    columns_ = rows_.front().size();
    owner_.resize(rows_.size() * columns_);
    bool any = false;
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      for (std::size_t c = 0; c < columns_; ++c) any = find_owner(r, c) || any;
    }
    if (any) check_rectangles();
  }

 private:
  struct Extent {
    std::size_t rows = 0, columns = 0, cells = 0;
  };
  std::size_t& owner(std::size_t r, std::size_t c) { return owner_[r * columns_ + c]; }

  bool find_owner(std::size_t r, std::size_t c) {
    const TableCell& cell = rows_[r][c];
    const std::string_view text = cell.spans.empty() ? cell.text.view() : std::string_view();
    owner(r, c) = r * columns_ + c;
    if (text != "<" && text != "^") return false;
    const bool left = text == "<";
    if (left ? c == 0 : r == 0) {
      faults_.report(body_faults::kTableMerge, cell.text.span(), {number(first_row_ + r + 1), number(c + 1), text});
      rows_[r][c].text = {};
      return false;
    }
    owner(r, c) = left ? owner(r, c - 1) : owner(r - 1, c);
    return true;
  }

  void check_rectangles() {
    std::vector<Extent> extents(owner_.size());
    for (std::size_t i = 0; i < owner_.size(); ++i) {
      Extent& extent = extents[owner_[i]];
      extent.rows = std::max(extent.rows, i / columns_ - owner_[i] / columns_ + 1);
      // A cell at the left of its owner is no part of its rectangle.
      if (i % columns_ < owner_[i] % columns_) extent.cells = owner_.size();
      extent.columns = std::max(extent.columns, i % columns_ + 1 - std::min(owner_[i] % columns_, i % columns_));
      ++extent.cells;
    }
    for (std::size_t i = 0; i < owner_.size(); ++i) {
      const std::size_t r = i / columns_, c = i % columns_;
      TableCell& cell = rows_[r][c];
      const Extent& own = extents[i];
      if (owner_[i] == i) {
        if (own.cells == own.rows * own.columns) {
          cell.rows = static_cast<std::uint16_t>(own.rows);
          cell.columns = static_cast<std::uint16_t>(own.columns);
        } else {
          faults_.report(body_faults::kTableShape, cell.span, {number(first_row_ + r + 1), number(c + 1)});
        }
        continue;
      }
      cell.text = {};
      const Extent& whole = extents[owner_[i]];
      cell.covered = whole.cells == whole.rows * whole.columns;
    }
  }

  std::span<TableRow> rows_;
  std::size_t first_row_;
  std::size_t columns_ = 0;
  std::vector<std::size_t> owner_;  // of each cell: the cell that it belongs to
  Diagnostics& faults_;
};

/// The first `head_rows` of the rows are its head.
void divide(Table& table, std::vector<TableRow> rows, std::size_t head_rows, Diagnostics& faults) {
  if (rows.empty() || rows.front().empty()) {
    faults.report(body_faults::kTableEmpty, table.span);
    return;
  }
  if (table.columns.empty()) table.columns.resize(rows.front().size());
  level_rows(rows, table.columns.size(), table.span, faults);
  table.rows = std::move(rows);
  table.head = std::min(head_rows, table.rows.size());
  const std::span<TableRow> all(table.rows);
  Merger(all.first(table.head), 0, faults).merge();
  Merger(all.subspan(table.head), table.head, faults).merge();
}

bool ends_with_any(std::string_view text, std::span<const std::string_view> ends) {
  return std::ranges::any_of(ends, [&](std::string_view end) { return text.ends_with(end); });
}

bool begins_with_any(std::string_view line, std::span<const std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return line.starts_with(word); });
}

/// What {…} at a line's end holds; none if it has none.
std::optional<LocatedText> braces_at_end(const LocatedText& line, std::size_t& begin) {
  const std::string text = line.marks();
  begin = text.size();
  if (!text.ends_with('}')) return {};
  const std::size_t open = text.rfind('{');
  // `[文字]{楷体}` is a span of the caption.
  if (open == kNowhere || (open > 0 && text[open - 1] == ']')) return {};
  begin = open;
  return line.slice(open + 1, text.size() - 1);
}

struct FormWord {
  std::string_view zh, en;
  void (*set)(TableForm&);
};
constexpr std::array<FormWord, 8> kFormWords = {{
    {"三线", "three-rules", [](TableForm& form) { form.frame = TableFrame::three_rules; }},
    {"全框", "full", [](TableForm& form) { form.frame = TableFrame::full; }},
    {"无线", "no-rules", [](TableForm& form) { form.frame = TableFrame::none; }},
    {"小四", "xiaosi", [](TableForm& form) { form.size = TableSize::xiaosi; }},
    {"五号", "wu", [](TableForm& form) { form.size = TableSize::wu; }},
    {"小五", "xiaowu", [](TableForm& form) { form.size = TableSize::xiaowu; }},
    {"横排", "turned", [](TableForm& form) { form.turned = true; }},
    {"无表头", "no-head", [](TableForm& form) { form.no_head = true; }},
}};

struct AlignWord {
  std::string_view zh, en;
  ColumnAlign align;
};
constexpr std::array<AlignWord, 5> kAlignWords = {{
    {"自动", "auto", ColumnAlign::by_content},
    {"左", "left", ColumnAlign::left},
    {"中", "centre", ColumnAlign::centre},
    {"右", "right", ColumnAlign::right},
    {"小数", "decimal", ColumnAlign::decimal},
}};

/// Calls `use` with each word; blanks and 、 ， , part them.
template <typename Use>
void for_each_setting(const LocatedText& words, Use use) {
  const std::string_view text = words.view();
  std::size_t begin = 0;
  const auto close = [&](std::size_t end) {
    if (end > begin) use(words.slice(begin, end));
  };
  for (std::size_t at = 0; at < text.size();) {
    const Decoded c = decode_utf8(text, at);
    if (is_padding(c.code_point) || c.code_point == U'、' || c.code_point == U'，' || c.code_point == U',') {
      close(at);
      begin = at + c.length;
    }
    at += c.length;
  }
  close(text.size());
}

/// What makes `<` or `^` a text, and no sign of merging any more.
const InlineSpan kNoMergeSign = {0, 1, InlineKind::nobreak, 0};

/// A line end within it is a forced one (U+2028).
TableCell cell_of_file(const CsvCell& written, Tally& tally, Diagnostics& faults) {
  TableCell cell;
  cell.span = written.span;
  cell.indent = written.indent;
  const std::string_view text = written.text.view();
  if (count_characters(text) > kLongestParagraph) {
    faults.report(body_faults::kTooLong, written.span, {number(kLongestParagraph)});
    return cell;
  }
  LocatedText lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (begin > 0) lines.append("\u2028", written.text.span(begin - 1, begin));
    lines.append(read_radicals(standard_text(trim(written.text.slice(begin, end)), faults), tally));
    begin = end + 1;
  }
  cell.text = std::move(lines);
  if (const std::string_view sign = cell.text.view(); sign == "\\<" || sign == "\\^") {
    cell.text = cell.text.slice(1, sign.size());
    cell.spans.push_back(kNoMergeSign);
  }
  return cell;
}

}  // namespace

LocatedText read_plain_words(const LocatedText& text, Tally& tally, Diagnostics& faults) {
  check_plain_words(text, faults);
  return read_radicals(text, tally);
}

TableNumber table_number(std::string_view caption) {
  static constexpr std::array<std::string_view, 2> kWords = {"附表", "表"};
  const auto word = std::ranges::find_if(kWords, [&](std::string_view w) { return caption.starts_with(w); });
  if (word == kWords.end()) return {};
  std::size_t at = word->size();
  while (at < caption.size() && is_padding(decode_utf8(caption, at).code_point)) {
    at += decode_utf8(caption, at).length;
  }
  // Of one kind of digits: 表1二季度 is 表1.
  constexpr std::u32string_view kArabic = U"0123456789０１２３４５６７８９-.—－．",
                                kChinese = U"〇一二三四五六七八九十";
  const auto is_of = [&](std::u32string_view digits, std::size_t i) {
    return i < caption.size() && digits.find(decode_utf8(caption, i).code_point) != std::u32string_view::npos;
  };
  const std::u32string_view digits = is_of(kChinese, at) ? kChinese : kArabic;
  std::size_t end = at;
  while (is_of(digits, end)) end += decode_utf8(caption, end).length;
  if (end == at) return {};
  return {*word, caption.substr(at, end - at), end};
}

bool opens_table(std::string_view line) {
  const std::string_view bar = bar_of(line);
  return line.starts_with(bar) && find_bar(line, bar, bar.size()) != kNowhere;
}

bool is_table_rule(std::string_view line) {
  return opens_table(line) && line.find_first_not_of("-:| ") == kNowhere && line.find('-') != kNowhere;
}

bool is_table_caption(std::string_view line) {
  constexpr std::size_t kLongest = 80;  // characters: more is a sentence
  constexpr std::array<std::string_view, 2> kUnnumbered = {"表：", "表:"};
  if (count_characters(line) > kLongest) return false;
  if (begins_with_any(line, kUnnumbered)) return true;
  const std::size_t end = table_number(line).end;
  if (end == 0 || line.find("。") != kNowhere) return false;
  if (end == line.size()) return true;
  const char32_t next = decode_utf8(line, end).code_point;
  return is_padding(next) || next == U'：' || next == U':' || next == U'{';
}

bool is_table_unit(std::string_view line) {
  constexpr std::size_t kLongest = 30;
  constexpr std::array<std::string_view, 3> kWords = {"单位", "计量单位", "金额单位"};
  if (count_characters(line) > kLongest || line.find("。") != kNowhere) return false;
  // 2026年9月　　单位：亿元 has a date at the left.
  const std::size_t unit = line.rfind("单位");
  if (unit == kNowhere) return false;
  const std::string_view behind = line.substr(unit + kWords.front().size());
  const bool says_which = behind.starts_with("：") || behind.starts_with(':') || behind.starts_with(' ');
  for (const std::string_view opening : {"（", "("}) {
    if (line.starts_with(opening)) line.remove_prefix(opening.size());
  }
  const bool dated = line.find_first_of("0123456789") == 0 && line.find("　") != kNowhere;
  return says_which && (begins_with_any(line, kWords) || dated);
}

bool is_table_note(std::string_view line) {
  constexpr std::array<std::string_view, 8> kLabels = {"注",       "说明",     "备注",     "来源",
                                                       "资料来源", "数据来源", "材料来源", "信息来源"};
  for (const std::string_view label : kLabels) {
    if (!line.starts_with(label)) continue;
    const std::size_t behind = line.find_first_not_of("0123456789", label.size());
    if (behind != kNowhere && (line.substr(behind).starts_with("：") || line[behind] == ':')) return true;
  }
  return false;
}

TableCell read_table_cell(const LocatedText& written, Tally& tally, Diagnostics& faults) {
  TableCell cell;
  cell.span = written.span();
  // `\<` and `\^` are the signs themselves, and so is what a file has put there.
  const std::string_view text = written.view();
  const bool escaped = text == "\\<" || text == "\\^";
  const bool literal = escaped || (text.size() == 1 && written.literal(0));
  BodyLine line = read_in_cell(escaped ? written.slice(1, written.size()) : written, tally, faults);
  find_markup(escaped ? written.slice(1, written.size()) : written, tally);
  cell.text = std::move(line.text);
  cell.spans = std::move(line.spans);
  for (const InlineNote& note : line.notes) faults.report(body_faults::kNoteOutOfText, note.text.span());
  if (literal) cell.spans.push_back(kNoMergeSign);
  return cell;
}

Table read_table_rows(const std::vector<LocatedText>& lines, bool no_head, Tally& tally, Diagnostics& faults) {
  Table table;
  table.span = lines.front().span();
  std::vector<TableRow> rows;
  std::optional<std::size_t> head_rows;
  std::size_t columns = 0, cells = 0;
  for (const LocatedText& line : lines) {
    const std::vector<WrittenCell> written = cut_row(line);
    if (is_rule_row(written)) {
      if (head_rows) {
        faults.report(body_faults::kTableRule, line.span());
        continue;
      }
      head_rows = rows.size();
      columns = written.size();
      for (const WrittenCell& cell : written) table.columns.push_back({*read_rule(cell.text.view()), {}, cell.span});
      continue;
    }
    if (!head_rows && rows.size() == 1 && looks_like_rule_row(written))
      faults.report(body_faults::kTableRuleMarks, line.span(), {}, with_hyphens(written));
    cells += written.size();
    const bool too_large =
        rows.size() >= kMostTableRows || written.size() > kMostTableColumns || cells > kMostTableCells;
    if (too_large) {
      faults.report(body_faults::kTableTooLarge, line.span(),
                    {number(kMostTableRows), number(kMostTableColumns), number(kMostTableCells)});
      return table;
    }
    TableRow& row = rows.emplace_back();
    for (const WrittenCell& cell : written) {
      if (count_characters(cell.text.view()) > kLongestParagraph) {
        faults.report(body_faults::kTooLong, cell.span, {number(kLongestParagraph)});
        row.emplace_back();
      } else {
        row.push_back(read_table_cell(cell.text, tally, faults));
        row.back().indent = cell.indent;
      }
      row.back().span = cell.span;
    }
  }
  if (columns == 0 && !rows.empty()) columns = rows.front().size();
  table.columns.resize(columns);
  // A row alone has nothing to head.
  divide(table, std::move(rows), no_head ? 0 : head_rows.value_or(lines.size() > 1 ? 1 : 0), faults);
  return table;
}

void fill_table(Table& table, std::vector<TableRow> rows, Diagnostics& faults) {
  const std::size_t asked = table.head_rows ? static_cast<std::size_t>(table.head_rows->value) : 1;
  if (!table.columns.empty() && !rows.empty() && table.columns.size() != rows.front().size()) {
    faults.report(body_faults::kTableColumns, table.columns.front().span,
                  {number(table.columns.size()), number(rows.front().size())});
    table.columns.resize(rows.front().size());
  }
  if (table.head_rows && asked > rows.size())
    faults.report(body_faults::kTableHeadRows, table.head_rows->span, {number(asked), number(rows.size())});
  divide(table, std::move(rows), table.form.value.no_head ? 0 : asked, faults);
}

namespace {

/// A spreadsheet's title or unit above the head: text in its first cell alone.
void check_title_row(const Csv& csv, Diagnostics& faults) {
  constexpr std::size_t kFewest = 3;  // columns: two may be a name and an empty head
  if (csv.rows.size() < 3 || csv.rows.front().size() < kFewest) return;
  const auto alone = [](const CsvRow& row) {
    return !row.front().text.empty() &&
           std::all_of(row.begin() + 1, row.end(), [](const CsvCell& cell) { return cell.text.empty(); });
  };
  if (alone(csv.rows[0]) && !alone(csv.rows.back()))
    faults.report(body_faults::kTableTitleRow, csv.rows[0].front().span, {csv.rows[0].front().text.view()});
}

}  // namespace

void fill_table(Table& table, const Csv& csv, Diagnostics& faults) {
  const auto filled = [](const CsvRow& row) {
    std::size_t count = row.size();
    while (count > 0 && row[count - 1].text.empty()) --count;
    return count;
  };
  // Columns at the right that are empty throughout are none; the first row has the others, be they empty in it.
  std::size_t columns = 0, cells = 0;
  for (const CsvRow& written : csv.rows) columns = std::max(columns, filled(written));
  if (!csv.rows.empty()) columns = std::min(columns, csv.rows.front().size());
  check_title_row(csv, faults);
  Tally tally;
  std::vector<TableRow> rows;
  rows.reserve(csv.rows.size());
  for (const CsvRow& written : csv.rows) {
    const std::size_t count = std::max(std::min(columns, written.size()), filled(written));
    cells += count;
    if (count > kMostTableColumns || cells > kMostTableCells || rows.size() >= kMostTableRows) {
      const CsvCell& at = written[std::min(written.size() - 1, kMostTableColumns)];
      faults.report(body_faults::kTableTooLarge, at.span,
                    {number(kMostTableRows), number(kMostTableColumns), number(kMostTableCells)});
      return;
    }
    TableRow& row = rows.emplace_back();
    row.reserve(columns);
    for (std::size_t c = 0; c < count; ++c) row.push_back(cell_of_file(written[c], tally, faults));
  }
  tally.report(faults);
  fill_table(table, std::move(rows), faults);
}

bool names_table_file(std::string_view line) {
  const std::size_t caption_end = line.starts_with("![") ? line.find("](") : kNowhere;
  const std::size_t file_end = caption_end == kNowhere ? kNowhere : line.find(')', caption_end);
  if (file_end == kNowhere) return false;
  const std::string_view file = line.substr(caption_end + 2, file_end - caption_end - 2);
  const std::string_view behind = line.substr(file_end + 1);
  const bool braces = behind.starts_with('{') && behind.find('}') == behind.size() - 1;
  // A workbook is read as a file of rows, and refused with what to save it as.
  constexpr std::array<std::string_view, 6> kExtensions = {".csv", ".tsv", ".xlsx", ".xls", ".et", ".ods"};
  std::string lower(file);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return ends_with_any(lower, kExtensions) && (behind.empty() || braces);
}

Table read_table_file(const LocatedText& line, Tally& tally, Diagnostics& faults) {
  const std::size_t caption_end = line.view().find("](");
  const std::size_t file_end = line.view().find(')', caption_end);
  Table table;
  table.span = line.span();
  table.caption = read_plain_words(trim(line.slice(2, caption_end)), tally, faults);
  table.file = trim(line.slice(caption_end + 2, file_end));
  if (file_end + 1 < line.size()) {
    read_table_form(line.slice(file_end + 2, line.size() - 1), table.form, faults);
  }
  return table;
}

LocatedText read_table_caption(const LocatedText& line, Located<TableForm>& form, Tally& tally, Diagnostics& faults) {
  std::size_t end = 0;
  if (const auto words = braces_at_end(line, end)) read_table_form(*words, form, faults);
  std::size_t begin = 0;
  for (const std::string_view unnumbered : {"表：", "表:"}) {
    if (line.view().starts_with(unnumbered)) begin = unnumbered.size();
  }
  return read_plain_words(trim(line.slice(begin, end)), tally, faults);
}

void read_table_form(const LocatedText& words, Located<TableForm>& form, Diagnostics& faults) {
  form.span = words.span();
  for_each_setting(words, [&](const LocatedText& word) {
    const auto* row =
        std::ranges::find_if(kFormWords, [&](const FormWord& w) { return word.view() == w.zh || word.view() == w.en; });
    if (row == kFormWords.end()) {
      faults.report(body_faults::kTableForm, word.span(), {word.view()});
    } else {
      row->set(form.value);
    }
  });
}

std::optional<TableColumn> read_table_column(const LocatedText& words, Diagnostics& faults) {
  TableColumn column;
  column.span = words.span();
  bool known = true;
  for_each_setting(words, [&](const LocatedText& word) {
    const auto* align = std::ranges::find_if(
        kAlignWords, [&](const AlignWord& w) { return word.view() == w.zh || word.view() == w.en; });
    if (align != kAlignWords.end()) {
      column.align = align->align;
    } else if (word.view().find_first_of("0123456789") != kNowhere) {
      const auto width = read_width(word, faults);
      if (width) column.width = {*width, word.span()};
      known = known && width;
    } else {
      faults.report(body_faults::kTableColumn, word.span(), {word.view()});
      known = false;
    }
  });
  return known ? std::optional(column) : std::nullopt;
}

}  // namespace typeset
