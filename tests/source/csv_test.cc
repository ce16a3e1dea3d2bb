// CSV files: what is read of which bytes, one line a case; and properties: what was joined is read again, every byte of
// a cell stands where it says, and whatever bytes come, reading ends.
#include "source/csv.h"

#include <catch2/catch.hpp>

#include "base/utf8.h"
#include "reading.h"
#include "source/data_faults.h"
#include "support/made_text.h"

using namespace typeset;

namespace {

struct CsvReading {
  Sources sources;
  Diagnostics faults;
  std::optional<Csv> csv;

  explicit CsvReading(std::string_view bytes) { csv = read_csv(sources, "指标.csv", bytes, faults); }

  /// The rows, each in ⟨⟩, its cells parted by |; and the faults, as `line:column slug`.
  std::string told() const {
    std::string told;
    for (const CsvRow& row : csv ? csv->rows : std::vector<CsvRow>()) {
      told += told.empty() ? "<" : " <";
      for (std::size_t i = 0; i < row.size(); ++i) told += (i == 0 ? "" : "|") + row[i].text.str();
      told += ">";
    }
    for (const Diagnostic& fault : faults.all()) {
      const Position at = sources.position(fault.span);
      if (!told.empty()) told += " ";
      told += std::to_string(at.line) + ":" + std::to_string(at.column) + " " + std::string(fault.kind->slug);
    }
    return told;
  }
};

std::string utf16(std::string_view text, bool little) {
  std::string bytes = to_utf16be("\ufeff" + std::string(text));
  for (std::size_t i = 0; little && i + 1 < bytes.size(); i += 2) std::swap(bytes[i], bytes[i + 1]);
  return bytes;
}

}  // namespace

TEST_CASE("csv: bytes and the rows they say") {
  struct Case {
    std::string bytes;
    std::string told;
  };
  const std::string kGb = "\xd6\xb8\xb1\xea,\xd6\xb5\r\n\xb2\xfa\xd6\xb5,12\r\n";  // 指标,值 产值,12
  const std::vector<Case> cases = {
      {"指标,值\n产值,12\n", "<指标|值> <产值|12>"},
      {"指标,值\n产值,12", "<指标|值> <产值|12>"},
      {"指标,值\r\n产值,12\r\n", "<指标|值> <产值|12>"},
      {"指标,值\r产值,12\r", "<指标|值> <产值|12>"},
      {"\xef\xbb\xbf指标,值\n", "<指标|值>"},
      {kGb, "<指标|值> <产值|12> 1:1 source/csv-encoding"},
      {utf16("指标,值\n产值,12\n", true), "<指标|值> <产值|12> 1:1 source/csv-encoding"},
      {utf16("a,值\n产值,12\n", false), "<a|值> <产值|12> 1:3 source/csv-encoding"},
      // Quotes.
      {"\"a,b\",\"c\"\"d\"\n", "<a,b|c\"d>"},
      {"\"a\nb\",\"c\r\nd\",\"e\rf\"", "<a\nb|c\nd|e\nf>"},
      {"\"\",\"\"\"\"\n", "<|\">"},
      {"12\"屏,a\"b\"\n", "<12\"屏|a\"b\">"},
      {"“甲,乙”\n", "<“甲|乙”>"},
      {" \"甲\" ,　\"乙\"　\n", "<甲|乙>"},
      // Separators.
      {"甲;乙\n1,5;2\n", "<甲|乙> <1,5|2>"},
      {"甲\t乙\n1,5\t2;3\n", "<甲|乙> <1,5|2;3>"},
      {"甲;乙,丙\n", "<甲;乙|丙>"},
      {"\"甲,乙\";丙\n", "<甲,乙|丙>"},
      {"\"甲\n,\"\t丙\n", "<甲\n,|丙>"},
      {"sep=;\n甲;乙,丙\n", "<甲|乙,丙>"},
      {"sep=|\r\n甲|乙\r\n", "<甲|乙>"},
      {"sep=\t\n甲\t乙\n", "<甲|乙>"},
      {"sep=甲\n", "<sep=甲>"},
      {"sep=a\n", "<sep=a>"},
      {"甲\n乙\n", "<甲> <乙>"},
      {"\t乙\n甲\t\n", "<|乙> <甲|>"},
      // Blanks, blank and uneven rows.
      {" 甲 ,　乙　\n", "<甲|乙>"},
      {"\" 甲 \"\n", "<甲>"},
      {"甲,#N/A\n", "<甲|#N/A> 1:3 source/csv-error-value"},
      {"甲,乙\n\n1\n1,2,3\n", "<甲|乙> <> <1> <1|2|3>"},
      {"甲,乙\n1,\n,\n  \n\r\n,,,\n", "<甲|乙> <1|>"},
      // Faults.
      {"", "1:1 source/csv-empty"},
      {"\n , ,\n\n", "1:1 source/csv-empty"},
      {"sep=;", "1:1 source/csv-empty"},
      {"甲,乙\n1,\"2\n3,4\n", "2:3 source/csv-open-quote"},
      {"\"", "1:1 source/csv-open-quote"},
      {"\"\"\"", "1:1 source/csv-open-quote"},
      {"甲,乙\n\"1\"2,\"3\"\n", "2:4 source/csv-behind-quote"},
      {"甲\n\"1\n\"二\"\n", "3:2 source/csv-behind-quote"},
      {"甲,乙\n产值,1\x01\x02三\n" + std::string(100, 'a'), "2:5 base/control-character 2:6 base/control-character"},
      {std::string("甲\0,乙\n", 9) + std::string(100, 'a'), "1:2 base/control-character"},
      {"甲,\xc2\x85\n", "1:3 base/control-character"},
      {"甲乙丙丁戊,\xff\n", "1:7 base/bad-bytes"},
      {std::string("PK\3\4\24\0\6\0\10\0\0\0!\0", 14), "1:1 source/csv-not-text"},
      {std::string("\0\0\xfe\xff\0\0\0a", 8), "1:1 source/csv-not-text"}};
  for (const Case& test : cases) {
    INFO(test.bytes);
    CHECK(CsvReading(test.bytes).told() == test.told);
  }
  for (const DiagnosticKind* kind : data_faults::kAll) {
    if (!kind->slug.starts_with("source/csv-")) continue;  // in figures_test.cc
    INFO(kind->slug);
    CHECK(std::ranges::any_of(cases, [&](const Case& c) { return c.told.find(kind->slug) != std::string::npos; }));
  }
}

