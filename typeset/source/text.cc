#include "source/text.h"

#include <algorithm>
#include <vector>

#include "base/characters.h"
#include "base/ignorable.h"
#include "base/legacy_characters.h"
#include "base/look_alikes.h"
#include "base/utf8.h"
#include "source/faults.h"
#include "source/invisible.h"

namespace typeset {

namespace {

bool is_chinese(char32_t c) {
  constexpr char32_t kIdeographicSpace = 0x3000;
  return c == kIdeographicSpace || (kHanLetters | kChineseMarks | ClassSet::of(CharClass::SY)).has(char_class(c));
}

// A typed space stands for itself; one that a fold made stands for a line end and the indentation after it.
bool is_fold(const LocatedText& text, std::size_t at) {
  if (text.view()[at] != ' ' || text.literal(at)) return false;
  const Span origin = text.span(at, at + 1);
  return origin.end - origin.begin > 1;
}

bool is_blank(char32_t c) { return is_padding(c) || c == '\n' || c == '\r'; }

}  // namespace

bool is_padding(char32_t c) {
  return c == ' ' || c == '\t' || c == 0xa0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200a) || c == 0x202f ||
         c == 0x205f;
}

bool is_blank(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const Decoded c = decode_utf8(text, at);
    const bool nothing = draws_nothing(c.code_point) && !is_bidi_control(c.code_point);
    if (!is_blank(c.code_point) && !nothing) return false;
    at += c.length;
  }
  return true;
}

LocatedText join_folds(const LocatedText& text) {
  const std::string_view whole = text.view();
  LocatedText joined;
  std::size_t from = 0;
  for (std::size_t at = whole.find(' '); at != std::string_view::npos; at = whole.find(' ', at + 1)) {
    if (at == 0 || at + 1 >= whole.size() || !is_fold(text, at)) continue;
    const bool between = is_chinese(character_before(whole, at)) && is_chinese(decode_utf8(whole, at + 1).code_point);
    if (!between) continue;
    joined.append(text.slice(from, at));
    from = at + 1;
  }
  if (from == 0) return text;
  joined.append(text.slice(from, whole.size()));
  return joined;
}

LocatedText trim(const LocatedText& text) {
  std::size_t begin = text.size();
  std::size_t end = 0;
  for_each_character(text.view(), [&](std::size_t at, char32_t c) {
    if (is_blank(c)) return;
    begin = std::min(begin, at);
    end = at + decode_utf8(text.view(), at).length;
  });
  if (begin == 0 && end == text.size()) return text;
  return begin < end ? text.slice(begin, end) : LocatedText();
}

std::uint16_t turned_in_by(std::string_view text) {
  constexpr std::uint16_t kMost = 8;
  std::uint16_t count = 0;
  for (std::size_t at = 0; at < text.size() && count < kMost;) {
    const Decoded c = decode_utf8(text, at);
    if (!is_padding(c.code_point)) return count;
    count = static_cast<std::uint16_t>(count + (c.code_point == 0x3000 ? 1 : 0));
    at += c.length;
  }
  return count;
}

LocatedText standard_text(const LocatedText& text, Diagnostics& faults) {
  LocatedText standard;
  std::size_t from = 0;
  Invisible invisible(text.view());
  for_each_character(text.view(), [&](std::size_t at, char32_t c) {
    const Invisible::Use use = invisible.of(at, c);
    if (use != Invisible::Use::some) {
      const std::size_t end = at + decode_utf8(text.view(), at).length;
      const Edit deleted{text.span(at, end), std::string(text.view().substr(at, end - at)), ""};
      faults.report(source_faults::kInvisible, deleted.place, {code_point_name(c)}, {{{deleted}}});
      if (use == Invisible::Use::line_ends_alone) return;
      standard.append(text.slice(from, at));
      from = end;
      return;
    }
    // U+2028 and U+2029 by an escape or out of a table: here they would part what is set as one line.
    const bool control = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c <= 0x9f) || c == 0x2028 || c == 0x2029;
    const bool private_use = c >= 0xe000 && c <= 0xf8ff;
    if (!control && !private_use) return;
    const std::size_t end = at + decode_utf8(text.view(), at).length;
    const Span span = text.span(at, end);
    if (const char32_t meant = standard_character(c); meant != 0) {
      faults.report(source_faults::kLegacyCharacter, span,
                    {code_point_name(c), to_utf8(meant), code_point_name(meant)});
      standard.append(text.slice(from, at));
      standard.append(to_utf8(meant), span);
      from = end;
      return;
    }
    faults.report(control ? source_faults::kControlInText : source_faults::kPrivateUse, span, {code_point_name(c)});
  });
  if (from == 0) return text;
  standard.append(text.slice(from, text.size()));
  return standard;
}

LocatedText read_radicals(const LocatedText& text, Tally& tally) {
  // U+2E80–2FFF in UTF-8: E2 BA–BF.
  const std::string_view whole = text.view();
  LocatedText read;
  std::size_t from = 0;
  for (std::size_t at = whole.find('\xe2'); at != std::string_view::npos; at = whole.find('\xe2', at + 1)) {
    if (at + 1 >= whole.size() || static_cast<unsigned char>(whole[at + 1]) < 0xba) continue;
    const Decoded typed = decode_utf8(whole, at);
    const char32_t meant = ideograph_of_radical(typed.code_point);
    if (meant == 0) continue;
    const Span place = text.span(at, at + typed.length);
    tally.radical(place, typed.code_point);
    read.append(text.slice(from, at));
    read.append(to_utf8(meant), place);
    from = at + typed.length;
  }
  if (from == 0) return text;
  read.append(text.slice(from, whole.size()));
  return read;
}

std::string code_point_name(char32_t c) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string digits;
  for (; c != 0 || digits.size() < 4; c >>= 4U) digits.insert(digits.begin(), kHex[c & 15U]);
  return "U+" + digits;
}

}  // namespace typeset
