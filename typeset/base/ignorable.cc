#include "base/ignorable.h"

#include <unicode/uchar.h>

namespace typeset {

bool draws_nothing(char32_t c) {
  // Most text is hanzi and ASCII, and asks Unicode for nothing.
  if (c < 0xad || (c >= 0x2e80 && c < 0x3164) || (c >= 0x3165 && c < 0xfe00)) return false;
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

}  // namespace typeset
