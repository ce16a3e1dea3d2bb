// The search for page turns over matter of known heights, without fonts: what turns to the next page and what never
// does, and that what it finds is the cheapest there is.
#include "layout/page_turns.h"

#include <catch2/catch.hpp>
#include <set>

#include "support/made_text.h"

using namespace typeset;

namespace {

constexpr Length kPitch = Length::mm(10);

enum class Sort { paragraph, heading, title, contributor, entry, pictures };

/// Matter on pages of so many lines, and where it goes.
struct Maker {
  PageGeometry page;
  NotePlan notes;
  std::vector<Matter> made;
  TailMatter tail;
  Diagnostics faults;
  PageTurns turns;

  explicit Maker(int lines) {
    page.lines = lines;
    page.pitch = kPitch;
    page.area_height = kPitch * lines;
    tail.area = page.area_height;
    tail.em = Length::mm(6);
  }
  static Way way(int strips, TurnCost cost = 0) {
    Way way;
    way.strips.assign(static_cast<std::size_t>(strips), Strip{{1, {}}, {}});
    way.cost = cost;
    return way;
  }
  Matter& add(Sort sort, int rows) {
    Matter& matter = made.emplace_back();
    matter.floats = sort == Sort::pictures;
    matter.lines = sort != Sort::pictures && sort != Sort::title;
    matter.may_pass = sort == Sort::paragraph;
    matter.keep_with_previous = sort == Sort::contributor;
    matter.keep_with_next = matter.whole = sort == Sort::heading || sort == Sort::title;
    if (sort == Sort::pictures || sort == Sort::title) {
      matter.ways.push_back({{Strip{{rows, {}}, {}}}, 0});
    } else {
      matter.ways.push_back(way(rows));
    }
    return matter;
  }
  PageFrames frames(int first_row) const { return {page, notes, kPitch * first_row}; }
  const std::vector<Placed>& turn(int first_row, const OfferWays& offer = {}) {
    turns = turn_pages(made, frames(first_row), tail, {}, offer, faults);
    return turns.blocks;
  }
  /// Every way that `others` lists for a block, offered when the search asks.
  const std::vector<Placed>& turn(int first_row, const std::vector<std::vector<Way>>& others) {
    return turn(first_row,
                [&](std::size_t i) { made[i].ways.insert(made[i].ways.end(), others[i].begin(), others[i].end()); });
  }
};

int row(Spot spot) { return static_cast<int>(spot.y.units() / kPitch.units()); }

/// Page and first line of each block, counted from 1: "1:4 2:1".
std::string starts(Maker& maker, int first_row) {
  std::string text;
  for (const Placed& placed : maker.turn(first_row)) {
    const Spot first = placed.strips.front();
    text += std::to_string(first.page + 1) + ":" + std::to_string(row(first) + 1) + " ";
  }
  return text;
}

/// The pages that a block's strips stand on: "1 1 2".
std::string pages_of(const Placed& placed) {
  std::string text;
  for (const Spot& strip : placed.strips) text += (text.empty() ? "" : " ") + std::to_string(strip.page + 1);
  return text;
}

}  // namespace

TEST_CASE("a paragraph fills the page and goes on at the next top", "[layout]") {
  Maker maker(10);
  maker.add(Sort::paragraph, 13);
  const auto& places = maker.turn(2);
  REQUIRE(places[0].strips.size() == 13);
  CHECK(places[0].strips[7].page == 0);
  CHECK(row(places[0].strips[7]) == 9);
  CHECK(places[0].strips[8].page == 1);
  CHECK(row(places[0].strips[8]) == 0);
  CHECK(maker.turns.after.page == 1);
  CHECK(row(maker.turns.after) == 5);
}

TEST_CASE("a heading never ends a page (CL-ORP-5)", "[layout]") {
  Maker maker(10);
  maker.add(Sort::paragraph, 8);
  Matter& heading = maker.add(Sort::title, 1);
  heading.before = 1;
  heading.after = 1;
  maker.add(Sort::paragraph, 3);
  const auto& places = maker.turn(0);
  CHECK(places[1].strips[0].page == 1);
  CHECK(row(places[1].strips[0]) == 0);  // the empty line above it is dropped at the page's top
  CHECK(row(places[2].strips[0]) == 2);  // the one below it stays
}

