#include "font/subset.h"

#include <array>
#include <catch2/catch.hpp>
#include <libdeflate.h>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "font/cff_table.h"
#include "font/closed_outline.h"
#include "font/coded_charstrings.h"
#include "font/made_cff.h"
#include "font/made_fonts.h"
#include "font/open_face.h"
#include "font/outlines.h"
#include "support/test_fonts.h"

using namespace typeset;
using namespace typeset::testing;

namespace {

struct FromBytes {
  MadeFiles files;
  std::unique_ptr<OpenFace> face;
  explicit FromBytes(const std::string& font) {
    files.files["/font"] = font;
    Result<FaceRecord> record = face_record("/font", 0, files, nullptr);
    REQUIRE(record);
    face = std::make_unique<OpenFace>("/font", 0, std::move(*record), "", files);
  }
};

std::vector<std::uint32_t> glyphs_of(const Face& face, std::u32string_view text) {
  std::vector<std::uint32_t> glyphs;
  for (const char32_t c : text) glyphs.push_back(face.glyph(c));
  std::sort(glyphs.begin(), glyphs.end());
  glyphs.erase(std::unique(glyphs.begin(), glyphs.end()), glyphs.end());
  REQUIRE(glyphs.front() != 0);
  return glyphs;
}

/// Of zlib's wrapping; nothing may be left over, and the check must be right.
std::string inflated(const std::string& packed, std::size_t length) {
  std::string bytes(length, '?');
  libdeflate_decompressor* decompressor = libdeflate_alloc_decompressor();
  std::size_t used = 0;
  const libdeflate_result result = libdeflate_zlib_decompress_ex(decompressor, packed.data(), packed.size(),
                                                                 bytes.data(), bytes.size(), &used, nullptr);
  libdeflate_free_decompressor(decompressor);
  CHECK(result == LIBDEFLATE_SUCCESS);
  CHECK(used == packed.size());
  return bytes;
}

void check_same_outlines(const Face& face, const FontProgram& program) {
  const Hb<hb_font_t> font = font_of(program, face.units_per_em());
  for (const auto& [original, in_subset] : program.glyph_map) {
    INFO(face.postscript_name() << " glyph " << original);
    CHECK(closed_outline(font.get(), in_subset) == closed_outline(face.hb_font(), original));
  }
}

}  // namespace

TEST_CASE("a subset draws what the font draws") {
  struct Row {
    const char* file;
    std::u32string_view text;
    FontFormat format;
  };
  for (const Row& row : {Row{"HongtouTestSong.otf", U"创建工作动态，。“”—ABC 019", FontFormat::cff_cid},
                         {"HongtouTestShapes.otf", U"1A一人", FontFormat::cff_name},
                         {"HongtouTestKai.ttf", U"创建工作𠮷，é019", FontFormat::truetype},
                         {"HongtouTestLatin.ttf", U"Hongtou é 2017", FontFormat::truetype}}) {
    INFO(row.file);
    const FromBytes font(test_font(row.file));
    CHECK(font_format(*font.face) == row.format);
    std::u32string text(row.text);
    std::erase_if(text, [&](char32_t c) { return font.face->glyph(c) == 0; });
    const std::vector<std::uint32_t> glyphs = glyphs_of(*font.face, text);
    const Result<FontProgram> program = subset(*font.face, glyphs);
    REQUIRE(program);
    CHECK(program->format == row.format);
    CHECK(program->registry == "Adobe");
    CHECK(program->ordering == "Identity");
    REQUIRE(program->glyph_map.size() == glyphs.size());
    for (std::size_t i = 0; i < glyphs.size(); ++i) CHECK(program->glyph_map[i].first == glyphs[i]);
    CHECK(program->bytes.size() < font.files.files.at("/font").size());
    check_same_outlines(*font.face, *program);
    CHECK(subset(*font.face, glyphs)->bytes == program->bytes);
  }
}

TEST_CASE("every CFF program is CID-keyed, its CIDs being the codes of the content stream") {
  for (const char* file : {"HongtouTestSong.otf", "HongtouTestShapes.otf"}) {
    const FromBytes font(test_font(file));
    std::vector<std::uint32_t> glyphs;
    for (std::uint32_t glyph = 2; glyph < font.face->cff()->glyph_count(); glyph += 3) glyphs.push_back(glyph);
    const Result<FontProgram> program = subset(*font.face, glyphs);
    REQUIRE(program);
    const std::optional<CffTable> written = CffTable::read(program->bytes);
    REQUIRE(written);
    CHECK(written->cid_keyed());
    CHECK(written->glyph_count() == glyphs.size() + 1);
    CHECK(written->cid(0) == 0);
    for (const auto& [original, in_subset] : program->glyph_map)
      CHECK(written->cid(in_subset) == content_code(*font.face, original));
  }
}

