// new --from: what changes, what stays.
#include "source/next_issue.h"

#include <catch2/catch.hpp>

#include "base/yaml_tree.h"
#include "source/add_articles.h"
#include "source/placeholders.h"
#include "source/skeletons.h"

using namespace typeset;

namespace {

NextIssue next(const std::string& text, const IssueDay& day = {{2018, 1, 5}, true}) {
  Sources sources;
  Diagnostics faults;
  const FileId file = sources.add("last.yaml", text);
  const auto tree = parse_yaml(sources, file, faults);
  REQUIRE(tree);
  REQUIRE_FALSE(faults.has_errors());
  return next_issue(sources, file, *tree, day);
}

/// Without what stands behind the field in the remarks that ask for a change.
std::string plain(std::string text) {
  constexpr std::string_view kRest = "，改好后删去这一行（记号 ";
  for (std::size_t at = text.find(kRest); at != std::string::npos; at = text.find(kRest, at))
    text.erase(at, kRest.size() + 8 + std::string_view("）").size());
  return text;
}

std::string changes(const NextIssue& issue) {
  std::string names;
  for (const Term& field : issue.to_change) names += field.en + " ";
  return names;
}

}  // namespace

TEST_CASE("numbers rise, articles are emptied, the rest is kept to the byte", "[source]") {
  const NextIssue made = next(
      "# 我们的周报\n"
      "masthead: 工作动态   # 刊名\n"
      "number: 34            # 期号\n"
      "总期号: '0199'\n"
      "issuer: \"某某办\"\n"
      "date: 2017-12-29          # 日期\n"
      "\n"
      "articles:                 # 文章\n"
      "  # 头条\n"
      "  - title: 一\n"
      "    body: |\n"
      "      第一段。\n"
      "\n"
      "      第二段。\n"
      "  - title: 二   # 次条\n"
      "    body: 二。   # 短\n"
      "\n"
      "# 末页\n"
      "imprint:\n"
      "  report: 省办   # 不变\n"
      "  printed: 2017年12月29日   # 印发\n"
      "  copies: 60\n");
  CHECK(made.text ==
        "# 我们的周报\n"
        "masthead: 工作动态   # 刊名\n"
        "number: 35            # 期号\n"
        "总期号: '0200'\n"
        "issuer: \"某某办\"\n"
        "date: 2018-01-05          # 日期\n"
        "\n"
        "articles:                 # 文章\n"
        "  # 头条\n"
        "  - title: 文章标题\n"
        "    body: |\n"
        "      正文\n"
        "\n"
        "# 末页\n"
        "imprint:\n"
        "  report: 省办   # 不变\n"
        "  copies: 60\n");
  CHECK(made.number == 35);
  CHECK(made.total == 200);
  CHECK(changes(made).empty());
}

TEST_CASE("what holds for one issue only is marked once", "[source]") {
  const std::string text =
      "期号: 9\n"
      "# 请改日期\n"
      "日期: 2017-12-29\n"
      "要目:\n"
      "  - 一\n"
      "按语: |\n"
      "  旧的按语。\n"
      "不查: {期号跳号: 增刊另编}\n"
      "文章:\n"
      "- 标题: 一\n"
      "  正文: 一。\n"
      "版记:\n"
      "  印发日期: 2017-12-30\n"
      "  增发: 某某局\n";
  const NextIssue made = next(text);
  CHECK(plain(made.text) ==
        "期号: 10\n"
        "日期: 2018-01-05\n"
        "# 请改要目\n"
        "要目:\n"
        "  - 一\n"
        "# 请改按语\n"
        "按语: |\n"
        "  旧的按语。\n"
        "# 请改不查\n"
        "不查: {期号跳号: 增刊另编}\n"
        "文章:\n"
        "- 标题: 文章标题\n"
        "  正文: |\n"
        "    正文\n"
        "版记:\n"
        "  # 请改印发日期\n"
        "  印发日期: 2017-12-30\n"
        "  # 请改增发\n"
        "  增发: 某某局\n");
  CHECK(changes(made) == "contents note silence printed extra ");
  // The issue after that: the same marks, no second ones.
  CHECK(next(made.text).text == [&] {
    std::string again = made.text;
    return again.replace(again.find("10"), 2, "11");
  }());
}