TEST_CASE("a contributor's line is never alone at a page's top (BR-16)", "[layout]") {
  Maker maker(10);
  maker.add(Sort::paragraph, 10);
  maker.add(Sort::contributor, 1);
  const auto& places = maker.turn(0);
  CHECK(places[0].strips[8].page == 0);
  CHECK(places[0].strips[9].page == 1);
  CHECK(places[1].strips[0].page == 1);
  CHECK(row(places[1].strips[0]) == 1);
}

TEST_CASE("neighbours share the larger of their empty lines", "[layout]") {
  Maker maker(30);
  maker.add(Sort::paragraph, 1).after = 2;
  maker.add(Sort::paragraph, 1).before = 1;
  CHECK(row(maker.turn(0)[1].strips[0]) == 3);
}

TEST_CASE("a line asked for on page 1 is kept, or passed with a warning", "[layout]") {
  Maker maker(20);
  maker.add(Sort::entry, 2).line.number = 13;
  CHECK(row(maker.turn(5)[0].strips[0]) == 12);
  CHECK(maker.faults.all().empty());
  CHECK(row(maker.turn(14)[0].strips[0]) == 14);
  CHECK(maker.faults.count(Severity::warning) == 1);
}

TEST_CASE("a keep that no page can honour is dropped, not made into pages of one line", "[layout]") {
  Maker maker(6);
  for (int i = 0; i < 12; ++i) maker.add(Sort::heading, 1);
  maker.add(Sort::paragraph, 1);
  maker.turn(0);
  CHECK(maker.turns.after.page == 2);
}

TEST_CASE("pictures that do not fit come at the top of the next page, text goes before them (BR-27)", "[layout]") {
  Maker maker(10);
  maker.add(Sort::paragraph, 6);
  maker.add(Sort::pictures, 5);
  const auto rows = [&](std::size_t i, int count) { maker.made[i].ways[0].strips[0].extent.rows = count; };
  SECTION("where they fit, they stand where they were written") {
    rows(1, 4);
    maker.add(Sort::paragraph, 2);
    CHECK(starts(maker, 0) == "1:1 1:7 2:1 ");
  }
  SECTION("paragraphs fill the page, the one that turns it goes on below") {
    maker.add(Sort::paragraph, 1);
    maker.add(Sort::paragraph, 5);
    maker.add(Sort::paragraph, 1);
    CHECK(starts(maker, 0) == "1:1 2:1 1:7 1:8 2:8 ");
  }
  SECTION("never a heading") {
    maker.add(Sort::paragraph, 1);
    maker.add(Sort::heading, 1);
    maker.add(Sort::paragraph, 3);
    CHECK(starts(maker, 0) == "1:1 2:1 1:7 2:6 2:7 ");
  }
  SECTION("nor another article") {
    maker.made[1].section = 1;
    maker.add(Sort::paragraph, 1).section = 2;
    CHECK(starts(maker, 0) == "1:1 2:1 2:6 ");
  }
  SECTION("nor the end") { CHECK(starts(maker, 0) == "1:1 2:1 "); }
  SECTION("later pictures never overtake earlier ones") {
    maker.add(Sort::paragraph, 1);
    maker.add(Sort::pictures, 2);  // would fit
    maker.add(Sort::paragraph, 4);
    CHECK(starts(maker, 0) == "1:1 2:1 1:7 2:6 1:8 ");
  }
  SECTION("what does not fit on the next page either waits for the one after") {
    maker.add(Sort::pictures, 7);
    maker.add(Sort::paragraph, 8);
    maker.add(Sort::paragraph, 6);
    CHECK(starts(maker, 0) == "1:1 2:1 3:1 1:7 2:10 ");
  }
  SECTION("as high as the page") {
    rows(1, 10);
    maker.add(Sort::paragraph, 6);
    CHECK(starts(maker, 0) == "1:1 2:1 1:7 ");
  }
  SECTION("with their contributor's line") {
    rows(1, 4);
    maker.add(Sort::contributor, 1);
    CHECK(starts(maker, 0) == "1:1 2:1 2:5 ");
  }
  SECTION("a contributor's line goes with the text that went before them") {
    rows(1, 10);
    maker.add(Sort::paragraph, 2);
    maker.add(Sort::contributor, 1);
    CHECK(starts(maker, 0) == "1:1 2:1 1:7 1:9 ");
  }
  SECTION("as high as the page, they give up what their contributor's line takes") {
    rows(1, 10);
    maker.add(Sort::contributor, 1);
    CHECK(starts(maker, 0) == "1:1 2:1 2:10 ");
    CHECK(maker.turns.blocks[1].rows == 9);
  }
  SECTION("they shrink as far as they may where that saves the page's end") {
    maker.made[1].least_rows = 4;
    CHECK(maker.turn(0)[1].rows == 4);
    CHECK(maker.turns.blocks[1].strips[0].page == 0);
    maker.made[0].ways[0] = Maker::way(5);
    CHECK(maker.turn(0)[1].rows == 5);
    maker.made[0].ways[0] = Maker::way(7);
    CHECK(maker.turn(0)[1].rows == 5);
    CHECK(maker.turns.blocks[1].strips[0].page == 1);
  }
}

