// Charstrings taken apart and written anew, on programs written by hand (Adobe Technical Note 5177). All bytes are made
// to cost the same where nothing else is said, so that the shortest program is the cheapest.

#include "font/charstring_writer.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <optional>
#include <string>
#include <vector>

#include "font/charstring_outline.h"

using namespace typeset;

namespace {

std::string n(std::initializer_list<int> values) {
  std::string bytes;
  const auto put = [&](int byte) { bytes += static_cast<char>(byte); };
  for (const int v : values) {
    const int rest = (v < 0 ? -v : v) - 108;
    if (rest < 0) {
      put(v + 139);
    } else if (rest < 1024) {
      put((v < 0 ? 251 : 247) + rest / 256), put(rest % 256);
    } else {
      put(28), put(v >> 8), put(v);
    }
  }
  return bytes;
}
std::string op(int code) { return std::string(1, static_cast<char>(code)); }

constexpr int kVMove = 4, kLines = 5, kHLines = 6, kVLines = 7, kCurves = 8, kMove = 21, kHMove = 22, kCurvesLine = 24,
              kLinesCurve = 25, kVV = 26, kHH = 27, kVH = 30, kHV = 31;
const std::string kEnd = op(14);

/// Every byte one cost.
std::array<std::uint8_t, 256> even() {
  std::array<std::uint8_t, 256> costs{};
  costs.fill(128);
  return costs;
}

std::optional<CharstringOutline> apart(const std::string& program) {
  CharstringOutline outline;
  if (!take_charstring_apart(program, {}, {}, outline)) return std::nullopt;
  outline.segments.resize(outline.contours.empty() ? 0 : outline.contours.back().end);
  return outline;
}

std::optional<std::string> rewritten(const std::string& program,
                                     const std::array<std::uint8_t, 256>& sixteenths = even()) {
  const std::optional<CharstringOutline> outline = apart(program);
  if (!outline) return std::nullopt;
  const ByteCosts costs(sixteenths);
  CharstringWriter writer(costs);
  const std::string written(writer.write(*outline));
  CHECK(writer.write(*outline) == written);
  return written;
}

struct Row {
  const char* what;
  std::string program, expected;
};

const std::string kStart = n({1, 2}) + op(kMove);
// Two curves without a zero that lead there and back.
const std::string kBow = n({10, 20, 30, 40, 50, 60}), kBack = n({-20, -10, -40, -30, -30, -80});
const std::string kBowAndBack = kBow + kBack + op(kCurves);

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO(row.what);
    const std::optional<std::string> result = rewritten(row.program);
    REQUIRE(result);
    CHECK(*result == row.expected);
  }
}

}  // namespace

