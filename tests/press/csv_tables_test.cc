// Tables whose rows stand in CSV files, the whole way from their bytes to pages under the tiny fonts: every cell once,
// in the order of rows, on the pages and in the text that is copied out of the PDF; or an error at the file's own line
// and column. And the same rows make the same pages, from a file, from the body and from the field 表格.
#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "layout/faults.h"
#include "press/jobs.h"
#include "press/made_files.h"
#include "source/csv.h"
#include "source/table.h"
#include "support/made_text.h"
#include "support/on_the_page.h"
#include "support/program.h"
#include "support/skip.h"

using namespace typeset;
using namespace typeset::test;
using testing::MadeFiles;

namespace {

constexpr std::string_view kBefore = "会议。", kCaption = "表1　人", kBehind = "大会。";

/// A bulletin of one article in 小页 of tests/elements, with the table 人.csv beside it, if any.
struct Pressed {
  MadeFiles files;
  Document document;

  Pressed(const std::string& article, const std::string& csv, std::initializer_list<const char*> formats = {}) {
    files.texts = {{"desk/a.yaml",
                    "样式: 小页\n刊名: 动态\n期号: 1\n编发单位: 市委办公室\n日期: 2017-12-29\n文章:\n"
                    "  - 标题: 大会\n" +
                        article},
                   {"desk/styles/小页.yaml", read_file(std::string(TEST_DATA) + "/elements/小页.yaml")},
                   {"desk/人.csv", csv}};
    Workshop workshop(files, nullptr, testing::premises());
    document = press(testing::job("desk/a.yaml", formats), workshop);
  }

  /// `FILE:LINE:COLUMN SLUG` of each fault, parted by blanks.
  std::string said() const {
    std::string all;
    for (const Diagnostic& fault : document.faults.all()) {
      if (fault.kind == &layout_faults::kTailAlone) continue;  // the pages are small
      all += all.empty() ? "" : " ";
      if (fault.span.known()) {
        const Position at = document.sources.position(fault.span);
        const std::string& file = document.sources.name(fault.span.file);
        all += file.substr(file.rfind('/') + 1) + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) + " ";
      }
      all += fault.kind->slug;
    }
    return all;
  }

  /// What the table's cells hold on the pages, in their order.
  std::string cells() const {
    REQUIRE(document.pages);
    const std::string all = text_of_content(*document.pages);
    const std::size_t begin = all.find(kCaption) + kCaption.size();
    return all.substr(begin, all.rfind(kBehind) - begin);
  }
};

/// The table between two paragraphs of the body.
Pressed from_file(const std::string& csv, const std::string& form = "全框",
                  std::initializer_list<const char*> formats = {}) {
  return {"    正文: |\n      " + std::string(kBefore) + "\n      ![" + std::string(kCaption) + "](人.csv){" + form +
              "}\n      " + std::string(kBehind) + "\n",
          csv, formats};
}

/// The text without white space, and without characters that only part lines or mean nothing.
std::string packed(std::string_view text) {
  std::string all;
  for_each_character(text, [&](std::size_t, char32_t c) {
    if (std::u32string_view(U" \t\n\f\u3000\u2028\ufeff").find(c) == std::u32string_view::npos) append_utf8(all, c);
  });
  return all;
}

/// What pdftotext finds in the document, in the order of the file, without white space.
std::string copied(const Pressed& made) {
  const ScopedFolder folder;
  write_file(folder.path() / "a.pdf", made.document.outputs.at(0));
  return packed(run({"pdftotext", "-raw", folder.path() / "a.pdf", "-"}).output);
}

/// The first line in which two dumps differ, of both; empty where they are the same.
std::string difference(const std::string& one, const std::string& other) {
  const std::size_t at = static_cast<std::size_t>(std::ranges::mismatch(one, other).in1 - one.begin());
  if (at == one.size() && one.size() == other.size()) return {};
  const std::size_t line = at == 0 ? 0 : one.rfind('\n', at - 1) + 1;
  return one.substr(line, one.find('\n', at) - line) + "\n" + other.substr(line, other.find('\n', at) - line);
}

/// A table of a seed, without spans, as it is written in each of the three ways.
struct ThreeWays {
  std::string body, field, csv;
  std::vector<std::string> rows;  // their cells one behind the other

