// Keys at the left margin, whatever the text holds.
#include "source/outline.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

using namespace typeset;

namespace {

/// key=value of each entry.
std::string shown(std::string_view text) {
  std::string all;
  for (const MarginEntry& entry : outline(text)) {
    all += (all.empty() ? "" : " ") + std::string(entry.key) + "=" + std::string(entry.value);
  }
  return all;
}

}  // namespace

TEST_CASE("keys at the margin and what stands behind them", "[source]") {
  CHECK(shown("刊名: 动态\n期号: 3  # 注\n文章:\n  - 标题: 甲\n    正文: |\n      文: 字\n版记: {报: 乙}\n") ==
        "刊名=动态 期号=3 文章= 版记={报: 乙}");
  CHECK(shown("a: '1 # 2' # 3\n\"b\" : c\n'd': \"e\\\" # f\"\n") == "a='1 # 2' b=c d=\"e\\\" # f\"");
  CHECK(shown("# 刊名: 甲\n---\n- a: b\n  c: d\n{e: f}\n") == "");
  CHECK(shown("").empty());
  CHECK(shown("没有冒号").empty());
}

TEST_CASE("colons that were meant part a key too", "[source]") {
  CHECK(shown("文章：\n期号：3\n日期:2017-1-1\n网址: http://a.cn\nhttp://b.cn\n") ==
        "文章= 期号=3 日期=2017-1-1 网址=http://a.cn");
  CHECK(shown("标题: 甲：乙\n会议指出，要做到：一是……\n") == "标题=甲：乙");
}

TEST_CASE("line ends and byte order marks of every kind", "[source]") {
  CHECK(shown("a: 1\r\nb: 2\rc: 3\n") == "a=1 b=2 c=3");
  CHECK(shown("\xef\xbb\xbf文章: 1") == "文章=1");
}

TEST_CASE("an entry holds its lines up to the next", "[source]") {
  const std::string text = "# 头\na: |\n  x: y\n\n  z\n# 注\nb: 1";
  const auto entries = outline(text);
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].lines == "a: |\n  x: y\n\n  z\n# 注\n");
  CHECK(entries[1].lines == "b: 1");
  CHECK(has_key(entries, "b", "乙"));
  CHECK(has_key(entries, "乙", "b"));
  CHECK_FALSE(has_key(entries, "x", "乙"));
}

TEST_CASE("any bytes have an outline, in time linear in them", "[source]") {
  std::mt19937 random(1);
  const std::string alphabet = "a:： \n\r\"'#\\-|{\xe6\x96\xff";
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (unsigned n = random() % 24; n > 0; --n) text += alphabet[random() % alphabet.size()];
    for (const MarginEntry& entry : outline(text)) {
      CHECK(entry.lines.data() >= text.data());
      CHECK(entry.lines.data() + entry.lines.size() <= text.data() + text.size());
      CHECK(entry.lines.size() >= entry.key.size() + entry.value.size());
    }
  }
  for (const char* part : {"a: b\n", ":", "：", "\"", "a:b:", " #", "\n", "a：: "}) {
    std::string text;
    for (int i = 0; i < 400'000; ++i) text += part;
    CHECK(outline(text).size() <= 400'000);
  }
}
