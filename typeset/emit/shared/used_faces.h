// UsedFaces: which glyphs of which faces the pages draw, and what text each stands for.
//
// Found in one walk over finished Pages, before anything is written; afterwards read-only and shared by the jobs that
// subset fonts and write pages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/span.h"
#include "font/font_book.h"
#include "page/pages.h"

namespace typeset::emit {

struct DrawnGlyph {
  std::uint32_t id = 0;
  std::string text;  // what it says most often (share() in clusters.h); empty if it never says anything by itself
};

struct UsedFace {
  FaceId face{};
  Span first;                      // the first text set in it
  std::vector<DrawnGlyph> glyphs;  // by ascending glyph id
};

class UsedFaces {
 public:
  /// None where a page holds .notdef or a glyph id that no font has, because nothing may be drawn as a box or a blank;
  /// each such run is reported.
  static std::optional<UsedFaces> of(const Pages& pages, const FontBook& fonts, Diagnostics& faults);

  const std::vector<UsedFace>& faces() const { return faces_; }  // in order of first use
  /// Where a face that draws something stands in faces().
  std::size_t place(FaceId face) const { return index_[static_cast<std::size_t>(face)]; }

 private:
  std::vector<UsedFace> faces_;
  std::vector<std::size_t> index_;  // FaceId → place in faces_
};

}  // namespace typeset::emit
