// Charstrings made plain and taken apart, on programs written by hand (Adobe Technical Note 5177).

#include "font/charstring.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "font/charstring_outline.h"
#include "font/made_cff.h"

using namespace typeset;
using namespace typeset::testing;

namespace {

// Numbers from -107 to 107 are one byte: n + 139.
std::string n(int value) { return std::string(1, static_cast<char>(value + 139)); }
std::string op(int code) { return std::string(1, static_cast<char>(code)); }

const std::string kMove = n(1) + n(2) + op(21);
const std::string kLine = n(3) + n(4) + op(5);
const std::string kEnd = op(14);
const std::string kReturn = op(11);
/// Subroutine 0 of fewer than 1240.
const std::string kCallLocal = n(-107) + op(10);
const std::string kCallGlobal = n(-107) + op(29);

std::optional<std::string> plain(const std::string& charstring, const std::vector<std::string>& local = {},
                                 const std::vector<std::string>& global = {}) {
  const std::string bytes = made_cff({{charstring}, global, local, std::nullopt});
  const std::optional<CffTable> cff = CffTable::read(bytes);
  REQUIRE(cff);
  return plain_charstring(*cff, 0);
}

std::optional<CharstringOutline> apart(const std::string& charstring, const std::vector<std::string>& local = {},
                                       const std::vector<std::string>& global = {}) {
  const std::string bytes = made_cff({{charstring}, global, local, std::nullopt});
  const std::optional<CffTable> cff = CffTable::read(bytes);
  REQUIRE(cff);
  CharstringOutline outline;
  if (!take_charstring_apart(charstring, cff->global_subrs(), cff->font_dicts()[0].subrs, outline)) return std::nullopt;
  outline.segments.resize(outline.contours.empty() ? 0 : outline.contours.back().end);
  return outline;
}

}  // namespace

TEST_CASE("calls are replaced by what they call, stems and masks left out, widths kept") {
  struct Row {
    const char* what;
    std::string program;
    std::vector<std::string> local;
    std::vector<std::string> global;
    std::string expected;
  };
  const std::string body = kMove + kLine + kEnd;
  const std::vector<Row> rows = {
      {"nothing to do", body, {}, {}, body},
      {"numbers of every size",
       op(28) + "ab" + std::string("\xFF\0\1\0\0", 5) + op(21) + "\xF7x\xFBy" + op(5) + kEnd,
       {},
       {},
       op(28) + "ab" + std::string("\xFF\0\1\0\0", 5) + op(21) + "\xF7x\xFBy" + op(5) + kEnd},
      {"a local call", kMove + kCallLocal + kEnd, {kLine + kReturn}, {}, body},
      {"a global call", kMove + kCallGlobal + kEnd, {}, {kLine + kReturn}, body},
      {"operands of a called line stand before the call",
       kMove + n(3) + n(4) + kCallLocal + kEnd,
       {op(5) + kReturn},
       {},
       body},
      {"a number left by a subroutine", kMove + n(3) + kCallLocal + op(5) + kEnd, {n(4) + kReturn}, {}, body},
      {"the number of the next call left by a subroutine",
       kMove + kCallLocal + op(29) + kEnd,
       {n(-107) + kReturn},
       {kLine + kReturn},
       body},
      {"a call in a call", kMove + kCallLocal + kEnd, {kCallGlobal + kReturn}, {kLine + kReturn}, body},
      {"a subroutine that ends the glyph", kMove + kCallLocal, {kLine + kEnd}, {}, body},
      {"a subroutine without return", kMove + kCallLocal + kEnd, {kLine}, {}, body},
      {"an end left unsaid", kMove + kLine, {}, {}, body},
      {"stems", n(5) + n(6) + op(1) + n(7) + n(8) + op(3) + body, {}, {}, body},
      {"stems with the width", n(9) + n(5) + n(6) + op(1) + n(7) + n(8) + op(3) + body, {}, {}, n(9) + body},
      {"an odd number after the width is no width", n(9) + op(1) + n(5) + n(6) + op(3) + body, {}, {}, n(9) + body},
      {"a mask with its stems unsaid", n(5) + n(6) + op(18) + n(7) + n(8) + op(19) + "\x14" + body, {}, {}, body},
      {"a mask of nine stems has two bytes",
       n(9) + std::string(16, static_cast<char>(140)) + op(18) + n(1) + n(1) + op(19) + "\xFF\x0E" + body,
       {},
       {},
       n(9) + body},
      {"a counter mask", n(5) + n(6) + op(18) + op(20) + "\x80" + body, {}, {}, body},
      {"stems in a subroutine", n(9) + n(5) + n(6) + kCallLocal + body, {op(1) + kReturn}, {}, n(9) + body},
      {"a mask after the move", n(5) + n(6) + op(18) + kMove + op(19) + "\x80" + kLine + kEnd, {}, {}, body},
      {"the width before a move", n(9) + body, {}, {}, n(9) + body},
      {"the width of an empty glyph", n(9) + kEnd, {}, {}, n(9) + kEnd},
      {"operators that are not looked into",
       kMove + n(1) + op(12) + op(35) + kEnd,
       {},
       {},
       kMove + n(1) + op(12) + op(35) + kEnd},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    const std::optional<std::string> result = plain(row.program, row.local, row.global);
    REQUIRE(result);
    CHECK(*result == row.expected);
    const std::optional<CharstringOutline> drawn = apart(row.program, row.local, row.global);
    const std::optional<CharstringOutline> expected = apart(row.expected);
    REQUIRE(drawn.has_value() == expected.has_value());
    if (!drawn) continue;
    CHECK(drawn->width == expected->width);
    CHECK(drawn->segments == expected->segments);
    CHECK(drawn->contours.size() == expected->contours.size());
  }
}