TEST_CASE("a heading and the pictures right under it", "[layout]") {
  Maker maker(10);
  maker.add(Sort::paragraph, 6);
  maker.add(Sort::heading, 1);
  maker.add(Sort::pictures, 5);
  SECTION("go to the next page together where nothing follows") {
    CHECK(starts(maker, 0) == "1:1 2:1 2:2 ");
    REQUIRE(maker.turns.amiss.size() == 1);
    CHECK(maker.turns.amiss[0].fault == TurnFault::empty_foot);
  }
  SECTION("part where text follows: the text stands below the heading, the pictures wait") {
    maker.add(Sort::paragraph, 4);
    CHECK(starts(maker, 0) == "1:1 1:7 2:1 1:8 ");
  }
  SECTION("a chain of headings stays together above pictures as high as the page") {
    maker.made[2].ways[0].strips[0].extent.rows = 10;
    maker.made.insert(maker.made.begin() + 1, maker.made[1]);
    maker.made.insert(maker.made.begin() + 1, maker.made[1]);
    CHECK(starts(maker, 0) == "1:1 2:1 2:2 2:3 2:4 ");
    CHECK(maker.turns.blocks[4].rows == 7);
  }
  SECTION("stay together where they are as high as the page: the pictures give up the heading's line") {
    maker.made[2].ways[0].strips[0].extent.rows = 10;
    CHECK(starts(maker, 0) == "1:1 2:1 2:2 ");
    CHECK(maker.turns.blocks[2].rows == 9);
  }
}

TEST_CASE("another way of a paragraph saves a lone line (CL-ORP-4)", "[layout]") {
  Maker maker(10);
  std::vector<std::vector<Way>> others(3);
  SECTION("its last line at a page's top: one line fewer above") {
    maker.add(Sort::paragraph, 4);
    maker.add(Sort::paragraph, 7);
    maker.add(Sort::paragraph, 4);
    others[0] = {Maker::way(3, 500)};
    const auto& places = maker.turn(0, others);
    CHECK(places[0].way == 1);
    CHECK(pages_of(places[1]) == "1 1 1 1 1 1 1");
    CHECK(maker.turns.amiss.empty());
    CHECK(maker.turns.cost == 500);
  }
  SECTION("the first line at a page's foot: one line more above, and the page stays full") {
    maker.add(Sort::paragraph, 4);
    maker.add(Sort::paragraph, 5);
    maker.add(Sort::paragraph, 4);
    others[1] = {Maker::way(6, 700), Maker::way(4, 900)};
    const auto& places = maker.turn(0, others);
    CHECK(places[1].way == 1);
    CHECK(pages_of(places[2]) == "2 2 2 2");
  }
  SECTION("of two ways the cheaper") {
    maker.add(Sort::paragraph, 4);
    maker.add(Sort::paragraph, 7);
    maker.add(Sort::paragraph, 4);
    others[0] = {Maker::way(3, 500)};
    others[1] = {Maker::way(6, 400), Maker::way(8, 100)};
    CHECK(maker.turn(0, others)[1].way == 2);
    CHECK(maker.turns.cost == 100);
  }
  SECTION("none where the page would be left short: the lone line stays and is listed") {
    maker.add(Sort::paragraph, 9);
    maker.add(Sort::title, 1);
    maker.add(Sort::paragraph, 2);
    others[0] = {Maker::way(8, 1), Maker::way(10, 1)};
    maker.turn(0, others);
    CHECK(maker.turns.amiss.empty());  // no lone line here: the title turns the page
    CHECK(maker.turns.blocks[0].way == 0);
  }
  SECTION("none at hand: the page stays full, the lone line is listed") {
    maker.add(Sort::paragraph, 4);
    maker.add(Sort::paragraph, 7);
    maker.add(Sort::paragraph, 4);
    maker.turn(0, others);
    REQUIRE(maker.turns.amiss.size() == 1);
    CHECK(maker.turns.amiss[0].fault == TurnFault::lone_line_at_top);
    CHECK(maker.turns.amiss[0].page == 0);
    CHECK(maker.turns.amiss[0].block == 1);
    CHECK_FALSE(maker.turns.amiss[0].ways_nearby);
  }
}

