#include "source/yaml_word.h"

#include <algorithm>

#include "base/characters.h"
#include "base/utf8.h"

namespace typeset {

namespace {

bool is_plain(std::string_view text) {
  constexpr std::string_view kNever = ":#\"'\t|";
  if (text.empty() || text.find_first_of(kNever) != std::string_view::npos) return false;
  if (text.find("：") != std::string_view::npos || text.find("｜") != std::string_view::npos) return false;
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (std::all_of(text.begin(), text.end(), digit)) return true;
  const char32_t first = decode_utf8(text, 0).code_point;
  const bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  const auto word = [&](char c) { return digit(c) || (c >= 'a' && c <= 'z') || c == '-' || c == '_'; };
  if (std::all_of(text.begin(), text.end(), word) && first >= 'a') return text != "null";
  return !ascii && (kHanLetters.has(char_class(first)) || (first >= '0' && first <= '9'));
}

}  // namespace

std::string yaml_word(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\'') quoted += '\'';
    quoted += c;
  }
  return quoted + "'";
}

}  // namespace typeset