TEST_CASE("what a contour does without") {
  const std::string loop = n({10, 20, -30, -40, 14, 8});  // ends 6 to the left and 12 below
  const auto kept = [&](const char* what, const std::string& curve) {
    return Row{what, kStart + curve + loop + op(kCurves) + kEnd, kStart + curve + loop + op(kCurves) + kEnd};
  };
  check({
      {"nothing drawn", n({9}) + kEnd, n({9}) + kEnd},
      {"a move alone", kStart + kEnd, kEnd},
      {"an end left unsaid", kStart + kBowAndBack, kStart + kBowAndBack + kEnd},
      {"the width of a move alone", n({9}) + kStart + kEnd, n({9}) + kEnd},
      {"nothing to leave out", kStart + kBowAndBack + kEnd, kStart + kBowAndBack + kEnd},
      {"moves in a row are one", n({9}) + kStart + n({3, 4}) + op(kMove) + kBowAndBack + kEnd,
       n({9, 4, 6}) + op(kMove) + kBowAndBack + kEnd},
      {"moves along one axis", n({9, 5}) + op(kHMove) + n({7}) + op(kVMove) + kBowAndBack + kEnd,
       n({9, 5, 7}) + op(kMove) + kBowAndBack + kEnd},
      {"a move to the right", n({5, 0}) + op(kMove) + kBowAndBack + kEnd, n({5}) + op(kHMove) + kBowAndBack + kEnd},
      {"a move up", n({0, 5}) + op(kMove) + kBowAndBack + kEnd, n({5}) + op(kVMove) + kBowAndBack + kEnd},
      {"no move", n({0, 0}) + op(kMove) + kBowAndBack + kEnd, n({0}) + op(kHMove) + kBowAndBack + kEnd},
      {"the closing line", kStart + kBow + n({-90, -120}) + op(kCurvesLine) + kEnd, kStart + kBow + op(kCurves) + kEnd},
      {"the closing line unsaid", kStart + kBow + op(kCurves) + kEnd, kStart + kBow + op(kCurves) + kEnd},
      // b c d, closed by a = -100 -90; c is the costliest and leads to 90 95.
      {"the costliest line", n({-100, -90}) + op(kMove) + n({-90, -100, 280, 285, -90, -95}) + op(kLines) + kEnd,
       n({90, 95}) + op(kMove) + n({-90, -95, -100, -90, -90, -100}) + op(kLines) + kEnd},
      // It leaves off at 0 0 before, at -190 -190 after.
      {"the move after it",
       n({-100, -90}) + op(kMove) + n({-90, -100, 280, 285, -90, -95}) + op(kLines) + n({-185, -184}) + op(kMove) +
           kBowAndBack + kEnd,
       n({90, 95}) + op(kMove) + n({-90, -95, -100, -90, -90, -100}) + op(kLines) + n({5, 6}) + op(kMove) +
           kBowAndBack + kEnd},
      {"what goes nowhere", kStart + n({0, 0}) + op(kLines) + kBow + n({0, 0, 0, 0, 0, 0}) + kBack + op(kCurves) + kEnd,
       kStart + kBowAndBack + kEnd},
      {"lines out and back", kStart + n({9, 12, -3, -4}) + kBow + op(kLinesCurve) + kEnd,
       kStart + n({9, 12, -3, -4}) + kBow + op(kLinesCurve) + kEnd},
      {"lines in one direction are not joined", kStart + n({3, 4, 6, 8}) + kBow + op(kLinesCurve) + kEnd,
       kStart + n({3, 4, 6, 8}) + kBow + op(kLinesCurve) + kEnd},
      kept("a curve that is a line stays a curve", n({1, 2, 2, 4, 3, 6})),
      {"a curve out and back", kStart + n({5, 6, -3, -1, -2, -5}) + op(kCurves) + kEnd,
       kStart + n({5, 6, -3, -1, -2, -5}) + op(kCurves) + kEnd},
      {"numbers written long",
       op(28) + std::string("\0\1", 2) + std::string("\xFF\0\2\0\0", 5) + op(kMove) + kBowAndBack + kEnd,
       kStart + kBowAndBack + kEnd},
      {"halves", std::string("\xFF\0\1\x80\0", 5) + n({2}) + op(kMove) + kBowAndBack + kEnd,
       std::string("\xFF\0\1\x80\0", 5) + n({2}) + op(kMove) + kBowAndBack + kEnd},
  });
}

