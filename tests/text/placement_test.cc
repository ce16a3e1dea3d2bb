// Where glyphs stand on the line, and what is told of characters that cannot be set as wished.
#include <catch2/catch.hpp>
#include <set>

#include "base/utf8.h"
#include "setting.h"
#include "support/faults.h"
#include "support/made_text.h"
#include "text/faults.h"

namespace typeset::testing {
namespace {

using text::Align;
using text::Line;
using text::PlacedGlyph;

std::vector<Line> set(const text::Paragraph& paragraph, const text::Shape& shape, const text::Rules& rules,
                      Diagnostics& faults) {
  return text::set_paragraph(paragraph, shape, rules, fake_book(), faults);
}

std::vector<Line> set(std::string_view words, std::int64_t columns, const text::Rules& rules = {},
                      Align align = Align::justify) {
  text::Shape shape;
  shape.measure = cells(columns);
  shape.align = align;
  Diagnostics faults;
  return set(plain(words), shape, rules, faults);
}

std::vector<PlacedGlyph> glyphs_of(const Line& line) {
  std::vector<PlacedGlyph> all;
  for (const text::LineRun& run : line.runs) all.insert(all.end(), run.glyphs.begin(), run.glyphs.end());
  return all;
}

constexpr std::int64_t kMeasure = 156 * Length::kPerMm;
constexpr std::int64_t kEm = 16 * Length::kPerPoint;

TEST_CASE("cell n of a full line starts at n·W/28 and the line fills the measure to the unit") {
  const auto lines = set(test::times(58, "字"), 28);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].width.units() == kMeasure);
  const auto glyphs = glyphs_of(lines[0]);
  REQUIRE(glyphs.size() == 28);
  for (std::int64_t n = 0; n < 28; ++n) {
    // The glyph is centred in its cell: its origin lies (cell − em) / 2 past the cell's start.
    const std::int64_t numerator = 2 * n * kMeasure + kMeasure - 28 * kEm;
    CHECK(glyphs[static_cast<std::size_t>(n)].x.units() == Length::units(numerator).scaled(1, 56).units());
  }
}

TEST_CASE("an indent of two cells leaves 26 whole cells") {
  text::Shape shape;
  shape.measure = cells(28);
  shape.first_indent = Length::units(kCell) * 2;
  Diagnostics faults;
  const auto lines = set(plain(test::times(60, "字")), shape, word_rules(), faults);
  REQUIRE(lines.size() == 3);
  CHECK(glyphs_of(lines[0]).size() == 26);
  CHECK(lines[0].x.units() == 2 * kMeasure / 28);
  CHECK((lines[0].x + lines[0].width).units() == kMeasure);
  CHECK(lines[1].x.units() == 0);
}

TEST_CASE("a justified line ends at the measure, the last and a forced line do not") {
  const auto lines = set("一二三四五“六七八”九\u2028十一二三四五六七2017年八九", 9);
  REQUIRE(lines.size() >= 3);
  for (const Line& line : lines) {
    if (!line.forced) CHECK(line.width == cells(9));
    if (line.forced) CHECK(line.width < cells(9));
  }
}

TEST_CASE("alignment places the line, spread fills it") {
  const Length width = cells(2);
  CHECK(set("张三", 6, {}, Align::left)[0].x == Length());
  CHECK(std::abs(set("张三", 6, {}, Align::right)[0].x.units() - (cells(6) - width).units()) <= 1);
  CHECK(std::abs(set("张三", 6, {}, Align::centre)[0].x.units() - (cells(6) - width).units() / 2) <= 1);
  const auto spread = set("张三", 6, {}, Align::spread);
  CHECK(spread[0].width == cells(6));
  const auto glyphs = glyphs_of(spread[0]);
  CHECK((glyphs[1].x - glyphs[0].x).units() == cells(5).units());
  CHECK(set("张", 6, {}, Align::spread)[0].width.units() == cells(1).units());
}

