#include "font/charstring_deflate.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "font/charstring_maker.h"
#include "font/harfbuzz.h"
#include "font/typical_characters.h"

namespace typeset {
namespace {

constexpr std::size_t kEnough = 20;  // glyphs, from which something can be learnt
constexpr std::size_t kMost = 64;    // say nearly as much as all: their code makes programs 0.1 % larger

template <typename Characters>
std::vector<std::uint32_t> glyphs_of(const Characters& characters, hb_font_t* font) {
  std::vector<std::uint32_t> glyphs;
  for (const char32_t character : characters) {
    hb_codepoint_t glyph = 0;
    if (hb_font_get_nominal_glyph(font, character, &glyph) != 0 && glyph != 0) glyphs.push_back(glyph);
  }
  return glyphs;
}

std::vector<std::uint32_t> samples(const CffTable& cff, hb_font_t* font) {
  std::vector<std::uint32_t> glyphs = glyphs_of(common_hanzi(), font);
  if (glyphs.size() < kEnough) glyphs = glyphs_of(own_hanzi(font), font);
  if (glyphs.size() < kEnough) {
    glyphs.resize(cff.glyph_count());
    std::iota(glyphs.begin(), glyphs.end(), 0U);
  }
  const std::size_t taken = std::min(kMost, glyphs.size());
  for (std::size_t i = 0; i < taken; ++i) glyphs[i] = glyphs[i * glyphs.size() / taken];
  glyphs.resize(taken);
  return glyphs;
}

}  // namespace

DeflateCode charstring_deflate_code(const CffTable& cff, hb_font_t* font) {
  CharstringMaker maker(cff);
  std::vector<std::string> charstrings;
  for (const std::uint32_t glyph : samples(cff, font)) maker.append(glyph, charstrings.emplace_back());
  const std::vector<std::string_view> views(charstrings.begin(), charstrings.end());
  return DeflateCode::trained_on(views, DeflateCode::Scope::any);
}

}  // namespace typeset
