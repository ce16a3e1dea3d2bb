// Damaged fonts: nothing crashes, hangs or reads past the end (run under the asan preset), whatever the answers are.

#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "font/font_book.h"
#include "font/made_fonts.h"
#include "font/open_face.h"
#include "font/subset.h"
#include "support/test_fonts.h"

using namespace typeset;
using namespace typeset::testing;

namespace {

/// Everything a document would ask of a face.
void exercise(const std::string& font) {
  MadeFiles files;
  files.files["/font"] = font;
  Result<FaceRecord> record = face_record("/font", 0, files, nullptr);
  // A face whose record came from the cache may find its file damaged later.
  const OpenFace face("/font", 0, record ? *record : FaceRecord{}, "", files);
  std::vector<std::uint32_t> glyphs;
  for (const char32_t c : std::u32string_view(U"A1一人丁创建党，“—·𠮷é")) {
    const std::uint32_t glyph = face.glyph(c);
    face.covers(c);
    face.ink(glyph);
    face.advance(glyph);
    content_code(face, glyph);
    if (glyph != 0) glyphs.push_back(glyph);
  }
  std::sort(glyphs.begin(), glyphs.end());
  glyphs.erase(std::unique(glyphs.begin(), glyphs.end()), glyphs.end());
  font_descriptor(face);
  const Result<FontProgram> program = subset(face, glyphs);
  if (program) CHECK(program->glyph_map.size() == glyphs.size());
}

}  // namespace

TEST_CASE("fonts cut short") {
  for (const char* file : {"HongtouTestSong.otf", "HongtouTestShapes.otf", "HongtouTestKai.ttf"}) {
    const std::string font = test_font(file);
    const std::size_t step = font.size() / 97 + 1;
    for (std::size_t size = 0; size < font.size(); size += step) exercise(font.substr(0, size));
  }
}

TEST_CASE("fonts with bytes changed at random") {
  std::mt19937 random(9704);
  struct Row {
    const char* file;
    const char* table;  // where most of the damage is done
  };
  for (const Row& row : {Row{"HongtouTestShapes.otf", "CFF "},
                         {"HongtouTestSong.otf", "CFF "},
                         {"HongtouTestSong.otf", "cmap"},
                         {"HongtouTestKai.ttf", "glyf"},
                         {"HongtouTestKai.ttf", "loca"},
                         {"HongtouTestLatin.ttf", "name"}}) {
    const std::string font = test_font(row.file);
    const std::size_t begin = table_offset(font, row.table);
    const std::size_t size = u32_at(font, directory_entry(font, row.table) + 12);
    for (int round = 0; round < 150; ++round) {
      std::string damaged = font;
      for (unsigned i = 0; i < 1 + random() % 8; ++i) {
        // The head of a table holds its counts and offsets.
        const std::size_t span = random() % 2 == 0 ? std::min<std::size_t>(size, 400) : size;
        const std::size_t at = random() % 10 == 0 ? random() % font.size() : begin + random() % span;
        damaged[at] = static_cast<char>(random() % 3 == 0 ? 0xFF : random());
      }
      exercise(damaged);
    }
  }
}

TEST_CASE("what is no font at all") {
  for (const std::string& bytes :
       {std::string(), std::string("OTTO"), std::string(1000, '\0'), std::string(1000, '\xFF'),
        std::string("ttcf\0\1\0\0\xFF\xFF\xFF\xFF", 12) + std::string(100, '\1')})
    exercise(bytes);
}
