#include "source/text.h"

#include <algorithm>
#include <vector>

#include "base/characters.h"
#include "base/ignorable.h"
#include "base/legacy_characters.h"
#include "base/look_alikes.h"
#include "base/utf8.h"
#include "source/faults.h"

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

bool is_variation_selector(char32_t c) { return (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef); }

/// Directions are errors of their own (text/direction-control).
bool is_direction_control(char32_t c) {
  return c == 0x61c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/// CL-UNB-12: with these an author allows and forbids line ends.
bool rules_line_ends(char32_t c) { return c == 0x200b || c == 0x2060 || c == 0xfeff; }

bool is_blank(char32_t c) { return is_padding(c) || c == '\n' || c == '\r'; }

/// Finds the characters of a text that draw nothing and are of no use where they stand.
class Invisible {
 public:
  explicit Invisible(std::string_view text) : text_(text) {}

  enum class Use : std::uint8_t { some, line_ends_alone, none };

  /// To be asked of every character, in their order.
  Use of(std::size_t at, char32_t c) {
    if (!draws_nothing(c)) {
      before_ = base_ = is_blank(c) ? kNothing : c;
      if (c == '\n') line_is_blank_ = true;
      if (base_ != kNothing) line_is_blank_ = false;
      return Use::some;
    }
    if (is_direction_control(c)) return Use::some;
    const bool joiner = c == 0x200c || c == 0x200d;
    const bool used = joiner                     ? base_ != kNothing && takes_joiners(base_)
                      : is_variation_selector(c) ? before_ != kNothing && before_ == base_ && takes_selector(at, c)
                                                 : false;
    before_ = used ? c : kNothing;
    if (used) return Use::some;
    base_ = kNothing;
    return rules_line_ends(c) && !line_is_blank_ && !is_blank_behind(at) ? Use::line_ends_alone : Use::none;
  }

 private:
  /// Of ASCII figures do, and where it becomes a keycap # and *; all else may be a mark of the grammar.
  bool takes_selector(std::size_t at, char32_t selector) const {
    if (base_ >= 0x80 || (base_ >= U'0' && base_ <= U'9')) return true;
    constexpr char32_t kKeycap = 0x20e3;
    const std::size_t behind = at + to_utf8(selector).size();
    return (base_ == U'#' || base_ == U'*') && behind < text_.size() &&
           decode_utf8(text_, behind).code_point == kKeycap;
  }

  static constexpr char32_t kNothing = 0;  // that a joiner or a selector could belong to

  /// Whether nothing is drawn from `at` to the end of the line. Looks at each character once.
  bool is_blank_behind(std::size_t at) {
    for (drawn_ = std::max(drawn_, at); drawn_ < text_.size() && text_[drawn_] != '\n';) {
      const Decoded c = decode_utf8(text_, drawn_);
      if (!is_blank(c.code_point) && !draws_nothing(c.code_point)) return false;
      drawn_ += c.length;
    }
    return true;
  }

  std::string_view text_;
  std::size_t drawn_ = 0;
  bool line_is_blank_ = true;
  char32_t before_ = kNothing;  // but for what is of no use
  char32_t base_ = kNothing;    // the last that is drawn, if nothing useless stands behind it
};

}  // namespace

bool is_padding(char32_t c) {
  return c == ' ' || c == '\t' || c == 0xa0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200a) || c == 0x202f ||
         c == 0x205f;
}

bool is_blank(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const Decoded c = decode_utf8(text, at);
    const bool nothing = draws_nothing(c.code_point) && !is_direction_control(c.code_point);
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
