#include "font/cff_table.h"

#include <catch2/catch.hpp>
#include <string>

#include "font/made_cff.h"
#include "font/made_fonts.h"

using namespace typeset;
using namespace typeset::testing;

namespace {

std::string bytes(std::initializer_list<int> values) {
  std::string text;
  for (const int value : values) text += static_cast<char>(value);
  return text;
}

/// 354 glyphs that draw nothing, under this charset.
std::string with_charset(const std::string& charset) {
  return made_cff({std::vector<std::string>(354, "\x0E"), {}, {}, charset});
}

}  // namespace

TEST_CASE("an INDEX gives its items, and nothing for what does not fit") {
  const std::string good = bytes({0, 2, 1, 1, 3, 4, 'a', 'b', 'c', 'z'});
  const std::optional<CffIndex> index = CffIndex::read(good, 0);
  REQUIRE(index);
  CHECK(index->count() == 2);
  CHECK(index->item(0) == "ab");
  CHECK(index->item(1) == "c");
  CHECK(index->item(2).empty());
  CHECK(index->end() == 9);
  CHECK(CffIndex::read(bytes({0, 0, 9}), 0)->end() == 2);
  for (std::size_t cut = 0; cut < 9; ++cut) CHECK_FALSE(CffIndex::read(std::string_view(good).substr(0, cut), 0));
  CHECK_FALSE(CffIndex::read(bytes({0, 1, 0, 1, 2, 'a'}), 0));
  CHECK_FALSE(CffIndex::read(bytes({0, 1, 5, 1, 2, 'a'}), 0));
  CHECK_FALSE(CffIndex::read(good, 100));
  // Offsets that run backwards.
  CHECK(CffIndex::read(bytes({0, 2, 1, 3, 1, 3, 'a', 'b'}), 0)->item(0).empty());
  CHECK(CffIndex::read(bytes({0, 2, 1, 0, 1, 3, 'a', 'b'}), 0)->item(0).empty());
}

TEST_CASE("a DICT gives whole numbers of every size") {
  const std::string text =
      bytes({139, 247, 0, 251, 0, 28, 0xFF, 0xFE, 29, 0, 1, 0, 0, 17, 30, 0x0A, 0x14, 0x05, 0x41, 0xC3, 0xFF, 12, 7});
  const std::optional<CffDict> dict = CffDict::read(text);
  REQUIRE(dict);
  const CffKey key = CffKey::char_strings;
  CHECK(dict->integer(key, 0) == 0);
  CHECK(dict->integer(key, 1) == 108);
  CHECK(dict->integer(key, 2) == -108);
  CHECK(dict->integer(key, 3) == -2);
  CHECK(dict->integer(key, 4) == 65536);
  CHECK(dict->integer(key, 5) == std::nullopt);
  CHECK(dict->has(CffKey::font_matrix));
  CHECK(dict->integer(CffKey::font_matrix) == std::nullopt);  // a real number
  CHECK(dict->operands(CffKey::font_matrix).size() == 7);
  CHECK_FALSE(dict->has(CffKey::ros));
  CHECK_FALSE(CffDict::read(bytes({30, 0x11})));  // a real number without end
  CHECK_FALSE(CffDict::read(bytes({28, 0})));     // cut off
  CHECK_FALSE(CffDict::read(bytes({12})));
  CHECK_FALSE(CffDict::read(bytes({22})));  // reserved
}

TEST_CASE("charsets of the three formats") {
  // The identity for the first glyphs, then CIDs that leave it; 354 glyphs want 353 entries.
  std::string list = bytes({0});
  for (int glyph = 1; glyph < 354; ++glyph) append_number(list, glyph < 10 ? glyph : 5000 + 2 * glyph, 2);
  std::string short_ranges = bytes({1, 0, 1, 8});  // 1…9
  for (int first = 6000; short_ranges.size() < 4 + 3 * 2; first += 1000)
    short_ranges += bytes({first >> 8, first & 255, 255});  // 256 each
  const std::string long_ranges = bytes({2, 0, 1, 0, 8, 0x20, 0, 1, 87});

  const auto cid = [](const std::string& charset, std::uint32_t glyph) {
    const std::string table = with_charset(charset);
    const std::optional<CffTable> cff = CffTable::read(table);
    REQUIRE(cff);
    REQUIRE(cff->glyph_count() == 354);
    CHECK(cff->registry() + cff->ordering() + std::to_string(cff->supplement()) == "MadeUp7");
    return cff->cid(glyph);
  };
  CHECK(cid(list, 0) == 0);
  CHECK(cid(list, 9) == 9);
  CHECK(cid(list, 10) == 5020);
  CHECK(cid(list, 353) == 5706);
  CHECK(cid(list, 354) == 0);
  CHECK(cid(short_ranges, 9) == 9);
  CHECK(cid(short_ranges, 10) == 6000);
  CHECK(cid(short_ranges, 265) == 6255);
  CHECK(cid(short_ranges, 266) == 7000);
  CHECK(cid(long_ranges, 10) == 0x2000);
  CHECK(cid(long_ranges, 353) == 0x2000 + 343);

  for (const std::string& bad :
       {bytes({3}), bytes({}), list.substr(0, 100), short_ranges.substr(0, 7), long_ranges.substr(0, 6)})
    CHECK_FALSE(CffTable::read(with_charset(bad)));
}

TEST_CASE("the test fonts' tables") {
  const std::string song = test_font("HongtouTestSong.otf");
  const std::optional<CffTable> keyed = CffTable::read(std::string_view(song).substr(table_offset(song, "CFF ")));
  REQUIRE(keyed);
  CHECK(keyed->cid_keyed());
  CHECK(keyed->registry() == "Adobe");
  CHECK(keyed->ordering() == "Identity");
  CHECK(keyed->supplement() == 0);
  CHECK(keyed->cid(353) != 353);
  const std::string shapes = test_font("HongtouTestShapes.otf");
  const std::optional<CffTable> named = CffTable::read(std::string_view(shapes).substr(table_offset(shapes, "CFF ")));
  REQUIRE(named);
  CHECK_FALSE(named->cid_keyed());
  CHECK(named->glyph_count() == 9);
  CHECK(named->font_dicts().size() == 1);
}