TEST_CASE("each operator is read, and written where it is the shortest") {
  const std::string h1 = n({60, 30, 5, 50}), h2 = n({40, 20, 7, 30});  // four numbers of a curve
  const auto same = [&](const char* what, const std::string& body) {
    return Row{what, kStart + body + kEnd, kStart + body + kEnd};
  };
  check({
      same("rlineto", n({100, 3, 90, 80}) + op(kLines)),
      same("hlineto", n({100, 90, 80, 70, 60}) + op(kHLines)),
      same("vlineto", n({100, 90, 80, 70}) + op(kVLines)),
      same("rrcurveto", kBow + kBow + op(kCurves)),
      same("rcurveline", kBow + kBow + n({5, 6}) + op(kCurvesLine)),
      same("rlinecurve", n({5, 6, 7, 9}) + kBow + op(kLinesCurve)),
      same("hhcurveto", h1 + h2 + op(kHH)),
      same("hhcurveto that leaves otherwise", n({8}) + h1 + h2 + op(kHH)),
      same("vvcurveto", h1 + h2 + op(kVV)),
      same("vvcurveto that leaves otherwise", n({8}) + h1 + h2 + op(kVV)),
      same("hvcurveto", h1 + h2 + h1 + op(kHV)),
      same("hvcurveto that arrives otherwise", h1 + h2 + n({8}) + op(kHV)),
      same("vhcurveto", h1 + h2 + op(kVH)),
      same("vhcurveto that arrives otherwise", h1 + h2 + h1 + n({8}) + op(kVH)),
      {"horizontal and vertical lines with their zeros", kStart + n({100, 0, 0, 90, 80, 0}) + op(kLines) + kEnd,
       kStart + n({100, 90, 80}) + op(kHLines) + kEnd},
      {"level curves with their zeros", kStart + n({60, 0, 30, 5, 50, 0, 40, 0, 20, 7, 30, 0}) + op(kCurves) + kEnd,
       kStart + h1 + h2 + op(kHH) + kEnd},
      {"turning curves with their zeros", kStart + n({0, 60, 30, 5, 50, 0, 40, 0, 20, 7, 0, 30}) + op(kCurves) + kEnd,
       kStart + h1 + h2 + op(kVH) + kEnd},
      {"turning curves, the first of which arrives otherwise",
       kStart + n({60, 0, 30, 5, 50, 8, 0, 40, 20, 7, 30, 0}) + op(kCurves) + kEnd,
       kStart + n({60, 30, 5, 8, 50}) + op(kHV) + n({40, 20, 7, 30}) + op(kVH) + kEnd},
      {"the same, upwards", kStart + n({0, 60, 30, 5, 8, 50, 40, 0, 20, 7, 0, 30}) + op(kCurves) + kEnd,
       kStart + n({60, 30, 5, 8, 50}) + op(kVH) + n({40, 20, 7, 30}) + op(kHV) + kEnd},
      {"dotsection", kStart + op(12) + op(0) + kBowAndBack + kEnd, kStart + kBowAndBack + kEnd},
      {"flex", kStart + kBow + kBack + n({50}) + op(12) + op(35) + kEnd, kStart + kBowAndBack + kEnd},
      {"hflex", kStart + n({10, 20, 30, 40, 50, 60, 70}) + op(12) + op(34) + kEnd,
       kStart + n({10, 20, 30, 40, 50, 60, -30, 70}) + op(kHH) + kEnd},
      {"hflex1", kStart + n({10, 5, 20, 30, 40, 50, 60, 7, 70}) + op(12) + op(36) + kEnd,
       kStart + n({5, 10, 20, 30, 40}) + op(kHH) + n({50, 60, 7, -42, 70}) + op(kHV) + kEnd},
      {"flex1 across", kStart + n({10, 1, 20, 3, 30, 4, 40, 4, 50, 5, 6}) + op(12) + op(37) + kEnd,
       kStart + n({10, 1, 20, 3, 30, 4, 40, 4, 50, 5, 6, -17}) + op(kCurves) + kEnd},
      {"flex1 upwards", kStart + n({1, 10, 3, 20, 4, 30, 4, 40, 5, 50, 6}) + op(12) + op(37) + kEnd,
       kStart + n({1, 10, 3, 20, 4, 30, 4, 40, 5, 50, -17, 6}) + op(kCurves) + kEnd},
  });
}

TEST_CASE("dear zeros are left unsaid, cheap ones save operators") {
  const std::string level = n({60, 0, 30, 5, 60, 0});
  const std::string one_operator = kStart + kBow + level + kBow + op(kCurves) + kEnd;
  const std::string three_operators =
      kStart + kBow + op(kCurves) + n({60, 30, 5, 60}) + op(kHH) + kBow + op(kCurves) + kEnd;
  std::array<std::uint8_t, 256> cheap_zeros = even(), cheap_operators = even();
  cheap_zeros[139] = 16;
  cheap_operators[kCurves] = cheap_operators[kHH] = 16;
  for (const std::string& program : {one_operator, three_operators}) {
    CHECK(rewritten(program, cheap_zeros) == one_operator);
    CHECK(rewritten(program, cheap_operators) == three_operators);
  }
}

