#include "font/ink_centre.h"

#include <cstdint>
#include <string_view>

#include "font/harfbuzz.h"
#include "font/outline_box.h"
#include "font/typical_characters.h"

namespace typeset {
namespace {

constexpr std::u32string_view kDigits = U"0123456789";
// Fewer common hanzi than this say little about a face.
constexpr int kEnough = 20;

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

}  // namespace

int ink_centre(hb_font_t* font, int units_per_em) {
  Mean mean;
  for (const char32_t c : common_hanzi()) mean.take(font, c);
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