  explicit ThreeWays(unsigned seed) {
    Dice dice(seed);
    const int columns = 1 + dice.below(6), last = 1 + dice.below(40);
    const std::string line_end = dice.below(2) == 0 ? "\n" : "\r\n";
    if (dice.below(2) == 0) csv = "\xef\xbb\xbf";
    for (int r = 0; r <= last; ++r) {
      rows.emplace_back();
      body += "      |";
      field += "          - [";
      for (int c = 0; c < columns; ++c) {
        std::string text;
        switch (dice.below(r == 0 ? 1 : 5)) {
          case 0: text = dice.words(1 + dice.below(5)); break;
          case 1: text = dice.words(1 + dice.below(30)); break;
          case 2: text = std::to_string(dice.below(1000)) + "." + std::to_string(dice.below(100)); break;
          case 3: text = std::to_string(dice.below(100'000)); break;
          // A file's last rows and columns are dropped where nothing is in them.
          default: text = r == last && c == 0 ? "人" : ""; break;
        }
        rows.back() += text;
        body += " " + text + " |";
        field += (c > 0 ? ", '" : "'") + text + "'";
        csv += (c > 0 ? "," : "") + (dice.below(3) == 0 ? "\"" + text + "\"" : text);
      }
      body += "\n";
      field += "]\n";
      csv += line_end;
      if (r == 0) body += "      |" + times(static_cast<std::size_t>(columns), "---|") + "\n";
    }
  }
};

}  // namespace

TEST_CASE("a table from a file is refused at its own line and column", "[press][tables]") {
  struct Case {
    std::string csv, said;
  };
  const std::string row = times(kMostTableColumns - 1, "1,") + "1\n";
  const Case cases[] = {
      // Bytes.
      {"", "人.csv:1:1 source/csv-empty"},
      {",,\n,,\n", "人.csv:1:1 source/csv-empty"},
      {"天,地\n大,\"人\n", "人.csv:2:3 source/csv-open-quote"},
      {"天,地\r\n\"大\r\n小\",\"人\"和\r\n", "人.csv:3:7 source/csv-behind-quote"},
      {std::string("天,地\n人,\"和\0\"\n", 19), "人.csv:2:5 base/control-character"},
      {"天,地\n大\u202e人,和\n", "人.csv:2:2 text/direction-control"},
      // Size.
      {times(kMostCsvRows + 1, "天,地\n"), "人.csv:20001:1 base/too-much"},
      {"1," + row + row, "人.csv:1:401 source/table-too-large"},
      {row + "1," + row, "人.csv:2:401 source/table-too-large"},
      {times(kMostTableCells / kMostTableColumns, row) + "1\n", "人.csv:2001:1 source/table-too-large"},
      {"天,地\n人," + times(kLongestCsvCell, "大") + "\n", "人.csv:2:3 source/paragraph-too-long"},
      {"天,地\n人," + times(kLongestCsvCell + 1, "大") + "\n", "人.csv:2:3 base/too-much"},
      // Spans over an edge.
      {"天,地\n<,人\n", "人.csv:2:1 source/table-merge"},
      {"天,^\n大,人\n", "人.csv:1:3 source/table-merge"},
      {"天,地\n^,人\n", "人.csv:2:1 source/table-merge"},
      {"天,地,人\n大,<,和\n^,小,上\n", "人.csv:2:1 source/table-merge-shape"},
      // A figure that commas have cut.
      {"天,地\n大,1,234\n人,5\n", "人.csv:2:5 source/table-long-row"},
      // No room.
      {row + row, "a.yaml:10:7 layout/table-too-wide"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.csv.substr(0, 60));
    const Pressed made = from_file(c.csv);
    CHECK(made.document.failed);
    CHECK(made.said() == c.said);
  }
}

TEST_CASE("a table from a file has every cell once, in the order of rows", "[press][tables]") {
  struct Case {
    std::string csv, cells, said, form = "全框";
  };
  const std::vector<Case> cases = {
      {"\xef\xbb\xbf\"天\r\n地\",人\r\n\"大,小\",\"上\r\n\r\n下\"\r\n", "天地人大,小上下", ""},
      {"天,地\n\"人\"\"\",和\n", "天地人\"和", "人.csv:2:3 text/straight-quote"},
      {"天,地,人\n大\n小,上,下\n", "天地人大小上下", "人.csv:2:1 source/table-short-row"},
      {"天,地,\n大,小,,\n", "天地大小", ""},
      {"天,\\<\n\\^,小\n", "天<^小", ""},
      {"天,,\n大,小,上\n人,和,下\n", "天大小上人和下", "人.csv:1:1 source/table-title-row"},
      {"天,地\n#DIV/0!,1.2E+11\n####,=\"1\n", "天地#DIV/0!1.2E+11####=\"1",
       "人.csv:2:1 source/csv-error-value 人.csv:2:9 source/csv-error-value 人.csv:3:1 source/csv-error-value "
       "人.csv:3:6 source/csv-error-value"},
      {",地,\n,,\n大,,\n,,小\n", "地大小", ""},
      {"天,<,地\n大,人,和\n^,小,上\n", "天地大人和小上", ""},
      {"天,**地**\n[大]{楷体},{{人.天}}\n=1+1,![大](a.png)\n", "天**地**[大]{楷体}{{人.天}}=1+1![大](a.png)", ""},
      {"天|地,\\|\n| 大 |,|---|\n", "天|地\\||大||---|", ""},
      {"天,地\n", "天地", ""},
      {"天\n", "天", "", "横排"},
      {"天,地\n大,人\n和,小\n", "天地大人和小", "", "三线 横排"},
      {"天,地\n大,人\n", "天地大人", "", "无线 无表头"},
      {times(10'000, "天,地,人\n"), times(10'000, "天地人"), ""},
      {times(kMostCsvRows, "天,地\n"), times(kMostCsvRows, "天地"), ""},
      {"天,地\n人," + times(20'000, "大") + "\n和,小\n", "天地人" + times(20'000, "大") + "和小", ""},
      {"天,地\n人,\"" + times(5'000, "大\r\n") + "\"\n", "天地人" + times(5'000, "大"), ""},
  };
  const bool copying = tool_present("pdftotext");
  for (const Case& c : cases) {
    CAPTURE(c.csv.substr(0, 60));
    const Pressed made = from_file(c.csv, c.form, {"pdf"});
    CHECK_FALSE(made.document.failed);
    CHECK(made.said() == c.said);
    CHECK(made.cells() == c.cells);
    // On one page nothing stands between.
    if (!copying || c.csv.size() > 1000) continue;
    CHECK(copied(made).find(packed(c.cells)) != std::string::npos);
  }
}

TEST_CASE("the same rows make the same pages, from a file, from the body and from the field", "[press][tables]") {
  const std::string before = "    正文: |\n      " + std::string(kBefore) + "\n";
  const std::string behind = "      " + std::string(kBehind) + "\n", caption(kCaption);
  std::size_t pages = 0;
  for (unsigned seed = 1; seed <= 100; ++seed) {
    const ThreeWays ways(seed);
    CAPTURE(seed, ways.body);
    const Pressed body(before + "      " + caption + "{全框}\n" + ways.body + "\n" + behind, {}, {"dump"});
    const Pressed field(before + behind + "    表格:\n      - 表题: " + caption +
                            "\n        格式: 全框\n        段后: 1\n        行:\n" + ways.field,
                        {}, {"dump"});
    const Pressed file = from_file(ways.csv, "全框", {"dump"});
    for (const Pressed* made : {&body, &field, &file}) {
      CAPTURE(made->said());
      REQUIRE_FALSE(made->document.failed);
      CHECK(made->cells() == std::accumulate(ways.rows.begin(), ways.rows.end(), std::string()));
      CHECK(difference(without_places(made->document.outputs.at(0)), without_places(body.document.outputs.at(0))) ==
            "");
    }
    pages += file.document.pages->pages.size();
  }
  CHECK(pages > 300);  // many tables go over pages
}

TEST_CASE("the rows of tables over pages are copied out of the PDF whole and in their order", "[press][tables]") {
  SKIP_UNLESS(tool_present("pdftotext"), "pdftotext (poppler-utils) is not installed");
  std::size_t rows = 0;
  for (unsigned seed = 1; seed <= 40; ++seed) {
    const ThreeWays ways(seed);
    const Pressed made = from_file(ways.csv, seed % 4 == 0 ? "三线 横排" : "全框", {"pdf"});
    REQUIRE_FALSE(made.document.failed);
    const std::string text = copied(made);
    std::size_t from = text.find(packed(kCaption));
    for (const std::string& row : ways.rows) {
      CAPTURE(seed, row, text);
      const std::size_t at = text.find(row, from);
      REQUIRE(at != std::string::npos);
      from = at + row.size();
      rows += row.empty() ? 0 : 1;
    }
  }
  CHECK(rows > 500);
}

TEST_CASE("whatever a file holds, there are pages with all of it, or errors with their places", "[press][tables]") {
  static const std::vector<std::string> kPieces = {
      ",", ",",  ",",  "\n", "\n",  "\r\n", "\r",  "\"",     "\"\"",   "<",    "^",
      "<", "^",  "天", "地", "人",  "12",   "3.5", "\\<",    "\\|",    "**",   "sep=;\n",
      ";", "\t", " ",  "　", "www", "—",    "|",   "\ufeff", "\u2028", "\xff", std::string(1, '\0')};
  std::size_t set = 0, refused = 0;
  for (unsigned seed = 1; seed <= 2000; ++seed) {
    Dice dice(seed);
    // The more pieces there are to choose from, the fewer files are sound.
    const std::size_t choice = 10 + dice.below(kPieces.size() - 9);
    std::string csv;
    for (int pieces = 1 + dice.below(24); pieces > 0; --pieces) csv += kPieces[dice.below(choice)];
    CAPTURE(seed, csv);
    const Pressed made = from_file(csv);
    CAPTURE(made.said());
    for (const Diagnostic& fault : made.document.faults.all()) {
      REQUIRE(fault.span.known());
      REQUIRE(fault.span.end <= made.document.sources.text(fault.span.file).size());
    }
    REQUIRE(made.document.failed == made.document.faults.has_errors());
    (made.document.failed ? refused : set) += 1;
    if (made.document.failed) continue;
    Sources sources;
    Diagnostics faults;
    const auto written = read_csv(sources, "人.csv", csv, faults);
    REQUIRE(written);
    std::string cells;
    for (const CsvRow& row : written->rows) {
      for (const CsvCell& cell : row) {
        // Of anything but a sign of merging every character.
        const std::string text = packed(cell.text.view());
        if (text == "\\<" || text == "\\^") {
          cells += text.substr(1);
        } else if (text != "<" && text != "^") {
          cells += text;
        }
      }
    }
    CHECK(packed(made.cells()) == packed(cells));
  }
  CAPTURE(set, refused);
  CHECK(set > 500);
  CHECK(refused > 500);
}
