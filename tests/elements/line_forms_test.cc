// Bodies that nobody writes, of every form of line (docs/body.md): they are set, or refused with a message, in time
// that grows with their length.
#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "support/laid_out.h"
#include "support/made_text.h"
#include "support/on_the_page.h"

using namespace typeset;
using namespace typeset::test;

namespace {

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
    const LaidOut made(bulletin_of(c.body));
    CHECK_FALSE(made.refused);
    CHECK(!made.pages.pages.empty());
    CHECK(count(text_of_content(made.pages), "人民") == c.times);
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
    const LaidOut made(bulletin_of(body));
    CHECK(made.refused);
    CHECK(count(text_of_content(made.pages), "人民") == 1);
  }
}

TEST_CASE("a table whose head no page holds costs no page for each of its lines", "[elements]") {
  const std::string row = "| " + times(20'000, "人") + " |\n";
  CHECK(LaidOut(bulletin_of(times(10, row))).pages.pages.size() < 4);
  CHECK(LaidOut(bulletin_of(row + "|---|\n" + times(2000, "| 人民 |\n"))).pages.pages.size() < 4);
}
