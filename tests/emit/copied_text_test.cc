// What is copied out of the PDF is what was written: ToUnicode maps and ActualText spans.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "emit/pdf/run_language.h"
#include "making.h"
#include "reading.h"

namespace typeset::test {
namespace {

std::string hex(const std::string& bytes) {
  std::string out;
  for (const char c : bytes) {
    constexpr const char* digits = "0123456789ABCDEF";
    out += digits[static_cast<unsigned char>(c) >> 4];
    out += digits[static_cast<unsigned char>(c) & 0xF];
  }
  return out;
}

std::string utf16_hex(const std::string& text) { return hex(to_utf16be(text)); }

void check_copied(const GlyphRun& run, int spans) {
  Document document(pdf_of(one_page({run})));
  CHECK(copied(document) == utf16_hex(run.text));
  const ShownPage shown = document.shown(0);
  CHECK(shown.told == spans);
  if (has("pdftotext")) CHECK(text_of(document.bytes()) == run.text + "\n\f");
}

TEST_CASE("one glyph, one character: in and beyond the BMP") {
  check_copied(text_run(song(), "创建“工作”，动态。", Length::pt(16), Length::mm(28), Length::mm(60)), 0);
  check_copied(text_run(kai(), "祎玥𠮷璟", Length::pt(16), Length::mm(28), Length::mm(60)), 0);
  check_copied(text_run(latin(), "Hello, World (2024)", Length::pt(16), Length::mm(28), Length::mm(60)), 0);
  check_copied(text_run(shapes(), "一人1A", Length::pt(16), Length::mm(28), Length::mm(60)), 0);
}

TEST_CASE("a ligature's one glyph is all its characters") {
  // The dash pair —— is one glyph in some faces; any glyph may stand for it here.
  check_copied(
      pieced_run(song(), "创——建", {{U'创', 0, 3}, {U'—', 3, 9}, {U'建', 9, 12}}, Length::mm(28), Length::mm(60)), 0);
}

TEST_CASE("a glyph that stands for two texts is named by the more frequent one, the other is told beside it") {
  // 总 drawn for a compatibility character: two characters of Unicode, one outline.
  check_copied(
      pieced_run(song(), "总总\uF900", {{U'总', 0, 3}, {U'总', 3, 6}, {U'总', 6, 9}}, Length::mm(28), Length::mm(60)),
      1);
  check_copied(
      pieced_run(song(), "\uF900总总", {{U'总', 0, 3}, {U'总', 3, 6}, {U'总', 6, 9}}, Length::mm(28), Length::mm(60)),
      1);
}

TEST_CASE("the vote is taken over the whole document") {
  Pages pages = one_page({pieced_run(song(), "\uF900", {{U'总', 0, 3}}, Length::mm(28), Length::mm(60))});
  pages.pages.push_back(a4({text_run(song(), "总总", Length::pt(16), Length::mm(28), Length::mm(60))}));
  Document document(pdf_of(pages));
  CHECK(copied(document, 0) == utf16_hex("\uF900"));
  CHECK(copied(document, 1) == utf16_hex("总总"));
  CHECK(document.shown(1).told == 0);
}

TEST_CASE("several glyphs of one cluster: each its character, or ActualText for all") {
  // A letter and its accent: two glyphs, two characters.
  check_copied(pieced_run(shapes(), "A\u0301", {{U'A', 0, 3}, {U'\u0301', 0, 3}}, Length::mm(28), Length::mm(60)), 0);
  // Two glyphs for one character, one of which is used by itself too.
  check_copied(pieced_run(song(), "期月党", {{U'年', 0, 3}, {U'月', 0, 3}, {U'月', 3, 6}, {U'党', 6, 9}},
                          Length::mm(28), Length::mm(60)),
               1);
  // Three glyphs for two characters.
  check_copied(pieced_run(song(), "期月党", {{U'年', 0, 6}, {U'日', 0, 6}, {U'会', 0, 6}, {U'党', 6, 9}},
                          Length::mm(28), Length::mm(60)),
               1);
}

TEST_CASE("a long cluster is told by ActualText, for no map holds it") {
  std::string text = "A";
  for (int i = 0; i < 300; ++i) text += "\u0301";
  GlyphRun run =
      pieced_run(shapes(), text, {{U'A', 0, static_cast<std::uint32_t>(text.size())}}, Length::mm(28), Length::mm(60));
  Document document(pdf_of(one_page({run})));
  CHECK(copied(document) == utf16_hex(text));
}

TEST_CASE("a glyph without text says nothing") {
  GlyphRun run =
      pieced_run(song(), "创建", {{U'创', 0, 3}, {U'—', 3, 3}, {U'建', 3, 6}}, Length::mm(28), Length::mm(60));
  Document document(pdf_of(one_page({run})));
  CHECK(copied(document) == utf16_hex("创建"));
  if (has("pdftotext")) CHECK(text_of(document.bytes()) == "创 建\n\f");  // the gap is a gap
}

TEST_CASE("a cluster outside its run's text does no harm") {
  GlyphRun run =
      pieced_run(song(), "创", {{U'创', 0, 3}, {U'建', 3, 900}, {U'工', 800, 2}}, Length::mm(28), Length::mm(60));
  CHECK_FALSE(pdf_of(one_page({run})).empty());
}

TEST_CASE("every code used has a width and a text") {
  std::vector<Item> items;
  for (const FaceId face : {song(), kai(), latin()}) {
    std::string all;
    for (char c = ' '; c < 0x7F; ++c) all += c;
    items.emplace_back(text_run(face, all, Length::pt(10), Length::mm(28), Length::mm(60)));
  }
  Document document(pdf_of(one_page(items)));
  const ShownPage shown = document.shown(0);
  std::set<std::string> fonts_seen;
  for (const ShownGlyph& glyph : shown.glyphs) {
    CHECK(to_unicode_of(document.font(0, glyph.font)).count(glyph.code) == 1);
    fonts_seen.insert(glyph.font);
  }
  CHECK(fonts_seen.size() == 3);
  // Widths are the font's own advances, in thousandths.
  std::size_t at = 0;
  for (const Item& item : items) {
    const auto& run = std::get<GlyphRun>(item);
    const Face& face = fonts().face(run.face);
    for (const Glyph& glyph : run.glyphs) {
      const ShownGlyph& found = shown.glyphs[at++];
      std::map<int, int> widths = widths_of(document.font(0, found.font));
      const double width = widths.count(found.code) == 0 ? 1000 : widths[found.code];
      CHECK(std::abs(width - 1000.0 * face.advance(glyph.id) / face.units_per_em()) <= 0.5);
    }
  }
}

TEST_CASE("tracked and spread text is copied as it was typed") {
  if (!has("pdftotext")) return;
  std::vector<Item> items;
  const auto every = [](int points) { return [points](int n) { return Length::mm(28) + Length::pt(points) * n; }; };
  items.emplace_back(text_run(song(), "创建工作", Length::pt(16), {}, Length::mm(50), every(24)));
  items.emplace_back(text_run(song(), "年月", Length::pt(16), {}, Length::mm(60), every(48)));
  for (int n = 0; n < 4; ++n) items.emplace_back(Dot{Length::mm(30 + 6 * n), Length::mm(51), Length::pt(2)});
  CHECK(text_of(pdf_of(one_page(items), packed())) == "创建工作\n年月\n\f");
}

TEST_CASE("pdftotext gives the lines in order, Han without spaces, Latin with its own") {
  if (!has("pdftotext")) return;
  const auto cell = [](int n) { return Length::mm(28) + Length::mm(156).scaled(n, 28); };
  std::vector<Item> items;
  items.emplace_back(text_run(song(), "创建工作动态第期年月日党的文明社区市县总红头文件简讯报", Length::pt(16), {},
                              Length::mm(50), cell));
  // Justified: Han up to an eighth of an em apart, words by their spaces.
  items.emplace_back(text_run(song(), "创建工作动态", Length::pt(16), {}, Length::mm(60),
                              [](int n) { return Length::mm(28) + Length::pt(18) * n; }));
  items.emplace_back(text_run(latin(), "red head of a bulletin", Length::pt(16), Length::mm(28), Length::mm(70)));
  CHECK(text_of(pdf_of(one_page(items), packed())) ==
        "创建工作动态第期年月日党的文明社区市县总红头文件简讯报\n创建工作动态\nred head of a bulletin\n\f");
}

TEST_CASE("marks squeezed to half their width stay in the line when it is copied") {
  // “创”，（建）。: each mark half an em wide, as laid out where marks meet; then kerned Latin.
  GlyphRun squeezed = text_run(song(), "创”，（建）。动", Length::pt(16), Length::mm(28), Length::mm(60));
  const int halves[] = {0, 2, 3, 3, 5, 6, 7, 9};
  for (std::size_t i = 0; i < squeezed.glyphs.size(); ++i)
    squeezed.glyphs[i].x = Length::mm(28) + Length::pt(8) * halves[i];
  GlyphRun kerned = text_run(latin(), "AVAVA", Length::pt(16), Length::mm(28), Length::mm(70));
  for (std::size_t i = 0; i < kerned.glyphs.size(); ++i)
    kerned.glyphs[i].x -= Length::centi_pt(208) * static_cast<int>(i);
  const Document document(pdf_of(one_page({squeezed, kerned})));
  CHECK(copied(document) == utf16_hex(squeezed.text + kerned.text));
  if (has("pdftotext")) CHECK(text_of(document.bytes()) == "创”，（建）。动\nAVAVA\n\f");
}

// A quarter of an em between Han and Latin is a gap of composition, no blank that anybody typed (CL-HLG).
TEST_CASE("no space is read between Han and digits of another face") {
  if (!has("pdftotext")) return;
  const Length size = Length::pt(16), y = Length::mm(60);
  const GlyphRun year = text_run(latin(), "2017", size, Length::mm(28) + Length::pt(20), y);
  const Length end = year.glyphs.back().x + year.glyphs.back().advance;
  const std::vector<Item> items = {text_run(song(), "第", size, Length::mm(28), y), year,
                                   text_run(song(), "年", size, end + Length::pt(4), y)};
  const std::string pdf = pdf_of(one_page(items), packed());
  CHECK(text_of(pdf) == "第2017年\n\f");
  CHECK(ask("pdftotext", {"-enc", "UTF-8"}, pdf, {"-"}).output == "第2017年\n\n\f");
  check_by_qpdf(pdf);
  // What stands far off, from another place of the source, is another text.
  std::vector<Item> apart = {items[0], items[2]};
  std::get<GlyphRun>(apart[1]).glyphs[0].x = Length::mm(150);
  CHECK(text_of(pdf_of(one_page(apart), packed())) == "第 年\n\f");
}

/// What each sequence of a page says that has a text of its own, the others as "-".
std::string sequences(const std::vector<Item>& items) {
  std::string all;
  for (const std::string& begin : Document(pdf_of(one_page(items))).shown(0).marked) {
    const std::string key = "/ActualText <FEFF";
    const std::size_t at = begin.find(key);
    if (!all.empty()) all += '|';
    all += at == std::string::npos ? "-" : begin.substr(at + key.size(), begin.find('>', at) - at - key.size());
  }
  return all;
}

// A reader that speaks sequence by sequence would say 第1, 0, 3期.
TEST_CASE("a number and a word stand in one sequence whole") {
  const Length size = Length::pt(16), y = Length::mm(60);
  const auto behind = [&](const GlyphRun& run) { return run.glyphs.back().x + run.glyphs.back().advance; };
  const auto row = [&](const std::vector<std::pair<FaceId, std::string>>& texts, Length gap) {
    std::vector<Item> items;
    Length x = Length::mm(28);
    for (const auto& [face, text] : texts) {
      GlyphRun run = text_run(face, text, size, x, y);
      run.continues = !items.empty();
      x = behind(run) + gap;
      items.emplace_back(std::move(run));
    }
    return items;
  };
  CHECK(sequences(row({{song(), "第"}, {latin(), "2026"}, {song(), "期"}}, Length::pt(4))) == utf16_hex("第2026期"));
  CHECK(sequences(row({{song(), "第"}, {latin(), "1,280.5%"}}, Length::pt(4))) == utf16_hex("第1,280.5%"));
  // A gap at one end alone, with other words around.
  CHECK(sequences(row({{song(), "工作第"}, {latin(), "red head"}}, Length::pt(4))) == "-|" + utf16_hex("第red") + "|-");
  // The word goes on in another face.
  std::vector<Item> items = row({{song(), "第"}, {latin(), "20"}}, Length::pt(4));
  GlyphRun rest = text_run(latin(), "26 a", size, behind(std::get<GlyphRun>(items[1])), y);
  rest.size = Length::pt(16) + Length::centi_pt(1);
  rest.continues = true;
  items.emplace_back(rest);
  CHECK(sequences(items) == utf16_hex("第2026") + "|-");
  // What no reader misreads is left as it is.
  CHECK(sequences(row({{song(), "第"}, {latin(), "2026"}}, Length())) == "-");
}

TEST_CASE("a face that changes right after a squeezed mark does not break the line that is copied") {
  if (!has("pdftotext")) return;
  const Length size = Length::pt(16), y = Length::mm(60);
  const std::vector<Item> items = {text_run(song(), "创，", size, Length::mm(28), y),
                                   text_run(kai(), "建", size, Length::mm(28) + Length::pt(24), y)};
  CHECK(text_of(pdf_of(one_page(items), packed())) == "创，建\n\f");
}

TEST_CASE("words in another language say so, names and units of Chinese do not") {
  using pdf::foreign_language;
  CHECK(foreign_language("Report of the Working Group") == "en");
  CHECK(foreign_language("GDP").empty());
  CHECK(foreign_language("Microsoft Windows 11").empty());
  CHECK(foreign_language("https://a.cn/of/the").empty());
  CHECK(foreign_language("党的文明").empty());
  CHECK(foreign_language("Привет").empty() == false);
  CHECK(foreign_language("α").empty());
  CHECK(foreign_language("").empty());
  const GlyphRun words = text_run(latin(), "red head of a bulletin", Length::pt(16), Length::mm(28), Length::mm(70));
  const Document document(pdf_of(one_page({words})));
  CHECK(document.content(0).find("/Span <</MCID 0 /Lang (en)>> BDC") != std::string::npos);
  check_by_qpdf(document.bytes());
}

}  // namespace
}  // namespace typeset::test
