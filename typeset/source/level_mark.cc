#include "source/level_mark.h"

#include <array>

#include "base/look_alikes.h"
#include "base/utf8.h"

namespace typeset {

namespace {

constexpr std::u32string_view kNumerals = U"〇零一二三四五六七八九十百";

bool is_numeral(char32_t c) { return kNumerals.find(c) != std::u32string_view::npos; }
bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }
bool is_blank(char32_t c) { return c == U' ' || c == U'　' || c == 0xa0; }

/// A cursor over the opening characters, which it compares as the hanzi that they stand for.
struct Opening {
  std::string_view text;
  std::size_t at = 0;

  bool ended() const { return at >= text.size(); }
  char32_t peek() const { return unified_ideograph(decode_utf8(text, at).code_point); }
  void skip() { at += decode_utf8(text, at).length; }
  bool take(char32_t c) {
    if (ended() || peek() != c) return false;
    skip();
    return true;
  }
  /// The character, if it is one of `wanted`; else 0.
  char32_t take_any(std::u32string_view wanted) {
    if (ended() || wanted.find(peek()) == std::u32string_view::npos) return 0;
    const char32_t taken = peek();
    skip();
    return taken;
  }
  template <typename Is>
  int take_all(Is is, int most) {
    int taken = 0;
    while (!ended() && taken < most && is(peek())) {
      skip();
      ++taken;
    }
    return taken;
  }
};

/// Up to 百: 十二 is 12, 二十 20; 0 if it is no number written so, as 五一 and 三八 are none.
int value_of(std::u32string_view numerals) {
  constexpr std::u32string_view kUnits = U"〇一二三四五六七八九";
  for (std::size_t i = 1; i < numerals.size(); ++i) {
    const auto is_digit_of = [&](char32_t c) { return kUnits.find(c) != std::u32string_view::npos; };
    if (is_digit_of(numerals[i]) && is_digit_of(numerals[i - 1]) && numerals[i - 1] != U'〇') return 0;
  }
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

int take_numeral(Opening& opening) {
  std::u32string numerals;
  while (!opening.ended() && numerals.size() < 3 && is_numeral(opening.peek())) {
    numerals += opening.peek();
    opening.skip();
  }
  return value_of(numerals);
}

struct Figure {
  int value = 0;
  int digits = 0;
  bool full_width = false;
};

Figure take_figure(Opening& opening, int most = 2) {
  Figure figure;
  while (!opening.ended() && figure.digits < most && is_digit(opening.peek())) {
    const char32_t c = opening.peek();
    figure.full_width = figure.full_width || c > U'9';
    figure.value = figure.value * 10 + static_cast<int>(c - (c > U'9' ? U'０' : U'0'));
    ++figure.digits;
    opening.skip();
  }
  return figure;
}

/// What stands behind a mark, as far as it tells an enumeration from a mark.
bool opens_with_digit(const Opening& opening) { return !opening.ended() && is_digit(opening.peek()); }

LevelMark made(int level, int number, const Opening& opening, bool standard) {
  return {.level = level,
          .number = number,
          .mark_end = static_cast<std::uint32_t>(opening.at),
          .may_enumerate = false,
          .standard = standard};
}

/// 一、; also 一， 一. 一． and 一､. Not 一、二、三季度, 五.四, 一，二，三.
LevelMark chinese(std::string_view text) {
  Opening opening{text};
  const int number = take_numeral(opening);
  if (opening.at == 0 || number == 0) return {};
  opening.take_all(is_blank, 1);
  const bool spaced = is_blank(character_before(text, opening.at));
  const char32_t sign = opening.take_any(U"、､丶，,.．");
  if (sign == 0) return {};
  Opening next = opening;
  next.take_all(is_blank, 1);
  const std::size_t begin = next.at;
  const int following = take_numeral(next);
  // 一、二、三季度 is an enumeration, whatever stands around it.
  if (following > 0 && (next.ended() || next.peek() == sign)) return {};
  if (sign == U'、') {
    LevelMark mark = made(1, number, opening, !spaced);
    mark.may_enumerate = following > 0 && following == number + 1;
    return mark;
  }
  if (next.at > begin || opening.ended()) return {};
  return made(1, number, opening, false);
}

/// 1.; also １. 1． 1、 1， ⒈. Not 1.5, 2017.12.29, 1，000人, 1、2号楼.
LevelMark arabic(std::string_view text) {
  constexpr char32_t kFirstStopped = 0x2488;  // ⒈
  constexpr char32_t kLastStopped = 0x249b;   // ⒛
  Opening opening{text};
  if (!text.empty() && opening.peek() >= kFirstStopped && opening.peek() <= kLastStopped) {
    const auto number = static_cast<int>(opening.peek() - kFirstStopped) + 1;
    opening.skip();
    return made(3, number, opening, false);
  }
  const Figure figure = take_figure(opening);
  if (figure.digits == 0) return {};
  Opening spaced = opening;  // 3 ．加强宣传; 3 .5 is a number that was torn
  if (spaced.take_all(is_blank, 1) > 0 && spaced.take_any(U"．、") != 0 && !opens_with_digit(spaced)) {
    return made(3, figure.value, spaced, false);
  }
  const char32_t sign = opening.take_any(U".．、､丶，");
  if (sign == 0 || (opening.ended() && sign != U'.')) return {};
  if (sign == U'.' || sign == U'．' || sign == U'，') {
    if (opens_with_digit(opening)) return {};
    return made(3, figure.value, opening, sign == U'.' && !figure.full_width);
  }
  LevelMark mark = made(3, figure.value, opening, false);
  Opening next = opening;
  const Figure following = take_figure(next, 4);
  if (following.digits > 0) {
    if (next.ended() || next.peek() == sign) return {};  // 1、3、5日
    const bool year = following.digits == 4;             // 1、2025年工作情况
    mark.may_enumerate = !year;
  }
  return mark;
}

/// （一） and （1）; also (一) （一）、 （ 一 ） ㈠ ⑴ （１） and 一） 1） 1).
LevelMark bracketed(std::string_view text) {
  struct Series {
    char32_t first, last;
    int level;
  };
  constexpr std::array<Series, 2> kEnclosed = {{{0x3220, 0x3229, 2}, {0x2474, 0x2487, 4}}};  // ㈠…㈩, ⑴…⒇
  if (text.empty()) return {};
  Opening opening{text};
  bool standard = true;
  int level = 0, number = 0;
  for (const Series& series : kEnclosed) {
    if (opening.peek() < series.first || opening.peek() > series.last) continue;
    level = series.level;
    number = static_cast<int>(opening.peek() - series.first) + 1;
    standard = false;
    opening.skip();
  }
  if (level == 0) {
    const char32_t bracket = opening.take_any(U"（(");
    standard = bracket == U'（' && opening.take_all(is_blank, 1) == 0;
    const std::size_t begin = opening.at;
    number = take_numeral(opening);
    if (opening.at > begin) level = 2;
    if (level == 0) {
      const Figure figure = take_figure(opening);
      if (figure.digits == 0) return {};
      level = 4;
      number = figure.value;
      standard = standard && !figure.full_width;
    }
    standard = opening.take_all(is_blank, 1) == 0 && standard;
    const char32_t closing = opening.take_any(U"）)");
    if (closing == 0) return {};
    if (bracket == 0) {  // 1）抓早；2）抓小: the paragraph counts within itself
      const std::string next =
          (level == 2 ? chinese_numeral(number + 1) : std::to_string(number + 1)) + to_utf8(closing);
      if (text.find(next, opening.at) != std::string_view::npos) return {};
    }
    standard = standard && closing == U'）';
  }
  if (number == 0) return {};
  if (opening.take_any(U"、､丶.．，。") != 0) standard = false;
  return made(level, number, opening, standard);
}

/// Whether the sign at byte `at` stands between digits, as in 8：30.
bool between_digits(std::string_view text, std::size_t at, std::size_t length) {
  return is_digit(character_before(text, at)) && is_digit(decode_utf8(text, at + length).code_point);
}

}  // namespace

namespace {

/// （一）加强领导，（二）强化保障: a paragraph that counts within itself opens no level.
bool counts_within(std::string_view text, const LevelMark& mark) {
  constexpr std::u32string_view kBefore = U"，；。、：:;,";
  const std::string next = standard_mark(mark.level, mark.number + 1);
  for (std::size_t at = text.find(next, mark.mark_end); at != std::string_view::npos; at = text.find(next, at + 1)) {
    if (kBefore.find(character_before(text, at)) != std::u32string_view::npos) return true;
  }
  return false;
}

LevelMark any_mark(std::string_view text) {
  if (const LevelMark mark = chinese(text); mark.level > 0) return mark;
  if (const LevelMark mark = bracketed(text); mark.level > 0) return mark;
  return arabic(text);
}

}  // namespace

LevelMark level_mark(std::string_view text) {
  const LevelMark mark = any_mark(text);
  return mark.level > 0 && counts_within(text, mark) ? LevelMark{} : mark;
}

std::uint32_t item_mark_end(std::string_view text) {
  const auto is_enclosed = [](char32_t c) { return (c >= 0x2460 && c <= 0x2487) || (c >= 0x24b6 && c <= 0x24e9); };
  const auto is_letter = [](char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); };
  Opening opening{text};
  if (opening.take_all(is_enclosed, 1) == 1) return static_cast<std::uint32_t>(opening.at);
  const bool bracketed = opening.take_any(U"(（") != 0;
  const bool lettered = opening.take_all(is_letter, 1) == 1;
  if (!lettered && take_figure(opening).digits == 0) return 0;
  const char32_t sign = opening.take_any(bracketed || !lettered ? U")）" : U")）.．、");
  // a.b and A、B are no marks: what follows is no letter.
  const bool goes_on = !opening.ended() && is_letter(opening.peek());
  return sign == 0 || (goes_on && sign != U')' && sign != U'）') ? 0 : static_cast<std::uint32_t>(opening.at);
}

