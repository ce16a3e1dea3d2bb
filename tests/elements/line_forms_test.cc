// Bodies that nobody writes, of every form of line (docs/body.md): they are set, or refused with a message, in time
// that grows with their length.
#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "compose/compose.h"
#include "layout/layout.h"
#include "source/read.h"
#include "style/style.h"
#include "support/program.h"
#include "support/test_fonts.h"

using namespace typeset;

namespace {

std::string times(int count, const std::string& text) {
  std::string all;
  for (int i = 0; i < count; ++i) all += text;
  return all;
}

struct Set {
  bool refused = false;
  std::size_t pages = 0;
  std::string text;  // of all pages, artifacts left out
};

Set set(const std::string& body) {
  std::string yaml = "刊名: 动态\n期号: 1\n编发单位: 市委\n日期: 2017-12-29\n文章:\n  - 标题: 大会\n    正文: |\n";
  for (std::size_t begin = 0; begin < body.size();) {
    const std::size_t end = std::min(body.find('\n', begin), body.size());
    yaml += "      " + body.substr(begin, end - begin) + "\n";
    begin = end + 1;
  }
  Sources sources;
  Diagnostics faults;
  const FileId file = sources.add("input.yaml", yaml);
  const auto tree = parse_yaml(sources, file, faults);
  REQUIRE(tree);
  StyleRequest request;
  request.name = "小页";
  request.folders = {std::string(TEST_DATA) + "/elements", std::string(REPOSITORY) + "/styles"};
  request.files = &testing::disk_files();
  const auto style = load_style(sources, request, faults);
  REQUIRE(style);
  const Issue issue = read_issue(*tree, &style->fields, faults);
  Set made;
  made.refused = faults.has_errors();
  // Errors or not, what was read can be set.
  const Pages pages = lay_out(compose(issue, *style, {}), *testing::test_font_book(), faults);
  made.pages = pages.pages.size();
  for (const Page& page : pages.pages) {
    for (const Item& item : page.items) {
      const auto* run = std::get_if<GlyphRun>(&item);
      if (run != nullptr && run->belongs.artifact == Artifact::none) made.text += run->text;
    }
  }
  return made;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++found;
  return found;
}

}  // namespace

TEST_CASE("bodies of many boxes, columns, names, items and turns are set whole", "[elements]") {
  struct Case {
    std::string body;
    std::size_t times;  // that 人民 stands on the pages
  };
  const Case cases[] = {
      {times(2000, "{方框}\n人民\n{完}\n"), 2000},
      {"{方框}\n" + times(2000, "人民会议，人和天地\n") + "{完}", 2000},
      {"{两栏}\n" + times(3000, "人民会议，人和天地二三四五六七八九十，大会在天地开。\n") + "{完}", 3000},
      {"{三栏}\n" + times(3, "人民\n") + "{完}", 3},
      {"{三栏}\n人民\n{完}", 1},
      {"{两栏}\n" + times(4000, "人民。") + "\n{完}", 4000},
      {"{名单}\n" + times(3000, "主　题：人民　市委办公室，二三四五六七八九十\n") + "{完}", 3000},
      {"{名单}\n主题：" + times(5000, "人民、") + "\n{完}", 5000},
      {"{名单}\n：\n人民：\n：人民\n　：　人民\n一：二：人民\n{完}", 4},
      {times(3000, "- 人民\n"), 3000},
      {"> " + times(4000, "人民，"), 4000},
      {times(3000, "{分页}\n") + "人民", 1},
      {times(200, "{空行 40}\n") + "人民", 1},
      {times(3000, "---\n") + "人民", 1},
      {times(2000, "人民{换行}"), 2000},
      {"{方框}\n{空行 40}\n{完}\n{分页}\n{方框}\n{两栏}\n{名单}\n主题：人民\n{完}\n{完}\n> 人民\n{完}", 2},
      {"# 一、大会\n{方框}\n" + times(40, "人民\n") + "{完}", 40},
      {"# 一、大会\n{两栏}\n# （一）人民\n# （二）人民\n{完}", 2},
  };
  for (const Case& c : cases) {
    CAPTURE(c.body.substr(0, 60));
    const Set made = set(c.body);
    CHECK_FALSE(made.refused);
    CHECK(made.pages > 0);
    CHECK(count(made.text, "人民") == c.times);
  }
}

TEST_CASE("what is written amiss is refused, and the rest still set", "[elements]") {
  const std::string cases[] = {
      times(300, "{方框}\n") + "人民\n" + times(300, "{完}\n"),
      times(300, "{两栏}\n{名单}\n{方框}\n") + "人民",
      "{两栏}\n| 一 | 二 |\n| 三 | 四 |\n---\n{空行}\n{分页}\n人民\n{完}",
      times(2000, "{完}\n") + "人民",
      times(2000, "{分业}\n") + "人民",
      "{名单}\n![一](二.png)\n人民\n{完}",
  };
  for (const std::string& body : cases) {
    CAPTURE(body.substr(0, 60));
    const Set made = set(body);
    CHECK(made.refused);
    CHECK(count(made.text, "人民") == 1);
  }
}

TEST_CASE("a table whose head no page holds costs no page for each of its lines", "[elements]") {
  const std::string row = "| " + times(20'000, "人") + " |\n";
  CHECK(set(times(10, row)).pages < 4);
  CHECK(set(row + "|---|\n" + times(2000, "| 人民 |\n")).pages < 4);
}