TEST_CASE("CL-PUN-4: the blank of an opening mark at a line's start") {
  // 16 pt in 15.793 pt cells: the full cell's glyph origin, and half a cell less where the blank is trimmed.
  const std::int64_t offset = (kMeasure - 28 * kEm) / 56;
  const auto first = [&](const text::Rules& rules, Align align) {
    return glyphs_of(set("“测试”好", 12, rules, align)[0])[0].x.units();
  };
  CHECK(std::abs(first({}, Align::justify) - offset) <= 1);  // T-14 keep
  text::Rules trim;
  trim.first_line = FirstLine::trim;
  CHECK(std::abs(first(trim, Align::justify) - (offset - kMeasure / 56)) <= 1);  // T-14 trim
  CHECK(std::abs(first(word_rules(), Align::justify) - offset) <= 1);
  const auto second = set("一二三四五“六七”", 5);
  REQUIRE(second.size() == 2);
  CHECK(std::abs(glyphs_of(second[1])[0].x.units() - (offset - kMeasure / 56)) <= 1);
}

TEST_CASE("CL-PUN-7: marks are squeezed across a change of style") {
  text::Paragraph mixed = plain("》，“");
  text::StyleRun second = mixed.runs[0];
  mixed.runs[0].end = 3;
  second.begin = 3;
  second.style.role = Role::hei;
  second.style.colour = Colour::masthead;
  mixed.runs.push_back(second);
  CHECK(text::natural_width(mixed, {}, fake_book()).units() == cells(2).units());
}

TEST_CASE("a hung mark stands past the measure and nothing else does") {
  const auto lines = set("一二三四，五六七八九", 4, word_rules());
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].hung);
  CHECK(lines[0].width == cells(4));
  const auto glyphs = glyphs_of(lines[0]);
  CHECK(glyphs[4].x.units() >= cells(4).units() - 1400);  // the glyph is 0.2 pt wider than its cell, and centred
  CHECK(glyphs[3].x + glyphs[3].advance < cells(4) + Length::units(1400));
  CHECK_FALSE(lines[1].hung);
}

TEST_CASE("faces of different make stand on one centre line") {
  Diagnostics faults;
  text::Shape shape;
  shape.measure = cells(28);
  const auto lines = set(plain("汉祎A龑"), shape, {}, faults);
  REQUIRE(lines.size() == 1);
  REQUIRE(lines[0].runs.size() == 4);
  const auto y = [&](std::size_t run) { return lines[0].runs[run].glyphs[0].y.units(); };
  CHECK(y(0) == -kEm * 380 / 1000);
  CHECK(y(1) == -kEm * 300 / 1000);
  CHECK(y(2) == -kEm * 380 / 1000);  // Latin: on the baseline of the paragraph's own role
  CHECK(y(3) == -kEm * 400 / 1000);
  // FakeRare's 祎 is 920 wide and centred in its cell all the same.
  const PlacedGlyph& rare = lines[0].runs[1].glyphs[0];
  CHECK(std::abs(rare.x.units() - (kMeasure / 28 + (kMeasure / 28 - kEm * 92 / 100) / 2)) <= 1);
  CHECK(test::slugs_of(faults) == std::vector<std::string>{"text/fallback", "text/far-fallback"});
}

TEST_CASE("a fallback is reported once for each character of a document, with its places") {
  Diagnostics faults;
  text::Shape shape;
  shape.measure = cells(28);
  set(plain("祎祎玥祎"), shape, {}, faults);
  set(plain("祎玥玥玥玥祎"), shape, {}, faults);
  REQUIRE(faults.all().size() == 1);
  // 0, 3 and 9 of the one, 0 and 15 of the other, which has the same file in this test.
  CHECK(faults.all()[0].more.size() == 3);
  CHECK(faults.all()[0].message(Language::zh) == "“祎”（U+794E）仿宋字体里没有，用 FakeRare 代替");
  CHECK(faults.all()[0].span.begin == 0);
  CHECK(faults.all()[0].span.end == 3);
}

