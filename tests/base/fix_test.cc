// base/fix.h: what becomes of a text, by hand.
#include "base/fix.h"

#include <catch2/catch.hpp>

using namespace typeset;

namespace {

constexpr FileId kFile{3};

Edit edit(std::uint32_t begin, std::string was, std::string text, FileId file = kFile) {
  return {{file, begin, begin + static_cast<std::uint32_t>(was.size())}, std::move(was), std::move(text)};
}

Fixed applied(std::string_view text, std::vector<Fix> fixes) { return apply_fixes(text, kFile, fixes); }

}  // namespace

TEST_CASE("fixes are carried out whole, one after the other, at the places of the text that was") {
  CHECK(applied("abc", {}).text == "abc");
  CHECK(applied("abcdef", {{{edit(4, "e", "EEE"), edit(1, "b", "")}}, {{edit(2, "c", "C")}}}).text == "aCdEEEf");
  CHECK(applied("ab", {{{edit(0, "", "<"), edit(2, "", ">")}}}).text == "<ab>");
  // An insertion stands before what begins at its place, and behind what ends there.
  CHECK(applied("ab", {{{edit(1, "b", "B")}}, {{edit(1, "", "-")}}}).text == "a-B");
  CHECK(applied("ab", {{{edit(0, "a", "A")}}, {{edit(1, "", "-")}}}).text == "A-b");
}

TEST_CASE("a fix that does not agree with the text, or with an earlier one, is passed over whole") {
  const Fixed other = applied("abc", {{{edit(0, "a", "A"), edit(1, "x", "X")}}, {{edit(2, "c", "C")}}});
  CHECK(other.text == "abC");
  CHECK(other.applied == 1);
  CHECK(applied("abc", {{{edit(0, "ab", "X")}}, {{edit(1, "bc", "Y")}}}).text == "Xc");
  CHECK(applied("abc", {{{edit(0, "a", "X")}}, {{edit(0, "a", "Y")}}}).text == "Xbc");
  CHECK(applied("abc", {{{edit(1, "", "1")}}, {{edit(1, "", "2")}}}).text == "a1bc");
  CHECK(applied("abc", {{{edit(0, "a", "X", FileId{4})}}}).text == "abc");
  CHECK(applied("abc", {{{edit(2, "cd", "X")}}}).applied == 0);
}

TEST_CASE("what two fixes have in common is made once") {
  const Fixed both =
      applied("｛a｝", {{{edit(0, "｛", "{"), edit(4, "｝", "}")}}, {{edit(0, "｛", "{"), edit(4, "｝", "}")}}});
  CHECK(both.text == "{a}");
  CHECK(both.applied == 1);
}