TEST_CASE("the tail", "[layout]") {
  Maker maker(10);
  maker.tail.height = kPitch * 3;
  SECTION("below the text where it fits") {
    maker.add(Sort::paragraph, 6);
    maker.turn(0);
    CHECK(maker.turns.tail_page == 0);
  }
  SECTION("else on a page by itself, which is amiss") {
    maker.add(Sort::paragraph, 8);
    maker.turn(0);
    CHECK(maker.turns.tail_page == 1);
    REQUIRE(maker.turns.amiss.size() == 1);
    CHECK(maker.turns.amiss[0].fault == TurnFault::tail_alone);
  }
  SECTION("with a head and no text nothing is amiss, since a place of none could be named") {
    maker.turn(9);
    CHECK(maker.turns.tail_page == 1);
    CHECK(maker.turns.amiss.empty());
  }
  SECTION("unless a paragraph can be set in one line fewer") {
    maker.add(Sort::paragraph, 7);
    maker.turn(0, std::vector<std::vector<Way>>{{Maker::way(6, 800)}});
    CHECK(maker.turns.tail_page == 0);
    CHECK(maker.turns.blocks[0].way == 1);
  }
  SECTION("and so many lines are named as would have to go: with them it is alone no more, with one less it is") {
    const auto alone = [](int head, int lines, int tail, int notes) {
      Maker made(10);
      made.tail.height = kPitch * tail;
      made.add(Sort::paragraph, lines);
      if (notes > 0) made.made.back().ways.front().strips.back().notes = kPitch * notes;
      made.turn(head);
      return std::pair(made.turns.tail_page > made.turns.after.page, made.turns);
    };
    std::size_t named = 0;
    for (const int head : {0, 4}) {
      for (const int tail : {2, 3, 5, 9}) {
        for (int lines = 1; lines <= 25; ++lines) {
          CAPTURE(head, tail, lines);
          const auto [is_alone, turns] = alone(head, lines, tail, 0);
          if (!is_alone) {
            CHECK(turns.lines_over == 0);
            continue;
          }
          const int over = turns.lines_over;
          // What stands on the last page of text, counted anew.
          const int there = head + lines > 10 ? (head + lines) % 10 == 0 ? 10 : (head + lines) % 10 : lines;
          for (int fewer = 1; fewer < there; ++fewer) {
            CAPTURE(fewer);
            CHECK(alone(head, lines - fewer, tail, 0).first == (over == 0 || fewer < over));
          }
          if (over > 0) ++named;
          if (over > 0) CHECK(over < there);
        }
      }
    }
    CHECK(named > 10);
    CHECK(alone(0, 7, 3, 1).second.lines_over > 0);  // a note takes room too
  }
  SECTION("on an even page, or one that makes the pages a multiple of four (GB-7.4.6)") {
    maker.add(Sort::paragraph, 2);
    maker.tail.last_page = LastPage::even;
    maker.turn(0);
    CHECK(maker.turns.tail_page == 1);
    maker.tail.last_page = LastPage::fourth;
    maker.turn(0);
    CHECK(maker.turns.tail_page == 3);
  }
}

