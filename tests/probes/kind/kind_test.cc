// A second kind of document with two fields of its own, as letter.patch adds it: what the house makes of it by itself.
// Built and run by `probe` in a copy of the repository; the patch is what the recipe of docs/architecture.md asks for.
#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "cli/catalogue.h"
#include "lint/faults.h"
#include "lint/lint.h"
#include "press/made_files.h"
#include "press/press.h"
#include "source/reading.h"
#include "source/schema.h"
#include "source/visit.h"
#include "support/planted.h"

using namespace typeset;

namespace {

const std::string kOffice = "编发单位: 市委办公室\n日期: 2017-12-29\n";
const std::string kLetter = "类型: 信函\n" + kOffice + "主送: 市人民政府\n函文: |\n  一、工作\n  为提升服务质量，\n";

using Told = std::multiset<std::string>;

/// The fields that the schema holds a source of that kind to.
const nlohmann::json& fields_of(const nlohmann::json& schema, const std::string& kind) {
  if (!schema.contains("if")) return schema["properties"];
  for (const auto& way : schema["if"]["anyOf"]) {
    const auto& names = way["properties"].begin().value()["enum"];
    if (std::count(names.begin(), names.end(), kind) > 0) return schema["then"]["properties"];
  }
  return fields_of(schema["else"], kind);
}

struct Seen final : TextVisitor {
  void text(const LocatedText& text, const FieldRow& row) override { texts.emplace(row.info->key, text.str()); }
  std::set<std::pair<std::string_view, std::string>> texts;
};

}  // namespace

TEST_CASE("the reader takes the fields of the kind, and refuses the other kind's", "[probe]") {
  CHECK(Reading(kLetter).told() == Told{});
  const Reading letter("类型: 信函\n" + kOffice +
                       "主送: 甲\n函文: 乙\n期号: 3\n文章: [{标题: 丙, 正文: 丁}]\n标题: 戊\n");
  CHECK(letter.told() ==
        Told{"6:1 source/field-of-other-kind", "7:1 source/field-of-other-kind", "8:1 source/field-of-other-kind"});
  const Reading bulletin("刊名: 甲\n期号: 1\n" + kOffice + "主送: 乙\n文章: [{标题: 丙, 正文: 丁}]\n");
  CHECK(bulletin.told() == Told{"5:1 source/field-of-other-kind"});
  CHECK(Reading("类型: 信函\n" + kOffice).told() == Told{"1:1 source/missing-field", "1:1 source/missing-field"});
}

TEST_CASE("the schema parts the kinds", "[probe]") {
  const auto schema = nlohmann::json::parse(issue_schema());
  for (const char* kind : {"letter", "信函"}) {
    const auto& fields = fields_of(schema, kind);
    for (const char* own : {"addressee", "主送", "text", "函文", "issuer", "日期"}) CHECK(fields.contains(own));
    for (const char* others : {"masthead", "期号", "articles"}) CHECK_FALSE(fields.contains(others));
  }
  for (const char* kind : {"bulletin", "简报", "what is not said is a bulletin"}) {
    const auto& fields = fields_of(schema, kind);
    for (const char* own : {"masthead", "期号", "articles", "issuer", "日期"}) CHECK(fields.contains(own));
    for (const char* others : {"addressee", "主送", "text", "函文"}) CHECK_FALSE(fields.contains(others));
  }
  // Every definition that is referred to is there.
  const std::string all = schema.dump();
  const std::string mark = "#/$defs/";
  for (std::size_t at = all.find(mark); at != std::string::npos; at = all.find(mark, at + 1)) {
    const std::size_t begin = at + mark.size();
    CHECK(schema["$defs"].contains(all.substr(begin, all.find('"', begin) - begin)));
  }
}

TEST_CASE("explain says whose the fields are", "[probe]") {
  for (const char* word : {"addressee", "主送", "函文"}) {
    CHECK(explain(word, Language::zh).value_or("").find("用于：信函（letter）\n") != std::string::npos);
  }
  CHECK(explain("期号", Language::zh).value_or("").find("用于：简报（bulletin）\n") != std::string::npos);
  CHECK(explain("日期", Language::zh).value_or("").find("用于：简报（bulletin）、信函（letter）\n") !=
        std::string::npos);
}

TEST_CASE("visitor and proof-reading see both fields", "[probe]") {
  int own = 0;
  for (const test::Planted& planted : test::planted_fields()) {
    if (planted.row->info->documents != kind_bit(DocumentKind::letter)) continue;
    ++own;
    CAPTURE(planted.source);
    const test::PlantedIssue read(planted);
    REQUIRE(read.issue);
    CHECK_FALSE(read.faults.has_errors());
    Seen seen;
    visit(*read.issue, seen);
    for (const std::string& text : planted.texts) CHECK(seen.texts.contains({planted.row->info->key, text}));
    Diagnostics faults;
    lint::check_issue(*read.issue, read.file, nullptr, "", nullptr, faults);
    REQUIRE(faults.all().size() == planted.texts.size());
    for (const Diagnostic& fault : faults.all()) CHECK(fault.kind == &lint_faults::kUnpaired);
  }
  CHECK(own == 2);
}

TEST_CASE("headings of its body are known", "[probe]") {
  const Reading reading(kLetter);
  REQUIRE(reading.issue);
  const auto& letter = std::get<Letter>(reading.issue->part);
  REQUIRE(letter.text.size() == 2);
  CHECK(letter.text[0].heading == 1);
  CHECK(letter.text[1].heading == 0);
}

TEST_CASE("it is set in its own style, on pages", "[probe]") {
  testing::MadeFiles files;
  // A source of the other name beside it is not its style.
  files.texts = {{"desk/a.yaml", kLetter}, {"desk/letter.yaml", "主送: 甲\n"}};
  Premises premises;
  premises.styles = REPOSITORY "/styles";
  premises.manifest = REPOSITORY "/tests/fonts/manifest.yaml";
  premises.font_folders = {REPOSITORY "/tests/fonts"};
  premises.font_policy = FontPolicy::pinned;
  Workshop workshop(files, nullptr, premises);
  Job job;
  job.source = "desk/a.yaml";
  job.formats = {find_output_format("dump"), find_output_format("pdf")};
  job.proof_read = true;
  const Document document = press(job, workshop);
  for (const Diagnostic& fault : document.faults.all()) FAIL_CHECK(fault.message(Language::en));
  REQUIRE(document.style);
  CHECK(document.style->name == "信函");
  REQUIRE(document.outputs.size() == 2);
  for (const char* words : {"\"市人民政府：\"", "\"一、工作\"", "\"为提升服务质量，\"", "市委办公室", "日印发"})
    CHECK(document.outputs[0].find(words) != std::string::npos);
  CHECK(document.outputs[1].starts_with("%PDF-"));
}

TEST_CASE("its Chinese name stands for its style", "[probe]") {
  testing::MadeFiles files;
  files.texts = {{"desk/a.yaml", "样式: 信函\n" + kLetter}};
  Premises premises;
  premises.styles = REPOSITORY "/styles";
  premises.manifest = REPOSITORY "/tests/fonts/manifest.yaml";
  premises.font_folders = {REPOSITORY "/tests/fonts"};
  premises.font_policy = FontPolicy::pinned;
  Workshop workshop(files, nullptr, premises);
  Job job;
  job.source = "desk/a.yaml";
  const Document document = press(job, workshop);
  CHECK(document.faults.all().empty());
  CHECK(document.style.has_value());
}
