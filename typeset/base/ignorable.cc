#include "base/ignorable.h"

#include <algorithm>
#include <iterator>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace typeset {

bool draws_nothing(char32_t c) {
  // Most text is hanzi and ASCII, and asks Unicode for nothing.
  if (c < 0xad || (c >= 0x2e80 && c < 0x3164) || (c >= 0x3165 && c < 0xfe00)) return false;
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

bool takes_joiners(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  if (u_hasBinaryProperty(code, UCHAR_EXTENDED_PICTOGRAPHIC) != 0) return true;
  if (u_hasBinaryProperty(code, UCHAR_EMOJI_MODIFIER) != 0) return true;
  if ((U_GET_GC_MASK(code) & (U_GC_L_MASK | U_GC_M_MASK)) == 0) return false;
  constexpr UScriptCode kApart[] = {USCRIPT_HAN,      USCRIPT_BOPOMOFO, USCRIPT_HIRAGANA, USCRIPT_KATAKANA,
                                    USCRIPT_HANGUL,   USCRIPT_YI,       USCRIPT_LATIN,    USCRIPT_GREEK,
                                    USCRIPT_CYRILLIC, USCRIPT_COMMON,   USCRIPT_INHERITED};
  UErrorCode status = U_ZERO_ERROR;
  return std::ranges::find(kApart, uscript_getScript(code, &status)) == std::end(kApart);
}

}  // namespace typeset