TEST_CASE("a packed program is the plain one, packed; whatever was asked for before, and on any thread") {
  for (const char* file : {"HongtouTestSong.otf", "HongtouTestShapes.otf"}) {
    INFO(file);
    const std::string bytes = test_font(file);
    const FromBytes font(bytes);
    std::mt19937 random(7);
    std::vector<std::vector<std::uint32_t>> wanted = {{}};
    std::vector<std::string> packed;
    for (int round = 0; round < 60; ++round) {
      const std::uint32_t one_in = 1 + random() % (round % 2 == 0 ? 4 : 40);
      std::vector<std::uint32_t>& glyphs = wanted.emplace_back();
      for (std::uint32_t glyph = 1; glyph < font.face->cff()->glyph_count(); ++glyph)
        if (random() % one_in == 0) glyphs.push_back(glyph);
    }
    for (const std::vector<std::uint32_t>& glyphs : wanted) {
      const Result<FontProgram> plain = subset(*font.face, glyphs);
      const Result<FontProgram> made = subset(*font.face, glyphs, ProgramForm::packed);
      REQUIRE(plain);
      REQUIRE(made);
      CHECK_FALSE(plain->deflated);
      CHECK(made->deflated);
      CHECK(plain->length == plain->bytes.size());
      CHECK(made->length == plain->length);
      CHECK(made->glyph_map == plain->glyph_map);
      CHECK(inflated(made->bytes, made->length) == plain->bytes);
      packed.push_back(made->bytes);
    }
    const FromBytes shared(bytes);
    std::array<std::vector<std::string>, 4> on_threads;
    std::vector<std::thread> threads;
    threads.reserve(on_threads.size());
    for (std::vector<std::string>& made : on_threads)
      threads.emplace_back([&] {
        made.resize(wanted.size());
        for (std::size_t i = wanted.size(); i-- > 0;)
          made[i] = subset(*shared.face, wanted[i], ProgramForm::packed)->bytes;
      });
    for (std::thread& thread : threads) thread.join();
    for (const std::vector<std::string>& made : on_threads) CHECK(made == packed);
  }
}

TEST_CASE("charstrings that are coded are those that were made, and what cannot be made is asked for again") {
  const std::string bow = "\x8C\x8D\x15\x95\x9F\xA9\xB3\xBD\xC7\x08\x0E";
  const std::string bytes = made_cff({{"\x0E", bow, "\x8C\x0C\x0A\x0E"}, {}, {}, std::nullopt});
  const std::optional<CffTable> cff = CffTable::read(bytes);
  REQUIRE(cff);
  const CodedCharstrings coded(*cff, DeflateCode::trained_on({}, DeflateCode::Scope::any), "made");
  CodedCharstrings::Workshop workshop(coded);
  BitWriter expected;
  coded.code().put(expected, bow);
  for (int round = 0; round < 3; ++round) {
    CHECK(coded.coded(0, workshop)->size == 1);
    CHECK_FALSE(coded.coded(2, workshop));
    CHECK_FALSE(coded.coded(3, workshop));
    const std::optional<CodedCharstring> one = coded.coded(1, workshop);
    REQUIRE(one);
    CHECK(one->size == bow.size());
    CHECK(one->sum.value() == Adler::of(bow).value());
    CHECK(one->bits.count == expected.count());
    CHECK(one->bits.bytes == expected.view().bytes);
  }
}

TEST_CASE("charstrings that are made one behind the other, and those that cannot be made") {
  // Nothing, a bow, arithmetic that nobody follows, a flex of too few that is passed on as it is.
  const std::string bow = "\x8C\x8D\x15\x95\x9F\xA9\xB3\xBD\xC7\x08\x0E";
  const std::string flex = "\x8C\x8D\x15\x8C\x0C\x23\x0E";
  const std::string bytes = made_cff({{"\x0E", bow, "\x8C\x0C\x0A\x0E", flex}, {}, {}, std::nullopt});
  const std::optional<CffTable> cff = CffTable::read(bytes);
  REQUIRE(cff);
  CharstringMaker maker(*cff);
  const std::string both = bow + flex;
  for (int round = 0; round < 3; ++round) {
    std::string made = "before";
    CHECK(maker.append(1, made));
    CHECK(made == "before" + bow);
    CHECK_FALSE(maker.append(2, made));
    CHECK_FALSE(maker.append(4, made));
    CHECK(made == "before" + bow);
    CHECK(maker.append(3, made));
    CHECK(maker.append(0, made));
    CHECK(made == "before" + both + "\x0E");
  }
}

