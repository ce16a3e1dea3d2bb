// The pinned fonts themselves: skipped, with a word, where fonts/fetch has not been run.

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "base/characters.h"
#include "font/cff_table.h"
#include "font/charstring.h"
#include "font/charstring_outline.h"
#include "font/closed_outline.h"
#include "font/font_book.h"
#include "font/harfbuzz.h"
#include "font/outlines.h"
#include "font/charstring_maker.h"
#include "font/subset.h"
#include "support/skip.h"
#include "support/test_fonts.h"

using namespace typeset;
using namespace typeset::testing;

namespace {

std::shared_ptr<const FontBook> book_or_skip() {
  std::shared_ptr<const FontBook> book = real_font_book();
  if (!book) test::skip("the pinned fonts are not in " + real_font_folder() + "; fonts/fetch gets them");
  return book;
}

std::vector<const Face*> all_faces(const FontBook& book) {
  std::vector<const Face*> faces;
  std::set<std::string> names;
  const auto add = [&](FaceId id) {
    if (names.insert(book.face(id).postscript_name()).second) faces.push_back(&book.face(id));
  };
  for (const RoleName& role : kRoles) {
    add(book.primary(role.role));
    for (const FaceId id : book.chain(role.role)) add(id);
  }
  return faces;
}

}  // namespace

TEST_CASE("the ink centres that fonts.md measured") {
  const auto book = book_or_skip();
  if (!book) return;
  struct Row {
    std::string start;
    int low, high;
  };
  // §0 fact 2, measured there over other hanzi: within half a hundredth of an em.
  constexpr int slack = 5;
  std::size_t seen = 0;
  for (const Face* face : all_faces(*book)) {
    for (const Row& row : {Row{"Fandol", 297, 309},
                           {"Noto", 378, 381},
                           {"LXGW", 354, 354},
                           {"HanaMin", 386, 386},
                           {"BabelStone", 379, 379}}) {
      if (!face->postscript_name().starts_with(row.start)) continue;
      INFO(face->postscript_name() << " " << face->ink_centre());
      CHECK(face->ink_centre() >= row.low - slack);
      CHECK(face->ink_centre() <= row.high + slack);
      ++seen;
    }
  }
  CHECK(seen == 9);
}

TEST_CASE("names that Fandol lacks are found along the chain, in the right face") {
  const auto book = book_or_skip();
  if (!book) return;
  const std::u32string_view names =
      U"啰瞭祎玥璟旻瑄珣珰琤琯璠翚颙郤昉堃喆赟芃婳婠玘烜翀昇晞燚犇骉玭珺琎鄠酂鄌浉浐漖埇甪";
  for (const char32_t c : names) {
    for (const Role role : {Role::fangsong, Role::kai}) {
      const auto choice = book->choose(role, std::u32string_view(&c, 1));
      REQUIRE(choice);
      CHECK(choice->depth == 1);
      CHECK(book->face(choice->face).postscript_name() == "LXGWWenKai-Light");
    }
    for (const Role role : {Role::song, Role::hei, Role::xiaobiaosong})
      CHECK(book->choose(role, std::u32string_view(&c, 1))->depth == 0);
  }
  CHECK(book->choose(Role::fangsong, U"㎡")->depth > 0);
  CHECK(book->choose(Role::fangsong, U"\U000200A4"));
  CHECK_FALSE(book->choose(Role::fangsong, U"\U000E0041\U0010FFFF"));
}

TEST_CASE("Fandol's glyph ids are not its CIDs") {
  const auto book = book_or_skip();
  if (!book) return;
  const Face& fang = book->face(book->primary(Role::fangsong));
  CHECK(content_code(fang, 8895) == 8895);
  CHECK(content_code(fang, 8896) != 8896);
  const Face& song = book->face(book->primary(Role::song));
  CHECK(content_code(song, 60000) == 60000);
  CHECK(subset(fang, {8896})->ordering == "GB1");
}

TEST_CASE("subsets of the pinned faces draw what the faces draw") {
  const auto book = book_or_skip();
  if (!book) return;
  std::mt19937 random(34);
  for (const Face* face : all_faces(*book)) {
    INFO(face->postscript_name());
    const unsigned count = hb_face_get_glyph_count(face->hb_face());
    std::set<std::uint32_t> chosen;
    while (chosen.size() < 400) chosen.insert(1 + random() % (count - 1));
    const Result<FontProgram> program = subset(*face, {chosen.begin(), chosen.end()});
    REQUIRE(program);
    const Hb<hb_font_t> font = font_of(*program, face->units_per_em());
    int different = 0;
    for (const auto& [original, in_subset] : program->glyph_map)
      different += static_cast<int>(closed_outline(font.get(), in_subset) != closed_outline(face->hb_font(), original));
    CHECK(different == 0);
  }
}

