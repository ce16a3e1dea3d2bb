#include "source/invisible.h"

#include <algorithm>

#include "base/characters.h"
#include "base/ignorable.h"
#include "base/utf8.h"
#include "source/text.h"

namespace typeset {

namespace {

bool is_variation_selector(char32_t c) { return (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef); }

/// CL-UNB-12: with these an author allows and forbids line ends.
bool rules_line_ends(char32_t c) { return c == 0x200b || c == 0x2060 || c == 0xfeff; }

bool is_blank(char32_t c) { return is_padding(c) || c == '\n' || c == '\r'; }

}  // namespace

Invisible::Use Invisible::of(std::size_t at, char32_t c) {
  if (!draws_nothing(c)) {
    before_ = base_ = is_blank(c) ? kNothing : c;
    if (c == '\n') line_is_blank_ = true;
    if (base_ != kNothing) line_is_blank_ = false;
    return Use::some;
  }
  if (is_bidi_control(c)) return Use::some;
  const bool joiner = c == 0x200c || c == 0x200d;
  const bool used = joiner                     ? base_ != kNothing && takes_joiners(base_)
                    : is_variation_selector(c) ? before_ != kNothing && before_ == base_ && takes_selector(at, c)
                                               : false;
  before_ = used ? c : kNothing;
  if (used) return Use::some;
  base_ = kNothing;
  return rules_line_ends(c) && !line_is_blank_ && !is_blank_behind(at) ? Use::line_ends_alone : Use::none;
}

/// Of ASCII figures do, and where it becomes a keycap # and *; all else may be a mark of the grammar.
bool Invisible::takes_selector(std::size_t at, char32_t selector) const {
  if (base_ >= 0x80 || (base_ >= U'0' && base_ <= U'9')) return true;
  constexpr char32_t kKeycap = 0x20e3;
  const std::size_t behind = at + to_utf8(selector).size();
  return (base_ == U'#' || base_ == U'*') && behind < text_.size() && decode_utf8(text_, behind).code_point == kKeycap;
}

/// Whether nothing is drawn from `at` to the end of the line. Looks at each character once.
bool Invisible::is_blank_behind(std::size_t at) {
  for (drawn_ = std::max(drawn_, at); drawn_ < text_.size() && text_[drawn_] != '\n';) {
    const Decoded c = decode_utf8(text_, drawn_);
    if (!is_blank(c.code_point) && !draws_nothing(c.code_point)) return false;
    drawn_ += c.length;
  }
  return true;
}

}  // namespace typeset
