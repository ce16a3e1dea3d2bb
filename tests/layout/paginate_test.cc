// Pagination over blocks of known height, without fonts: what turns to the next page and what never does.
#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "layout/parts.h"

using namespace typeset;

namespace {

struct Maker {
  Flow flow;
  std::vector<Block> made;
  std::vector<int> rows;

  explicit Maker(int lines) {
    flow.page.lines = lines;
    flow.page.pitch = Length::pt(29);
    made.reserve(2000);
  }
  Block& add(BlockKind kind, int rows_taken) {
    Block& block = made.emplace_back();
    block.kind = kind;
    rows.push_back(rows_taken);
    return block;
  }
  std::vector<SetBlock> set() const {
    std::vector<SetBlock> blocks;
    for (std::size_t i = 0; i < made.size(); ++i) {
      SetBlock block;
      block.block = &made[i];
      block.rows = rows[i];
      block.lines.resize(static_cast<std::size_t>(rows[i]));
      blocks.push_back(std::move(block));
    }
    return blocks;
  }
};

}  // namespace

TEST_CASE("a paragraph fills the page and goes on at the next top", "[layout]") {
  Maker maker(10);
  maker.add(BlockKind::paragraph, 13);
  Place after;
  Diagnostics faults;
  const auto places = paginate(maker.flow, maker.set(), 2, after, faults);
  REQUIRE(places[0].rows.size() == 13);
  CHECK(places[0].rows[7].page == 0);
  CHECK(places[0].rows[7].row == 9);
  CHECK(places[0].rows[8].page == 1);
  CHECK(places[0].rows[8].row == 0);
  CHECK(after.page == 1);
  CHECK(after.row == 5);
}

TEST_CASE("a heading never ends a page (CL-ORP-5)", "[layout]") {
  Maker maker(10);
  maker.add(BlockKind::paragraph, 8);
  Block& heading = maker.add(BlockKind::title, 1);
  heading.keep_with_next = true;
  heading.before = 1;
  heading.after = 1;
  maker.add(BlockKind::paragraph, 3);
  Place after;
  Diagnostics faults;
  const auto places = paginate(maker.flow, maker.set(), 0, after, faults);
  CHECK(places[1].rows[0].page == 1);
  CHECK(places[1].rows[0].row == 0);  // the empty line above it is dropped at the page's top
  CHECK(places[2].rows[0].row == 2);  // the one below it stays
}

TEST_CASE("a contributor's line is never alone at a page's top", "[layout]") {
  Maker maker(10);
  maker.add(BlockKind::paragraph, 10);
  maker.add(BlockKind::contributor, 1).keep_with_previous = true;
  Place after;
  Diagnostics faults;
  const auto places = paginate(maker.flow, maker.set(), 0, after, faults);
  CHECK(places[0].rows[8].page == 0);
  CHECK(places[0].rows[9].page == 1);
  CHECK(places[1].rows[0].page == 1);
  CHECK(places[1].rows[0].row == 1);
}

TEST_CASE("neighbours share the larger of their empty lines", "[layout]") {
  Maker maker(30);
  maker.add(BlockKind::paragraph, 1).after = 2;
  maker.add(BlockKind::paragraph, 1).before = 1;
  Place after;
  Diagnostics faults;
  const auto places = paginate(maker.flow, maker.set(), 0, after, faults);
  CHECK(places[1].rows[0].row == 3);
}

TEST_CASE("a line asked for on page 1 is kept, or passed with a warning", "[layout]") {
  Maker maker(20);
  maker.add(BlockKind::contents_entry, 2).line = 13;
  Diagnostics faults;
  Place after;
  CHECK(paginate(maker.flow, maker.set(), 5, after, faults)[0].rows[0].row == 12);
  CHECK(faults.all().empty());
  CHECK(paginate(maker.flow, maker.set(), 14, after, faults)[0].rows[0].row == 14);
  CHECK(faults.count(Severity::warning) == 1);
}

