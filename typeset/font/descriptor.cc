// FontDescriptor: what a PDF says of a face, from head, hhea, OS/2 and post.

#include <algorithm>
#include <cstdlib>

#include "font/big_endian.h"
#include "font/harfbuzz.h"
#include "font/subset.h"

namespace typeset {
namespace {

/// Design units to thousandths of an em, rounded away from zero so that boxes stay whole.
std::int32_t thousandths(std::int32_t units, std::int32_t units_per_em) {
  const std::int32_t scaled = units * 1000;
  const std::int32_t away = scaled < 0 ? -(units_per_em - 1) : units_per_em - 1;
  return (scaled + away) / units_per_em;
}

/// No table says how thick a stem is; a usual estimate from the weight class: 400 → 87, 700 → 165.
std::int32_t stem_of_weight(int weight) {
  const int clamped = std::clamp(weight, 100, 900);
  return 50 + clamped * clamped / (65 * 65);
}

bool is_serif(std::string_view os2) {
  constexpr std::size_t family_class = 30;
  constexpr std::size_t panose = 32;
  const int panose_style = u8_at(os2, panose + 1);
  if (u8_at(os2, panose) == 2 && panose_style >= 2) return panose_style <= 10;
  const int group = u8_at(os2, family_class);
  return (group >= 1 && group <= 5) || group == 7;
}

}  // namespace

FontDescriptor font_descriptor(const Face& face) {
  const HbTable head(face.hb_face(), "head");
  const HbTable hhea(face.hb_face(), "hhea");
  const HbTable os2(face.hb_face(), "OS/2");
  const HbTable post(face.hb_face(), "post");
  const std::int32_t em = face.units_per_em();
  FontDescriptor d;
  d.ascent = thousandths(s16_at(hhea.view, 4), em);
  // Some fonts (FandolSong) state the descent without its sign.
  d.descent = -std::abs(thousandths(s16_at(hhea.view, 6), em));
  constexpr std::size_t cap_height = 88;  // OS/2 version 2
  d.cap_height = thousandths(s16_at(os2.view, cap_height), em);
  if (d.cap_height <= 0) d.cap_height = thousandths(face.ink(face.glyph(U'H')).top, em);
  if (d.cap_height <= 0) d.cap_height = d.ascent;
  d.italic_angle = s16_at(post.view, 4);
  d.stem_v = stem_of_weight(os2.view.empty() ? 400 : u16_at(os2.view, 4));
  d.box = {thousandths(s16_at(head.view, 36), em), thousandths(s16_at(head.view, 38), em),
           thousandths(s16_at(head.view, 40), em), thousandths(s16_at(head.view, 42), em)};
  d.fixed_pitch = u32_at(post.view, 12) != 0;
  d.serif = is_serif(os2.view);
  constexpr std::uint16_t mac_italic = 2;
  d.italic = d.italic_angle != 0 || (u16_at(head.view, 44) & mac_italic) != 0;
  return d;
}

}  // namespace typeset
