#include "base/ignorable.h"

#include <unicode/uchar.h>

#include "base/characters.h"

namespace typeset {

bool draws_nothing(char32_t c) {
  // Most text is hanzi and ASCII, and asks Unicode for nothing.
  if (c < 0xad || (c >= 0x2e80 && c < 0x3164) || (c >= 0x3165 && c < 0xfe00)) return false;
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

bool takes_joiners(char32_t c) {
  if (kHanLetters.has(char_class(c))) return false;
  const auto code = static_cast<UChar32>(c);
  return (U_GET_GC_MASK(code) & (U_GC_L_MASK | U_GC_M_MASK)) != 0 ||
         u_hasBinaryProperty(code, UCHAR_EXTENDED_PICTOGRAPHIC) != 0 ||
         u_hasBinaryProperty(code, UCHAR_EMOJI_MODIFIER) != 0;
}

}  // namespace typeset
