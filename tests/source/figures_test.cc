// Figures from a file: how numbers are printed, what each placeholder becomes or is reported as, and that a cell is
// never markup wherever it stands.
#include "source/figures.h"

#include <catch2/catch.hpp>
#include <random>

#include "reading.h"
#include "source/data_faults.h"
#include "source/number_format.h"

using namespace typeset;

namespace {

constexpr std::string_view kTable =
    "季度,产值,增速,备注,产值\n"  // 1: 产值 is there twice
    "一季度,12345.678,0.0825,**甲**[乙]{楷体},1\n"
    "二季度,-0.04,12.5%,,1\n"
    "三季度,约10,\"a\nb\",|x|\n"
    "二季度,2,3,4,5\n"
    "1.5倍,7,8,9.0,\n";
constexpr std::string_view kPairs = "指标,值\n人口,1000\nGDP.2024,5\n面积,\n空\n";

/// A source whose body is `body`, read with two tables: 季 and 对.
struct Filled {
  Sources sources;
  Diagnostics faults;
  FileId file = FileId::none;
  std::optional<Csv> table, pairs;
  std::optional<Issue> issue;

  explicit Filled(const std::string& body, const std::string& fields = "标题: 题\n") {
    std::string text = "刊名: 甲\n期号: 1\n编发单位: 办\n日期: 2017-12-29\n数据: {季: 季.csv, 对: 对.csv}\n文章:\n";
    text += "  - " + fields + "    正文: |\n";
    std::istringstream lines(body);
    for (std::string line; std::getline(lines, line);) text += "      " + line + "\n";
    file = sources.add("issue.yaml", text);
    table = read_csv(sources, "季.csv", kTable, faults);
    pairs = read_csv(sources, "对.csv", kPairs, faults);
    Figures figures(sources);
    figures.add("季", &*table);
    figures.add("对", &*pairs);
    const auto tree = parse_yaml(sources, file, faults);
    if (tree) issue = read_issue(*tree, nullptr, faults, figures);
  }
  const Article& article() const { return std::get<Bulletin>(issue->part).articles.front(); }
  const BodyLine& line() const { return article().body.front(); }

  /// The first line as it is printed; or the faults, `column slug`, the column counted in the line, from 0.
  std::string told() const {
    std::string told;
    for (const Diagnostic& fault : faults.all()) {
      if (!told.empty()) told += " ";
      told += std::to_string(sources.position(fault.span).column - 7) + " " + std::string(fault.kind->slug);
    }
    return told.empty() ? line().text.str() : told;
  }
};

}  // namespace

TEST_CASE("figures: numbers by their format") {
  struct Case {
    std::string cell;
    NumberFormat format;
    std::string printed;  // empty: no number
  };
  const NumberFormat plain;
  const NumberFormat thousands{.thousands = true};
  const NumberFormat percent{.percent = true};
  const auto decimals = [](int n) { return NumberFormat{.decimals = n}; };
  const auto percent_of = [](int n) { return NumberFormat{.percent = true, .decimals = n}; };
  const std::vector<Case> cases = {{"0", thousands, "0"},
                                   {"999", thousands, "999"},
                                   {"1000", thousands, "1,000"},
                                   {"1234567.891", thousands, "1,234,567.891"},
                                   {"1,234,567", thousands, "1,234,567"},
                                   {"-1234", thousands, "-1,234"},
                                   {"−1234", thousands, "−1,234"},
                                   {"+1234", thousands, "+1,234"},
                                   {"0012", thousands, "12"},
                                   {"2.5", decimals(0), "3"},
                                   {"-2.5", decimals(0), "-3"},
                                   {"2.4999999", decimals(0), "2"},
                                   {"0.285", decimals(2), "0.29"},
                                   {"1.005", decimals(2), "1.01"},
                                   {"9.995", decimals(2), "10.00"},
                                   {"999.5", {.thousands = true, .decimals = 0}, "1,000"},
                                   {"12", decimals(2), "12.00"},
                                   {"12.5%", decimals(0), "13%"},
                                   {"12.5％", decimals(2), "12.50％"},
                                   {"-0.04", decimals(1), "0.0"},
                                   {"-0.05", decimals(1), "-0.1"},
                                   {"99999999999999999999999999.5", decimals(0), "100000000000000000000000000"},
                                   {"0.0825", percent, "8.25%"},
                                   {"0.5", percent, "50%"},
                                   {"0.001", percent, "0.1%"},
                                   {"1", percent, "100%"},
                                   {"1.2345", percent_of(1), "123.5%"},
                                   {"0.00049", percent_of(1), "0.0%"},
                                   {"8.25%", percent, "8.25%"},
                                   {"12.345", {.thousands = true, .percent = true, .decimals = 0}, "1,235%"},
                                   {"", plain, ""},
                                   {"约10", plain, ""},
                                   {"10万", plain, ""},
                                   {"1e5", plain, ""},
                                   {"1.", plain, ""},
                                   {".5", plain, ""},
                                   {"1.2.3", plain, ""},
                                   {"--1", plain, ""},
                                   {"1,23", plain, ""},
                                   {"1234,567", plain, ""},
                                   {",123", plain, ""},
                                   {"1,234,", plain, ""},
                                   {"1 234", plain, ""},
                                   {"12%%", plain, ""},
                                   {"１２", plain, ""}};
  for (const Case& test : cases) {
    INFO(test.cell);
    CHECK(format_number(test.cell, test.format).value_or("") == test.printed);
  }
}