TEST_CASE("foot notes take their room on the page of their line", "[layout]") {
  Maker maker(10);
  maker.add(Sort::paragraph, 12);
  maker.made[0].ways[0].strips[7].notes = kPitch * 2;
  const auto& places = maker.turn(0);
  // Eight lines and two of notes fill page 1.
  CHECK(places[0].strips[7].page == 0);
  CHECK(places[0].strips[8].page == 1);
  CHECK(maker.turns.notes[0] == kPitch * 2);
  CHECK(maker.turns.notes[1] == Length());
  // A line whose note does not fit goes to the next page with it.
  maker.made[0].ways[0].strips[7].notes = kPitch * 3;
  CHECK(maker.turn(0)[0].strips[7].page == 1);
  CHECK(maker.turns.notes[0] == Length());
}

namespace {

/// A paragraph of 12 lines on pages of ten, whose eighth line brings a note: below a rule that takes 3 mm, 5 mm a line.
Maker with_note(Length notes, Length rest) {
  Maker maker(10);
  maker.notes.pitch = Length::mm(5);
  maker.notes.gap = maker.notes.rule_weight = Length::mm(1);
  maker.add(Sort::paragraph, 12);
  maker.made[0].ways[0].strips[7].notes = notes;
  maker.made[0].ways[0].strips[7].notes_rest = rest;
  return maker;
}

}  // namespace

TEST_CASE("a foot note that has no room goes on at the next page's foot", "[layout]") {
  Maker maker = with_note(Length::mm(35), Length::mm(30));
  const auto& places = maker.turn(0);
  CHECK(places[0].strips[7].page == 0);
  CHECK(places[0].strips[8].page == 1);
  CHECK(maker.turns.notes == std::vector<Length>{Length::mm(3 + 15), Length::mm(3 + 20)});
  // Between the notes and the tail there is an empty line.
  maker.tail.height = Length::mm(100 - 40 - 23 - 10);
  maker.turn(0);
  CHECK(maker.turns.tail_page == 1);
  maker.tail.height += Length::mm(1);
  maker.turn(0);
  CHECK(maker.turns.tail_page == 2);
}

TEST_CASE("nothing else stands on a page whose notes go on", "[layout]") {
  // 19 lines of notes a page: three on page 1, five pages, and two on the seventh.
  Maker maker = with_note(Length::mm(500), Length::mm(495));
  const auto& places = maker.turn(0);
  CHECK(places[0].strips[7].page == 0);
  CHECK(places[0].strips[8].page == 6);
  REQUIRE(maker.turns.notes.size() == 7);
  for (std::size_t page = 1; page < 6; ++page) CHECK(maker.turns.notes[page] == Length::mm(3 + 95));
  CHECK(maker.turns.notes[6] == Length::mm(3 + 10));
  // At the text's end as well; the tail stands on the last page.
  maker.made[0].ways[0].strips.resize(8);
  maker.tail.height = Length::mm(30);
  maker.turn(0);
  CHECK(maker.turns.notes.size() == 7);
  CHECK(maker.turns.tail_page == 6);
}

TEST_CASE("a heading's note is whole on its page, for its text must stand there", "[layout]") {
  Maker maker = with_note({}, {});
  maker.made[0].ways[0].strips.resize(6);
  Matter& heading = maker.add(Sort::heading, 1);
  heading.ways[0].strips[0].notes = Length::mm(20);
  heading.ways[0].strips[0].notes_rest = Length::mm(15);
  maker.add(Sort::paragraph, 4);
  // 60 + 10 + 10 + 3 + 20 mm are more than a page.
  CHECK(starts(maker, 0) == "1:1 2:1 2:2 ");
  maker.made[0].ways[0].strips.resize(5);
  CHECK(starts(maker, 0) == "1:1 1:6 1:7 ");
}

