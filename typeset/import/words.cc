#include "import/words.h"

#include <algorithm>

#include "base/characters.h"
#include "base/look_alikes.h"
#include "base/utf8.h"
#include "import/ledger.h"
#include "import/lines.h"
#include "source/text.h"

namespace typeset::pasted {

namespace {

constexpr std::u32string_view kDashes = U"-\u2010\u2011\u2012\u2013\u2014\u2015\u2500\u2501\u2212\ufe63\uff0d";
constexpr std::u32string_view kMarks = U"★☆●○◆◇■□▲△▶►▪•·※✦✧◎⊙❖➤√-*+";
constexpr std::u32string_view kHanDigits = U"〇一二三四五六七八九";
constexpr std::u32string_view kClosing = U"”’」』）)》〉】]〕\"'";
constexpr std::u32string_view kSentenceEnds = U"。！？…!?：:；;";
constexpr std::u32string_view kStops = U"。！？；";

bool has(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

bool is_note_sign(char32_t c) { return c >= kNoteSign && c <= kLastNoteDigit; }

bool is_chinese(char32_t c) {
  return (kHanLetters | kChineseMarks | ClassSet::of(CharClass::SY)).has(char_class(c)) || c == 0x3000;
}

bool is_han(char32_t c) { return kHanLetters.has(char_class(c)); }

char32_t folded(char32_t c) {
  c = unified_ideograph(c);
  if (has(kDashes, c)) return '-';
  if (c >= 0xff01 && c <= 0xff5e) return c - 0xff01 + '!';
  if (c == 0x3007 || c == 0x25cb) return U'〇';
  return c;
}

int digit_of(char32_t c) {
  c = folded(c);
  if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
  const std::size_t at = kHanDigits.find(c);
  return at == std::u32string_view::npos ? -1 : static_cast<int>(at);
}

/// What is counted by 第…: parts of a text, with their rank as headings.
struct Chapter {
  std::u32string_view word;
  int rank;
};
constexpr Chapter kChapters[] = {{U"编", 1}, {U"章", 1}, {U"部分", 1}, {U"篇", 1}, {U"节", 2}};

struct Unit {
  char32_t c;
  int value;
};
constexpr Unit kUnits[] = {{U'十', 10}, {U'百', 100}, {U'千', 1000}, {U'万', 10000}};

std::u32string characters(std::string_view text) {
  std::u32string all;
  for_each_character(text, [&](std::size_t, char32_t c) { all += c; });
  return all;
}

std::string utf8(std::u32string_view text) {
  std::string all;
  for (const char32_t c : text) append_utf8(all, c);
  return all;
}

/// 第一条, 第12章, and nothing before it.
bool ends_part_number(std::u32string_view text) {
  constexpr std::u32string_view kParts = U"条章节编";
  if (text.size() < 3 || text.front() != U'第' || !has(kParts, text.back())) return false;
  return std::ranges::all_of(text.substr(1, text.size() - 2),
                             [](char32_t c) { return digit_of(c) >= 0 || c == U'十'; });
}

/// 张  三: white space beside a single character pads a word out.
bool pads_a_word(std::u32string_view before, std::u32string_view behind) {
  const auto single = [](std::u32string_view text, bool last) {
    const std::size_t next = last ? text.size() - 2 : 1;
    return text.size() == 1 || (text.size() > 1 && (is_padding(text[next]) || !is_han(text[next])));
  };
  return !before.empty() && !behind.empty() && (single(before, true) || single(behind, false));
}

/// The character beside a place that is none of this room's marks and signs; a space if there is none.
char32_t seen(std::u32string_view text, std::size_t at, bool behind) {
  const auto drawn = [](char32_t c) { return c == 0 || c > kLastNoteDigit; };
  if (behind) {
    while (at < text.size() && !drawn(text[at])) ++at;
    return at < text.size() ? text[at] : U' ';
  }
  while (at > 0 && !drawn(text[at - 1])) --at;
  return at > 0 ? text[at - 1] : U' ';
}

/// White space within `text`, none at its ends.
std::string tidy_inside(std::string_view text) {
  const std::u32string all = characters(text);
  std::u32string made;
  for (std::size_t at = 0; at < all.size(); ++at) {
    if (!is_padding(all[at])) {
      made += all[at];
      continue;
    }
    std::size_t end = at;
    bool wide = false;
    for (; end < all.size() && is_padding(all[end]); ++end) wide = wide || all[end] == 0x3000;
    const bool inside = !made.empty() && end < all.size();
    const char32_t before = made.empty() ? U' ' : seen(made, made.size(), false);
    const char32_t behind = end < all.size() ? seen(all, end, true) : U' ';
    const bool chinese = inside && (is_chinese(before) || is_chinese(behind));
    const bool hanzi = inside && is_han(before) && is_han(behind);
    // Two spaces and more part what is meant to be apart, and one behind 第一条 or 第一章: 张三  李四, 第一条 为了.
    const bool single = pads_a_word(made, std::u32string_view(all).substr(end));
    if (hanzi && !wide && !single && (end - at > 1 || ends_part_number(made))) {
      made += U'\u3000';
    } else if (inside && wide && hanzi) {
      made += all.substr(at, end - at).find_first_not_of(U'\u3000') == std::u32string::npos ? all.substr(at, end - at)
                                                                                            : U"\u3000";
    } else if (inside && !chinese) {
      made += U' ';
    }
    at = end - 1;
  }
  return utf8(made);
}

/// White space between two runs of hanzi, neither of a single one (张 三), as U+3000.
std::string with_gaps(std::string_view text) {
  const std::u32string all = characters(text);
  const auto han = [&](std::size_t at) { return at < all.size() && is_han(all[at]); };
  std::u32string made;
  for (std::size_t at = 0; at < all.size(); ++at) {
    const bool space = is_padding(all[at]) && at > 1 && han(at - 1) && han(at - 2) && han(at + 1) && han(at + 2);
    made += space ? U'\u3000' : all[at];
  }
  return utf8(made);
}

/// Where brackets that end the text begin, in which names may stand; the length of the text: nowhere.
std::size_t names_begin(std::string_view text) {
  constexpr std::size_t kLongest = 60;  // characters
  if (!text.ends_with("）") && !text.ends_with(")")) return text.size();
  const std::size_t wide = text.rfind("（");
  const std::size_t at = wide == std::string_view::npos ? text.rfind('(') : wide;
  return at != std::string_view::npos && count_ink(text.substr(at)) <= kLongest ? at : text.size();
}

/// Without the mark of a note at its end: ① or [1].
std::u32string_view without_number_mark(std::u32string_view text) {
  std::u32string_view rest = text;
  if (!rest.empty() && rest.back() >= 0x2460 && rest.back() <= 0x2473) return rest.substr(0, rest.size() - 1);
  if (!rest.ends_with(U']')) return text;
  rest.remove_suffix(1);
  const std::size_t open = rest.find_last_not_of(U"0123456789");
  const bool mark = open != std::u32string_view::npos && rest[open] == U'[' && open + 1 < rest.size();
  return mark ? rest.substr(0, open) : text;
}

}  // namespace

FoldedText fold(std::string_view text) {
  FoldedText all;
  for_each_character(text, [&](std::size_t at, char32_t c) {
    if (!counts(c)) return;
    const auto begin = static_cast<std::uint32_t>(at);
    all.push_back({folded(c), begin, begin + decode_utf8(text, at).length});
  });
  return all;
}

std::string key_of(std::string_view text) {
  std::string key;
  for (const Folded& f : fold(text)) {
    if (is_han(f.c) || kWesternLetters.has(char_class(f.c))) append_utf8(key, f.c);
  }
  return key;
}

ItemMark item_mark(std::string_view text) {
  const std::u32string all = characters(text.substr(0, 64));
  const auto bytes = [&](std::size_t count) { return utf8(std::u32string_view(all).substr(0, count)).size(); };
  std::size_t at = 0;
  while (at < all.size() && is_padding(all[at])) ++at;
  const auto behind = [&](std::size_t end) {
    while (end < all.size() && is_padding(all[end])) ++end;
    return end;
  };
  if (at >= all.size()) return {};
  if (has(kMarks, all[at])) {
    const std::size_t end = behind(at + 1);
    const bool spaced = end > at + 1;
    // A dash or an asterisk is a mark only with a space behind it; figures with a sign before them are none.
    const bool plain = all[at] == '-' || all[at] == '*' || all[at] == '+' || all[at] == U'·';
    return end < all.size() && (spaced || !plain) && all[end] != all[at] ? ItemMark{bytes(end), false} : ItemMark{};
  }
  if (all[at] >= 0x2460 && all[at] <= 0x249b) return {bytes(behind(at + 1)), true};
  std::size_t digits = at;
  while (digits < all.size() && all[digits] >= '0' && all[digits] <= '9') ++digits;
  if (digits == at || digits - at > 3 || digits >= all.size()) return {};
  const char32_t stop = all[digits];
  const bool figure = digits + 1 < all.size() && digit_of(all[digits + 1]) >= 0;  // 3.5
  if (!has(U".、．)", stop) || figure) return {};
  return {bytes(behind(digits + 1)), true};
}

bool opens_part(std::string_view text) {
  if (item_mark(text).end > 0 || opens_clause(text)) return true;
  const FoldedText all = fold(text.substr(0, 64));
  std::size_t at = !all.empty() && all[0].c == '(' ? 1 : 0;
  const std::size_t begin = at;
  const bool ordinal = at < all.size() && all[at].c == U'第';
  if (ordinal) ++at;
  while (at < all.size() && is_numeral(all[at].c)) ++at;
  if (at == begin + (ordinal ? 1U : 0U) || at >= all.size()) return false;
  if (begin == 1) return all[at].c == ')';
  if (ordinal && chapter_rank(text) > 0) return true;
  return has(ordinal ? U",、" : U"、是要.", all[at].c);
}

int chapter_rank(std::string_view text) {
  constexpr std::size_t kLongest = 40;  // characters
  if (text.size() > kLongest * 4) return 0;
  const FoldedText all = fold(text);
  if (all.size() > kLongest || all.empty() || all[0].c != U'第' || ends_sentence(text)) return 0;
  std::size_t at = 1;
  while (at < all.size() && is_numeral(all[at].c)) ++at;
  if (at == 1) return 0;
  for (const Folded& f : all) {
    if (has(kStops, f.c) || has(U",:", f.c)) return 0;  // 第一章是总则，……: prose
  }
  for (const Chapter& chapter : kChapters) {
    bool same = at + chapter.word.size() <= all.size();
    for (std::size_t i = 0; same && i < chapter.word.size(); ++i) same = all[at + i].c == chapter.word[i];
    if (same) return chapter.rank;
  }
  return 0;
}

std::size_t level_mark(std::string_view text) {
  const FoldedText all = fold(text.substr(0, 64));
  const std::size_t begin = !all.empty() && all[0].c == '(' ? 1 : 0;
  std::size_t at = begin;
  while (at < all.size() && is_numeral(all[at].c) && (all[at].c < '0' || all[at].c > '9')) ++at;
  if (at == begin || at + 1 >= all.size() || all[at].c != (begin == 1 ? U')' : U'、')) return 0;
  return all[at + 1].begin;
}

bool opens_clause(std::string_view text) {
  const FoldedText all = fold(text.substr(0, 64));
  if (all.empty() || all[0].c != U'第') return false;
  std::size_t at = 1;
  while (at < all.size() && is_numeral(all[at].c)) ++at;
  // 第一条生产线 has no gap.
  return at > 1 && at + 1 < all.size() && all[at].c == U'条' && all[at + 1].begin > all[at].end;
}

std::size_t page_begin(std::string_view text) {
  constexpr std::size_t kLongest = 1000;  // bytes
  constexpr std::size_t kMostDigits = 3;
  if (text.size() > kLongest) return text.size();
  const FoldedText all = fold(text);
  std::size_t end = all.size();
  const bool bracket = end > 0 && all[end - 1].c == ')';
  if (bracket) --end;
  std::size_t at = end;
  while (at > 0 && all[at - 1].c >= '0' && all[at - 1].c <= '9') --at;
  if (at == end || at == 0 || end - at > kMostDigits) return text.size();
  if (bracket && all[--at].c != '(') return text.size();
  std::size_t leader = at;
  while (leader > 0 && has(U".…·-", all[leader - 1].c)) --leader;
  if (leader == 0) return text.size();
  const bool led = at - leader > 1 || (at > leader && all[leader].c == U'…');
  if (led) return all[leader - 1].end;
  const bool gap = all[at].begin > all[at - 1].end;
  return leader == at && (bracket || gap) ? all[at - 1].end : text.size();
}

bool has_leaders(std::string_view text) {
  constexpr std::size_t kLongest = 1000;  // bytes
  constexpr std::size_t kLeast = 2;
  if (text.size() > kLongest) return false;
  const FoldedText all = fold(text);
  std::size_t at = all.size();
  while (at > 0 && ((all[at - 1].c >= '0' && all[at - 1].c <= '9') || has(U"()", all[at - 1].c))) --at;
  std::size_t leader = at;
  while (leader > 0 && has(U".…·-", all[leader - 1].c)) --leader;
  return at < all.size() && at - leader >= kLeast && leader > 0;
}

bool ends_sentence(std::string_view text) {
  constexpr std::size_t kLooked = 64;  // bytes
  const std::u32string end = characters(text.substr(text.size() > kLooked ? text.size() - kLooked : 0));
  std::u32string_view rest = without_number_mark(end);
  while (!rest.empty() && (!counts(rest.back()) || has(kClosing, rest.back()))) rest.remove_suffix(1);
  return !rest.empty() && has(kSentenceEnds, rest.back());
}

bool looks_like_title(std::string_view text) {
  constexpr std::size_t kShortest = 2;
  constexpr std::size_t kLongest = 60;
  if (text.size() > kLongest * 8) return false;
  const FoldedText all = fold(text);
  if (all.size() < kShortest || all.size() > kLongest || opens_part(text) || ends_sentence(text)) return false;
  if (has(U",、", all.back().c)) return false;
  bool letters = false;
  for (const Folded& f : all) {
    if (has(kStops, f.c)) return false;
    letters = letters || is_han(f.c);
  }
  return letters;
}

std::size_t characters_of(std::string_view text) { return count_ink(text); }

std::string tidy(std::string_view text) {
  while (!text.empty() && is_padding(decode_utf8(text, 0).code_point)) text.remove_prefix(decode_utf8(text, 0).length);
  const ItemMark mark = item_mark(text);
  if (mark.end > 0 && !mark.number) {  // the space behind a list's dash makes it one
    const std::string sign = to_utf8(decode_utf8(text, 0).code_point);
    if (mark.end > sign.size()) return sign + " " + tidy_inside(text.substr(mark.end));
  }
  const std::size_t open = names_begin(text);
  return tidy_inside(std::string(text.substr(0, open)) + with_gaps(text.substr(open)));
}

std::string tidy_title(std::string_view text) {
  constexpr std::size_t kHalf = 2;  // hanzi; less is letter-spacing
  const char32_t kBreak = decode_utf8(kLineBreak, 0).code_point;
  std::vector<std::u32string> parts(1);
  for (const char32_t c : characters(text)) {
    if (counts(c) || is_note_sign(c)) {
      parts.back() += c;
    } else if ((is_padding(c) || c == kBreak) && !parts.back().empty()) {
      parts.emplace_back();
    }
  }
  if (parts.back().empty()) parts.pop_back();
  std::u32string made;
  bool single = false;
  for (const std::u32string& part : parts) {
    if (!made.empty()) {
      const bool halves = is_chinese(made.back()) && is_chinese(part.front());
      const bool western = !is_chinese(made.back()) && !is_chinese(part.front());
      if (halves && part.size() >= kHalf && !single) made += U'\u3000';
      if (western) made += U' ';
    }
    made += part;
    single = part.size() < kHalf;
  }
  return utf8(made);
}

std::string_view before_signs(std::string_view text) {
  while (!text.empty() && text.back() > 0 && text.back() <= kLastNoteDigit) text.remove_suffix(1);
  return text;
}

void append_line(std::string& text, std::string_view next) {
  const auto first = decode_utf8(next, 0).code_point;
  const char32_t last = character_before(text, before_signs(text).size());
  // A figure that a line's end cut through is one figure.
  const bool figure = last >= '0' && last <= '9' && first >= '0' && first <= '9';
  if (!text.empty() && !next.empty() && !figure && !is_chinese(last) && !is_chinese(first)) text += ' ';
  text += next;
}

bool is_numeral(char32_t c) {
  return digit_of(c) >= 0 ||
         std::any_of(std::begin(kUnits), std::end(kUnits), [&](const Unit& unit) { return unit.c == c; });
}

std::optional<int> number_of(std::u32string_view digits) {
  constexpr int kLargest = 99999;
  constexpr std::size_t kMost = 9;
  if (digits.empty() || digits.size() > kMost) return {};
  long sum = 0;
  long run = 0;  // digits since the last unit
  bool any_digit = false;
  for (const char32_t c : digits) {
    const int digit = digit_of(c);
    if (digit >= 0) {
      run = run * 10 + digit;
      any_digit = true;
      continue;
    }
    const auto* unit = std::find_if(std::begin(kUnits), std::end(kUnits), [&](const Unit& u) { return u.c == c; });
    if (unit == std::end(kUnits)) return {};
    sum += (any_digit ? run : 1) * unit->value;
    run = 0;
    any_digit = false;
  }
  sum += run;
  if (sum < 0 || sum > kLargest) return {};
  return static_cast<int>(sum);
}

}  // namespace typeset::pasted
