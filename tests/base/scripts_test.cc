// Scripts by name and by what keeps them from being set; legacy code points and the characters they stand for.
#include "base/scripts.h"

#include <catch2/catch.hpp>
#include <set>

#include "base/characters.h"
#include "base/legacy_characters.h"

namespace typeset {
namespace {

TEST_CASE("scripts of the languages of China are told apart, CL-MIN") {
  struct Row {
    char32_t character;
    const char* refused;  // its Chinese name; empty: it is set
  };
  for (const Row& row : {Row{U'汉', ""},
                         {0x20000, ""},
                         {0xa000, ""},
                         {0xac00, ""},
                         {U'z', ""},
                         {0x1a8, ""},
                         {0x3b1, ""},
                         {0x416, ""},
                         {0xa4d0, ""},
                         {0x16f00, ""},
                         {U'，', ""},
                         {0x301, ""},
                         {0xe000, ""},
                         {0x0f40, "藏文"},
                         {0x1950, "德宏傣文"},
                         {0xe01, "泰文"},
                         {0x1980, "西双版纳新傣文"},
                         {0x1820, "蒙古文（含满文、锡伯文）"},
                         {0x6d5, "阿拉伯文（维吾尔文、哈萨克文）"}}) {
    CAPTURE(static_cast<unsigned>(row.character));
    const auto refused = refused_script(script_of(row.character));
    CHECK((refused ? refused->name.zh : "") == row.refused);
  }
  CHECK(script_of(U'汉') == script('H', 'a', 'n', 'i'));
  CHECK(script_of(U'a') == script('L', 'a', 't', 'n'));
  CHECK(script_of(U'1') == kCommonScript);
  CHECK(runs_right_to_left(0x627));
  CHECK(runs_right_to_left(0x661));
  CHECK(runs_right_to_left(0x10900));
  for (const char32_t c : {U'汉', U'a', U'1', U'，', U' ', U'ꀀ', char32_t{0x20000}})
    CHECK_FALSE(runs_right_to_left(c));
}

TEST_CASE("CL-NUM-3: signs of one kind share a face") {
  for (const char32_t c : U"#$%+¢£¥€₩°′″") CHECK((c == 0 || drawn_with_digits(c)));
  for (const char32_t c : U"±−‰℃№㎡￥％×÷") CHECK_FALSE(drawn_with_digits(c));
}

TEST_CASE("CL-GB-4: private-use code points of the standards, and no others") {
  struct Row {
    char32_t legacy, standard;
  };
  // The 24 that GB 18030-2022 moved.
  for (const Row& row : {Row{0xe78d, 0xfe10},
                         {0xe78e, 0xfe12},
                         {0xe78f, 0xfe11},
                         {0xe790, 0xfe13},
                         {0xe791, 0xfe14},
                         {0xe792, 0xfe15},
                         {0xe793, 0xfe16},
                         {0xe794, 0xfe17},
                         {0xe795, 0xfe18},
                         {0xe796, 0xfe19},
                         {0xe81e, 0x9fb4},
                         {0xe826, 0x9fb5},
                         {0xe82b, 0x9fb6},
                         {0xe82c, 0x9fb7},
                         {0xe832, 0x9fb8},
                         {0xe843, 0x9fb9},
                         {0xe854, 0x9fba},
                         {0xe864, 0x9fbb},
                         {0xe816, 0x20087},
                         {0xe817, 0x20089},
                         {0xe818, 0x200cc},
                         {0xe831, 0x215d7},
                         {0xe83b, 0x2298f},
                         {0xe855, 0x241fe},
                         // and of GBK's: FE50, FE55, A8BC, A8BF, A989, A98A, A995, A2E3
                         {0xe815, 0x2e81},
                         {0xe81a, 0x3473},
                         {0xe7c7, 0x1e3f},
                         {0xe7c8, 0x01f9},
                         {0xe7e7, 0x303e},
                         {0xe7e8, 0x2ff0},
                         {0xe7f3, 0x2ffb},
                         {0xe76c, 0x20ac}}) {
    CAPTURE(static_cast<unsigned>(row.legacy));
    CHECK(standard_character(row.legacy) == row.standard);
  }
  for (const char32_t c :
       {0xe000U, 0xe765U, 0xe78cU, 0xe797U, 0xe7e6U, 0xe7f4U, 0xe814U, 0xe865U, 0xf8ffU, 0x4e00U, 0x41U}) {
    CHECK(standard_character(c) == 0);
  }
  std::set<char32_t> meant;
  std::size_t count = 0;
  for (char32_t c = 0xe000; c <= 0xf8ff; ++c) {
    const char32_t standard = standard_character(c);
    if (standard == 0) continue;
    ++count;
    meant.insert(standard);
    CHECK((standard < 0xe000 || standard > 0xf8ff));
  }
  CHECK(count == 10 + 80 + 13 + 3);
  CHECK(meant.size() == count);
}

}  // namespace
}  // namespace typeset
