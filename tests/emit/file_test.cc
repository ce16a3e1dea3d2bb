// The file round the pages: what readers, printers and archives find in it.
#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <sstream>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "emit/pdf/document.h"
#include "emit/pdf/font_objects.h"
#include "emit/pdf/metadata.h"
#include "making.h"
#include "reading.h"

namespace typeset::test {
namespace {

GlyphRun words(FaceId face = song()) {
  return text_run(face, face == song() ? "创建工作" : "1A", Length::pt(16), Length::mm(28), Length::mm(60));
}

TEST_CASE("libqpdf and poppler accept the file, packed and readable") {
  const Pages pages =
      one_page({words(), words(kai()), words(latin()), words(shapes()),
                Rule{Length::mm(28), Length::mm(100), Length::mm(156), Length::mm(1), Colour::masthead, {}}});
  for (const PdfOptions& options : {readable(), packed()}) {
    const std::string pdf = pdf_of(pages, options);
    CHECK(pdf.rfind("%PDF-1.7\n", 0) == 0);
    check_by_qpdf(pdf);
    if (!has("pdffonts")) continue;
    const Outcome listed = ask("pdffonts", {}, pdf);
    INFO(listed.output);
    CHECK(listed.errors.empty());
    std::istringstream lines(listed.output);
    std::string line;
    std::getline(lines, line);
    std::getline(lines, line);
    int faces = 0;
    while (std::getline(lines, line)) {
      ++faces;
      CHECK(line.find("yes yes yes") != std::string::npos);  // embedded, subset, with Unicode
      CHECK(line.find("Identity-H") != std::string::npos);
    }
    CHECK(faces == 4);
  }
  CHECK(pdf_of(pages, packed()).size() < pdf_of(pages, readable()).size());
}

TEST_CASE("font dictionaries are those of the font's format") {
  Document document(pdf_of(one_page({words(song()), words(kai()), words(shapes())})));
  struct Expected {
    const char* resource;
    const char* subtype;
    const char* file;
    const char* name;
    const char* suffix;
  };
  for (const Expected& e :
       {Expected{"/F1", "/CIDFontType0", "/FontFile3", "+HongtouTestSong-Regular", "-Identity-H"},
        Expected{"/F2", "/CIDFontType2", "/FontFile2", "+HongtouTestKai-Regular", ""},
        Expected{"/F3", "/CIDFontType0", "/FontFile3", "+HongtouTestShapes-Regular", "-Identity-H"}}) {
    const Object font = document.font(0, e.resource);
    INFO(e.resource);
    CHECK(font["/Subtype"].name() == "/Type0");
    CHECK(font["/Encoding"].name() == "/Identity-H");
    const Object descendant = font["/DescendantFonts"][0];
    CHECK(descendant["/Subtype"].name() == e.subtype);
    const std::string name = descendant["/BaseFont"].name();
    CHECK(font["/BaseFont"].name() == name + e.suffix);
    CHECK(name.substr(7) == e.name);
    CHECK(std::all_of(name.begin() + 1, name.begin() + 7, [](char c) { return c >= 'A' && c <= 'Z'; }));
    const Object descriptor = descendant["/FontDescriptor"];
    CHECK(descriptor["/FontName"].name() == name);
    for (const char* key : {"/Flags", "/ItalicAngle", "/Ascent", "/Descent", "/CapHeight", "/StemV"})
      CHECK(descriptor[key].is_integer());
    CHECK(descriptor["/FontBBox"].size() == 4);
    REQUIRE(descriptor.has(e.file));
    const Object program = descriptor[e.file];
    if (std::string(e.file) == "/FontFile2") {
      CHECK(program["/Length1"].integer() == static_cast<long long>(program.bytes().size()));
      REQUIRE(descendant["/CIDToGIDMap"].is_stream());
    } else {
      CHECK(program["/Subtype"].name() == "/CIDFontType0C");
      CHECK_FALSE(descendant.has("/CIDToGIDMap"));
    }
    CHECK(descendant["/DW"].integer() == 1000);
  }
  // Of three hanzi and marks a full em wide no width need be told.
  CHECK_FALSE(document.font(0, "/F1")["/DescendantFonts"][0].has("/W"));
}

TEST_CASE("the CIDToGIDMap sends every code used to a glyph of the subset") {
  const GlyphRun run = text_run(kai(), "祎玥𠮷创", Length::pt(16), Length::mm(28), Length::mm(60));
  Document document(pdf_of(one_page({run})));
  const Object descendant = document.font(0, "/F1")["/DescendantFonts"][0];
  const std::string map = descendant["/CIDToGIDMap"].bytes();
  std::vector<int> targets;
  for (const ShownGlyph& glyph : document.shown(0).glyphs) {
    const auto code = static_cast<std::size_t>(glyph.code) * 2;
    REQUIRE(code + 1 < map.size());
    targets.push_back(static_cast<unsigned char>(map[code]) << 8 | static_cast<unsigned char>(map[code + 1]));
  }
  std::sort(targets.begin(), targets.end());
  CHECK(std::unique(targets.begin(), targets.end()) == targets.end());
  CHECK(targets.front() > 0);
}

TEST_CASE("the document tells its title and dates; no clock is read") {
  Pages pages = one_page({words()});
  pages.info = {"创建工作动态第34期𠮷", "“文明社区”", "某某市创建办", "zh-Hans", "2017-12-29"};
  Document document(pdf_of(pages));
  const Object info = document.trailer()["/Info"];
  CHECK(info["/Title"].text() == "创建工作动态第34期𠮷");
  CHECK(info["/Subject"].text() == "“文明社区”");
  CHECK(info["/Author"].text() == "某某市创建办");
  CHECK(info["/Producer"].text() == "Hongtou test");
  CHECK(info["/CreationDate"].text() == "D:20171229000000+08'00'");
  CHECK(info["/ModDate"].text() == "D:20171229000000+08'00'");
  CHECK(document.catalog()["/Lang"].text() == "zh-Hans");
  const Object preferences = document.catalog()["/ViewerPreferences"];
  CHECK(preferences["/DisplayDocTitle"].is_true());
  CHECK(preferences["/PrintScaling"].name() == "/None");

  pages.info.date.clear();
  pages.info.subject.clear();
  Document undated(pdf_of(pages));
  for (const char* key : {"/CreationDate", "/ModDate", "/Subject"}) CHECK_FALSE(undated.trailer()["/Info"].has(key));
}

TEST_CASE("ISO 8601 dates are written in full, anything else not at all") {
  using pdf::full_date;
  CHECK(full_date("2017") == "2017-01-01T00:00:00+08:00");
  CHECK(full_date("2017-12") == "2017-12-01T00:00:00+08:00");
  CHECK(full_date("2017-12-29") == "2017-12-29T00:00:00+08:00");
  CHECK(full_date("2017-12-29T08:30") == "2017-12-29T08:30:00+08:00");
  CHECK(full_date("2017-12-29T08:30:59Z") == "2017-12-29T08:30:59Z");
  CHECK(full_date("2017-12-29T08:30:59+08:00") == "2017-12-29T08:30:59+08:00");
  CHECK(full_date("2017-12-29T08:30-05:00") == "2017-12-29T08:30:00-05:00");
  for (const char* no : {"", "-", "+", "Z", "2017年12月29日", "2017-1-2", "20171229", "2017-12-29T",
                         "2017-12-29T08:30+8", "2017-12-29T08:30:59+08:00Z", "2017-12-29Z"})
    CHECK_FALSE(full_date(no).has_value());
}

/// The text of an element of the metadata stream; "" if there is none.
std::string xmp_of(const Document& document, const std::string& element) {
  const std::string xmp = document.catalog()["/Metadata"].bytes();
  const std::size_t begin = xmp.find("<" + element + ">"), end = xmp.find("</" + element + ">");
  if (begin == std::string::npos || end == std::string::npos) return "";
  std::string text = xmp.substr(begin, end - begin);
  while (text.find('<') == 0) text.erase(0, text.find('>') + 1);
  return text.substr(0, text.find('<'));
}

// ISO 19005-1, 6.7.3: what both say they say alike.
TEST_CASE("the metadata stream says what the information dictionary says") {
  Pages pages = one_page({words()});
  pages.info = {"甲 & <乙> \"丙\"\x01\xEF\xBF\xBF", "“文明社区”𠮷", "某某市创建办", "zh-Hans", "2017-12-29"};
  Document document(pdf_of(pages));
  const Object info = document.trailer()["/Info"];
  CHECK(info["/Title"].text() == "甲 & <乙> \"丙\"");  // no XML can hold the other two characters
  CHECK(xmp_of(document, "dc:title") == "甲 &amp; &lt;乙&gt; &quot;丙&quot;");
  CHECK(xmp_of(document, "dc:description") == info["/Subject"].text());
  CHECK(xmp_of(document, "dc:creator") == info["/Author"].text());
  CHECK(xmp_of(document, "xmp:CreatorTool") == info["/Creator"].text());
  CHECK(xmp_of(document, "pdf:Producer") == info["/Producer"].text());
  CHECK(info["/CreationDate"].text() == "D:20171229000000+08'00'");
  CHECK(xmp_of(document, "xmp:CreateDate") == "2017-12-29T00:00:00+08:00");
  CHECK(xmp_of(document, "xmp:ModifyDate") == "2017-12-29T00:00:00+08:00");
  CHECK(document.catalog()["/Metadata"]["/Type"].name() == "/Metadata");
  CHECK(document.catalog()["/Metadata"]["/Subtype"].name() == "/XML");
  CHECK_FALSE(document.catalog()["/Metadata"].has("/Filter"));
}

TEST_CASE("each standard has its version, its form and its mark in the metadata") {
  struct Expected {
    const char* asked;
    const char* header;
    const char* part;
    const char* conformance;
  };
  for (const Expected& e : {Expected{"1.7", "%PDF-1.7\n", "", ""}, Expected{"1b", "%PDF-1.4\n", "1", "B"},
                            Expected{"a-2b", "%PDF-1.7\n", "2", "B"}, Expected{"PDF/A-2u", "%PDF-1.7\n", "2", "U"},
                            Expected{"2b,2u", "%PDF-1.7\n", "2", "U"}, Expected{"3u", "%PDF-1.7\n", "3", "U"}}) {
    INFO(e.asked);
    PdfStandardFault fault;
    PdfOptions options = packed();
    options.standard = read_pdf_standard(e.asked, fault).value();
    const std::string pdf = pdf_of(one_page({words()}), options);
    CHECK(pdf.rfind(e.header, 0) == 0);
    CHECK((pdf.find("/ObjStm") == std::string::npos) == (std::string(e.part) == "1"));
    Document document(pdf);
    CHECK(xmp_of(document, "pdfaid:part") == e.part);
    CHECK(xmp_of(document, "pdfaid:conformance") == e.conformance);
    const Object intent = document.catalog()["/OutputIntents"][0];
    CHECK(intent["/S"].name() == "/GTS_PDFA1");
    CHECK(intent["/DestOutputProfile"]["/N"].integer() == 3);
  }
}

TEST_CASE("names of standards: unknown ones and those that no file can be at once are told apart") {
  const auto fault_of = [](const char* list) {
    PdfStandardFault fault;
    CHECK_FALSE(read_pdf_standard(list, fault).has_value());
    return fault;
  };
  CHECK(fault_of("2u,3x").unknown == "3x");
  CHECK(fault_of("").unknown.empty());
  CHECK(fault_of("2u,3u").one == "a-2u");
  CHECK(fault_of("2u,3u").other == "a-3u");
  CHECK(fault_of("ua-1,1b").other == "a-1b");
  PdfStandardFault fault;
  CHECK(read_pdf_standard("2u, UA-1", fault)->accessible == PdfStandard::Accessible::demanded);
  CHECK(read_pdf_standard("1.7", fault)->archive() == false);
}

TEST_CASE("a title longer than a PDF string is cut between two characters") {
  Pages pages = one_page({words()});
  pages.info.title = "创";
  while (pages.info.title.size() < 200000) pages.info.title += "𠮷";
  const std::string title = Document(pdf_of(pages)).trailer()["/Info"]["/Title"].text();
  CHECK(title.size() > 30000);
  CHECK(pages.info.title.rfind(title, 0) == 0);
}

TEST_CASE("a page names the fonts it draws with, and no others") {
  Pages pages = one_page({words(song()), words(latin())});
  pages.pages.push_back(a4({words(latin())}, "2"));
  pages.pages.push_back(a4({}, "3"));
  const Document document(pdf_of(pages));
  CHECK(document.page(0)["/Resources"]["/Font"].keys() == std::vector<std::string>{"/F1", "/F2"});
  CHECK(document.page(1)["/Resources"]["/Font"].keys() == std::vector<std::string>{"/F2"});
  CHECK_FALSE(document.page(2)["/Resources"].has("/Font"));
  CHECK(document.font(0, "/F2").id() == document.font(1, "/F2").id());
}

TEST_CASE("widths are told in runs of codes that lie near each other, and only where they differ from 1000") {
  pdf::FaceUse use;
  for (const auto& [code, width] : std::vector<std::pair<int, int>>{
           {7, 500}, {8, 1000}, {9, 1000}, {10, 250}, {15, 333}, {60000, 0}, {65535, 2000}})
    use.glyphs.push_back({static_cast<std::uint32_t>(code), static_cast<std::uint16_t>(code), width, ""});
  const pdf::Array widths = pdf::widths(use);
  std::string told;
  for (const pdf::Value& item : widths.items) {
    if (const auto* number = std::get_if<std::int32_t>(&item.is)) told += std::to_string(*number);
    if (const auto* run = std::get_if<pdf::Array>(&item.is)) {
      told += "[";
      for (const pdf::Value& width : run->items) told += " " + std::to_string(std::get<std::int32_t>(width.is));
      told += " ] ";
    }
  }
  // 10 and 15 are one run: four codes between them cost less than a new one.
  CHECK(told == "7[ 500 1000 1000 250 1000 1000 1000 1000 333 ] 60000[ 0 ] 65535[ 2000 ] ");
}

TEST_CASE("each page has its box and its trim box") {
  Pages pages = one_page({});
  pages.pages.push_back({Length::mm(420), Length::mm(297), {}, "2"});
  Document document(pdf_of(pages));
  const auto box = [&](std::size_t page, const char* key) { return document.page(page)[key].syntax(); };
  CHECK(box(0, "/MediaBox") == "[ 0 0 595.2756 841.8898 ]");
  CHECK(box(0, "/TrimBox") == box(0, "/MediaBox"));
  CHECK(box(1, "/TrimBox") == "[ 0 0 1190.5512 841.8898 ]");
}

std::string labels_of(const std::vector<std::string>& labels) {
  Pages pages = one_page({});
  pages.pages.clear();
  for (const std::string& label : labels) pages.pages.push_back(a4({}, label));
  return Document(pdf_of(pages)).catalog()["/PageLabels"]["/Nums"].syntax();
}

TEST_CASE("page labels are the numbers as printed") {
  CHECK(labels_of({"1", "2", "3"}) == "[ 0 << /S /D >> ]");
  CHECK(labels_of({"5", "6"}) == "[ 0 << /S /D /St 5 >> ]");
  CHECK(labels_of({"", "1", "2", "2"}) == "[ 0 << >> 1 << /S /D >> 3 << /S /D /St 2 >> ]");
  CHECK(labels_of({"01", "0", "99999999999"}) ==
        "[ 0 << /P <feff00300031> >> 1 << /P <feff0030> >> 2 << /P "
        "<feff00390039003900390039003900390039003900390039> >> ]");
}

TEST_CASE("the outline is a tree of the articles, with characters beyond the BMP") {
  Pages pages = one_page({});
  pages.pages.push_back(a4({}, "2"));
  pages.outline = {{"一", 0, Length::mm(40), 0, 0},
                   {"（一）𠮷", 0, Length::mm(50), 2, 0},
                   {"1.", 1, Length::mm(60), 3, 0},
                   {"（二）", 1, Length::mm(70), 1, 0},
                   {"二", 1, Length::mm(80), 0, 0}};
  Document document(pdf_of(pages));
  std::string listed;
  const std::function<int(const Object&, int)> list = [&](const Object& parent, int depth) {
    int count = 0;
    int previous = 0;
    for (Object entry = parent["/First"]; !entry.is_null(); entry = entry["/Next"]) {
      CHECK(entry["/Parent"].id() == parent.id());
      CHECK(entry["/Prev"].id() == previous);
      const Object destination = entry["/Dest"];
      listed += std::string(static_cast<std::size_t>(depth), ' ') + entry["/Title"].text() + " " +
                (destination[0].id() == document.page(0).id() ? "1" : "2") + " " + destination[3].syntax() + "\n";
      count += 1 + list(entry, depth + 1);
      previous = entry.id();
    }
    CHECK(parent["/Last"].id() == previous);
    CHECK(parent.has("/Count") == (count > 0));
    if (count > 0) CHECK(parent["/Count"].integer() == count);
    return count;
  };
  CHECK(list(document.catalog()["/Outlines"], 0) == 5);
  CHECK(listed ==
        "一 1 728.5039\n"
        " （一）𠮷 1 700.1575\n"
        "  1. 2 671.811\n"
        " （二） 2 643.4646\n"
        "二 2 615.1181\n");
  pages.outline.clear();
  CHECK_FALSE(Document(pdf_of(pages)).catalog().has("/Outlines"));
}

TEST_CASE("five thousand pages, each with a label of its own") {
  Pages pages = one_page({});
  pages.pages.clear();
  for (int i = 0; i < 5000; ++i) pages.pages.push_back(a4({words()}, "第" + std::to_string(i) + "页"));
  pages.outline = {{"末", 4999, Length::mm(40), 0, 0}};
  const std::string pdf = pdf_of(pages, packed());
  Document document(pdf);
  CHECK(document.page_count() == 5000);
  CHECK(document.catalog()["/Pages"]["/Count"].integer() == 5000);
  CHECK(document.catalog()["/Pages"]["/Kids"].size() < 100);
  const Object leaves = document.catalog()["/PageLabels"]["/Kids"];
  REQUIRE(leaves.size() == 5);
  CHECK(leaves[4]["/Limits"].syntax() == "[ 4000 4999 ]");
  CHECK(document.shown(4999).glyphs.size() == 4);
  check_by_qpdf(pdf);
  CHECK(pdf.size() < std::size_t{5000} * 2000);
}

TEST_CASE("the file ID names the content") {
  Pages pages = one_page({words()});
  const auto id = [&] { return Document(pdf_of(pages)).trailer()["/ID"].syntax(); };
  const std::string first = id();
  CHECK(first == id());
  CHECK(first.find("<00000000000000000000000000000000>") == std::string::npos);
  pages.info.title = "x";
  CHECK(first != id());
}

TEST_CASE("links are annotations of their page, turned with what they lie over") {
  const Link upright{
      Length::mm(30), Length::mm(60), Length::mm(40), Length::mm(6), "https://a.cn/(x)?q=%E4%B8%AD", {}, {}};
  const Link sideways{Length::mm(50), Length::mm(20), Length::mm(40), Length::mm(6), "mailto:a@b.cn", {}, {}};
  Pages pages = one_page({words(), upright, words(), sideways, words()});
  pages.pages[0].turned_begin = 2;
  pages.pages[0].turned_end = 4;
  pages.pages.push_back(one_page({words()}).pages[0]);
  const std::string pdf = pdf_of(pages);
  check_by_qpdf(pdf);
  CHECK(pdf == pdf_of(pages));
  Document document(pdf);
  const Object links = document.page(0)["/Annots"];
  REQUIRE(links.size() == 2);
  CHECK_FALSE(document.page(1).has("/Annots"));
  for (int i = 0; i < 2; ++i) {
    CHECK(links[i]["/Type"].name() == "/Annot");
    CHECK(links[i]["/Subtype"].name() == "/Link");
    CHECK(links[i]["/F"].integer() == 4);
    CHECK(links[i]["/Border"].syntax() == "[ 0 0 0 ]");
    CHECK(links[i]["/A"]["/S"].name() == "/URI");
  }
  CHECK(links[0]["/A"]["/URI"].text() == upright.uri);
  CHECK(links[1]["/A"]["/URI"].text() == sideways.uri);
  const auto corners = [](const Object& link) {
    std::vector<double> mm;
    for (int i = 0; i < 4; ++i) mm.push_back(std::stod(link["/Rect"][i].syntax()) / 72 * 25.4);
    return mm;
  };
  const double height = pages.pages[0].height.in_mm();
  const auto close = [](const std::vector<double>& a, const std::vector<double>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](double x, double y) { return std::abs(x - y) < 0.01; });
  };
  CHECK(close(corners(links[0]), {30, height - 66, 70, height - 60}));
  // Its head at the left: what was its distance from the left edge counts upwards from the foot.
  CHECK(close(corners(links[1]), {20, 50, 26, 90}));
}

TEST_CASE("ten thousand links are written") {
  Pages pages = one_page({words()});
  for (int i = 0; i < 10'000; ++i) {
    pages.pages[0].items.emplace_back(Link{Length::mm(i % 200),
                                           Length::mm(i / 200),
                                           Length::mm(1),
                                           Length::mm(1),
                                           "https://a.cn/" + std::to_string(i),
                                           {},
                                           {}});
  }
  const std::string pdf = pdf_of(pages);
  check_by_qpdf(pdf);
  CHECK(Document(pdf).page(0)["/Annots"].size() == 10'000);
}

}  // namespace
}  // namespace typeset::test