TEST_CASE("csv: what passes a limit is refused where it does, and what keeps it is read") {
  CHECK(CsvReading(test::times(kMostCsvRows, "1\n")).told().find("too-much") == std::string::npos);
  CHECK(CsvReading(test::times(kMostCsvRows + 1, "1\n")).told() == "20001:1 base/too-much");
  CHECK(CsvReading(test::times(kMostCsvColumns - 1, "1,")).told().find("too-much") == std::string::npos);
  CHECK(CsvReading("甲,乙\n" + test::times(kMostCsvColumns, "1,")).told() == "2:513 base/too-much");
  const std::string row = test::times(kMostCsvColumns - 1, ",") + "\n";
  CHECK(CsvReading(test::times(kMostCsvCells / kMostCsvColumns, row) + "1").told().find("too-much") ==
        std::string::npos);
  CHECK(CsvReading(test::times(kMostCsvCells / kMostCsvColumns + 1, row)).told() == "1954:33 base/too-much");
  CHECK(CsvReading(test::times(kLongestCsvCell, "字")).told().find("too-much") == std::string::npos);
  CHECK(CsvReading("甲\n" + test::times(kLongestCsvCell + 1, "字")).told() == "2:1 base/too-much");
  CHECK(CsvReading("\"" + test::times(kLongestCsvCell + 1, "\"\"") + "\"").told() == "1:1 base/too-much");
  CHECK(CsvReading(std::string(kLargestCsv + 1, '1')).told() == "1:1 base/too-much");
}

TEST_CASE("csv: what was joined is read again, and every byte stands where it says") {
  static const std::vector<std::string> kPieces = {"产", "值", "1",  "23.5", "\"",  "\"\"",
                                                   ",",  ";",  "\n", "𠮷",   "a b", "-"};
  test::Dice dice(2);
  const auto below = [&](std::size_t n) { return dice.below(n); };
  for (int round = 0; round < 500; ++round) {
    const char separator = ",;\t"[below(3)];
    const std::string line_end = std::vector<std::string>{"\n", "\r\n", "\r"}[below(3)];
    std::vector<std::vector<std::string>> rows(1 + below(6));
    std::string joined;
    for (std::vector<std::string>& row : rows) {
      for (std::size_t i = 0, cells = 1 + below(5); i < cells; ++i) {
        std::string cell = "甲";  // no blank at either end, and no row of nothing
        for (std::size_t n = below(5); n > 0; --n) cell += kPieces[below(kPieces.size())];
        cell += "乙";
        const bool quote = below(3) == 0 || cell.find_first_of("\",;\t\n") != std::string::npos;
        std::string written;
        for (const char c : cell) {
          if (quote && c == '"') written += '"';
          written += c;
        }
        if (i > 0) joined += separator;
        joined += quote ? "\"" + written + "\"" : written;
        row.push_back(cell);
      }
      joined += line_end;
    }
    const CsvReading reading("sep=" + std::string(1, separator) + line_end + joined);
    INFO(joined);
    REQUIRE(reading.csv);
    std::vector<std::vector<std::string>> read;
    for (const CsvRow& row : reading.csv->rows) {
      read.emplace_back();
      for (const CsvCell& cell : row) {
        read.back().push_back(cell.text.str());
        const std::string_view whole = reading.sources.text(reading.csv->file);
        for (std::size_t at = 0; at < cell.text.size(); ++at) {
          const Span place = cell.text.span(at, at + 1);
          REQUIRE(place.begin >= cell.span.begin);
          REQUIRE(place.end <= cell.span.end);
          REQUIRE(whole.substr(place.begin, place.end - place.begin).find(cell.text.view()[at]) != std::string::npos);
        }
      }
    }
    CHECK(read == rows);
  }
}

TEST_CASE("csv: whatever bytes come, reading ends, and every place it tells lies in the file") {
  static const std::vector<std::string> kPieces = {",",        ";",   "\t",   "\"",   "\"\"",
                                                   "\n",       "\r",  "\r\n", "产值", "1",
                                                   " ",        "　",  "sep=", "\xff", std::string(1, '\0'),
                                                   "\xd6\xb8", "\x85"};
  test::Dice dice(7);
  for (int round = 0; round < 5000; ++round) {
    std::string bytes;
    for (std::size_t n = dice.below(30); n > 0; --n) bytes += kPieces[dice.below(kPieces.size())];
    const CsvReading reading(bytes);
    REQUIRE(reading.csv.has_value() != reading.faults.has_errors());
    for (const Diagnostic& fault : reading.faults.all()) {
      REQUIRE(fault.span.known());
      REQUIRE(fault.span.begin <= fault.span.end);
      REQUIRE(fault.span.end <= reading.sources.text(fault.span.file).size());
    }
    for (const CsvRow& row : reading.csv ? reading.csv->rows : std::vector<CsvRow>()) {
      REQUIRE_FALSE(row.empty());
      for (const CsvCell& cell : row) REQUIRE(cell.span.known());
    }
  }
}