TEST_CASE("figures: rounding is that of whole numbers, and commas change nothing") {
  std::mt19937 random(34);
  for (int round = 0; round < 5000; ++round) {
    const std::int64_t value = random() % 2'000'000'000;  // in millionths
    const int decimals = static_cast<int>(random() % 7);
    std::string behind = std::to_string(1'000'000 + value % 1'000'000).substr(1);
    const std::string cell = std::to_string(value / 1'000'000) + "." + behind;
    std::int64_t unit = 1;
    for (int i = decimals; i < 6; ++i) unit *= 10;
    const std::int64_t rounded = (value + unit / 2) / unit;
    std::int64_t scale = 1;
    for (int i = 0; i < decimals; ++i) scale *= 10;
    std::string expected = std::to_string(rounded / scale);
    if (decimals > 0) expected += "." + std::to_string(scale + rounded % scale).substr(1);
    REQUIRE(format_number(cell, {.decimals = decimals}) == expected);
    std::string with_commas = *format_number(cell, {.thousands = true, .decimals = decimals});
    REQUIRE(*format_number(with_commas, {.thousands = true}) == with_commas);
    std::erase(with_commas, ',');
    REQUIRE(with_commas == expected);
  }
}

TEST_CASE("figures: what a placeholder becomes, or is reported as") {
  struct Case {
    std::string body;
    std::string told;
  };
  const std::vector<Case> cases = {
      {"产值{{季.一季度.增速}}元", "产值0.0825元"},
      {"{{ 季 . 一季度 . 增速 }}元", "0.0825元"},
      {"{{季.一季度.增速|百分比}}", "8.25%"},
      {"{{季.一季度.增速|percent decimals=1}}", "8.3%"},
      {"{{季.一季度.增速|百分比、小数=0}}", "8%"},
      {"{{季.一季度.增速 | 小数 ＝ 3 | 百分比}}", "8.250%"},
      {"{{季.二季度.备注}}", "0 source/figure-twice"},
      {"{{季.1.5倍.备注}}元", "9.0元"},
      {"{{对.人口}}人", "1000人"},
      {"{{对.人口|千分位}}人", "1,000人"},
      {"{{对.GDP.2024}}", "5"},
      {"{{对.人口.值}}", "1000"},
      // Never markup, and never a heading.
      {"甲{{季.一季度.备注}}乙", "甲**甲**[乙]{楷体}乙"},
      {"**{{对.人口}}。**{{季.一季度.备注}}", "1000。**甲**[乙]{楷体}"},
      {"[{{季.一季度.备注}}]{楷体}", "**甲**[乙]{楷体}"},
      {"[甲]{注=见{{季.一季度.备注}}}{{对.人口}}", "甲1000"},
      {"\\{{对.人口}}", "{{对.人口}}"},
      {"[甲]\\{{对}}", "[甲]{{对}}"},
      {"{{对.人口}}{{对.人口}}", "10001000"},
      // Faults.
      {"甲{{对.人口", "1 source/open-placeholder"},
      {"甲{对.人口}", "1 source/single-braces"},
      {"甲{{对.\n人口}}", "1 source/open-placeholder"},
      {"甲{{" + std::string(kLongestPlaceholder + 1, 'a') + "}}", "1 source/open-placeholder"},
      {"甲{{没有.人口}}", "1 source/unknown-data"},
      {"{{}}", "0 source/unknown-data"},
      {"{{对}}", "0 source/figure-needs-row"},
      {"{{季}}", "0 source/figure-needs-column"},
      {"{{季.一季度}}", "0 source/figure-needs-column"},
      {"{{对.人囗}}", "0 source/no-such-row"},
      {"{{季.四季度.增速}}", "0 source/no-such-row"},
      {"{{季.季度.增速}}", "0 source/no-such-row"},
      {"{{季.一季度.增遬}}", "0 source/no-such-column"},
      {"{{季.1.5倍.没有}}", "0 source/no-such-column"},
      {"{{季.一季度.产值}}", "0 source/figure-twice"},
      {"{{对.面积}}", "0 source/empty-cell"},
      {"{{对.空}}", "0 source/empty-cell"},
      {"{{季.三季度.增速}}", "0 source/cell-of-several-lines"},
      {"{{季.1.5倍.备注|元}}", "12 source/unknown-figure-setting"},
      {"{{季.1.5倍.备注|小数}}", "12 source/figure-setting-value"},
      {"{{季.1.5倍.备注|小数=11}}", "12 source/figure-setting-value"},
      {"{{季.1.5倍.备注|千分位=3}}", "12 source/figure-setting-value"},
      {"{{季.1.5倍.备注|小数=1 小数=2}}", "17 source/figure-setting-value"},
      {"{{季.一季度.备注|千分位}}", "0 source/figure-not-a-number"}};
  std::set<std::string> met = {"source/figure-two-readings", "source/data-name", "source/no-data-file",
                               "source/too-many-data-files"};  // below
  for (const Case& test : cases) {
    INFO(test.body);
    const Filled filled(test.body);
    CHECK(filled.told() == test.told);
    if (const std::size_t slug = test.told.find("source/"); slug != std::string::npos)
      met.insert(test.told.substr(slug));
    for (const Diagnostic& found : filled.faults.all()) {
      for (const Language language : {Language::zh, Language::en}) {
        INFO(found.message(language) << " / " << found.remedy(language));
        CHECK((found.message(language) + found.remedy(language)).find("{0}") == std::string::npos);
        CHECK((found.message(language) + found.remedy(language)).find("{1}") == std::string::npos);
      }
    }
  }
  for (const DiagnosticKind* kind : data_faults::kAll) {
    INFO(kind->slug);
    if (!kind->slug.starts_with("source/csv-")) CHECK(met.contains(std::string(kind->slug)));
  }
}