TEST_CASE("notes that cannot begin on one page are amiss", "[layout]") {
  Maker maker = with_note(Length::mm(200), Length::mm(50));
  maker.turn(0);
  REQUIRE(maker.turns.amiss.size() >= 1);
  CHECK(std::ranges::count(maker.turns.amiss, TurnFault::notes_too_tall, &TurnNote::fault) == 1);
}

TEST_CASE("strips off the grid follow each other, what comes behind is on the grid again", "[layout]") {
  Maker maker(10);
  Matter& rows = maker.add(Sort::paragraph, 3);
  rows.lines = false;
  for (Strip& strip : rows.ways[0].strips) strip = {{0, Length::mm(7)}, {}};
  maker.add(Sort::paragraph, 1);
  const auto& places = maker.turn(1);
  CHECK(places[0].strips[1].y == Length::mm(17));
  CHECK(places[0].strips[2].y == Length::mm(24));
  CHECK(places[1].strips[0].y == Length::mm(40));
}

namespace {

/// The least cost of all combinations of ways, each tried by itself.
TurnCost least_of_all(const Maker& maker, const std::vector<std::vector<Way>>& others, int first_row) {
  TurnCost least = std::numeric_limits<TurnCost>::max();
  std::vector<std::size_t> choice(maker.made.size(), 0);
  while (true) {
    Maker one = maker;
    TurnCost cost = 0;
    for (std::size_t i = 0; i < choice.size(); ++i) {
      if (choice[i] == 0) continue;
      one.made[i].ways.front().strips = others[i][choice[i] - 1].strips;
      cost += others[i][choice[i] - 1].cost;
    }
    one.turn(first_row);
    least = std::min(least, cost + one.turns.cost);
    std::size_t i = 0;
    while (i < choice.size() && choice[i] == others[i].size()) choice[i++] = 0;
    if (i == choice.size()) return least;
    ++choice[i];
  }
}

}  // namespace

TEST_CASE("in documents of up to three pages the search finds what trying everything finds", "[layout]") {
  test::Dice dice(20261129);
  const auto below = [&](int n) { return dice.below(n); };
  int helped = 0;
  for (int round = 0; round < 400; ++round) {
    const int lines = 8 + below(8);
    Maker maker(lines);
    if (below(3) == 0) maker.tail.height = kPitch * (2 + below(3));
    const int count = 3 + below(5);
    std::vector<std::vector<Way>> others;
    for (int i = 0; i < count; ++i) {
      if (below(6) == 0) {
        maker.add(Sort::heading, 1);
        others.emplace_back();
        continue;
      }
      // Paragraphs of four lines and more, so that no way changes what is kept with what.
      const int rows = 4 + below(4);
      maker.add(Sort::paragraph, rows);
      std::vector<Way>& ways = others.emplace_back();
      if (below(2) == 0) ways.push_back(Maker::way(rows - 1, 1 + below(1000)));
      if (below(2) == 0) ways.push_back(Maker::way(rows + 1, 1 + below(1000)));
    }
    const int first = below(lines / 2);
    Maker plain = maker;
    plain.turn(first);
    if (plain.turns.after.page + 1 > kSmallDocument || plain.turns.tail_page + 1 > kSmallDocument) continue;
    if (plain.turns.cost == 0) continue;
    const TurnCost least = least_of_all(maker, others, first);
    maker.turn(first, others);
    CAPTURE(round, lines, first);
    // A page that only is left short is not looked into.
    const bool amiss = std::any_of(plain.turns.amiss.begin(), plain.turns.amiss.end(),
                                   [](const TurnNote& note) { return note.fault != TurnFault::short_page; });
    if (!amiss) continue;
    CHECK(maker.turns.cost == least);
    if (least < plain.turns.cost) ++helped;
  }
  CHECK(helped > 50);
}