TEST_CASE("what cannot be made plain is left to others") {
  std::vector<std::string> chain(12);  // each subroutine calls the next; the 11th call is one too many
  std::vector<std::string> bomb(10);   // each calls the next forty times over
  for (int i = 0; i < 12; ++i) {
    const std::string call = n(i + 1 - 107) + op(10);
    chain[static_cast<std::size_t>(i)] = call + kReturn;
    for (int k = 0; k < 40 && i < 9; ++k) bomb[static_cast<std::size_t>(i)] += call;
  }
  const std::string many = kMove + std::string(49, n(1)[0]);
  struct Row {
    const char* what;
    std::string program;
    std::vector<std::string> local;
  };
  const std::vector<Row> rows = {
      {"empty", "", {}},
      {"arithmetic", n(1) + n(2) + op(12) + op(10) + kEnd, {}},
      {"an accented letter of two glyphs", n(1) + n(2) + n(65) + n(96) + kEnd, {}},
      {"a call of nothing", kMove + op(10) + kEnd, {}},
      {"a call of what is not there", kMove + n(-106) + op(10) + kEnd, {kReturn}},
      {"a call below the first", kMove + op(28) + std::string("\x80\0", 2) + op(10) + kEnd, {kReturn}},
      {"itself", kCallLocal, {kCallLocal}},
      {"too deep", n(-107) + op(10) + kEnd, chain},
      {"a bomb", n(-107) + op(10) + kEnd, bomb},
      {"a number cut off", kMove + op(28) + "a", {}},
      {"a mask cut off", n(5) + n(6) + op(18) + op(19), {}},
      {"a reserved operator", kMove + op(9) + kEnd, {}},
      {"a return from the glyph itself", kMove + kReturn, {}},
      {"operands that no operator takes", kMove + n(1), {}},
      {"an escape cut off", kMove + op(12), {}},
      {"too many operands", many + op(5) + kEnd, {}},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    CHECK_FALSE(plain(row.program, row.local));
    CHECK_FALSE(apart(row.program, row.local));
  }
}

TEST_CASE("a glance sees whether something is drawn") {
  struct Row {
    const char* what;
    std::string program;
    std::optional<bool> expected;
  };
  const std::vector<Row> rows = {{"a line", kMove + kLine + kEnd, true},
                                 {"nothing", kEnd, false},
                                 {"a move", kMove + kEnd, false},
                                 {"a line that goes nowhere", kMove + n(0) + n(0) + op(5) + kEnd, false},
                                 {"a line in a subroutine", kMove + kCallLocal + kEnd, true},
                                 {"arithmetic after the line", kMove + kLine + op(12) + op(10), true},
                                 {"arithmetic before it", n(1) + op(12) + op(10) + kLine, std::nullopt}};
  for (const Row& row : rows) {
    INFO(row.what);
    const std::string bytes = made_cff({{row.program}, {}, {kLine + kReturn}, std::nullopt});
    const std::optional<CffTable> cff = CffTable::read(bytes);
    REQUIRE(cff);
    CHECK(draws_something(*cff, 0) == row.expected);
  }
}