TEST_CASE("the next supplement, and what is secret of one issue only", "[source]") {
  const NextIssue made = next("增刊: 8\ndate: 2017-12-29\n密级: 机密★1年\n编号: 000012\narticles: []\n");
  CHECK(plain(made.text) ==
        "增刊: 9\ndate: 2018-01-05\n# 请改密级\n密级: 机密★1年\n# 请改编号\n编号: 000012\narticles: []\n");
  CHECK(made.number == 9);
}

TEST_CASE("one article stays for each section", "[source]") {
  CHECK(next("文章:\n"
             "  # 头条\n"
             "  - 标题: 零\n"
             "    正文: 零。\n"
             "  - 栏目: 要闻   # 一\n"
             "    标题: 一\n"
             "    正文: 一。\n"
             "  - 标题: 二\n"
             "    栏目: '基层: 动态'\n"
             "    正文: 二。\n"
             "  - 栏目: 要闻\n"
             "    标题: 三\n"
             "    正文: 三。\n"
             "编发单位: 甲\n")
            .text ==
        "文章:\n"
        "  # 头条\n"
        "  - 标题: 文章标题\n"
        "    正文: |\n"
        "      正文\n"
        "  - 栏目: 要闻\n"
        "    标题: 文章标题\n"
        "    正文: |\n"
        "      正文\n"
        "  - 栏目: '基层: 动态'\n"
        "    标题: 文章标题\n"
        "    正文: |\n"
        "      正文\n"
        "编发单位: 甲\n");
  CHECK(next("articles:\r\n- section: a\r\n  title: b\r\n- {section: c, title: d}\r\n").text ==
        "articles:\r\n- section: a\r\n  title: 文章标题\r\n  body: |\r\n    正文\r\n"
        "- section: c\r\n  title: 文章标题\r\n  body: |\r\n    正文\r\n");
  CHECK(next("articles: [{title: a, section: \"甲,\"}, {title: b, section: 乙}]\n").text ==
        "articles: [{section: \"甲,\", title: 文章标题, body: 正文}, {section: 乙, title: 文章标题, body: 正文}]\n");
  CHECK(next("文章:\n  - 标题: a\n    栏目: |\n      某某's\n").text ==
        "文章:\n  - 栏目: '某某''s'\n    标题: 文章标题\n    正文: |\n      正文\n");
}

TEST_CASE("other ways to write", "[source]") {
  CHECK(next("number: 1\r\narticles:\r\n  - title: a\r\n    body: b\r\nissuer: c\r\n").text ==
        "number: 2\r\narticles:\r\n  - title: 文章标题\r\n    body: |\r\n      正文\r\nissuer: c\r\n");
  CHECK(next("articles: [{title: a, body: b}]   # x\n").text == "articles: [{title: 文章标题, body: 正文}]   # x\n");
  CHECK(next("{期号: 5, 日期: 2017-1-1, 文章: [{标题: a, 正文: b}]}").text ==
        "{期号: 6, 日期: 2018-1-5, 文章: [{标题: 文章标题, 正文: 正文}]}");
  CHECK(next("articles:\n  - title: a\n    body: |\n      b").text ==
        "articles:\n  - title: 文章标题\n    body: |\n      正文");
  CHECK(next("文章:\n  - 标题: a\n    正文文件: 稿件/甲.txt\n    编码: gbk\n").text ==
        "文章:\n  - 标题: 文章标题\n    正文: |\n      正文\n");
  CHECK(next("number: 99999\n").text == "number: 99999\n");
  CHECK(next("number: 三\n").number == std::nullopt);
  CHECK(next("number: [1]\ndate:\narticles: 3\nimprint: x\n").text == "number: [1]\ndate:\narticles: 3\nimprint: x\n");
  // The only line of the 版记 takes it along: a 版记 without lines would be a fault.
  CHECK(next("date: 2017-1-1\nimprint:\n  printed: 2017-1-1\n").text == "date: 2018-1-5\n");
  CHECK(next("imprint:   # 末页\n  # 同日\n  printed: 2017-1-1   # 印\ndate: 2017-1-1\n").text == "date: 2018-1-5\n");
  CHECK(next("date: 2017-1-1\nimprint: {printed: '2017-1-1'}   # x\n").text == "date: 2018-1-5\n");
  CHECK(next("{date: 2017-1-1, imprint: {printed: 2017-1-1}}\n").text ==
        "{date: 2018-1-5, imprint: {printed: 2017-1-1}}\n");
}