TEST_CASE("random blocks: every row placed once, in order, within the page", "[layout]") {
  std::mt19937 random(20171229);
  for (int round = 0; round < 300; ++round) {
    const int lines = 5 + static_cast<int>(random() % 25);
    Maker maker(lines);
    const int count = 1 + static_cast<int>(random() % 60);
    for (int i = 0; i < count; ++i) {
      const unsigned kind = random() % 6;
      if (kind == 0) {
        Block& title = maker.add(BlockKind::title, 1 + static_cast<int>(random() % 3));
        title.keep_with_next = true;
        title.before = static_cast<int>(random() % 3);
        title.after = static_cast<int>(random() % 3);
        title.line_advance = Length::pt(29);
      } else if (kind == 1 && i > 0) {
        maker.add(BlockKind::contributor, 1).keep_with_previous = true;
      } else {
        maker.add(BlockKind::paragraph, static_cast<int>(random() % 40));
      }
    }
    Place after;
    Diagnostics faults;
    const std::vector<SetBlock> blocks = maker.set();
    const auto places =
        paginate(maker.flow, blocks, static_cast<int>(random() % static_cast<unsigned>(lines)), after, faults);
    Place last{0, -1};
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      REQUIRE(places[i].rows.size() == static_cast<std::size_t>(blocks[i].rows));
      for (const Place& place : places[i].rows) {
        const bool later = place.page > last.page || (place.page == last.page && place.row > last.row);
        REQUIRE(later);
        REQUIRE(place.row < lines);
        REQUIRE(place.page <= last.page + 1);
        last = place;
      }
    }
  }
}

namespace {

/// Page and first line of each block, counted from 1: "1:4 2:1".
std::string starts(const Maker& maker, int first_row) {
  Place after;
  Diagnostics faults;
  std::string text;
  for (const PlacedBlock& placed : paginate(maker.flow, maker.set(), first_row, after, faults)) {
    text += std::to_string(placed.rows.front().page + 1) + ":" + std::to_string(placed.rows.front().row + 1) + " ";
    for (std::size_t i = 1; i < placed.rows.size(); ++i) {
      const Place a = placed.rows[i - 1], b = placed.rows[i];
      CHECK((a.page == b.page ? b.row == a.row + 1 : b.page > a.page));
    }
  }
  return text;
}

}  // namespace