TEST_CASE("every glyph of the pinned CFF faces is the same when rewritten", "[.][every-glyph]") {
  const auto book = book_or_skip();
  if (!book) return;
  for (const Face* face : all_faces(*book)) {
    if (face->cff() == nullptr) continue;
    INFO(face->postscript_name());
    std::vector<std::uint32_t> glyphs;
    for (std::uint32_t glyph = 1; glyph < face->cff()->glyph_count(); ++glyph) glyphs.push_back(glyph);
    const Result<FontProgram> program = subset(*face, glyphs);
    REQUIRE(program);
    const Hb<hb_font_t> font = font_of(*program, face->units_per_em());
    int different = 0;
    for (const auto& [original, in_subset] : program->glyph_map) {
      different += static_cast<int>(closed_outline(font.get(), in_subset) != closed_outline(face->hb_font(), original));
    }
    CHECK(different == 0);
  }
}

TEST_CASE("every charstring of the pinned CFF faces is taken apart", "[.][every-glyph]") {
  const auto book = book_or_skip();
  if (!book) return;
  for (const Face* face : all_faces(*book)) {
    const CffTable* cff = face->cff();
    if (cff == nullptr) continue;
    INFO(face->postscript_name());
    int left = 0;
    CharstringOutline outline;
    for (std::uint32_t glyph = 0; glyph < cff->glyph_count(); ++glyph) {
      left += static_cast<int>(!take_charstring_apart(cff->charstring(glyph), cff->global_subrs(),
                                                      cff->font_dicts()[cff->font_dict_of(glyph)].subrs, outline));
    }
    CHECK(left == 0);
  }
}

TEST_CASE("bytes cost what charstrings of hanzi make them cost", "[.][every-glyph]") {
  const auto book = book_or_skip();
  if (!book) return;
  std::array<double, 256> share{};
  double faces = 0;
  for (const Face* face : all_faces(*book)) {
    if (face->cff() == nullptr) continue;
    CharstringMaker maker(*face->cff());
    std::string all;
    for (char32_t c = 0x4e00; c <= 0x9fa5; ++c)
      if (const std::uint32_t glyph = face->glyph(c)) maker.append(glyph, all);
    for (const char byte : all) share[static_cast<std::uint8_t>(byte)] += 1 / static_cast<double>(all.size());
    ++faces;
  }
  CHECK(faces == 6);
  for (std::size_t byte = 0; byte < 256; ++byte) {
    const double measured = -16 * std::log2(share[byte] / faces);
    INFO(byte << " measured " << measured);
    // Where a byte is rarer than one in a thousand, nothing hangs on it.
    if (measured < 160) CHECK(std::abs(ByteCosts::usual().byte(static_cast<std::uint8_t>(byte)) - measured) < 1);
  }
}

TEST_CASE("the glance for ink agrees with the boxes of the outlines") {
  const auto book = book_or_skip();
  if (!book) return;
  for (const Face* face : all_faces(*book)) {
    if (face->cff() == nullptr) continue;
    INFO(face->postscript_name());
    int different = 0;
    for (std::uint32_t glyph = 0; glyph < face->cff()->glyph_count(); glyph += 3) {
      const std::optional<bool> glance = draws_something(*face->cff(), glyph);
      different += static_cast<int>(!glance || *glance == face->ink(glyph).empty());
    }
    CHECK(different == 0);
  }
}

TEST_CASE("hanzi and Chinese marks of a face that draws as mapped are what shaping makes of them") {
  const auto book = book_or_skip();
  if (!book) return;
  constexpr ClassSet kChinese = kChineseMarks | ClassSet::of(CharClass::HI);
  const std::unique_ptr<hb_buffer_t, decltype(&hb_buffer_destroy)> buffer(hb_buffer_create(), hb_buffer_destroy);
  int faces = 0;
  for (const Face* face : all_faces(*book)) {
    if (!face->draws_as_mapped()) continue;
    ++faces;
    INFO(face->postscript_name());
    hb_buffer_clear_contents(buffer.get());
    std::u32string characters;
    // All of them; marks between hanzi as well as beside each other.
    for (char32_t c = 0xa0; c < 0x40000; ++c) {
      if (!kChinese.has(char_class(c)) || face->glyph(c) == 0) continue;
      characters += c;
      if (kChineseMarks.has(char_class(c))) characters += {U'国', c, c};
    }
    for (std::size_t i = 0; i < characters.size(); ++i) {
      hb_buffer_add(buffer.get(), characters[i], static_cast<unsigned>(i));
    }
    hb_buffer_set_content_type(buffer.get(), HB_BUFFER_CONTENT_TYPE_UNICODE);
    hb_buffer_set_direction(buffer.get(), HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer.get(), HB_SCRIPT_HAN);
    hb_buffer_set_language(buffer.get(), hb_language_from_string("zh-hans", -1));
    hb_shape(face->hb_font(), buffer.get(), nullptr, 0);
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
    const hb_glyph_position_t* places = hb_buffer_get_glyph_positions(buffer.get(), &count);
    REQUIRE(count == characters.size());
    int different = 0;
    for (unsigned i = 0; i < count; ++i) {
      const MappedGlyph mapped = face->mapped(characters[i]);
      const bool same = infos[i].codepoint == mapped.id && places[i].x_advance == mapped.advance &&
                        places[i].x_offset == 0 && places[i].y_offset == 0 && face->glyph(characters[i]) == mapped.id &&
                        face->advance(mapped.id) == mapped.advance;
      different += same ? 0 : 1;
    }
    CHECK(different == 0);
  }
  CHECK(faces > 2);
}