std::string chinese_numeral(int number) {
  constexpr std::array<std::string_view, 10> kUnits = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  std::string numeral;
  if (number >= 20) numeral += kUnits[static_cast<std::size_t>(number / 10 % 10)];
  if (number >= 10) numeral += "十";
  numeral += kUnits[static_cast<std::size_t>(number % 10)];
  return numeral;
}

std::string standard_mark(int level, int number) {
  switch (level) {
    case 1: return chinese_numeral(number) + "、";
    case 2: return "（" + chinese_numeral(number) + "）";
    case 3: return std::to_string(number) + ".";
    default: return "（" + std::to_string(number) + "）";
  }
}

bool opens_article_of_rules(std::string_view text) {
  Opening opening{text};
  if (!opening.take(U'第')) return false;
  const std::size_t begin = opening.at;
  if (take_numeral(opening) == 0 || opening.at == begin) {
    opening.at = begin;
    if (take_figure(opening, 3).digits == 0) return false;
  }
  return opening.take(U'条');
}

int numeral_at(std::string_view text, std::size_t& at) {
  Opening opening{text, at};
  const int number = take_numeral(opening);
  at = opening.at;
  return number;
}

std::uint32_t run_in_head_end(std::string_view text, std::size_t from) {
  constexpr std::u32string_view kOpening = U"（《“〈「『(";
  constexpr std::u32string_view kClosing = U"）》”〉」』)";
  std::size_t characters = 0, commas = 0, depth = 0, end = 0;
  bool series = false;
  for (std::size_t at = from; at < text.size() && end == 0;) {
    const Decoded next = decode_utf8(text, at);
    const char32_t c = next.code_point;
    if (kOpening.find(c) != std::u32string_view::npos) ++depth;
    if (kClosing.find(c) != std::u32string_view::npos && depth > 0) --depth;
    const bool stop = c == U'。' || (c == U'：' && !between_digits(text, at, next.length));
    if (stop && depth == 0) {
      end = at + next.length;
      break;
    }
    if (c == U'；' || ++characters > kLongestHead) return 0;
    if (c == U'，' && depth == 0) ++commas;
    series = series || (c == U'、' && depth == 0);
    at += next.length;
  }
  const bool leads = end > 0 && end < text.size() && characters > 0;
  return leads && commas + (series ? 1 : 0) <= 1 ? static_cast<std::uint32_t>(end) : 0;
}

std::uint32_t lead_sentence_end(std::string_view text) {
  Opening opening{text};
  if (opening.take_all(is_numeral, 3) == 0 || !opening.take(U'是')) return 0;
  const std::uint32_t end = run_in_head_end(text, opening.at);
  if (end == 0) return 0;
  Opening next{text, end};
  next.take_all(is_blank, 8);
  // 一是……。二是……。 in one paragraph enumerates; no sentence of it leads.
  if (next.take_all(is_numeral, 3) > 0 && next.take(U'是')) return 0;
  return end;
}

}  // namespace typeset
