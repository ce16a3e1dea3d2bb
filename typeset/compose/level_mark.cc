#include "compose/level_mark.h"

#include "base/utf8.h"

namespace typeset {

namespace {

constexpr std::u32string_view kNumerals = U"〇零一二三四五六七八九十百";
constexpr std::string_view kFullStop = "。";

bool is_numeral(char32_t c) { return kNumerals.find(c) != std::u32string_view::npos; }
bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// A cursor over the opening characters.
struct Opening {
  std::string_view text;
  std::size_t at = 0;

  char32_t peek() const { return decode_utf8(text, at).code_point; }
  bool take(char32_t c) {
    if (at >= text.size() || peek() != c) return false;
    at += decode_utf8(text, at).length;
    return true;
  }
  template <typename Is>
  int take_all(Is is, int most) {
    int taken = 0;
    while (at < text.size() && taken < most && is(peek())) {
      at += decode_utf8(text, at).length;
      ++taken;
    }
    return taken;
  }
};

struct Found {
  int level = 0;
  std::size_t end = 0;
};

/// 1. and 1．, but not 1.5 (a figure) nor 2017.12.29.
Found arabic(std::string_view text) {
  Opening opening{text};
  if (opening.take_all(is_digit, 2) == 0) return {};
  if (!opening.take(U'.') && !opening.take(U'．')) return {};
  if (opening.at < text.size() && is_digit(opening.peek())) return {};
  return {3, opening.at};
}

Found bracketed(std::string_view text) {
  Opening opening{text};
  if (!opening.take(U'（')) return {};
  const bool chinese = opening.take_all(is_numeral, 3) > 0;
  if (!chinese && opening.take_all(is_digit, 2) == 0) return {};
  if (!opening.take(U'）')) return {};
  return {chinese ? 2 : 4, opening.at};
}

Found chinese(std::string_view text) {
  Opening opening{text};
  if (opening.take_all(is_numeral, 3) == 0 || !opening.take(U'、')) return {};
  // 一、二、三季度 is an enumeration, not a level.
  if (opening.at < text.size() && is_numeral(opening.peek())) {
    Opening next{text, opening.at};
    next.take_all(is_numeral, 3);
    if (next.at >= text.size() || next.peek() == U'、' || next.peek() == U'季') return {};
  }
  return {1, opening.at};
}

}  // namespace

LevelMark level_mark(std::string_view text) {
  Found found = chinese(text);
  if (found.level == 0) found = bracketed(text);
  if (found.level == 0) found = arabic(text);
  if (found.level == 0) return {};
  LevelMark mark;
  mark.level = found.level;
  mark.mark_end = static_cast<std::uint32_t>(found.end);
  const std::size_t stop = text.find(kFullStop, found.end);
  mark.part_end = static_cast<std::uint32_t>(stop == std::string_view::npos ? text.size() : stop + kFullStop.size());
  mark.whole = mark.part_end == text.size();
  return mark;
}

std::uint32_t lead_sentence_end(std::string_view text) {
  Opening opening{text};
  if (opening.take_all(is_numeral, 3) == 0 || !opening.take(U'是')) return 0;
  const std::size_t stop = text.find(kFullStop, opening.at);
  if (stop == std::string_view::npos) return 0;
  const std::size_t end = stop + kFullStop.size();
  if (end == text.size()) return 0;  // a sentence that leads nothing
  Opening next{text, end};
  next.take_all([](char32_t c) { return c == U' ' || c == U'　'; }, 8);
  // 一是……。二是……。 in one paragraph enumerates; no sentence of it leads.
  if (next.take_all(is_numeral, 3) > 0 && next.take(U'是')) return 0;
  return static_cast<std::uint32_t>(end);
}

}  // namespace typeset
