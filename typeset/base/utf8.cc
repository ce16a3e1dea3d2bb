#include "base/utf8.h"

#include <unicode/uchar.h>

namespace typeset {

namespace {
constexpr char32_t kReplacement = 0xfffd;
}

Decoded decode_utf8_carefully(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(at);
  if (lead < 0x80) return {lead, 1, true};
  const std::uint32_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  constexpr char32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  if (lead < 0xc2 || lead > 0xf4 || at + length > text.size()) return {kReplacement, 1, false};
  char32_t value = lead & (0x7fU >> length);
  for (std::uint32_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xc0U) != 0x80U) return {kReplacement, 1, false};
    value = (value << 6U) | (byte(at + i) & 0x3fU);
  }
  const bool surrogate = value >= 0xd800 && value <= 0xdfff;
  if (value < kSmallest[length] || value > 0x10ffff || surrogate) return {kReplacement, 1, false};
  return {value, length, true};
}

std::size_t character_begin(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xc0U) == 0x80U) --at;
  return at;
}

char32_t character_before(std::string_view text, std::size_t at) {
  return at == 0 ? 0 : decode_utf8(text, character_begin(text, at - 1)).code_point;
}

void append_utf8(std::string& text, char32_t c) {
  const auto put = [&](char32_t byte) { text += static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xc0 | (c >> 6));
    put(0x80 | (c & 0x3f));
  } else if (c < 0x10000) {
    put(0xe0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3f));
    put(0x80 | (c & 0x3f));
  } else {
    put(0xf0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3f));
    put(0x80 | ((c >> 6) & 0x3f));
    put(0x80 | (c & 0x3f));
  }
}

std::string to_utf8(char32_t code_point) {
  std::string text;
  append_utf8(text, code_point);
  return text;
}

std::u32string to_utf32(std::string_view text) {
  std::u32string characters;
  characters.reserve(text.size());
  for_each_character(text, [&](std::size_t, char32_t c) { characters += c; });
  return characters;
}

std::string to_utf16be(std::string_view text) {
  std::string units;
  const auto put = [&](char32_t unit) {
    units += static_cast<char>(unit >> 8);
    units += static_cast<char>(unit & 0xff);
  };
  for_each_character(text, [&](std::size_t, char32_t c) {
    if (c < 0x10000) return put(c);
    put(0xd800 + ((c - 0x10000) >> 10));
    put(0xdc00 + ((c - 0x10000) & 0x3ff));
  });
  return units;
}

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  for_each_character(text, [&](std::size_t, char32_t) { ++count; });
  return count;
}

int display_width(char32_t c) {
  const auto type = u_charType(static_cast<UChar32>(c));
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  switch (u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_WIDE:
    case U_EA_FULLWIDTH: return 2;
    default: return 1;
  }
}

int display_width(std::string_view text) {
  int width = 0;
  for_each_character(text, [&](std::size_t, char32_t c) { width += display_width(c); });
  return width;
}

}  // namespace typeset
