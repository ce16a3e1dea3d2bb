#include "font/ink_centre.h"

#include <cstdint>
#include <string_view>
#include <vector>

#include "font/harfbuzz.h"
#include "font/outline_box.h"

namespace typeset {
namespace {

// Some two hundred of the commonest hanzi of modern Chinese.
constexpr std::u32string_view kCommonHanzi =
    U"的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后"
    U"多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合"
    U"还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只"
    U"没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边";
constexpr std::u32string_view kDigits = U"0123456789";
// Fewer common hanzi than this say little about a face; how many of its own to take instead.
constexpr int kEnough = 20;
constexpr std::size_t kSpread = 200;

struct Mean {
  std::int64_t doubled_heights = 0;  // top + bottom, summed
  int count = 0;

  void take(hb_font_t* font, char32_t character) {
    hb_codepoint_t glyph = 0;
    if (hb_font_get_nominal_glyph(font, character, &glyph) == 0 || glyph == 0) return;
    const InkBox ink = outline_box(font, glyph);
    if (ink.empty()) return;
    doubled_heights += std::int64_t{ink.top} + ink.bottom;
    ++count;
  }
  int in_thousandths(int units_per_em) const {
    if (count == 0) return 0;
    const std::int64_t whole = 2 * std::int64_t{count} * units_per_em;
    const std::int64_t twice = 2 * doubled_heights * 1000 + whole;  // + ½, so that the floor below rounds
    const std::int64_t quotient = twice / (2 * whole);
    return static_cast<int>(twice % (2 * whole) < 0 ? quotient - 1 : quotient);
  }
};

/// The hanzi of the face's cmap, thinned out evenly to kSpread.
std::vector<char32_t> own_hanzi(hb_font_t* font) {
  const Hb<hb_set_t> covered(hb_set_create());
  hb_face_collect_unicodes(hb_font_get_face(font), covered.get());
  std::vector<char32_t> hanzi;
  for (hb_codepoint_t c = 0x2E7F; hb_set_next(covered.get(), &c) != 0;) {
    const bool ideograph = (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF);
    if (ideograph) hanzi.push_back(c);
  }
  if (hanzi.size() <= kSpread) return hanzi;
  std::vector<char32_t> spread;
  for (std::size_t i = 0; i < kSpread; ++i) spread.push_back(hanzi[i * hanzi.size() / kSpread]);
  return spread;
}

}  // namespace

int ink_centre(hb_font_t* font, int units_per_em) {
  Mean mean;
  for (const char32_t c : kCommonHanzi) mean.take(font, c);
  if (mean.count < kEnough) {
    mean = Mean();
    for (const char32_t c : own_hanzi(font)) mean.take(font, c);
  }
  if (mean.count == 0) {
    for (const char32_t c : kDigits) mean.take(font, c);
  }
  return mean.in_thousandths(units_per_em);
}

}  // namespace typeset