TEST_CASE("a character no face has is an error at its place, and keeps its cell") {
  Diagnostics faults;
  text::Shape shape;
  shape.measure = cells(28);
  const auto lines = set(plain("一\U0001F600二"), shape, {}, faults);
  REQUIRE(faults.all().size() == 1);
  CHECK(faults.all()[0].kind == &text_faults::kMissingGlyph);
  CHECK(faults.all()[0].arguments[1].zh == "U+1F600");
  CHECK(faults.all()[0].span.begin == 3);
  CHECK(faults.all()[0].span.end == 7);
  CHECK(glyphs_of(lines[0]).size() == 2);
  CHECK(lines[0].width.units() == cells(3).units());
}

TEST_CASE("scripts that cannot be set correctly are refused, never set wrongly") {
  struct Row {
    const char* words;
    const char* message;
  };
  for (const Row& row :
       {Row{"汉\u0645\u0627字", "“\u0645\u0627”是阿拉伯文（维吾尔文、哈萨克文），从右向左书写，目前还不能正确排版"},
        {"汉\u05d0字", "“\u05d0”是希伯来文，从右向左书写，目前还不能正确排版"},
        {"汉\u0f40字", "“\u0f40”是藏文，字母要上下叠写或移位，目前还不能正确排版"},
        {"汉\u1820字", "“\u1820”是蒙古文（含满文、锡伯文），字母要连写变形，目前还不能正确排版"},
        {"汉\u1c5a字", "“\u1c5a”是Ol_Chiki 文字，字母要上下叠写或移位，目前还不能正确排版"},
        {"汉\u0840字", "“\u0840”是Mandaic 文字，从右向左书写，目前还不能正确排版"}}) {
    Diagnostics faults;
    text::Shape shape;
    shape.measure = cells(28);
    const auto lines = set(plain(row.words), shape, {}, faults);
    INFO(row.words);
    CHECK(faults.has_errors());
    REQUIRE(faults.all().size() == 1);
    CHECK(faults.all()[0].message(Language::zh) == row.message);
    CHECK(glyphs_of(lines[0]).size() == 2);
  }
}

TEST_CASE("a long run that is refused is shown by its beginning") {
  Diagnostics faults;
  text::Shape shape;
  shape.measure = cells(28);
  set(plain(test::times(40, "\u0f40")), shape, {}, faults);
  REQUIRE(faults.all().size() == 1);
  CHECK(faults.all()[0].arguments[0].zh == test::times(24, "\u0f40") + "…");
  CHECK(faults.all()[0].span.end == 120);
}

TEST_CASE("CL-QUO-4: what to write instead of straight quotes") {
  const auto proposed = [](std::string_view words) {
    Diagnostics faults;
    text::Shape shape;
    shape.measure = cells(60);
    shape.align = Align::left;
    set(plain(words), shape, {}, faults);
    REQUIRE(faults.all().size() == 1);
    return faults.all()[0].arguments[1].zh + " " + faults.all()[0].remedy(Language::zh);
  };
  CHECK(proposed("他说\"好\"。") == "2 改成弯引号：“好”");
  CHECK(proposed("\"一'二'三\"，\"四\"") == "6 改成弯引号：“一‘二’三”");
  CHECK(proposed("汉 \"字") == "1 改成弯引号：“");
  CHECK(proposed("汉字\"") == "1 改成弯引号：”");
  CHECK(proposed("\"" + test::times(40, "汉") + "\"") == "2 改成弯引号：“" + test::times(23, "汉") + "…”");
  CHECK(proposed("Ａ１") == "A1 一般写成半角：A1");
}

TEST_CASE("CL-GB-5, T-12: a variation selector stays with its character") {
  const std::string words = "\U00020000\U000E0100汉";
  const auto lines = set(words, 28);
  const auto glyphs = glyphs_of(lines[0]);
  REQUIRE(glyphs.size() == 2);
  CHECK(glyphs[0].begin == 0);
  CHECK(glyphs[0].end == 8);
  CHECK(glyphs[1].begin == 8);
  CHECK(lines[0].width.units() == cells(2).units());
}

