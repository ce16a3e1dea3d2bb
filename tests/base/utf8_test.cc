// UTF-8 as Unicode 15, table 3-7 has it: what is well formed, what is not, and where decoding goes on.
#include "base/utf8.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace typeset;
using namespace std::string_literals;

TEST_CASE("well-formed characters decode and encode", "[base]") {
  struct Case {
    std::string bytes;
    char32_t code_point;
  };
  const Case cases[] = {
      {"\0"s, 0},
      {"A", 'A'},
      {"\x7f", 0x7f},
      {"\xc2\x80", 0x80},  // the first and last of each length
      {"\xdf\xbf", 0x7ff},
      {"\xe0\xa0\x80", 0x800},
      {"\xed\x9f\xbf", 0xd7ff},  // the neighbours of the surrogates
      {"\xee\x80\x80", 0xe000},
      {"\xe4\xb8\xad", U'中'},
      {"\xef\xbf\xbf", 0xffff},
      {"\xf0\x90\x80\x80", 0x10000},
      {"\xf0\xac\xb1\x96", 0x2cc56},
      {"\xf4\x8f\xbf\xbf", 0x10ffff},
  };
  for (const Case& c : cases) {
    INFO(static_cast<std::uint32_t>(c.code_point));
    const Decoded decoded = decode_utf8(c.bytes, 0);
    CHECK(decoded.valid);
    CHECK(decoded.code_point == c.code_point);
    CHECK(decoded.length == c.bytes.size());
    CHECK(to_utf8(c.code_point) == c.bytes);
  }
  CHECK(decode_utf8("A", 1).length == 0);
  CHECK(decode_utf8("", 7).length == 0);
}

TEST_CASE("ill-formed sequences are one replacement a byte", "[base]") {
  const std::string cases[] = {
      "\x80",              // a continuation alone
      "\xbf\xbf",          //
      "\xc0\xaf",          // overlong /
      "\xc1\xbf",          //
      "\xe0\x9f\xbf",      // overlong U+07FF
      "\xf0\x8f\xbf\xbf",  // overlong U+FFFF
      "\xed\xa0\x80",      // U+D800
      "\xed\xbf\xbf",      // U+DFFF
      "\xf4\x90\x80\x80",  // U+110000
      "\xf5\x80\x80\x80",  //
      "\xff\xfe",          // no byte of UTF-8
      "\xe4\xb8",          // cut off
      "\xf0\xac\xb1",      //
      "\xe4",              //
  };
  for (const std::string& bytes : cases) {
    INFO(bytes.size());
    const Decoded decoded = decode_utf8(bytes, 0);
    CHECK_FALSE(decoded.valid);
    CHECK(decoded.code_point == 0xfffd);
    CHECK(decoded.length == 1);
    CHECK(to_utf32(bytes) == std::u32string(bytes.size(), U'\xfffd'));
  }
  // A lead whose follower is missing does not swallow what comes next.
  CHECK(to_utf32("\xe4\xb8"
                 "中") == U"\xfffd\xfffd中");
  CHECK(to_utf32("\xe4"
                 "A") ==
        U"\xfffd"
        "A");
}

TEST_CASE("every code point comes back", "[base]") {
  std::size_t wrong = 0;
  for (char32_t c = 0; c <= 0x10ffff; ++c) {
    if (c >= 0xd800 && c <= 0xdfff) continue;
    const std::string bytes = to_utf8(c);
    const Decoded decoded = decode_utf8(bytes, 0);
    if (!decoded.valid || decoded.code_point != c || decoded.length != bytes.size()) ++wrong;
  }
  CHECK(wrong == 0);
}

TEST_CASE("characters are visited at their offsets", "[base]") {
  std::vector<std::pair<std::size_t, char32_t>> visited;
  for_each_character("a中\xff𬱖", [&](std::size_t at, char32_t c) { visited.emplace_back(at, c); });
  CHECK(visited == std::vector<std::pair<std::size_t, char32_t>>{{0, U'a'}, {1, U'中'}, {4, 0xfffd}, {5, U'𬱖'}});
  CHECK(count_characters("a中\xff𬱖") == 4);
  CHECK(count_characters("") == 0);
}

TEST_CASE("a character is found from any of its bytes", "[base]") {
  const std::string_view text = "a中𬱖";  // begin at 0, 1, 4; end at 8
  constexpr std::size_t kBegins[] = {0, 1, 1, 1, 4, 4, 4, 4, 8, 8};
  for (std::size_t at = 0; at < std::size(kBegins); ++at) CHECK(character_begin(text, at) == kBegins[at]);
  CHECK(character_before(text, 0) == 0);
  CHECK(character_before(text, 1) == U'a');
  CHECK(character_before(text, 4) == U'中');
  CHECK(character_before(text, 8) == U'𬱖');
  CHECK(character_before("a\xff", 2) == 0xfffd);
  CHECK(character_begin("\x80\x80", 1) == 0);
  CHECK(character_begin("", 0) == 0);
}

TEST_CASE("UTF-16, big-endian, with surrogate pairs", "[base]") {
  CHECK(to_utf16be("A中") == "\x00\x41\x4e\x2d"s);
  CHECK(to_utf16be("𬱖") == "\xd8\x73\xdc\x56"s);  // U+2CC56
  CHECK(to_utf16be("\xf4\x8f\xbf\xbf") == "\xdb\xff\xdf\xff"s);
  CHECK(to_utf16be("\xff") == "\xff\xfd"s);
  CHECK(to_utf16be("").empty());
}

TEST_CASE("cells of a terminal", "[base]") {
  struct Case {
    std::string_view text;
    int cells;
  };
  const Case cases[] = {
      {"", 0},
      {"abc", 3},
      {"中文", 4},
      {"：", 2},
      {":", 1},
      {"\xe3\x80\x80", 2},  // U+3000
      {"𬱖", 2},
      {"e\xcc\x81", 1},     // e and a combining acute
      {"\xe2\x80\x8b", 0},  // zero width space
      {"ﾊ", 1},
      {"期号: 34", 8},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    CHECK(display_width(c.text) == c.cells);
  }
}