TEST_CASE("figures: a cell stands where its placeholder does, and names its place in the data") {
  const Filled filled("产值{{季.一季度.增速}}元");
  const LocatedText& text = filled.line().text;
  const auto written = [&](std::size_t begin, std::size_t end) {
    const Span span = text.span(begin, end);
    return filled.sources.text(span.file).substr(span.begin, span.end - span.begin);
  };
  CHECK(written(6, 12) == "{{季.一季度.增速}}");
  CHECK(written(7, 8) == "{{季.一季度.增速}}");
  CHECK(written(12, 15) == "元");
  CHECK(text.literal(6));
  CHECK_FALSE(text.literal(12));
  const Filled empty("{{季.1.5倍.备注}}{{对.面积}}");
  REQUIRE(empty.faults.all().size() == 1);
  CHECK(empty.faults.all().front().message(Language::zh) == "这一格是空的（对.csv:4:4）");
}

TEST_CASE("figures: titles and captions are filled, names of files are not") {
  const Filled filled("![{{对.人口}}人](图/{{对.人口}}.jpg) ![{{季.一季度.备注}}](a.jpg)",
                      "标题: 全市{{对.人口|千分位}}人\n");
  CHECK(filled.faults.all().empty());
  CHECK(filled.article().title.front().str() == "全市1,000人");
  REQUIRE(filled.line().pictures.size() == 2);
  CHECK(filled.line().pictures[0].caption.str() == "1000人");
  CHECK(filled.line().pictures[0].file.str() == "图/{{对.人口}}.jpg");
  CHECK(filled.line().pictures[1].caption.str() == "**甲**[乙]{楷体}");
}

TEST_CASE("figures: notes are filled, and a cell in one is not markup either") {
  const Filled filled("[甲]{注=见{{季.一季度.备注}}}乙");
  CHECK(filled.faults.all().empty());
  REQUIRE(filled.line().notes.size() == 1);
  CHECK(filled.line().notes.front().text.str() == "见**甲**[乙]{楷体}");
  CHECK(filled.line().notes.front().spans.empty());
}