TEST_CASE("T-5: typed spaces beside digits change nothing") {
  const auto typed = glyphs_of(set("在 2017 年 12 月召开", 28)[0]);
  const auto bare = glyphs_of(set("在2017年12月召开", 28)[0]);
  REQUIRE(typed.size() == bare.size());
  for (std::size_t i = 0; i < typed.size(); ++i) {
    CHECK(typed[i].glyph == bare[i].glyph);
    CHECK(typed[i].x == bare[i].x);
  }
}

TEST_CASE("CL-QUO-2: Chinese marks from the Chinese face, Western ones from the Latin face") {
  const auto face_of_first = [](std::string_view words) { return set(words, 28)[0].runs[0].face; };
  CHECK(face_of_first("“汉”") == FakeBook::kChinese);
  CHECK(face_of_first("“汉PPP”") == FakeBook::kChinese);
  CHECK(face_of_first("“PPP”模式") == FakeBook::kChinese);
  CHECK(face_of_first("“PPP” model") == FakeBook::kLatin);
  CHECK(face_of_first("2017年") == FakeBook::kLatin);
  text::Rules digits;
  digits.digits = text::Digits::cjk;
  CHECK(set("2017年", 28, digits)[0].runs[0].face == FakeBook::kChinese);
}

TEST_CASE("tracking stands between characters, not after the last") {
  text::Paragraph paragraph = plain("工作简讯", Length());
  paragraph.runs[0].style.tracking = Length::pt(8);
  CHECK(text::natural_width(paragraph, {}, fake_book()) == Length::pt(88));
}

TEST_CASE("CL-SP-5: a title keeps a typed space between Han") {
  text::Paragraph paragraph = plain("标题 二", Length());
  CHECK(text::natural_width(paragraph, {}, fake_book()) == Length::pt(48));
  paragraph.keep_typed_spaces = true;
  CHECK(text::natural_width(paragraph, {}, fake_book()) == Length::pt(64));
}

TEST_CASE("what is told of lines") {
  const auto told = [](std::string_view words, std::int64_t columns, const text::Rules& rules) {
    text::Shape shape;
    shape.measure = cells(columns);
    Diagnostics faults;
    set(plain(words), shape, rules, faults);
    return test::slugs_of(faults);
  };
  CHECK(told("一二三四五六七", 6, word_rules()) == std::vector<std::string>{"text/lone-character"});
  // Five and two would open a whole cell over four joints: worse than the lone character, which is told.
  CHECK(told("一二三四五六七", 6, {}) == std::vector<std::string>{"text/lone-character"});
  CHECK(told("一二三四五六七八九十Wonderful", 12, {})[0] == "text/loose-line");
  CHECK(told("ABCDEFGHIJKLMNOP", 4, word_rules())[0] == "text/no-place-to-break");
  CHECK(told("一二三四Wonderful", 5, {})[0] == "text/very-loose-line");
  CHECK(told("一二Incomprehensible", 9, {})[0] == "text/unjustified-line");
  CHECK(told("一二三四五六七八", 6, word_rules()).empty());
}

TEST_CASE("nothing, blanks and broken bytes are set without harm") {
  CHECK(set("", 28).empty());
  CHECK(set("   ", 28).size() <= 1);
  CHECK(set("\u2028\u2028", 28).size() == 2);
  CHECK(set("一\xff\xfe二\xe4\xb8", 28).size() == 1);
  text::Shape narrow;
  narrow.measure = Length::units(1);
  Diagnostics faults;
  CHECK(set(plain("一二三"), narrow, {}, faults).size() == 3);
  CHECK(set(plain("一二三"), narrow, word_rules(), faults).size() == 3);
  text::Paragraph bare;
  bare.text = LocatedText("无样式", Span{});
  set(bare, narrow, {}, faults);
}

}  // namespace
}  // namespace typeset::testing
