// UTF-8: the only encoding inside the house.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace typeset {

struct Decoded {
  char32_t code_point = 0;
  std::uint32_t length = 0;  // bytes; 0 only at the end of the text
  bool valid = false;        // false: an ill-formed sequence; code_point is U+FFFD and length is 1
};

/// The character that begins at byte `at`. Overlong forms, surrogates and values past U+10FFFF are ill-formed.
Decoded decode_utf8(std::string_view text, std::size_t at);
void append_utf8(std::string& text, char32_t code_point);
std::string to_utf8(char32_t code_point);
std::u32string to_utf32(std::string_view text);
/// UTF-16, big-endian, no byte order mark: what PDF strings and ToUnicode maps hold.
std::string to_utf16be(std::string_view text);
std::size_t count_characters(std::string_view text);
/// Cells of a terminal: 2 for East Asian wide and full-width characters, 0 for combining marks, 1 otherwise.
int display_width(char32_t code_point);
int display_width(std::string_view text);

/// Calls `visit(offset, code_point)` for each character; ill-formed bytes come as U+FFFD.
template <typename Visit>
void for_each_character(std::string_view text, Visit visit) {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode_utf8(text, at);
    visit(at, next.code_point);
    at += next.length;
  }
}

}  // namespace typeset