TEST_CASE("pictures that do not fit come at the top of the next page, text goes before them (BR-27)", "[layout]") {
  Maker maker(10);
  maker.add(BlockKind::paragraph, 6);
  maker.add(BlockKind::pictures, 5);
  SECTION("where they fit, they stand where they were written") {
    maker.rows[1] = 4;
    maker.add(BlockKind::paragraph, 2);
    CHECK(starts(maker, 0) == "1:1 1:7 2:1 ");
  }
  SECTION("paragraphs fill the page, the one that turns it goes on below") {
    maker.add(BlockKind::paragraph, 1);
    maker.add(BlockKind::paragraph, 5);
    maker.add(BlockKind::paragraph, 1);
    CHECK(starts(maker, 0) == "1:1 2:1 1:7 1:8 2:8 ");
  }
  SECTION("never a heading") {
    maker.add(BlockKind::paragraph, 1);
    maker.add(BlockKind::heading, 1).keep_with_next = true;
    maker.add(BlockKind::paragraph, 3);
    CHECK(starts(maker, 0) == "1:1 2:1 1:7 2:6 2:7 ");
  }
  SECTION("nor another article") {
    maker.made[1].article = 0;
    maker.add(BlockKind::paragraph, 1).article = 1;
    CHECK(starts(maker, 0) == "1:1 2:1 2:6 ");
  }
  SECTION("nor the end") { CHECK(starts(maker, 0) == "1:1 2:1 "); }
  SECTION("later pictures never overtake earlier ones") {
    maker.add(BlockKind::paragraph, 1);
    maker.add(BlockKind::pictures, 2);  // would fit
    maker.add(BlockKind::paragraph, 4);
    CHECK(starts(maker, 0) == "1:1 2:1 1:7 2:6 1:8 ");
  }
  SECTION("what does not fit on the next page either waits for the one after") {
    maker.add(BlockKind::pictures, 7);
    maker.add(BlockKind::paragraph, 8);
    maker.add(BlockKind::paragraph, 6);
    CHECK(starts(maker, 0) == "1:1 2:1 3:1 1:7 2:10 ");
  }
  SECTION("as high as the page") {
    maker.rows[1] = 10;
    maker.add(BlockKind::paragraph, 6);
    CHECK(starts(maker, 0) == "1:1 2:1 1:7 ");
  }
  SECTION("with their 供稿 line") {
    maker.rows[1] = 4;
    maker.add(BlockKind::contributor, 1).keep_with_previous = true;
    CHECK(starts(maker, 0) == "1:1 2:1 2:5 ");
  }
  SECTION("they shrink as far as they may where that saves the page's end") {
    Place after;
    Diagnostics faults;
    std::vector<SetBlock> set = maker.set();
    set[1].least_rows = 4;
    const auto places = paginate(maker.flow, set, 0, after, faults);
    CHECK(places[1].rows.size() == 4);
    CHECK(places[1].rows.front().page == 0);
    set[0].rows = 5;
    CHECK(paginate(maker.flow, set, 0, after, faults)[1].rows.size() == 5);
    set[0].rows = 7;
    const auto turned = paginate(maker.flow, set, 0, after, faults);
    CHECK(turned[1].rows.size() == 5);
    CHECK(turned[1].rows.front().page == 1);
  }
  SECTION("a heading waits with the pictures right under it") {
    maker.made[0].keep_with_next = true;
    maker.made[0].kind = BlockKind::heading;
    CHECK(starts(maker, 2) == "2:1 3:1 ");
  }
}

TEST_CASE("whatever the blocks, no grid line is used twice, no row of pictures is parted or lost", "[layout]") {
  std::mt19937 random(20260105);
  const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  for (int round = 0; round < 2000; ++round) {
    const int lines = 4 + below(20);
    Maker maker(lines);
    const int count = 1 + below(30);
    for (int i = 0; i < count; ++i) {
      const int sort = below(10);
      if (sort < 3) {
        maker.add(BlockKind::pictures, 1 + below(lines));
      } else if (sort < 4) {
        maker.add(BlockKind::heading, 1).keep_with_next = true;
      } else if (sort < 5 && i > 0) {
        maker.add(BlockKind::contributor, 1).keep_with_previous = true;
      } else {
        maker.add(BlockKind::paragraph, 1 + below(9));
      }
      maker.made.back().article = static_cast<std::size_t>(i / 7);
    }
    std::vector<SetBlock> set = maker.set();
    for (SetBlock& block : set) block.least_rows = std::max(1, block.rows * 3 / 4);
    Place after;
    Diagnostics faults;
    const auto places = paginate(maker.flow, set, below(lines), after, faults);
    REQUIRE(places.size() == set.size());
    std::set<std::pair<std::size_t, int>> used;
    for (std::size_t i = 0; i < places.size(); ++i) {
      const bool pictures = maker.made[i].kind == BlockKind::pictures;
      const auto rows = static_cast<int>(places[i].rows.size());
      if (rows > set[i].rows || rows < (pictures ? set[i].least_rows : set[i].rows)) FAIL("rows of block " << i);
      for (const Place& place : places[i].rows) {
        if (!used.insert({place.page, place.row}).second) FAIL("a line twice");
        if (place.row < 0 || place.row >= lines) FAIL("a line off the page");
      }
      if (pictures && places[i].rows.front().page != places[i].rows.back().page) FAIL("pictures parted");
      if (std::pair(after.page, after.row) <= std::pair(places[i].rows.back().page, places[i].rows.back().row))
        FAIL("after");
    }
  }
}