TEST_CASE("charstrings that an earlier run left are the same, and damaged ones are made again") {
  class Shelf : public Cache {
   public:
    std::optional<Bytes> find(const std::string&) const override {
      return left ? std::optional(Bytes::from(*left)) : std::nullopt;
    }
    void keep(const std::string&, std::string_view bytes) override { left = bytes, ++times; }
    std::optional<std::string> left;
    int times = 0;
  };
  const std::string bytes = test_font("HongtouTestSong.otf");
  std::vector<std::uint32_t> most, all;
  for (std::uint32_t glyph = 1; glyph < FromBytes(bytes).face->cff()->glyph_count(); ++glyph) all.push_back(glyph);
  most.assign(all.begin(), all.end() - 20);
  const auto packed = [](const FromBytes& font, const std::vector<std::uint32_t>& glyphs, Cache* cache) {
    return subset(*font.face, glyphs, ProgramForm::packed, cache)->bytes;
  };
  const std::string expected = packed(FromBytes(bytes), all, nullptr);
  Shelf shelf;
  {
    const FromBytes first(bytes);
    packed(first, {3}, &shelf);
    CHECK(shelf.times == 1);
    packed(first, most, &shelf);
    CHECK(shelf.times == 2);
    CHECK(packed(first, all, &shelf) == expected);
    CHECK(shelf.times == 2);  // twenty more are not worth it
  }
  const std::string whole = *shelf.left;
  const FromBytes second(bytes);
  CHECK(packed(second, all, &shelf) == expected);
  CHECK(packed(second, most, &shelf) == packed(FromBytes(bytes), most, nullptr));
  CHECK(shelf.times == 2);
  for (const std::size_t at :
       {std::size_t{0}, std::size_t{15}, std::size_t{17}, std::size_t{40}, whole.size() / 2, whole.size() - 1}) {
    shelf.left = whole;
    (*shelf.left)[at] = static_cast<char>((*shelf.left)[at] ^ 1);
    CHECK(packed(FromBytes(bytes), all, &shelf) == expected);
    CHECK(shelf.left->size() > whole.size());  // and are left again
    shelf.left = whole.substr(0, at);
    CHECK(packed(FromBytes(bytes), all, &shelf) == expected);
  }
}

TEST_CASE("content codes: CIDs of a CID-keyed font, else glyph ids") {
  const FromBytes song(test_font("HongtouTestSong.otf"));
  // Noto Serif CJK has CID = glyph id, so that the CIDs of its subset are the numbers its glyphs had there.
  const std::uint32_t han = song.face->glyph(U'创');
  CHECK(content_code(*song.face, han) == song.face->cff()->cid(han));
  CHECK(content_code(*song.face, han) > 10000);
  CHECK(han < 354);
  const FromBytes shapes(test_font("HongtouTestShapes.otf"));
  CHECK(content_code(*shapes.face, 4) == 4);
  const FromBytes kai(test_font("HongtouTestKai.ttf"));
  CHECK(content_code(*kai.face, 250) == 250);
}

TEST_CASE("no glyphs at all, and glyphs that are not there") {
  for (const char* file : {"HongtouTestSong.otf", "HongtouTestShapes.otf", "HongtouTestKai.ttf"}) {
    const FromBytes font(test_font(file));
    CHECK(subset(*font.face, {}));
    CHECK_FALSE(subset(*font.face, {1, 5000}));
  }
}

TEST_CASE("an accented letter of two glyphs goes through harfbuzz-subset, with the same codes") {
  // 一 of the shapes is made an A with a 1 on top: adx ady bchar achar endchar, characters in Standard Encoding.
  std::string font = test_font("HongtouTestShapes.otf");
  const std::optional<CffTable> before = CffTable::read(std::string_view(font).substr(table_offset(font, "CFF ")));
  const std::uint32_t glyph = FromBytes(font).face->glyph(U'一');
  const std::string_view program = before->charstring(glyph);
  std::string accented = {static_cast<char>(139 + 10), static_cast<char>(139 + 20), static_cast<char>(139 + 65),
                          static_cast<char>(139 + 49), 14};
  REQUIRE(program.size() > accented.size());
  accented.resize(program.size(), 14);
  font.replace(static_cast<std::size_t>(program.data() - font.data()), accented.size(), accented);

  const FromBytes odd(font);
  CHECK(content_code(*odd.face, glyph) == glyph);
  const Result<FontProgram> subset_of_odd = subset(*odd.face, {glyph});
  REQUIRE(subset_of_odd);
  REQUIRE(subset_of_odd->glyph_map.size() == 1);
  CHECK(subset_of_odd->glyph_map[0].second == glyph);
  const std::optional<CffTable> written = CffTable::read(subset_of_odd->bytes);
  REQUIRE(written);
  CHECK_FALSE(written->cid_keyed());
  CHECK(written->glyph_count() > glyph);
}

TEST_CASE("a charstring that nobody can read is a failure that names the font") {
  std::string font = test_font("HongtouTestShapes.otf");
  const std::optional<CffTable> before = CffTable::read(std::string_view(font).substr(table_offset(font, "CFF ")));
  const std::uint32_t glyph = FromBytes(font).face->glyph(U'一');
  const std::string_view program = before->charstring(glyph);
  font.replace(static_cast<std::size_t>(program.data() - font.data()), 2, "\x0C\x63");  // no such operator
  const FromBytes odd(font);
  const Result<FontProgram> failed = subset(*odd.face, {glyph});
  REQUIRE_FALSE(failed);
  CHECK(failed.failure().detail.find("HongtouTestShapes-Regular") != std::string::npos);
}
