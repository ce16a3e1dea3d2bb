// The dump's form is a contract: golden files of the whole house are compared with it.
#include "emit/dump/dump.h"

#include <catch2/catch.hpp>
#include <map>

#include "making.h"

namespace typeset::test {
namespace {

GlyphRun run(FaceId face, Length size, Length x, Length y, Length advance, std::size_t count, std::string text) {
  GlyphRun made;
  made.face = face;
  made.size = size;
  made.text = std::move(text);
  for (std::size_t i = 0; i < count; ++i) made.glyphs.push_back({1, x + advance * static_cast<int>(i), y, advance});
  return made;
}

TEST_CASE("a dump tells the document, its pages, its tree and its outline, each thing on a line of its own") {
  Pages pages;
  pages.info = {"创建工作动态第34期", "", "毕节市创建办", "zh-Hans", "2017-12-29"};
  pages.nodes.resize(4);
  pages.nodes[0] = {NodeKind::document, 0, 0, {1, 3}, {}};
  pages.nodes[1] = {NodeKind::article, 0, 0, {2}, {}};
  pages.nodes[2] = {NodeKind::heading, 2, 1, {}, {}};
  pages.nodes[3] = {NodeKind::imprint, 0, 0, {}, {}};
  Page first{Length::mm(210), Length::mm(297), {}, "1"};
  GlyphRun red = run(kai(), Length::centi_pt(1575), Length::mm(28), Length::centi_mm(9840), Length::mm(5), 4, "各省");
  red.colour = Colour::masthead;
  red.belongs.node = 2;
  red.span = {FileId{0}, 118, 124};
  first.items.emplace_back(red);
  Rule rule{Length::mm(28),        Length::units(4321800), Length::mm(156),
            Length::centi_pt(150), Colour::masthead,       {0, Artifact::rule}};
  first.items.emplace_back(rule);
  first.items.emplace_back(Dot{Length::mm(30), Length::centi_mm(10120), Length::centi_mm(79)});
  GlyphRun number = run(song(), Length::pt(14), Length::mm(170), Length::mm(270), Length::mm(2), 1, "— 1 —");
  number.belongs.artifact = Artifact::page_number;
  number.span = {FileId{1}, 7, 7};
  first.items.emplace_back(number);
  pages.pages = {first, {Length::mm(148), Length::mm(210), {}, ""}};
  pages.outline = {{"要闻", 0, Length::mm(140), 0, 1}, {"一、抓好落实", 1, Length::mm(37), 1, 2}};

  CHECK(write_dump(pages, fonts()) ==
        "title \"创建工作动态第34期\"\n"
        "author \"毕节市创建办\"\n"
        "language \"zh-Hans\"\n"
        "date \"2017-12-29\"\n"
        "page 1 210.00×297.00 label \"1\"\n"
        "  text x=28.00 y=98.40 w=20.00 HongtouTestKai-Regular 15.75pt red @118-124 #2 \"各省\"\n"
        "  rule x=28.00 y=120.05 w=156.00 h=0.53 red rule\n"
        "  dot x=30.00 y=101.20 d=0.79 black decoration\n"
        "  text x=170.00 y=270.00 w=2.00 HongtouTestSong-Regular 14pt black @1:7-7 page-number \"— 1 —\"\n"
        "page 2 148.00×210.00\n"
        "node 0 document\n"
        "  node 1 article\n"
        "    node 2 heading 2\n"
        "  node 3 imprint\n"
        "outline page 1 y=140.00 #1 \"要闻\"\n"
        "  outline page 2 y=37.00 #2 \"一、抓好落实\"\n");
}

std::string only_line(const Item& item) {
  Pages pages;
  pages.info.language.clear();
  pages.pages.push_back({Length::mm(1), Length::mm(1), {item}, ""});
  const std::string dump = write_dump(pages, fonts());
  return dump.substr(dump.find('\n') + 1);
}

TEST_CASE("what cannot be seen is written out") {
  GlyphRun hidden;
  hidden.text = "“引”\"\\\n\u00a0\u200b\u3000\U000E0100\xff";
  CHECK(only_line(hidden) ==
        "  text x=0.00 y=0.00 w=0.00 HongtouTestSong-Regular 0pt black #0 "
        "\"“引”\\\"\\\\\\u{A}\\u{A0}\\u{200B}\u3000\\u{E0100}\uFFFD\"\n");
}

TEST_CASE("distances are rounded to hundredths of a millimetre, halves away from zero") {
  const std::map<std::int64_t, std::string> cases = {{0, "0.00"},
                                                     {179, "0.00"},
                                                     {180, "0.01"},
                                                     {-179, "0.00"},
                                                     {-180, "-0.01"},
                                                     {359, "0.01"},
                                                     {539, "0.01"},
                                                     {540, "0.02"},
                                                     {-36000, "-1.00"},
                                                     {35820, "1.00"},
                                                     {-35820, "-1.00"},
                                                     {35819, "0.99"},
                                                     {3599999999, "100000.00"}};
  for (const auto& [units, text] : cases) {
    Rule rule;
    rule.x = Length::units(units);
    CHECK(only_line(rule) == "  rule x=" + text + " y=0.00 w=0.00 h=0.00 black rule\n");
  }
}

TEST_CASE("a faulty tree is dumped without end or crash") {
  Pages pages;
  pages.info.language.clear();
  pages.nodes.resize(2);
  pages.nodes[0].kind = NodeKind::document;
  pages.nodes[0].children = {1, 7};
  pages.nodes[1].children = {0, 1};
  CHECK(write_dump(pages, fonts()) == "node 0 document\n  node 1 paragraph\n");
}

TEST_CASE("a very deep tree is dumped without recursion") {
  Pages pages;
  pages.nodes.resize(2000);
  for (NodeId i = 0; i + 1 < pages.nodes.size(); ++i) pages.nodes[i].children = {i + 1};
  CHECK(write_dump(pages, fonts()).find("node 1999 paragraph\n") != std::string::npos);
}

}  // namespace
}  // namespace typeset::test
