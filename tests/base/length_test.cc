// Lengths are whole: millimetres and points add without rounding, and a part of a length is rounded down.
#include "base/length.h"

#include <catch2/catch.hpp>
#include <cstdint>

using namespace typeset;

TEST_CASE("units of length", "[base]") {
  CHECK(Length::mm(1).units() == 36000);  // 914400 / 25.4
  CHECK(Length::pt(1).units() == 12700);  // 914400 / 72
  CHECK(Length::centi_mm(35).units() == 12600);
  CHECK(Length::centi_pt(1575) == Length::pt(63) / 4);
  CHECK(Length::mm(210) + Length::mm(-210) == Length());
  CHECK(Length::mm(156).in_mm() == 156.0);
  CHECK(Length::pt(16).in_pt() == 16.0);
  // 28 cells of 16 pt are wider than the measure of 156 mm, 28 of 15.75 pt are not (gbt9704.md).
  CHECK(28 * Length::pt(16) > Length::mm(156));
  CHECK(28 * Length::centi_pt(1575) < Length::mm(156));
}

TEST_CASE("parts of a length round towards minus infinity", "[base]") {
  struct Case {
    std::int64_t units, num, den, part;
  };
  const Case cases[] = {
      {10, 1, 3, 3},
      {11, 1, 3, 3},
      {12, 1, 3, 4},
      {-10, 1, 3, -4},
      {-12, 1, 3, -4},
      {10, -1, 3, -4},
      {10, 1, -3, -4},
      {-10, -1, 3, 3},
      {0, 5, 7, 0},
      {10, 0, 7, 0},
      {7, 3, 2, 10},
      {-7, 3, 2, -11},
      // the product passes 64 bits
      {INT64_MAX, INT64_MAX, INT64_MAX, INT64_MAX},
      {INT64_MAX / 2, 1000000, 2000000, INT64_MAX / 4},
  };
  for (const Case& c : cases) {
    INFO(c.units << " * " << c.num << " / " << c.den);
    CHECK(Length::units(c.units).scaled(c.num, c.den).units() == c.part);
  }
  CHECK(Length::units(-1) / 2 == Length::units(-1));
}

TEST_CASE("cells placed from the edge close the measure", "[base]") {
  // Cell n begins at ⌊n·W/28⌋: no cell differs from another by more than a unit, and nothing is lost at the end.
  const Length measure = Length::mm(156);
  Length end;
  for (int n = 0; n < 28; ++n) {
    const Length begin = measure.scaled(n, 28);
    CHECK(begin == end);
    end = measure.scaled(n + 1, 28);
    CHECK((end - begin).units() >= measure.units() / 28);
    CHECK((end - begin).units() <= measure.units() / 28 + 1);
  }
  CHECK(end == measure);
}
