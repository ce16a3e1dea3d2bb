// What is looked up in a moment is what the readable tables and the plain arithmetic say.
#include <algorithm>
#include <catch2/catch.hpp>
#include <limits>
#include <string>

#include "text/fine.h"
#include "text/kinsoku.h"

namespace typeset::text {
namespace {

constexpr auto kLastClass = static_cast<std::size_t>(CharClass::CT);

TEST_CASE("of two classes the first row that matches decides") {
  for (std::size_t a = 0; a <= kLastClass; ++a) {
    for (std::size_t b = 0; b <= kLastClass; ++b) {
      const auto first = static_cast<CharClass>(a);
      const auto second = static_cast<CharClass>(b);
      const auto row = std::ranges::find_if(
          unit_rows(), [&](const UnitRow& unit) { return unit.first.has(first) && unit.second.has(second); });
      INFO("classes " << a << " and " << b);
      REQUIRE(row != unit_rows().end());
      CHECK(&unit_row(first, second) == &*row);
    }
  }
}

TEST_CASE("of a class at a line's edge its one row decides") {
  const auto forbids = [](Kinsoku from, Kinsoku level) { return from != Kinsoku::none && level >= from; };
  for (std::size_t c = 0; c <= kLastClass; ++c) {
    const auto cls = static_cast<CharClass>(c);
    const auto is_of = [&](const EdgeRow& edge) { return edge.cls == cls; };
    INFO("class " << c);
    REQUIRE(std::ranges::count_if(edge_rows(), is_of) <= 1);
    const auto row = std::ranges::find_if(edge_rows(), is_of);
    const bool spoken_of = row != edge_rows().end();
    CHECK(std::string(edge_rule(cls)) == (spoken_of ? row->rule : ""));
    for (const Kinsoku level : {Kinsoku::none, Kinsoku::basic, Kinsoku::gb, Kinsoku::strict}) {
      CHECK(may_start_line(cls, level) == !(spoken_of && forbids(row->not_at_start, level)));
      CHECK(may_end_line(cls, level) == !(spoken_of && forbids(row->not_at_end, level)));
    }
  }
}

TEST_CASE("a part is rounded down, on either side of the products that 64 bits hold") {
  CHECK(part(7, 1, 2) == 3);
  CHECK(part(-7, 1, 2) == -4);
  CHECK(part(-8, 1, 2) == -4);
  CHECK(part(7, -1, 2) == -4);
  constexpr Fine kLargest = std::numeric_limits<Fine>::max();
  // 2⁶³ − 1 is 7 × 1317624576693539401.
  CHECK(part(kLargest, 1, 7) == kLargest / 7);
  CHECK(part(kLargest, 3, 7) == kLargest / 7 * 3);
  CHECK(part(-kLargest, 3, 7) == kLargest / 7 * -3);
  CHECK(part(kLargest - 1, 3, 7) == kLargest / 7 * 3 - 1);
  CHECK(part(1 - kLargest, 3, 7) == kLargest / 7 * -3);
  CHECK(part(-kLargest, 2, kLargest) == -2);
  // One above and one below what the product may be.
  CHECK(part(Fine{1} << 62, 2, 2) == Fine{1} << 62);
  CHECK(part((Fine{1} << 62) - 1, 2, 2) == (Fine{1} << 62) - 1);
  CHECK(part(-(Fine{1} << 62), 2, 4) == -(Fine{1} << 61));
  CHECK(part(-(Fine{1} << 62) - 1, 2, 4) == -(Fine{1} << 61) - 1);
}

}  // namespace
}  // namespace typeset::text
