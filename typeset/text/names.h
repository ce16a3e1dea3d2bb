// How messages name a character.
#pragma once

#include <array>
#include <cstdio>
#include <string>

namespace typeset::text {

/// U+7A0B
inline std::string code_point_name(char32_t character) {
  std::array<char, 16> name{};
  const int length = std::snprintf(name.data(), name.size(), "U+%04X", static_cast<unsigned>(character));
  return {name.data(), static_cast<std::size_t>(length)};
}

}  // namespace typeset::text
