// The same rules with real outlines: the tiny fonts always, the pinned ones where they are installed.
#include <catch2/catch.hpp>
#include <iostream>

#include "setting.h"
#include "support/skip.h"
#include "support/test_fonts.h"

namespace typeset::testing {
namespace {

text::Paragraph in_role(std::string_view words, Role role) {
  text::Paragraph paragraph = plain(words, Length());
  paragraph.runs[0].style.role = role;
  return paragraph;
}

Length width(std::string_view words, Role role, const FontBook& book, const text::Rules& rules = {}) {
  return text::natural_width(in_role(words, role), rules, book);
}

std::vector<text::LineRun> runs_of(std::string_view words, Role role, const FontBook& book) {
  text::Shape shape;
  shape.measure = Length::mm(156);
  shape.align = text::Align::left;
  Diagnostics faults;
  const auto lines = text::set_paragraph(in_role(words, role), shape, {}, book, faults);
  return lines.empty() ? std::vector<text::LineRun>{} : lines.front().runs;
}

/// Marks squeeze from their ink boxes, whatever features the font has (CL-PUN-8).
void check_marks(Role role, const FontBook& book) {
  INFO(role_name(role).name);
  const Length em = Length::pt(16);
  CHECK(width("》，“", role, book) == em * 2);
  CHECK(width("。”", role, book).units() == em.units() * 3 / 2);
  CHECK(width("）（", role, book).units() == em.units() * 3 / 2);
  CHECK(width("一，二", role, book) == em * 3);
  CHECK(width("一，二。三", role, book, parse_rules("gb punctuation=banjiao")) == em * 4);
  CHECK(width("娜·罗", role, book).units() == em.units() * 5 / 2);
  CHECK(width("娜·罗", role, book, word_rules()) == em * 3);
  CHECK(width("一——二", role, book) == em * 4);
  CHECK(width("一……二", role, book) == em * 4);
  CHECK(width("2017年", role, book).units() == em.units() * 13 / 4);
}

TEST_CASE("marks of the tiny fonts squeeze") {
  const auto book = test_font_book();
  check_marks(Role::fangsong, *book);
  // locl ZHS and whole-run shaping: —— is one glyph of the Song, standing for both characters.
  const auto runs = runs_of("一——", Role::fangsong, *book);
  REQUIRE(runs.size() == 1);
  if (runs[0].glyphs.size() == 2) {
    CHECK(runs[0].glyphs[1].begin == 3);
    CHECK(runs[0].glyphs[1].end == 9);
  }
}

/// The width of a line's glyphs from the first's origin to the last's end.
Length glyphs_width(const text::Line& line) {
  Length width;
  for (const text::LineRun& run : line.runs) {
    for (const text::PlacedGlyph& glyph : run.glyphs) width = width + glyph.advance;
  }
  return width;
}

TEST_CASE("where a line ends inside a kerned pair, both sides are shaped anew") {
  const auto book = real_font_book();
  SKIP_UNLESS(book, "the pinned fonts are not in the cache folder; run ./bootstrap");
  // The solidus of Liberation Serif is kerned with what follows it: on two lines neither side knows of the other.
  const std::string words = "AVAV/AVAV";
  const auto lines_in = [&](Length measure) {
    text::Shape shape;
    shape.measure = measure;
    shape.align = text::Align::left;
    Diagnostics faults;
    return text::set_paragraph(in_role(words, Role::fangsong), shape, {}, *book, faults);
  };
  const auto parted = lines_in(Length::pt(70));
  REQUIRE(parted.size() == 2);
  CHECK(line_texts(parted, words) == "AVAV/|AVAV");
  CHECK(glyphs_width(parted[0]) == width("AVAV/", Role::fangsong, *book));
  CHECK(glyphs_width(parted[1]) == width("AVAV", Role::fangsong, *book));
  CHECK(glyphs_width(parted[0]) + glyphs_width(parted[1]) != width(words, Role::fangsong, *book));
}

/// The six dots of …… stand at one pitch, whether the face's halves join or not.
void check_dots(Role role, const FontBook& book) {
  INFO(role_name(role).name);
  const auto runs = runs_of("一……二", role, book);
  REQUIRE(runs.size() == 1);
  REQUIRE(runs[0].glyphs.size() == 4);
  const Face& face = book.face(runs[0].face);
  const InkBox box = face.ink(runs[0].glyphs[1].glyph);
  // Three dots as wide as they are high: two pitches and a dot.
  const Length pitch = face.at_size((box.right - box.left - (box.top - box.bottom)) / 2, runs[0].size);
  const Length apart = runs[0].glyphs[2].x - runs[0].glyphs[1].x;
  CHECK(std::abs((apart - pitch * 3).units()) <= runs[0].size.units() / 50);
}

TEST_CASE("marks of the pinned fonts squeeze") {
  const auto book = real_font_book();
  SKIP_UNLESS(book, "the pinned fonts are not in the cache folder; run ./bootstrap");
  for (const Role role : {Role::fangsong, Role::kai, Role::hei, Role::song, Role::xiaobiaosong}) {
    check_marks(role, *book);
  }
  // Noto: —— is one glyph two em wide.
  const auto runs = runs_of("一——二", Role::song, *book);
  REQUIRE(runs.size() == 1);
  REQUIRE(runs[0].glyphs.size() == 3);
  CHECK(runs[0].glyphs[1].begin == 3);
  CHECK(runs[0].glyphs[1].end == 9);
  // A name character that FandolFang lacks takes the same cell, on the same centre line.
  const auto name = runs_of("张祎任", Role::fangsong, *book);
  REQUIRE(name.size() == 3);
  CHECK(name[2].glyphs[0].x.units() == Length::pt(32).units());
  CHECK(name[0].face == name[2].face);
  CHECK(name[1].face != name[0].face);
}

TEST_CASE("ellipses of the pinned fonts are even") {
  const auto book = real_font_book();
  SKIP_UNLESS(book, "the pinned fonts are not in the cache folder; run ./bootstrap");
  for (const Role role : {Role::fangsong, Role::kai, Role::hei, Role::song, Role::xiaobiaosong})
    check_dots(role, *book);
}

}  // namespace
}  // namespace typeset::testing
