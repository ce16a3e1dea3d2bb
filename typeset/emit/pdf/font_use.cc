#include "emit/pdf/font_use.h"

#include <algorithm>
#include <utility>

#include "font/subset.h"

namespace typeset::pdf {
namespace {

std::int32_t width_in_thousandths(const Face& face, std::uint32_t glyph) {
  const std::int64_t em = std::max(1, face.units_per_em());
  const std::int64_t twice = 2000 * std::int64_t{face.advance(glyph)};
  return static_cast<std::int32_t>((twice + (twice < 0 ? -em : em)) / (2 * em));
}

}  // namespace

const UsedGlyph& FaceUse::glyph(std::uint32_t id) const {
  return *std::lower_bound(glyphs.begin(), glyphs.end(), id,
                           [](const UsedGlyph& used, std::uint32_t wanted) { return used.glyph < wanted; });
}

std::vector<std::uint32_t> FaceUse::glyph_ids() const {
  std::vector<std::uint32_t> ids;
  ids.reserve(glyphs.size());
  for (const UsedGlyph& used : glyphs) ids.push_back(used.glyph);
  return ids;
}

FontUse::FontUse(emit::UsedFaces used, const FontBook& fonts) : used_(std::move(used)) {
  for (const emit::UsedFace& drawn : used_.faces()) {
    const Face& face = fonts.face(drawn.face);
    FaceUse& use = faces_.emplace_back();
    use.face = drawn.face;
    use.first = drawn.first;
    use.resource = "F" + std::to_string(faces_.size());
    use.glyphs.reserve(drawn.glyphs.size());
    for (const emit::DrawnGlyph& glyph : drawn.glyphs)
      use.glyphs.push_back({glyph.id, content_code(face, glyph.id), width_in_thousandths(face, glyph.id), glyph.text});
  }
}

}  // namespace typeset::pdf
