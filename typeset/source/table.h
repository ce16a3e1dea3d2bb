// Tables of body text (docs/body.md): rows between bars, with a caption above and notes below.
//
//     表1　主要经济指标{全框 小五}
//     单位：亿元
//     | 指标 | 一季度 | 二季度 |
//     |---|---:|---:|
//     | 地区生产总值 | 183.2 | 201.75 |
//     注：按现价计算。
//
// The rows above the rule row are the head; without a rule row the first is. Colons in the rule row align columns. A
// cell of `<` belongs to the one at its left, of `^` to the one above; `\|` is a bar. A table may also come from a CSV
// file, `![表1　主要经济指标](指标.csv){全框}`, whose cells are never markup, and from the field 表格 of an article, in
// the same words.
//
// What is not as it should be is reported with row and column, and what can be read of the table is returned.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "source/csv.h"
#include "source/issue.h"
#include "source/tally.h"

namespace typeset {

inline constexpr std::size_t kMostTableRows = 20'000;
inline constexpr std::size_t kMostTableColumns = 200;
inline constexpr std::size_t kMostTableCells = 400'000;

/// The bar of rows as Chinese input methods type it.
inline constexpr std::string_view kWideBar = "｜";

/// Whether a line of body text is a row of a table: it begins with a bar, and has another.
bool opens_table(std::string_view line);

/// 表1, 表 2-1, 附表三 at the head of a caption: its word, its number, and the byte behind; `end` 0: there is none.
struct TableNumber {
  std::string_view word, number;  // of the caption
  std::size_t end = 0;
};
TableNumber table_number(std::string_view caption);

/// Whether it is the row of dashes below a head.
bool is_table_rule(std::string_view line);

/// Whether a line that stands directly above rows is their caption: 表1　…, 表：…; their unit: 单位：万元.
bool is_table_caption(std::string_view line);
bool is_table_unit(std::string_view line);
/// Whether a line directly below rows is a note to them: 注：… 说明：… 资料来源：….
bool is_table_note(std::string_view line);

/// The table of these rows, each a line that opens_table(); the first of them may be a rule row.
/// `no_head`: 无表头, whatever rule row there is.
Table read_table_rows(const std::vector<LocatedText>& lines, bool no_head, Tally& tally, Diagnostics& faults);

/// A cell with its spans; of `\<` and `\^` the sign itself. Full-width blanks before its text are its indent.
TableCell read_table_cell(const LocatedText& written, Tally& tally, Diagnostics& faults);

/// `![表1　主要经济指标](指标.csv){全框}`: whether a line is one, and the table with its file, still without rows.
bool names_table_file(std::string_view line);
Table read_table_file(const LocatedText& line, Tally& tally, Diagnostics& faults);

/// A unit or a note: words without marks, which are reported.
LocatedText read_plain_words(const LocatedText& text, Tally& tally, Diagnostics& faults);

/// Caption of a table, without 表： and without the settings in braces at its end, which go to `form`.
LocatedText read_table_caption(const LocatedText& line, Located<TableForm>& form, Tally& tally, Diagnostics& faults);

/// 全框 小五 横排, parted as other settings are, into `form`; unknown words are reported.
void read_table_form(const LocatedText& words, Located<TableForm>& form, Diagnostics& faults);

/// 左, 中 30mm, 小数; empty: by content. None after reporting.
std::optional<TableColumn> read_table_column(const LocatedText& words, Diagnostics& faults);

/// Rows as they are written (in a list, in a CSV file) as rows of the table: its head and what is below, merged cells
/// among them. How many are the head, the table says.
void fill_table(Table& table, std::vector<TableRow> rows, Diagnostics& faults);
/// The same of the file that the table names; what is amiss is reported at its line and column there. A line end within
/// a cell is a forced one; columns at the right that are empty throughout are none.
void fill_table(Table& table, const Csv& csv, Diagnostics& faults);

/// Every table of a document, in order.
template <typename Use>
void for_each_table(Issue& issue, Use use) {
  const auto in_body = [&](Body& body) {
    for (BodyLine& line : body) {
      for (Table& table : line.table) use(table);
    }
  };
  auto* bulletin = std::get_if<Bulletin>(&issue.part);
  if (bulletin == nullptr) return;
  in_body(bulletin->note);
  for (Article& article : bulletin->articles) {
    in_body(article.note);
    in_body(article.body);
    for (Brief& brief : article.briefs) in_body(brief.body);
    for (Table& table : article.tables) use(table);
  }
}

}  // namespace typeset
