// What a page's content stream puts where, read back by the rules of PDF and held against the Pages it was made from.
#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "font/subset.h"
#include "making.h"
#include "reading.h"

namespace typeset::test {
namespace {

constexpr double kTolerance = 0.005;  // points

/// Every glyph where its run says, to the tolerance; by position, so that errors that add up are seen.
void check_places(const Pages& pages, std::size_t number, const ShownPage& shown) {
  const Page& page = pages.pages.at(number);
  std::size_t at = 0;
  for (const Item& item : page.items) {
    const auto* run = std::get_if<GlyphRun>(&item);
    if (run == nullptr) continue;
    for (const Glyph& glyph : run->glyphs) {
      REQUIRE(at < shown.glyphs.size());
      const ShownGlyph& found = shown.glyphs[at++];
      INFO("glyph " << at << " of “" << run->text << "”");
      CHECK(found.code == content_code(fonts().face(run->face), glyph.id));
      CHECK(std::abs(found.size - run->size.in_pt()) < 0.0001);
      CHECK(std::abs(found.x - glyph.x.in_pt()) < kTolerance);
      CHECK(std::abs(found.y - (page.height - glyph.y).in_pt()) < 0.0002);
    }
  }
  CHECK(at == shown.glyphs.size());
}

ShownPage shown_and_checked(const Pages& pages) {
  Document document(pdf_of(pages));
  ShownPage shown = document.shown(0);
  check_places(pages, 0, shown);
  return shown;
}

Length cell(int n) { return Length::mm(28) + Length::mm(156).scaled(n, 28); }

const std::string kLine = "创建工作动态第期年月日党的文明社区市县总红头文件简讯报";

TEST_CASE("a line on the 28-cell grid is one string") {
  const ShownPage shown =
      shown_and_checked(one_page({text_run(song(), kLine, Length::pt(16), {}, Length::mm(100), cell)}));
  CHECK(shown.operators.at("Tj") == 1);
  CHECK(shown.operators.count("TJ") == 0);
}

TEST_CASE("lines of one spacing set it once") {
  std::vector<Item> lines;
  lines.reserve(22);
  for (int i = 0; i < 22; ++i)
    lines.emplace_back(text_run(song(), kLine, Length::pt(16), {}, Length::mm(50 + 10 * i), cell));
  const ShownPage shown = shown_and_checked(one_page(lines));
  CHECK(shown.operators.at("Tc") == 1);
  CHECK(shown.operators.at("Tf") == 1);
  CHECK(shown.operators.at("BT") == 1);
  CHECK(shown.operators.at("g") == 1);
  CHECK(shown.operators.at("Tj") == 22);
}

TEST_CASE("glyphs stand where they were put, whatever the places") {
  // Places without any pattern: errors of rounding must neither show nor add up over 60 glyphs.
  std::uint64_t seed = 7;
  const auto random = [&](std::int64_t below) {
    seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::int64_t>(seed >> 33) % below;
  };
  for (const std::int64_t centi_points : {1, 50, 550, 1050, 1575, 1600, 2200, 6000, 9999, 30000, 100000}) {
    std::vector<Item> items;
    for (int line = 0; line < 6; ++line) {
      std::string text;
      for (int i = 0; i < 60; ++i)
        text +=
            line % 2 == 0 ? to_utf8(U"创建工作动态，。“"[random(9)]) : to_utf8(static_cast<char32_t>('!' + random(90)));
      std::int64_t x = random(2000) * 1000 - 500000;
      items.emplace_back(text_run(line % 2 == 0 ? song() : latin(), text, Length::centi_pt(centi_points), {},
                                  Length::mm(50 + 10 * line),
                                  [&](int) { return Length::units(x += random(centi_points * 150) - 1000); }));
    }
    shown_and_checked(one_page(items));
  }
}

TEST_CASE("kerned, justified and squeezed text needs few adjustments") {
  // Natural advances but at the spaces, as a justified line of Latin words has them.
  GlyphRun words =
      text_run(latin(), "The quick brown fox jumps over the lazy dog", Length::pt(16), Length::mm(28), Length::mm(60));
  Length shift;
  for (Glyph& glyph : words.glyphs) {
    glyph.x += shift;
    if (glyph.text_end - glyph.text_begin == 1 && words.text[glyph.text_begin] == ' ') shift += Length::centi_pt(123);
  }
  Document document(pdf_of(one_page({words})));
  const ShownPage shown = document.shown(0);
  check_places(one_page({words}), 0, shown);
  CHECK(shown.operators.count("Tc") == 0);
  const std::string content = document.content(0);
  // 43 glyphs, 8 gaps; widths rounded to thousandths drift below the tolerance for several letters
  CHECK(std::count(content.begin(), content.end(), '<') <= 24);
}

TEST_CASE("a glyph off the baseline is drawn off the baseline, and the next one on it again") {
  GlyphRun run = text_run(song(), "创建工作", Length::pt(16), Length::mm(28), Length::mm(60));
  run.glyphs[1].y -= Length::pt(5);
  run.glyphs[2].y += Length::units(1);  // less than can be printed
  shown_and_checked(one_page({run}));
}

TEST_CASE("faces of every format, sizes and colours follow one another") {
  std::vector<Item> items;
  Length y = Length::mm(40);
  for (const FaceId face : {song(), kai(), latin(), song()}) {
    GlyphRun run = text_run(face, "1A1A", Length::centi_pt(1575), Length::mm(28), y += Length::mm(10));
    run.colour = face == kai() ? Colour::masthead : Colour::black;
    items.emplace_back(run);
  }
  items.emplace_back(text_run(shapes(), "一人1A", Length::pt(22), Length::mm(28), Length::mm(150)));
  const ShownPage shown = shown_and_checked(one_page(items));
  REQUIRE(shown.glyphs.size() == 20);
  CHECK(shown.glyphs[0].colour == "0 g");
  CHECK(shown.glyphs[4].colour == "1 0 0 rg");
  CHECK(shown.glyphs[8].colour == "0 g");
  CHECK(shown.operators.at("g") == 2);
  CHECK(shown.glyphs[0].font == shown.glyphs[12].font);
}

TEST_CASE("rules are filled rectangles whose edges are exact") {
  Pages pages =
      one_page({Rule{Length::mm(28), Length::mm(120), Length::mm(156), Length::centi_pt(150), Colour::masthead, {}},
                text_run(song(), "创", Length::pt(16), Length::mm(28), Length::mm(60)),
                Rule{Length::mm(28), Length::centi_mm(26165), Length::mm(156), Length::centi_mm(35), Colour::black, {}},
                Rule{Length::mm(28), Length::centi_mm(26200), Length::mm(156), Length::centi_mm(25), Colour::black, {}},
                Rule{Length::mm(28), Length::mm(100), Length::mm(156), Length(), Colour::black, {}},
                Rule{Length::mm(28), Length::mm(100), Length::mm(-1), Length::mm(1), Colour::black, {}}});
  pages.palette.masthead = Paint(0xC00080);
  const ShownPage shown = shown_and_checked(pages);
  REQUIRE(shown.rules.size() == 3);                   // what has no extent is not drawn
  CHECK(shown.rules[0].colour == ".7529 0 .502 rg");  // 192/255, 128/255
  CHECK(shown.rules[1].colour == "0 g");
  const auto pt = [](double mm) { return mm / 25.4 * 72; };
  CHECK(shown.rules[0].x == Approx(pt(28)).margin(0.0001));
  CHECK(shown.rules[0].y == Approx(pt(297 - 120) - 1.5).margin(0.0001));
  CHECK(shown.rules[0].width == Approx(pt(156)).margin(0.0002));
  CHECK(shown.rules[0].height == Approx(1.5).margin(0.0002));
  // Two rules that touch on the page touch in the file.
  CHECK(shown.rules[1].y == Approx(shown.rules[2].y + shown.rules[2].height).margin(1e-9));
}

TEST_CASE("dots are filled circles that leave the text alone") {
  const Length size = Length::pt(2);
  const auto dot = [&](Length x) { return Dot{x, Length::mm(62), size}; };
  const GlyphRun text = text_run(song(), "创建", Length::pt(16), Length::mm(28), Length::mm(60));
  Pages pages = one_page({text, dot(Length::mm(30)), dot(Length::mm(36)), Dot{Length::mm(40), {}, Length()},
                          Dot{Length::mm(40), {}, Length::mm(-1)}, text});
  const ShownPage shown = shown_and_checked(pages);
  REQUIRE(shown.glyphs.size() == 4);
  CHECK(shown.glyphs[2].x == Approx(shown.glyphs[0].x).margin(1e-9));
  REQUIRE(shown.dots.size() == 2);  // what has no extent is not drawn
  const auto pt = [](double mm) { return mm / 25.4 * 72; };
  CHECK(shown.dots[1].x == Approx(pt(36)).margin(0.0001));
  CHECK(shown.dots[1].y == Approx(pt(297 - 62) - 2).margin(0.0001));
  CHECK(shown.dots[1].width == Approx(2).margin(0.0002));
  CHECK(shown.dots[1].height == Approx(2).margin(0.0002));
  CHECK(shown.dots[1].colour == "0 g");
  CHECK(shown.operators.at("c") == 8);
  CHECK(shown.operators.at("f") == 2);
  CHECK(shown.operators.at("g") == 1);
}

TEST_CASE("a page may be empty, and so may a run") {
  GlyphRun nothing;
  GlyphRun no_size = text_run(song(), "创", Length(), Length::mm(28), Length::mm(60));
  const std::string pdf = pdf_of(one_page({nothing, no_size}));
  Document document(pdf);
  CHECK(document.shown(0).glyphs.empty());
  check_by_qpdf(pdf);
  check_by_qpdf(pdf_of(one_page({}), packed()));
}

TEST_CASE("absurd measures are written without overflow") {
  GlyphRun huge = text_run(song(), "创建工", Length::units(INT64_MAX / 64), Length::units(INT64_MIN / 64),
                           Length::units(INT64_MAX / 64),
                           [](int n) { return Length::units(n % 2 == 0 ? INT64_MIN / 64 : INT64_MAX / 64); });
  Pages pages = one_page(
      {huge, Rule{Length::units(INT64_MIN / 64), {}, Length::units(INT64_MAX / 64), Length::mm(1), Colour::black, {}}});
  CHECK_FALSE(pdf_of(pages).empty());
}

TEST_CASE("a face with ink gain is stroked along its outlines, in its own colour; others are not") {
  const Length size = Length::pt(16);
  GlyphRun red = text_run(song(), "创", size, Length::mm(60), Length::mm(60));
  red.colour = Colour::masthead;
  Pages pages = one_page({text_run(song(), "创", size, Length::mm(28), Length::mm(60)), red,
                          text_run(kai(), "建", size, Length::mm(90), Length::mm(60)),
                          text_run(song(), "工", size, Length::mm(100), Length::mm(60))});
  pages.ink_gains = {{song(), Length::pt(1) / 10}};
  const std::string pdf = pdf_of(pages);
  check_by_qpdf(pdf);
  const Document document(pdf);
  const ShownPage shown = document.shown(0);
  REQUIRE(shown.glyphs.size() == 4);
  const double widths[] = {.1, .1, 0, .1};
  for (std::size_t i = 0; i < 4; ++i) CHECK(shown.glyphs[i].stroke == Approx(widths[i]));
  const std::string content = document.content(0);
  const std::size_t black = content.find("0 G\n"), stroked_red = content.find("1 0 0 RG\n");
  CHECK(black < stroked_red);
  CHECK(stroked_red < content.rfind("0 G\n"));
  pages.ink_gains.clear();
  CHECK(Document(pdf_of(pages)).content(0).find(" Tr") == std::string::npos);
}

}  // namespace
}  // namespace typeset::test
