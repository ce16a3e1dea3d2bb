// One face: glyphs, ink, measures. HongtouTestShapes has rectangles whose measures its maker wrote down
// (tests/fonts/make_test_fonts.py).

#include <catch2/catch.hpp>
#include <thread>

#include "base/characters.h"
#include "font/face_record.h"
#include "font/font_book.h"
#include "font/made_fonts.h"
#include "font/open_face.h"
#include "font/subset.h"
#include "support/test_fonts.h"

using namespace typeset;
using namespace typeset::testing;

namespace {

std::unique_ptr<OpenFace> open_test_font(const std::string& file) {
  const std::string path = std::string(REPOSITORY) + "/tests/fonts/" + file;
  Result<FaceRecord> record = face_record(path, 0, disk_files(), nullptr);
  REQUIRE(record);
  return std::make_unique<OpenFace>(path, 0, std::move(*record), "", disk_files());
}

void check_box(const InkBox& box, int left, int bottom, int right, int top) {
  CHECK(box.left == left);
  CHECK(box.bottom == bottom);
  CHECK(box.right == right);
  CHECK(box.top == top);
}

}  // namespace

TEST_CASE("measures of known shapes") {
  const auto face = open_test_font("HongtouTestShapes.otf");
  CHECK(face->units_per_em() == 1000);
  CHECK(face->postscript_name() == "HongtouTestShapes-Regular");
  CHECK(face->licence() == "Public domain (CC0-1.0)");
  CHECK(face->advance(face->glyph(U'1')) == 500);
  CHECK(face->advance(face->glyph(U'一')) == 1000);
  check_box(face->ink(face->glyph(U'1')), 100, 0, 400, 700);
  check_box(face->ink(face->glyph(U'一')), 100, 340, 900, 440);
  check_box(face->ink(face->glyph(U'人')), 50, -80, 950, 840);
  check_box(face->ink(face->glyph(U'\u0301')), -300, 600, -200, 700);
  // The hanzi 一 丁 人: 丁 has no ink; (390 + 380) / 2 = 385.
  CHECK(face->ink_centre() == 385);
  CHECK(face->at_size(500, Length::pt(16)) == Length::pt(8));
}

TEST_CASE("coverage is by ink") {
  const auto face = open_test_font("HongtouTestShapes.otf");
  CHECK(face->covers(U'一'));
  CHECK(face->glyph(U'丁') != 0);
  CHECK(face->ink(face->glyph(U'丁')).empty());
  CHECK_FALSE(face->covers(U'丁'));
  CHECK(face->glyph(U'丂') == 0);
  CHECK_FALSE(face->covers(U'丂'));
  for (const char32_t blank : {U' ', U'\u00A0', U'\u3000', U'\u2003', U'\u200B', U'\uFE00', U'\U000E0100'})
    CHECK(face->covers(blank));
  const auto kai = open_test_font("HongtouTestKai.ttf");
  CHECK(kai->covers(U'𠮷'));
  CHECK_FALSE(kai->covers(U'龘'));
}

TEST_CASE("questions out of range are answered quietly") {
  for (const char* file : {"HongtouTestShapes.otf", "HongtouTestKai.ttf"}) {
    const auto face = open_test_font(file);
    CHECK(face->ink(70000).empty());
    CHECK(face->glyph(0x110000) == 0);
    CHECK(face->glyph(0xD800) == 0);
    CHECK_FALSE(face->covers(0xFFFFFFFF));
  }
}

TEST_CASE("a face whose file has gone has no glyphs") {
  MadeFiles files;
  files.files["/a.otf"] = test_font("HongtouTestShapes.otf");
  Result<FaceRecord> record = face_record("/a.otf", 0, files, nullptr);
  REQUIRE(record);
  files.files.clear();
  const OpenFace face("/a.otf", 0, *record, "OFL-1.1", files);
  CHECK(face.licence() == "OFL-1.1");
  CHECK(face.glyph(U'一') == 0);
  CHECK_FALSE(face.covers(U'一'));
  CHECK(face.ink(3).empty());
  CHECK_FALSE(subset(face, {1}));
}

TEST_CASE("the descriptor is in thousandths of an em") {
  const auto shapes = open_test_font("HongtouTestShapes.otf");
  const FontDescriptor d = font_descriptor(*shapes);
  CHECK(d.ascent == 880);
  CHECK(d.descent == -120);
  CHECK(d.cap_height == 700);
  CHECK(d.italic_angle == 0);
  CHECK(d.stem_v == 87);
  CHECK_FALSE(d.fixed_pitch);
  CHECK_FALSE(d.italic);
  check_box(d.box, -300, -80, 1000, 1000);
  // 2048 units to the em: ascent 1825 → 891.1, descent -443 → -216.3, rounded away from zero.
  const FontDescriptor latin = font_descriptor(*open_test_font("HongtouTestLatin.ttf"));
  CHECK(latin.ascent == 892);
  CHECK(latin.descent == -217);
  CHECK(latin.serif);
}

TEST_CASE("a descent without its sign is still below the baseline") {
  std::string font = test_font("HongtouTestShapes.otf");
  put_u16(font, table_offset(font, "hhea") + 6, 200);
  MadeFiles files;
  files.files["/a.otf"] = font;
  Result<FaceRecord> record = face_record("/a.otf", 0, files, nullptr);
  REQUIRE(record);
  CHECK(font_descriptor(OpenFace("/a.otf", 0, *record, "", files)).descent == -200);
}

TEST_CASE("threads may share a face") {
  const auto face = open_test_font("HongtouTestSong.otf");
  const auto reference = open_test_font("HongtouTestSong.otf");
  std::vector<InkBox> expected;
  for (std::uint32_t glyph = 0; glyph < 300; ++glyph) expected.push_back(reference->ink(glyph));
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  threads.reserve(4);
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (std::uint32_t glyph = 0; glyph < 300; ++glyph) {
        if (face->ink(glyph).right != expected[glyph].right) ++wrong;
      }
      for (const char32_t c : U"创建工作动态") {
        if (c != 0 && !face->covers(c)) ++wrong;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == 0);
}
