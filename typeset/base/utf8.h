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

/// decode_utf8() for all that is neither ASCII nor an ordinary Chinese character.
Decoded decode_utf8_carefully(std::string_view text, std::size_t at);

/// The character that begins at byte `at`. Overlong forms, surrogates and values past U+10FFFF are ill-formed.
inline Decoded decode_utf8(std::string_view text, std::size_t at) {
  if (at + 3 > text.size()) return decode_utf8_carefully(text, at);
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
  const std::uint32_t lead = byte(at);
  if (lead < 0x80) return {static_cast<char32_t>(lead), 1, true};
  // Three bytes, U+1000 to U+CFFF: nothing there is overlong or a surrogate.
  const std::uint32_t second = byte(at + 1);
  const std::uint32_t third = byte(at + 2);
  if (lead > 0xe0 && lead < 0xed && (second & 0xc0U) == 0x80U && (third & 0xc0U) == 0x80U) {
    return {static_cast<char32_t>(((lead & 0x0fU) << 12U) | ((second & 0x3fU) << 6U) | (third & 0x3fU)), 3, true};
  }
  return decode_utf8_carefully(text, at);
}
/// The beginning of the character that byte `at` is part of, or `at` itself at the end of the text. In ill-formed text
/// some place not behind `at`.
std::size_t character_begin(std::string_view text, std::size_t at);
/// The character that ends before byte `at`; U+0000 at the beginning of the text.
char32_t character_before(std::string_view text, std::size_t at);
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
