// The layout door alone, with what no document asks for yet: rows with a head that repeats, foot notes, a tail on an
// even page. What a later kind of document needs must go through Flow, without a change to the search.
#include <catch2/catch.hpp>
#include <map>

#include "layout/layout.h"
#include "support/test_fonts.h"

using namespace typeset;

namespace {

text::Paragraph plain_text(const std::string& text, Length size = Length::pt(16)) {
  text::Paragraph paragraph;
  paragraph.text = LocatedText(text, {});
  text::CharStyle style;
  style.role = Role::song;
  style.size = size;
  paragraph.runs.push_back({0, static_cast<std::uint32_t>(text.size()), style});
  return paragraph;
}

/// A page of 16 cells by 12 lines.
Flow empty_flow() {
  Flow flow;
  flow.page.width = Length::mm(124);
  flow.page.height = Length::mm(164);
  flow.page.top = Length::mm(20);
  flow.page.inner = Length::mm(16);
  flow.page.area_width = Length::mm(92);
  flow.page.area_height = Length::mm(120);
  flow.page.columns = 16;
  flow.page.lines = 12;
  flow.page.pitch = Length::mm(10);
  flow.page.em = Length::pt(16);
  flow.page.cell = Length::mm(92) / 16;
  flow.notes.pitch = Length::mm(4);
  flow.notes.rule_width = Length::mm(30);
  flow.notes.rule_weight = Length::centi_mm(25);
  flow.notes.gap = Length::mm(2);
  flow.page_number.type.role = Role::song;
  flow.page_number.type.size = Length::pt(14);
  flow.page_number.distance = Length::mm(7);
  add_node(flow.structure, NodeKind::document, 0);
  return flow;
}

Pages laid_out(const Flow& flow) {
  Diagnostics faults;
  Pages pages = lay_out(flow, *testing::test_font_book(), faults);
  CHECK_FALSE(faults.has_errors());
  return pages;
}

/// Each text of a page with its baseline, from the top down, in mm.
std::multimap<double, std::string> texts_of(const Page& page) {
  std::multimap<double, std::string> texts;
  for (const Item& item : page.items) {
    if (const auto* run = std::get_if<GlyphRun>(&item)) texts.emplace(run->glyphs.front().y.in_mm(), run->text);
  }
  return texts;
}

bool has(const Page& page, const std::string& text) {
  for (const auto& [y, words] : texts_of(page)) {
    if (words == text) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("200 rows with a head that repeats, on the grid and off it", "[layout]") {
  Flow flow = empty_flow();
  TableBlock table;
  table.on_grid = GENERATE(true, false);
  table.measure = flow.page.area_width;
  table.size = table.least_size = flow.page.em;
  table.pitch = Length::mm(6);
  table.row_gap = Length::centi_mm(50);
  table.columns.resize(2);
  const auto row = [&](const std::string& left, const std::string& right) {
    TableBlock::Row made;
    for (const std::string& text : {left, right}) {
      TableBlock::Cell& cell = made.cells.emplace_back();
      cell.text = plain_text(text);
      cell.column = static_cast<std::uint16_t>(made.cells.size() - 1);
    }
    return made;
  };
  table.head.push_back(row("要目", "总一"));
  for (int i = 0; i < 200; ++i) table.rows.push_back(row(std::to_string(1000 + i), std::to_string(2000 + i)));
  Block& block = flow.blocks.emplace_back();
  block.means = NodeKind::table;
  block.kind = table;

  const Pages pages = laid_out(flow);
  // 11 rows a page below the head on the grid; off it 120 mm hold 17 rows of 7 mm, the head among them.
  const std::size_t per_page = table.on_grid ? 11 : 16;
  REQUIRE(pages.pages.size() == (200 + per_page - 1) / per_page);
  std::size_t next = 0;
  for (const Page& page : pages.pages) {
    CHECK(has(page, "要目"));
    for (std::size_t i = 0; i < per_page && next < 200; ++i, ++next) {
      CHECK(has(page, std::to_string(1000 + next)));
      CHECK(has(page, std::to_string(2000 + next)));
    }
  }
  // The head belongs to the tree once.
  std::size_t repeated = 0;
  for (const Page& page : pages.pages) {
    for (const Item& item : page.items) {
      const auto* run = std::get_if<GlyphRun>(&item);
      if (run != nullptr && run->belongs.artifact == Artifact::repeated_head && run->text == "要目") ++repeated;
    }
  }
  CHECK(repeated == pages.pages.size() - 1);
}

TEST_CASE("notes at the feet of three pages", "[layout]") {
  Flow flow = empty_flow();
  const std::string line = "一二三四五六七八九十一二三四五六";  // 16 cells
  for (int i = 0; i < 3; ++i) {
    Block& block = flow.blocks.emplace_back();
    TextBlock text;
    std::string all;
    for (int k = 0; k < 10; ++k) all += line;
    text.text = plain_text(all);
    text.text.runs.front().style.cell = flow.page.cell;
    text.shape.measure = flow.page.area_width;
    FootNote note;
    note.at = 3;  // in the first line
    note.text = plain_text("按语" + std::to_string(i + 1), Length::pt(9));
    note.node = add_node(flow.structure, NodeKind::note, 0);
    text.notes.push_back(note);
    block.kind = std::move(text);
    block.node = add_node(flow.structure, NodeKind::paragraph, 0);
  }
  const Pages pages = laid_out(flow);
  REQUIRE(pages.pages.size() == 3);
  // A note of 4 mm below a rule with 2 mm on either side takes one of the twelve lines; the eleventh would be the first
  // of the next paragraph, whose note has no room beside the other.
  std::vector<std::size_t> lines;
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    std::size_t count = 0;
    double last = 0, note = 0;
    for (const auto& [y, text] : texts_of(pages.pages[i])) {
      if (text.starts_with("一")) {
        ++count;
        last = y;
      }
      if (text.find("按语") != std::string::npos || text == "语") note = y;
    }
    lines.push_back(count);
    CHECK(note > last);
    // The last note ends at the foot of the type area.
    CHECK(note < 140);
    CHECK(note > 140 - 4);
  }
  CHECK(lines == std::vector<std::size_t>{10, 10, 10});
}

TEST_CASE("a tail that needs an even page: blank pages and the tail's own carry no number (GB-7.4.6, GB-7.5d)",
          "[layout]") {
  Flow flow = empty_flow();
  Block& block = flow.blocks.emplace_back();
  TextBlock text;
  text.text = plain_text("一二三。");
  text.shape.measure = flow.page.area_width;
  block.kind = std::move(text);
  ImprintPlan imprint;
  imprint.lines.emplace_back().left = plain_text("市政府", Length::pt(14));
  imprint.pitch = Length::mm(8);
  imprint.first_rule = imprint.last_rule = Length::centi_mm(35);
  flow.imprint = imprint;
  SECTION("as it comes") {
    const Pages pages = laid_out(flow);
    REQUIRE(pages.pages.size() == 1);
    CHECK(pages.pages[0].label == "1");
  }
  SECTION("on page 2, directly behind the text: numbered") {
    flow.imprint->last_page = LastPage::even;
    const Pages pages = laid_out(flow);
    REQUIRE(pages.pages.size() == 2);
    CHECK(has(pages.pages[1], "市政府"));
    CHECK(pages.pages[1].label == "2");
  }
  SECTION("on page 4 behind two blank pages: none of the three numbered") {
    flow.imprint->last_page = LastPage::fourth;
    const Pages pages = laid_out(flow);
    REQUIRE(pages.pages.size() == 4);
    CHECK(has(pages.pages[3], "市政府"));
    CHECK(pages.pages[1].items.empty());
    CHECK(pages.pages[1].label.empty());
    CHECK(pages.pages[3].label.empty());
    for (const auto& [y, words] : texts_of(pages.pages[3])) CHECK(words.find("—") == std::string::npos);
  }
}
