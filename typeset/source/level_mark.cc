#include "source/level_mark.h"

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
  int number = 0;
};

/// Up to 百: 十二 is 12, 二十 20; 0 if it is no number written so.
int value_of(std::u32string_view numerals) {
  constexpr std::u32string_view kUnits = U"〇一二三四五六七八九";
  int value = 0, unit = 0;
  for (const char32_t c : numerals) {
    if (c == U'十' || c == U'百') {
      value += (unit == 0 ? 1 : unit) * (c == U'十' ? 10 : 100);
      unit = 0;
    } else {
      const std::size_t at = kUnits.find(c);
      unit = at == std::u32string_view::npos ? 0 : static_cast<int>(at);
    }
  }
  return value + unit;
}

int take_number(Opening& opening) {
  const std::size_t begin = opening.at;
  opening.take_all(is_numeral, 3);
  return value_of(to_utf32(opening.text.substr(begin, opening.at - begin)));
}

int take_figure(Opening& opening) {
  const std::size_t begin = opening.at;
  opening.take_all(is_digit, 2);
  int value = 0;
  for (const char digit : opening.text.substr(begin, opening.at - begin)) value = value * 10 + (digit - '0');
  return value;
}

/// 1. and 1．, but not 1.5 (a figure) nor 2017.12.29.
Found arabic(std::string_view text) {
  Opening opening{text};
  const int number = take_figure(opening);
  if (opening.at == 0) return {};
  if (!opening.take(U'.') && !opening.take(U'．')) return {};
  if (opening.at < text.size() && is_digit(opening.peek())) return {};
  return {3, opening.at, number};
}

Found bracketed(std::string_view text) {
  Opening opening{text};
  if (!opening.take(U'（')) return {};
  const std::size_t begin = opening.at;
  int number = take_number(opening);
  const bool chinese = opening.at > begin;
  if (!chinese) number = take_figure(opening);
  if (opening.at == begin || !opening.take(U'）')) return {};
  return {chinese ? 2 : 4, opening.at, number};
}

struct ChineseMark {
  Found found;
  bool may_enumerate = false;
};

ChineseMark chinese(std::string_view text) {
  Opening opening{text};
  const int number = take_number(opening);
  if (opening.at == 0 || !opening.take(U'、')) return {};
  Opening next{text, opening.at};
  const int following = take_number(next);
  // 一、二、三季度 is an enumeration, whatever stands around it.
  if (following > 0 && (next.at >= text.size() || next.peek() == U'、')) return {};
  return {{1, opening.at, number}, following > 0 && following == number + 1};
}

}  // namespace

LevelMark level_mark(std::string_view text) {
  const ChineseMark first = chinese(text);
  Found found = first.found;
  if (found.level == 0) found = bracketed(text);
  if (found.level == 0) found = arabic(text);
  if (found.level == 0) return {};
  LevelMark mark;
  mark.level = found.level;
  mark.number = found.number;
  mark.may_enumerate = first.may_enumerate;
  mark.mark_end = static_cast<std::uint32_t>(found.end);
  const std::size_t stop = text.find(kFullStop, found.end);
  mark.part_end = static_cast<std::uint32_t>(stop == std::string_view::npos ? text.size() : stop + kFullStop.size());
  mark.whole = mark.part_end == text.size();
  return mark;
}

LevelMark level_mark(std::string_view text, int last_number) {
  const LevelMark mark = level_mark(text);
  const bool goes_on = mark.number > 1 && mark.number == last_number + 1;
  return mark.may_enumerate && !goes_on ? LevelMark{} : mark;
}

int numeral_at(std::string_view text, std::size_t& at) {
  Opening opening{text, at};
  const int number = take_number(opening);
  at = opening.at;
  return number;
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
