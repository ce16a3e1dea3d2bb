// Every text of a document is visited once, with its row of the table.
#include "source/visit.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "reading.h"
#include "support/planted.h"

using namespace typeset;

namespace {

struct Seen final : TextVisitor {
  explicit Seen(const Sources& read_from) : sources(read_from) {}
  void text(const LocatedText& text, const FieldRow& row) override { texts.emplace_back(text.str(), &row); }
  void value(Span span, const FieldRow& row) override {
    texts.emplace_back(sources.text(span.file).substr(span.begin, span.end - span.begin), &row);
  }
  void enter(const Article&) override { ++depth; }
  void leave(const Article&) override { --depth; }

  const Sources& sources;
  std::vector<std::pair<std::string, const FieldRow*>> texts;
  int depth = 0;
};

}  // namespace

TEST_CASE("what stands in a field is visited once, with the field's row", "[source]") {
  const std::vector<test::Planted> all = test::planted_fields();
  CHECK(all.size() > 30);
  for (const test::Planted& planted : all) {
    CAPTURE(planted.source);
    const test::PlantedIssue read(planted);
    REQUIRE(read.issue);
    CHECK_FALSE(read.faults.has_errors());
    Seen seen(read.sources);
    visit(*read.issue, seen);
    CHECK(seen.depth == 0);
    std::vector<std::string> wanted = planted.texts;
    if (!planted.value.empty()) wanted.push_back(planted.value);
    for (const std::string& one : wanted) {
      CAPTURE(one);
      REQUIRE(std::ranges::count(seen.texts, one, &std::pair<std::string, const FieldRow*>::first) == 1);
      const FieldRow& row =
          *std::ranges::find(seen.texts, one, &std::pair<std::string, const FieldRow*>::first)->second;
      CHECK(row.owner == planted.row->owner);
      // A place is read into the heading that it stands for.
      CHECK(row.info->key == (planted.row->info->key == "place" ? "title" : planted.row->info->key));
    }
  }
}

TEST_CASE("pictures within body text are visited with the rows of pictures", "[source]") {
  const Reading reading(
      "刊名: 甲\n期号: 1\n编发单位: 乙\n日期: 2017-12-29\n文章:\n  - 标题: 丙\n    正文: |\n      文\n"
      "      ![说明](a.jpg){来源=某人 替代文字=替代}\n");
  REQUIRE(reading.issue);
  Seen seen(reading.sources);
  visit(*reading.issue, seen);
  for (const auto& [text, key] :
       {std::pair("说明", "caption"), {"a.jpg", "file"}, {"某人", "credit"}, {"替代", "alt"}}) {
    CAPTURE(text);
    const auto found = std::ranges::find(seen.texts, text, &std::pair<std::string, const FieldRow*>::first);
    REQUIRE(found != seen.texts.end());
    CHECK(found->second->info->key == key);
    CHECK(found->second->owner == "pictures");
  }
}

TEST_CASE("the notes of a line are visited behind it, with the line's row", "[source]") {
  const Reading reading(
      "刊名: 甲\n期号: 1\n编发单位: 乙\n日期: 2017-12-29\n按语: 按[语]{注=按语的注}\n文章:\n  - 标题: 丙\n    正文: |\n"
      "      文[字]{注=第一}和[]{注=[第二]{kai}}\n");
  REQUIRE(reading.issue);
  Seen seen(reading.sources);
  visit(*reading.issue, seen);
  std::vector<std::string> of_body, of_note;
  for (const auto& [text, row] : seen.texts) {
    if (row->info->key == "body") of_body.push_back(text);
    if (row->info->key == "note") of_note.push_back(text);
  }
  CHECK(of_body == std::vector<std::string>{"文字和", "第一", "第二"});
  CHECK(of_note == std::vector<std::string>{"按语", "按语的注"});
}

TEST_CASE("each line of the distribution has the row it was written as", "[source]") {
  const Reading reading(
      "刊名: 甲\n期号: 1\n编发单位: 乙\n日期: 2017-12-29\n文章: [{标题: 丙, 正文: 丁}]\n"
      "版记:\n  报: 子\n  分送:\n    - 报: 丑\n    - 抄报: 寅\n");
  REQUIRE(reading.issue);
  Seen seen(reading.sources);
  visit(*reading.issue, seen);
  for (const auto& [text, key] : {std::pair("子", "report"), {"丑", "lines"}, {"寅", "lines"}}) {
    CAPTURE(text);
    const auto found = std::ranges::find(seen.texts, text, &std::pair<std::string, const FieldRow*>::first);
    REQUIRE(found != seen.texts.end());
    CHECK(found->second->info->key == key);
  }
}