namespace {

const std::string kIssue =
    "期号: 1\n"
    "文章:\n"
    "  - 标题: 一   # 头条\n"
    "    栏目: 要闻\n"
    "    正文: 甲\n"
    "\n"
    "  - 标题: 二\n"
    "    栏目: '基层: 动态'\n"
    "    正文: |\n"
    "      乙\n"
    "\n"
    "# 末页\n"
    "版记: {报: 省办}\n";
const std::string kMore =
    "刊名: 别的\n"
    "文章:\n"
    "- 标题: 三\n"
    "  正文: |\n"
    "    丙\n"
    "\n"
    "    丁\n"
    "- 标题: 四\n"
    "  栏目: 交流\n"
    "  正文: 戊\n";

std::string with(const std::string& issue, const std::string& section) {
  const auto made = add_articles(issue, kMore, section);
  REQUIRE(made);
  CHECK(made->added == 2);
  Sources sources;
  Diagnostics faults;
  CHECK(parse_yaml(sources, sources.add("made.yaml", made->text), faults));
  CHECK_FALSE(faults.has_errors());
  return made->text;
}

}  // namespace

TEST_CASE("articles of another source come behind those that are there, the rest is kept to the byte", "[source]") {
  CHECK(with(kIssue, "") ==
        "期号: 1\n"
        "文章:\n"
        "  - 标题: 一   # 头条\n"
        "    栏目: 要闻\n"
        "    正文: 甲\n"
        "\n"
        "  - 标题: 二\n"
        "    栏目: '基层: 动态'\n"
        "    正文: |\n"
        "      乙\n"
        "\n"
        "  - 标题: 三\n"
        "    正文: |\n"
        "      丙\n"
        "\n"
        "      丁\n"
        "\n"
        "  - 标题: 四\n"
        "    栏目: 交流\n"
        "    正文: 戊\n"
        "\n"
        "# 末页\n"
        "版记: {报: 省办}\n");
}

TEST_CASE("articles of a section come behind the last of it", "[source]") {
  const std::string made = with(kIssue, "要闻");
  CHECK(made.find("    正文: 甲\n\n  - 栏目: 要闻\n    标题: 三\n") != std::string::npos);
  // One that names a section itself keeps it.
  CHECK(made.find("  - 标题: 四\n    栏目: 交流\n    正文: 戊\n\n  - 标题: 二\n") != std::string::npos);
  CHECK(with(kIssue, "基层: 动态").find("      乙\n\n  - 栏目: '基层: 动态'\n    标题: 三\n") != std::string::npos);
}

TEST_CASE("what new wrote to be filled in gives way to articles", "[source]") {
  const std::string first = with(std::string(kBulletinSkeleton), "");
  CHECK(first.find("第一篇文章的标题") == std::string::npos);
  CHECK(first.find("学习活动") == std::string::npos);
  CHECK(first.find("文章:\n  - 标题: 三\n") != std::string::npos);
  CHECK(first.find("    正文: 戊\n\n版记:\n") != std::string::npos);
  const std::string next =
      "文章:\n  - 标题: 文章标题\n    栏目: 要闻\n    正文: |\n      正文\n"
      "  - 标题: 文章标题\n    栏目: 交流\n    正文: |\n      正文\n";
  const std::string made = with(next, "要闻");
  CHECK(made.starts_with("文章:\n  - 栏目: 要闻\n    标题: 三\n"));
  CHECK(made.find("    正文: 戊\n\n  - 标题: 文章标题\n    栏目: 交流\n") != std::string::npos);
}

