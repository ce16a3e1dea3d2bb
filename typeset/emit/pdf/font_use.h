// FontUse: which glyphs of which faces the pages draw, and what text each stands for.
//
// Found in one walk over finished Pages, before anything is written; afterwards read-only and shared by the jobs that
// subset fonts and write pages.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "font/font_book.h"
#include "page/pages.h"

namespace typeset::pdf {

struct UsedGlyph {
  std::uint32_t glyph = 0;
  std::uint16_t code = 0;  // what the content stream writes
  std::int32_t width = 0;  // thousandths of an em, rounded: as the font dictionary says
  std::string text;        // what the ToUnicode map says: its most frequent share; empty if it never had one
};

struct FaceUse {
  FaceId face{};
  std::string resource;           // F1, F2 … in order of first use
  std::vector<UsedGlyph> glyphs;  // by ascending glyph id

  const UsedGlyph& glyph(std::uint32_t id) const;
  std::vector<std::uint32_t> glyph_ids() const;
};

class FontUse {
 public:
  /// Fails where a page holds .notdef or a glyph id that no font has: nothing may be drawn as a box or a blank.
  static Result<FontUse> of(const Pages& pages, const FontBook& fonts);

  const std::vector<FaceUse>& faces() const { return faces_; }  // in order of first use
  const FaceUse& face(FaceId id) const;

 private:
  std::vector<FaceUse> faces_;
  std::vector<std::size_t> index_;  // FaceId → place in faces_
};

}  // namespace typeset::pdf
