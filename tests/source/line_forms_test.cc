// What a line of a body is besides a paragraph: signs, instructions, and what only looks like them (docs/body.md).
#include "source/line_forms.h"

#include <catch2/catch.hpp>

#include "source/level_mark.h"

using namespace typeset;

TEST_CASE("signs at the head of a line", "[source]") {
  struct Case {
    const char* line;
    LineSort sort;
    bool quoted;
    const char* text;
  };
  const Case cases[] = {
      {"甲", LineSort::paragraph, false, "甲"},
      {"- 甲", LineSort::bullet, false, "甲"},
      {"·　甲", LineSort::bullet, false, "甲"},
      {"> 甲", LineSort::paragraph, true, "甲"},
      {">甲", LineSort::paragraph, true, "甲"},
      {">> 甲", LineSort::paragraph, true, "甲"},
      {"> - 甲", LineSort::bullet, true, "甲"},
      {"---", LineSort::rule, false, ""},
      {"--------", LineSort::rule, false, ""},
      // what only looks like it
      {"-甲", LineSort::paragraph, false, "-甲"},
      {"-5℃", LineSort::paragraph, false, "-5℃"},
      {"-", LineSort::paragraph, false, "-"},
      {"--", LineSort::paragraph, false, "--"},
      {"- ", LineSort::paragraph, false, "- "},
      {"·甲", LineSort::paragraph, false, "·甲"},
      {">5%", LineSort::paragraph, false, ">5%"},
      {"> 5%", LineSort::paragraph, true, "5%"},
      {">=3", LineSort::paragraph, false, ">=3"},
      {">", LineSort::paragraph, false, ">"},
      {"——甲", LineSort::paragraph, false, "——甲"},
      {"--- 甲", LineSort::paragraph, false, "--- 甲"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.line);
    const LineOpening opening = line_opening(c.line);
    CHECK(opening.sort == c.sort);
    CHECK(opening.quoted == c.quoted);
    CHECK(std::string_view(c.line).substr(opening.text_begin) == c.text);
  }
}

TEST_CASE("instructions in braces", "[source]") {
  using Fault = Instruction::Fault;
  struct Case {
    const char* line;
    Fault fault;
    const char* name;
    int value;
  };
  const Case cases[] = {
      {"{分页}", Fault::none, "page-break", 0},
      {"{page-break}", Fault::none, "page-break", 0},
      {"{ 分页 }", Fault::none, "page-break", 0},
      {"{空行}", Fault::none, "space", 1},
      {"{空行 3}", Fault::none, "space", 3},
      {"{空行3行}", Fault::none, "space", 3},
      {"{space 12}", Fault::none, "space", 12},
      {"{三栏}", Fault::none, "three-columns", 3},
      {"{完}", Fault::none, "end", 0},
      {"{空行 0}", Fault::number, "space", 1},
      {"{空行 41}", Fault::number, "space", 1},
      {"{空行 99999999999}", Fault::number, "space", 1},
      {"{空行 3x}", Fault::number, "space", 1},
      {"{分页 2}", Fault::number, "page-break", 0},
      {"{分业}", Fault::unknown, "", 0},
      {"{1}", Fault::unknown, "", 0},
  };
  for (const Case& c : cases) {
    CAPTURE(c.line);
    REQUIRE(is_instruction(c.line));
    const Instruction read = read_instruction(c.line);
    CHECK(read.fault == c.fault);
    CHECK((read.name == nullptr ? "" : read.name->name) == c.name);
    CHECK(read.value == c.value);
  }
  for (const char* text : {"{}", "甲{分页}", "{分页}甲", "{甲}{乙}", "{{甲}}", "｛分页｝", "分页",
                           "{一二三四五六七八九十一二三四五六七}"}) {
    CAPTURE(text);
    CHECK_FALSE(is_instruction(text));
  }
  CHECK(nearest_instruction("{分业}") == "分页");
  CHECK(nearest_instruction("{colums}") == "columns");
  CHECK(nearest_instruction("{春夏秋冬}").empty());
}

TEST_CASE("a backslash before a sign makes the line text", "[source]") {
  for (const char* line : {"\\- 甲", "\\· 甲", "\\> 甲", "\\---", "\\{分页}", "\\{甲}", "\\\\- 甲"}) {
    CAPTURE(line);
    CHECK(opens_escaped(line));
  }
  for (const char* line : {"\\甲", "- 甲", "\\-甲", "\\>5%", "\\", "", "\\一、甲"}) {
    CAPTURE(line);
    CHECK_FALSE(opens_escaped(line));
  }
}

TEST_CASE("marks of items that are none of the four levels", "[source]") {
  struct Case {
    const char* text;
    const char* mark;
  };
  const Case cases[] = {{"①甲", "①"},         {"⑴甲", "⑴"},   {"a)甲", "a)"},     {"a）甲", "a）"}, {"(a)甲", "(a)"},
                        {"（a）甲", "（a）"}, {"1)甲", "1)"}, {"12）甲", "12）"}, {"A.甲", "A."},   {"a、甲", "a、"},
                        {"甲", ""},           {"a甲", ""},    {"a.b", ""},        {"A、B", ""},     {"1月", ""},
                        {"1.5", ""},          {"（甲）", ""}, {"", ""},           {"(", ""}};
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(std::string_view(c.text).substr(0, item_mark_end(c.text)) == c.mark);
  }
}