TEST_CASE("articles take the line ends of the issue", "[source]") {
  const auto made =
      add_articles("文章:\r\n  - 标题: 一\r\n    正文: 甲\r\n", "文章:\n  - 标题: 二\n    正文: 乙\n", "");
  REQUIRE(made);
  CHECK(made->text == "文章:\r\n  - 标题: 一\r\n    正文: 甲\r\n\r\n  - 标题: 二\r\n    正文: 乙\r\n");
}

TEST_CASE("articles that do not stand one below the other are left alone", "[source]") {
  CHECK_FALSE(add_articles("文章: [{标题: 一, 正文: 甲}]\n", kMore, ""));
  CHECK_FALSE(add_articles("期号: 1\n", kMore, ""));
  CHECK_FALSE(add_articles(kIssue, "期号: 1\n", ""));
}

TEST_CASE("the day is written as the last one was, and asked to be looked at where nobody named it", "[source]") {
  const std::pair<const char*, const char*> written[] = {
      {"2026-01-05", "2026-07-03"}, {"2026-1-5", "2026-7-3"},          {"2026年1月5日", "2026年7月3日"},
      {"2026.12.29", "2026.07.03"}, {"2026/12/9", "2026/7/3"},         {"'2026-01-05'", "'2026-07-03'"},
      {"2026-10-05", "2026-07-03"}, {"2026年12月29日", "2026年7月3日"}};
  for (const auto& [last, expected] : written) {
    CAPTURE(last);
    const std::string text = "日期: " + std::string(last) + "   # 周五\n";
    const std::string day = "日期: " + std::string(expected) + "   # 周五\n";
    CHECK(next(text, {{2026, 7, 3}, true}).text == day);
    const NextIssue likely = next(text, {{2026, 7, 3}, false});
    CHECK(plain(likely.text) == "# 请改日期\n" + day);
    CHECK(changes(likely) == "date ");
    // The issue after that: no second remark; and none where the day is named.
    CHECK(plain(next(likely.text, {{2026, 7, 3}, false}).text) == "# 请改日期\n" + day);
    CHECK(next(likely.text, {{2026, 7, 3}, true}).text == day);
  }
  CHECK(plain(next("日期: 某日\n").text) == "# 请改日期\n日期: 某日\n");
}

TEST_CASE("columns of short items stay, with one item to fill in", "[source]") {
  CHECK(next("文章:\n"
             "  - 栏目: 要闻\n"
             "    标题: 一\n"
             "    正文: 一。\n"
             "  - 标题: 工作简讯   # 每周\n"
             "    栏数: 2\n"
             "    简讯:\n"
             "      - 7月6日，甲。\n"
             "      - 7月7日，乙。\n"
             "  - 栏目: 简讯\n"
             "    标题: 一周动态\n"
             "    简讯: [甲]\n")
            .text ==
        "文章:\n"
        "  - 栏目: 要闻\n"
        "    标题: 文章标题\n"
        "    正文: |\n"
        "      正文\n"
        "  - 标题: 工作简讯\n"
        "    栏数: 2\n"
        "    简讯:\n"
        "      - 简讯的内容\n"
        "  - 栏目: 简讯\n"
        "    标题: 一周动态\n"
        "    简讯:\n"
        "      - 简讯的内容\n");
  CHECK(next("articles: [{title: a, body: b}, {title: c, briefs: [d, e]}]\n").text ==
        "articles: [{title: 文章标题, body: 正文}, {title: c, briefs: [简讯的内容]}]\n");
}
