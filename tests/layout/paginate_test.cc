// Pagination over blocks of known height, without fonts: what turns to the next page and what never does.
#include <catch2/catch.hpp>
#include <random>

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
