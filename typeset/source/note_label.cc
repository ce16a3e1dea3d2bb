#include "source/note_label.h"

#include <array>

#include "base/utf8.h"
#include "source/text.h"

namespace typeset {

namespace {

constexpr std::array<std::u32string_view, 6> kLabels = {U"编者按语", U"编者按", U"编者的话", U"编辑按", U"按语", U"按"};

struct Brackets {
  char32_t open, close;
};
constexpr std::array<Brackets, 5> kBrackets = {
    {{U'【', U'】'}, {U'［', U'］'}, {U'[', U']'}, {U'〔', U'〕'}, {U'（', U'）'}}};

/// A cursor that passes over blanks.
struct Opening {
  std::string_view text;
  std::size_t at = 0;

  char32_t peek() {
    while (at < text.size() && is_padding(decode_utf8(text, at).code_point)) at += decode_utf8(text, at).length;
    return at < text.size() ? decode_utf8(text, at).code_point : 0;
  }
  bool take(char32_t c) {
    if (peek() != c) return false;
    at += decode_utf8(text, at).length;
    return true;
  }
  bool take(std::u32string_view word) {
    const std::size_t begin = at;
    for (const char32_t c : word) {
      if (take(c)) continue;
      at = begin;
      return false;
    }
    return true;
  }
};

}  // namespace

std::size_t note_label_end(std::string_view text) {
  for (const std::u32string_view label : kLabels) {
    Opening opening{text};
    char32_t closing = 0;
    for (const Brackets& pair : kBrackets) {
      if (closing == 0 && opening.take(pair.open)) closing = pair.close;
    }
    if (!opening.take(label)) continue;
    const bool closed = closing != 0 && opening.take(closing);
    const std::size_t end = opening.at;
    const bool colon = opening.take(U'：') || opening.take(U':');
    if (closed || (closing == 0 && colon)) return colon ? opening.at : end;
  }
  return 0;
}

}  // namespace typeset
