// Links on the pages: an address in any field that is printed leads there, and nothing but that changes.
#include <algorithm>
#include <catch2/catch.hpp>
#include <memory>
#include <sstream>
#include <string>
#include <variant>
#include <vector>

#include "emit/dump/dump.h"
#include "support/laid_out.h"
#include "support/on_the_page.h"
#include "support/planted.h"

using namespace typeset;
using namespace typeset::test;

namespace {

std::vector<Link> links_of(const Pages& pages) {
  std::vector<Link> links;
  for (const Page& page : pages.pages) {
    for (const Item& item : page.items) {
      if (const auto* link = std::get_if<Link>(&item)) links.push_back(*link);
    }
  }
  return links;
}

/// A bulletin of one article, laid out; it must read without a fault.
Pages lay_out_body(const std::string& body) {
  LaidOut made(bulletin_of(body));
  REQUIRE(made.read_faults == 0);
  return std::move(made.pages);
}

/// What is seen on the pages: every glyph, every rule, and where.
std::string appearance(const Pages& pages) {
  std::ostringstream seen;
  for (const Page& page : pages.pages) {
    for (const Item& item : page.items) {
      if (const auto* run = std::get_if<GlyphRun>(&item)) {
        for (const Glyph& glyph : run->glyphs) {
          seen << static_cast<int>(run->face) << ' ' << run->size.units() << ' ' << static_cast<int>(run->colour) << ' '
               << glyph.id << " at " << glyph.x.units() << ' ' << glyph.y.units() << ": "
               << run->text.substr(glyph.text_begin, glyph.text_end - glyph.text_begin) << '\n';
        }
      } else if (const auto* rule = std::get_if<Rule>(&item)) {
        seen << "rule " << rule->x.units() << ' ' << rule->y.units() << ' ' << rule->width.units() << '\n';
      }
    }
    seen << "page\n";
  }
  return seen.str();
}

/// The characters alone.
std::string words_of(const Pages& pages) {
  std::string words;
  for (const Page& page : pages.pages)
    for (const Item& item : page.items)
      if (const auto* run = std::get_if<GlyphRun>(&item)) words += run->text;
  return words;
}

}  // namespace

TEST_CASE("an address leads there from every field that is printed", "[elements]") {
  const Style style = style_named("bulletin");
  const std::string address = "https://p.cn/a";
  std::size_t fields = 0;
  for (Planted planted : planted_fields()) {
    if (planted.texts.empty()) continue;
    for (const std::string marked : {"（局", "【稿", "（供"}) {
      for (std::size_t at = planted.source.find(marked); at != std::string::npos; at = planted.source.find(marked)) {
        planted.source.replace(at, marked.size(), address + "，");
      }
    }
    CAPTURE(planted.source);
    const PlantedIssue read(planted);
    REQUIRE(read.issue);
    Diagnostics faults;
    const Pages pages = lay_out(compose(*read.issue, style, {}), LaidOut::fonts(), faults);
    const std::vector<Link> links = links_of(pages);
    CHECK(links.empty() == (printed_text(pages).find("p.cn/a") == std::string::npos));
    for (const Link& link : links) CHECK(link.uri == address);
    fields += links.empty() ? 0 : 1;
  }
  CHECK(fields > 20);
}

TEST_CASE("a link is all that an address or a name of one adds", "[elements]") {
  const std::string text = "大会见https://a.cn/zwgk/index.html，市县政府。";
  const Pages linked =
      lay_out_body("[大会](https://b.cn)见https://a.cn/zwgk/index.html，[市**县**政](mailto:a@b.cn)府。");
  CHECK(links_of(linked).size() >= 3);
  CHECK(appearance(linked) == appearance(lay_out_body("大会见https://a.cn/zwgk/index.html，市**县**政府。")));
  // An address that does not lead anywhere is set as one that does.
  const auto same = [](const std::string& live, const std::string& dead) {
    const Pages leads = lay_out_body(live), stays = lay_out_body(dead);
    std::string shown = words_of(leads);
    for (std::size_t at = shown.find("https"); at != std::string::npos; at = shown.find("https")) {
      shown.replace(at, 5, "httqs");
    }
    CHECK(links_of(stays).empty());
    CHECK(shown == words_of(stays));
    const std::string seen = appearance(leads);
    CHECK(std::ranges::count(seen, '\n') == std::ranges::count(appearance(stays), '\n'));
  };
  same("（https://a.cn/x.）大会", "（httqs://a.cn/x.）大会");
  same("**https://a**.cn/x，大会", "**httqs://a**.cn/x，大会");
}

TEST_CASE("a link lies over its words, one rectangle on each line", "[elements]") {
  const Pages pages =
      lay_out_body("大会[大会大会大会大会大会大会大会大会大会大会大会大会大会大会大会大会](https://a.cn)大会。");
  const std::vector<Link> links = links_of(pages);
  REQUIRE(links.size() == 3);
  const Length em = Length::pt(16);
  for (std::size_t i = 0; i < links.size(); ++i) {
    CHECK(links[i].height == em);
    CHECK(links[i].belongs.node == links[0].belongs.node);
    if (i > 0) CHECK(links[i].y > links[i - 1].y);
  }
  CHECK(links[0].x > links[1].x);
  CHECK(links[1].x == links[2].x);
  // The line in the middle is full.
  CHECK(links[1].width == Length::mm(92));
  // Two of one address are two.
  CHECK(links_of(lay_out_body("[大](https://a.cn)[会](https://a.cn)")).size() == 2);
}

TEST_CASE("ten thousand links", "[elements]") {
  std::string body;
  for (int line = 0; line < 100; ++line) {
    for (int i = 0; i < 100; ++i) body += "[大](https://a.cn/" + std::to_string(line * 100 + i) + ")";
    body += "\n";
  }
  const std::vector<Link> links = links_of(lay_out_body(body));
  REQUIRE(links.size() == 10'000);
  for (std::size_t i = 0; i < links.size(); ++i) {
    if (links[i].uri != "https://a.cn/" + std::to_string(i)) FAIL("link " << i << " leads to " << links[i].uri);
  }
}