TEST_CASE("long runs stay within 48 operands and draw the same") {
  struct Run {
    std::string first, repeated, last;
  };
  const std::string level = n({60, 0, 30, 5, 60, 0}), upright = n({0, 60, 5, 30, 0, 60});
  const std::string turning = n({60, 0, 30, 5, 0, 60, 0, 60, 30, 5, 60, 0});
  for (const Run& run : {Run{"", n({3, 4, 4, 3}), ""},
                         {"", n({5, 0, 0, 6}), ""},
                         {"", n({0, 6, 5, 0}), ""},
                         {"", kBow, ""},
                         {"", level, ""},
                         {n({60, 7, 30, 5, 60, 0}), level, ""},
                         {"", upright, ""},
                         {n({7, 60, 30, 5, 0, 60}), upright, ""},
                         {"", turning, ""},
                         {"", turning, n({60, 0, 30, 5, 7, 60})},
                         {n({0, 60, 30, 5, 60, 0}), turning, n({60, 0, 30, 5, 7, 60})}}) {
    const int kind = run.repeated.size() == 4 ? kLines : kCurves;
    for (int count = 1; count < 60; ++count) {
      std::string program = kStart;
      if (!run.first.empty()) program += run.first + op(kind);
      for (int i = 0; i < count; ++i) program += run.repeated + op(kind);
      if (!run.last.empty()) program += run.last + op(kind);
      program += kEnd;
      const std::optional<std::string> small = rewritten(program);
      REQUIRE(small);
      const std::optional<CharstringOutline> before = apart(program);
      const std::optional<CharstringOutline> after = apart(*small);  // none beyond 48
      REQUIRE(after);
      // The same contour, wherever it begins.
      REQUIRE(after->segments.size() == before->segments.size());
      std::vector<OutlineSegment> twice = before->segments;
      twice.insert(twice.end(), before->segments.begin(), before->segments.end());
      CHECK(std::search(twice.begin(), twice.end(), after->segments.begin(), after->segments.end()) != twice.end());
      CHECK(small->size() <= program.size());
    }
  }
}

TEST_CASE("what cannot be taken apart exactly is none") {
  const std::string far = op(28) + std::string("\x3F\xFF", 2);  // 16383
  const std::vector<std::pair<const char*, std::string>> rows = {
      {"empty", ""},
      {"a line before the first move", n({1, 2}) + op(kLines) + kEnd},
      {"lines of odd operands", kStart + n({1, 2, 3}) + op(kLines) + kEnd},
      {"a line of nothing", kStart + op(kLines) + kEnd},
      {"horizontal lines of nothing", kStart + op(kHLines) + kEnd},
      {"curves of seven", kStart + n({1, 2, 3, 4, 5, 6, 7}) + op(kCurves) + kEnd},
      {"a curve and no line", kStart + kBow + op(kCurvesLine) + kEnd},
      {"a curve and no line before it", kStart + kBow + op(kLinesCurve) + kEnd},
      {"level curves of six", kStart + kBow + op(kHH) + kEnd},
      {"turning curves of three", kStart + n({1, 2, 3}) + op(kHV) + kEnd},
      {"a flex of twelve", kStart + kBow + kBack + op(12) + op(35) + kEnd},
      {"arithmetic", kStart + n({1, 2}) + op(12) + op(10) + kEnd},
      {"a move of three, not the first", kStart + n({1, 2, 3}) + op(kMove) + kEnd},
      {"a width at the end, not the first", kStart + n({1}) + kEnd},
      {"a dotsection with an operand", kStart + n({1}) + op(12) + op(0) + kEnd},
      {"an accent", n({1, 2, 65, 66}) + kEnd},
      {"a reserved operator", kStart + op(9) + kEnd},
      {"a number cut off", kStart + op(28) + "a"},
      {"an escape cut off", kStart + op(12)},
      {"49 operands", kStart + std::string(49, static_cast<char>(140)) + op(kLines) + kEnd},
      {"a point too far", far + n({1}) + op(kMove) + n({1, 1}) + op(kLines) + kEnd},
      {"a control point too far", far + n({1}) + op(kMove) + n({1, 1, -9, 0, 0, 9}) + op(kCurves) + kEnd},
  };
  for (const auto& [what, program] : rows) {
    INFO(what);
    CHECK_FALSE(rewritten(program));
  }
  CHECK(rewritten(far + n({1}) + op(kMove) + n({-1, 1}) + op(kLines) + kEnd));
}
