// Which lines of a body are headings, and what they open with: decided once, at the end of reading.
#include "source/headings.h"

#include <catch2/catch.hpp>

#include "reading.h"

using namespace typeset;

namespace {

/// `level of the mark:number/level as a heading` of each line of an article's body; `more` are further fields of it.
std::string decided(const std::string& lines, const std::string& more = "") {
  std::string text =
      "刊名: 甲\n期号: 1\n编发单位: 乙\n日期: 2017-12-29\n文章:\n  - 标题: 丙\n" + more + "    正文: |\n      ";
  for (const char c : lines) text += c == '\n' ? "\n      " : std::string(1, c);
  const Reading reading(text + "\n");
  REQUIRE(reading.issue);
  std::string shown;
  for (const BodyLine& line : std::get<Bulletin>(reading.issue->part).articles.at(0).body) {
    shown += (shown.empty() ? "" : " ") + std::to_string(line.mark.level) + ":" + std::to_string(line.mark.number) +
             "/" + std::to_string(line.heading);
  }
  return shown;
}

}  // namespace

TEST_CASE("levels 1 and 2 standing alone are headings", "[source]") {
  CHECK(decided("一、总体要求\n正文。\n（二）基本原则\n正文。") == "1:1/1 0:0/0 2:2/2 0:0/0");
  CHECK(decided("一、总体要求。后面还有文字，\n（一）原则。再说") == "1:1/0 2:1/0");
  CHECK(decided("一、总体要求") == "1:1/1");
}

TEST_CASE("levels 3 and 4 are headings where they head text", "[source]") {
  CHECK(decided("1.加强领导\n正文。") == "3:1/3 0:0/0");
  CHECK(decided("1.加强领导\n（1）落实责任\n正文。") == "3:1/3 4:1/4 0:0/0");
  CHECK(decided("1.甲单位\n2.乙单位") == "3:1/0 3:2/0");      // a list
  CHECK(decided("1.甲单位；\n正文。") == "3:1/0 0:0/0");      // ends with a mark
  CHECK(decided("1.甲单位\n二、下一部分") == "3:1/0 1:2/1");  // nothing to head
  CHECK(decided("1.加强领导\n#### 小标题") == "3:1/3 0:0/4");
  CHECK(decided("1.加强领导\n## 小标题") == "3:1/0 0:0/2");
}

TEST_CASE("pictures behind a line are what it heads", "[source]") {
  CHECK(decided("1.甲单位\n![甲](a.jpg)\n2.乙单位") == "3:1/3 0:0/0 3:2/0");
  const auto list = [](const std::string& after) {
    return "    图片:\n      - 文件: a.jpg\n        图片说明: 甲\n" +
           (after.empty() ? "" : "        段后: " + after + "\n");
  };
  CHECK(decided("1.甲单位\n2.乙单位", list("1")) == "3:1/3 3:2/0");
  CHECK(decided("1.甲单位\n2.乙单位", list("")) == "3:1/0 3:2/3");
  CHECK(decided("1.甲单位\n2.乙单位", list("7")) == "3:1/0 3:2/3");  // told, and placed behind the last
}

TEST_CASE("a series of 一、 goes on from the headings above, typed with # or not", "[source]") {
  CHECK(decided("二、加强领导\n三、四个意识\n正文") == "1:2/1 1:3/1 0:0/0");
  CHECK(decided("正文\n三、四个意识") == "0:0/0 0:0/0");
  CHECK(decided("# 二、加强领导\n三、四个意识") == "1:2/1 1:3/1");
}

TEST_CASE("a line of # is a heading of that level whatever it opens with", "[source]") {
  CHECK(decided("# 总体要求\n### （一）原则。") == "0:0/1 2:1/3");
}

TEST_CASE("notes and short items are decided too", "[source]") {
  const Reading reading(
      "刊名: 甲\n期号: 1\n编发单位: 乙\n日期: 2017-12-29\n按语: 一、甲\n文章:\n  - 标题: 丙\n    按语: 一、甲\n    "
      "简讯:\n"
      "      - 一、甲\n      - 标题: 乙\n        正文: 一、甲\n");
  REQUIRE(reading.issue);
  const Article& article = std::get<Bulletin>(reading.issue->part).articles.at(0);
  CHECK(std::get<Bulletin>(reading.issue->part).note.at(0).heading == 1);
  CHECK(article.note.at(0).heading == 1);
  CHECK(article.briefs.at(0).body.at(0).heading == 1);
  CHECK(article.briefs.at(1).body.at(0).heading == 1);
}
