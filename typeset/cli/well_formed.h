// Whether words that a user gave (an ink's name, a password) are UTF-8.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/utf8.h"

namespace typeset {

inline bool is_well_formed(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode_utf8(text, at);
    if (!next.valid) return false;
    at += next.length;
  }
  return true;
}

}  // namespace typeset
