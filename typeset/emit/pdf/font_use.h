// FontUse: how the content streams and the font dictionaries name faces and glyphs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/span.h"
#include "emit/shared/used_faces.h"
#include "font/font_book.h"

namespace typeset::pdf {

struct UsedGlyph {
  std::uint32_t glyph = 0;
  std::uint16_t code = 0;  // what the content stream writes
  std::int32_t width = 0;  // thousandths of an em, rounded: as the font dictionary says
  std::string text;        // what the ToUnicode map says: its most frequent share; empty if it never had one
};

struct FaceUse {
  FaceId face{};
  Span first;                     // the first text set in it
  std::string resource;           // F1, F2 … in order of first use
  std::vector<UsedGlyph> glyphs;  // by ascending glyph id

  const UsedGlyph& glyph(std::uint32_t id) const;
  std::vector<std::uint32_t> glyph_ids() const;
};

/// Made before anything is written; afterwards read-only and shared by the jobs that subset fonts and write pages.
class FontUse {
 public:
  FontUse(emit::UsedFaces used, const FontBook& fonts);

  const std::vector<FaceUse>& faces() const { return faces_; }  // in order of first use
  const FaceUse& face(FaceId id) const { return faces_[place(id)]; }
  std::size_t place(FaceId id) const { return used_.place(id); }  // in faces()

 private:
  emit::UsedFaces used_;
  std::vector<FaceUse> faces_;
};

}  // namespace typeset::pdf