TEST_CASE("figures: a line that a figure begins is text") {
  Sources sources;
  Diagnostics faults;
  const auto csv = read_csv(sources, "d.csv", "a,一、总体要求\nb,|甲|乙|\nc,![x](y.jpg)\nd,# 甲\n", faults);
  REQUIRE(csv);
  Figures figures(sources);
  figures.add("d", &*csv);
  for (const std::string row : {"a", "b", "c", "d"}) {
    const std::string text =
        "刊名: 甲\n期号: 1\n编发单位: 办\n日期: 2017-12-29\n文章: [{标题: 题, 正文: '{{d." + row + "}}'}]\n";
    const FileId file = sources.add("issue.yaml", text);
    const auto tree = parse_yaml(sources, file, faults);
    REQUIRE(tree);
    const Issue issue = read_issue(*tree, nullptr, faults, figures);
    const BodyLine& line = std::get<Bulletin>(issue.part).articles.front().body.front();
    CHECK(line.heading == 0);
    CHECK(line.pictures.empty());
    CHECK(line.text.str() == csv->rows[static_cast<std::size_t>(row[0] - 'a')][1].text.str());
  }
  CHECK(faults.all().empty());
}

TEST_CASE("figures: names with points are divided where row and column exist, and in one way") {
  Sources sources;
  Diagnostics faults;
  const auto csv = read_csv(sources, "d.csv", "x,b.c,c\na,1,2\na.b,3,4\n", faults);
  Figures figures(sources);
  figures.add("d", &*csv);
  const FileId file = sources.add("t", "{{d.a.c}}{{d.a.b.c}}");
  const auto fill = [&](std::uint32_t begin, std::uint32_t end) {
    return figures.fill({sources.text(file).substr(begin, end - begin), {file, begin, end}}, faults).str();
  };
  CHECK(fill(0, 9) == "2");
  CHECK(faults.all().empty());
  CHECK(fill(9, 20) == "{{d.a.b.c}}");
  REQUIRE(faults.all().size() == 1);
  CHECK(faults.all().front().kind == &data_faults::kTwoReadings);
}

TEST_CASE("figures: the field of data") {
  const auto told = [](const std::string& data) {
    const Reading reading("刊名: 甲\n期号: 1\n编发单位: 办\n日期: 2017-12-29\n数据: " + data +
                          "\n文章: [{标题: 题, 正文: '{{甲}}'}]\n");
    REQUIRE(reading.issue);
    CHECK(std::get<Bulletin>(reading.issue->part).articles.front().body.front().text.str() == "{{甲}}");
    return reading.told();
  };
  using Told = std::multiset<std::string>;
  CHECK(told("{指标: 指标.csv, 人口: 数据/人口.csv}") == Told());
  CHECK(told("") == Told());
  CHECK(told("指标.csv") == Told{"5:5 source/wrong-shape"});
  CHECK(told("{a.b: 指标.csv}") == Told{"5:6 source/data-name"});
  CHECK(told("{指标: }") == Told{"5:6 source/no-data-file"});
  std::string many = "{";
  for (std::size_t i = 0; i <= kMostDataFiles; ++i) many += "n" + std::to_string(i) + ": a.csv, ";
  CHECK(told(many + "}").size() == 1);
}

TEST_CASE("figures: docs/body.md has a row for every format") {
  const std::string page = test::read_file(std::string(REPOSITORY) + "/docs/body.md");
  for (const FigureSettingName& row : kFigureSettings) {
    const std::string written = "| `" + sample_of(row, Language::en) + "` | `" + sample_of(row, Language::zh) + "` | " +
                                std::string(row.help_zh) + " | " + std::string(row.help_en) + " |";
    INFO(written);
    CHECK(page.find(written) != std::string::npos);
  }
}

TEST_CASE("figures: without data, braces are text; and whatever is typed, filling ends") {
  const LocatedText text("甲{{乙}}\\{{", {FileId{0}, 0, 15});
  Diagnostics faults;
  CHECK(Figures().fill(text, faults).str() == text.str());
  static const std::vector<std::string> kPieces = {"{",  "{{",   "}}",      "}",  "|",     ".",  "对",
                                                   "季", "人口", "一季度",  "\\", "小数=", "![", "](",
                                                   ")",  "**",   "]{楷体}", "[",  " ",     "1"};
  std::mt19937 random(5);
  for (int round = 0; round < 300; ++round) {
    std::string body = "甲";
    for (std::size_t n = random() % 25; n > 0; --n) body += kPieces[random() % kPieces.size()];
    const Filled filled(body);
    for (const Diagnostic& fault : filled.faults.all()) {
      REQUIRE(fault.span.begin <= fault.span.end);
      REQUIRE(fault.span.end <= filled.sources.text(fault.span.file).size());
    }
  }
}
