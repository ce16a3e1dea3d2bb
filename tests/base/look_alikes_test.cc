// Look-alike hanzi: radicals and compatibility ideographs, and what they stand for.
#include "base/look_alikes.h"

#include <catch2/catch.hpp>
#include <unicode/unorm2.h>

#include "base/characters.h"

using namespace typeset;

namespace {

/// The compatibility mapping of Unicode, which Kangxi radicals have as well as their row in the table.
char32_t nfkc(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  UChar units[4] = {};
  const int32_t count =
      unorm2_getRawDecomposition(unorm2_getNFKCInstance(&status), static_cast<UChar32>(c), units, 4, &status);
  return count == 1 ? units[0] : 0;
}

}  // namespace

TEST_CASE("every Kangxi radical stands for the hanzi of its compatibility mapping", "[base]") {
  for (char32_t c = 0x2f00; c <= 0x2fd5; ++c) {
    CAPTURE(static_cast<unsigned>(c));
    CHECK(ideograph_of_radical(c) == nfkc(c));
  }
}

TEST_CASE("radicals of the supplement", "[base]") {
  struct Case {
    char32_t radical, hanzi;
  };
  // CJKRadicals.txt and the names of the characters: simplified see, horse, gate, and so on.
  constexpr Case kCases[] = {
      {U'⺅', U'亻'}, {U'⺝', U'月'}, {U'⺠', U'民'}, {U'⻄', U'西'}, {U'⻅', U'见'},
      {U'⻋', U'车'}, {U'⻓', U'长'}, {U'⻔', U'门'}, {U'⻘', U'青'}, {U'⻛', U'风'},
      {U'⻢', U'马'}, {U'⻬', U'齐'}, {0x2e80, 0},    {0x2e9a, 0},    {0x2ef3, 0x9f9f},
  };
  for (const Case& c : kCases) {
    CAPTURE(static_cast<unsigned>(c.radical));
    CHECK(ideograph_of_radical(c.radical) == c.hanzi);
  }
  for (char32_t c = 0x2e80; c <= 0x2ef3; ++c) {
    const char32_t meant = ideograph_of_radical(c);
    if (meant != 0) CHECK(char_class(meant) == CharClass::HI);
  }
}

TEST_CASE("nothing else is a radical, and compatibility ideographs are only compared", "[base]") {
  for (const char32_t c : {U'一', U'文', U'a', U'。', char32_t{0x2ff0}, char32_t{0xf98e}, char32_t{0}}) {
    CHECK(ideograph_of_radical(c) == 0);
  }
  CHECK(unified_ideograph(0xf98e) == U'年');
  CHECK(unified_ideograph(0xf9d1) == U'六');
  CHECK(unified_ideograph(0x2f801) == 0x4e38);
  CHECK(unified_ideograph(0xfa0e) == 0xfa0e);  // a unified ideograph in that block
  CHECK(unified_ideograph(U'⽂') == U'文');
  CHECK(unified_ideograph(U'文') == U'文');
}
