#include "font/typical_characters.h"

#include "font/harfbuzz.h"

namespace typeset {
namespace {

constexpr std::u32string_view kCommonHanzi =
    U"的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后"
    U"多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合"
    U"还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只"
    U"没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边";
constexpr std::size_t kSpread = 200;

}  // namespace

std::u32string_view common_hanzi() { return kCommonHanzi; }

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

}  // namespace typeset