TEST_CASE("whatever the blocks, every strip has its place and none has another's", "[layout]") {
  test::Dice dice(20260105);
  const auto below = [&](int n) { return dice.below(n); };
  for (int round = 0; round < 2000; ++round) {
    const int lines = 4 + below(20);
    Maker maker(lines);
    const int count = 1 + below(30);
    std::vector<std::vector<Way>> others;
    for (int i = 0; i < count; ++i) {
      const int sort = below(10);
      others.emplace_back();
      if (sort < 3) {
        maker.add(Sort::pictures, 1 + below(lines));
        maker.made.back().least_rows = std::max(1, maker.made.back().ways[0].strips[0].extent.rows * 3 / 4);
      } else if (sort < 4) {
        maker.add(Sort::heading, 1);
      } else if (sort < 5 && i > 0) {
        maker.add(Sort::contributor, 1);
      } else {
        const int rows = below(9);
        maker.add(Sort::paragraph, rows);
        if (rows > 2) others.back() = {Maker::way(rows - 1, 100), Maker::way(rows + 1, 100)};
      }
      // A contributor's line is of the section of what it stands below.
      const bool below_text = maker.made.back().keep_with_previous;
      maker.made.back().section =
          below_text ? maker.made[maker.made.size() - 2].section : static_cast<std::uint32_t>(i / 7);
    }
    if (below(2) == 0) maker.tail.height = kPitch * (1 + below(3));
    const auto& places = maker.turn(below(lines), others);
    REQUIRE(places.size() == maker.made.size());
    std::set<std::pair<std::size_t, int>> used;
    for (std::size_t i = 0; i < places.size(); ++i) {
      const Matter& matter = maker.made[i];
      const Way& way = matter.ways[places[i].way];
      if (places[i].strips.size() != way.strips.size()) FAIL("strips of block " << i);
      if (matter.floats && (places[i].rows < 1 || places[i].rows > way.strips[0].extent.rows)) FAIL("rows of pictures");
      for (const Spot& strip : places[i].strips) {
        const int rows = matter.floats ? places[i].rows : 1;
        for (int k = 0; k < rows; ++k) {
          if (!used.insert({strip.page, row(strip) + k}).second) FAIL("a line twice");
          if (row(strip) + k < 0 || row(strip) + k >= lines) FAIL("a line off the page");
        }
      }
      if (matter.keep_with_previous && places[i].strips.front().y == Length() && lines > 2 && i > 0 &&
          !places[i - 1].strips.empty() && !maker.made[i - 1].keep_with_previous) {
        std::string all;
        for (std::size_t k = 0; k < places.size(); ++k) {
          const Matter& m = maker.made[k];
          all += std::string(m.floats               ? "F"
                             : m.keep_with_previous ? "c"
                             : m.whole              ? "h"
                                                    : "p") +
                 std::to_string(m.floats ? m.ways[0].strips[0].extent.rows : m.ways[0].strips.size()) + " @" +
                 pages_of(places[k]) + "; ";
        }
        FAIL("a contributor's line alone in round " << round << ", block " << i << ": lines " << lines << " " << all);
      }
    }
    CHECK(maker.turns.tail_page >= maker.turns.after.page);
  }
}

TEST_CASE("five thousand pages of prose", "[layout]") {
  test::Dice dice(5000);
  const auto below = [&](int n) { return dice.below(n); };
  Maker maker(22);
  std::vector<std::vector<Way>> others;
  int lines = 0;
  while (lines < 5000 * 22) {
    const int rows = 1 + below(9);
    lines += rows;
    maker.add(Sort::paragraph, rows);
    std::vector<Way>& ways = others.emplace_back();
    // About one paragraph in three can be set otherwise, as prose can.
    if (rows > 2 && below(6) == 0) ways.push_back(Maker::way(rows - 1, 1 + below(5000)));
    if (rows > 2 && below(6) == 0) ways.push_back(Maker::way(rows + 1, 1 + below(5000)));
  }
  maker.turn(0);
  const std::size_t before = maker.turns.amiss.size();
  maker.turn(0, others);
  CHECK(before > 1000);
  CHECK(maker.turns.amiss.size() * 2 < before);
  std::size_t strips = 0;
  for (std::size_t i = 0; i < maker.made.size(); ++i) strips += maker.turns.blocks[i].strips.size();
  CHECK(maker.turns.after.page >= strips / 22);
  CHECK(maker.turns.after.page <= strips / 22 + 1);
}
