// Passage: one text of the issue, character by character, as the rules read it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/characters.h"
#include "base/fix.h"
#include "base/located_text.h"

namespace typeset::lint {

class Passage {
 public:
  /// `next_opening`: the first character of the paragraph behind it in the same body, 0 if there is none. `mark_end`:
  /// the byte behind a level mark that is typed otherwise and reported as that. `text` must outlive the passage.
  explicit Passage(const LocatedText& text, char32_t next_opening = 0, std::uint32_t mark_end = 0);

  std::size_t size() const { return characters_.size(); }
  /// The character at `i`, a compatibility ideograph as the hanzi it repeats; 0 outside the text.
  char32_t at(std::size_t i) const { return i < size() ? characters_[i] : 0; }
  const std::u32string& characters() const { return characters_; }
  char32_t next_opening() const { return next_opening_; }
  /// Whether the character at `i` is part of a level mark that is reported as one.
  bool in_level_mark(std::size_t i) const { return i < size() && offsets_[i] < mark_end_; }

  bool han(std::size_t i) const { return i < size() && kHanLetters.has(classes_[i]); }
  bool digit(std::size_t i) const { return at(i) >= U'0' && at(i) <= U'9'; }
  bool letter(std::size_t i) const { return i < size() && classes_[i] == CharClass::AL; }
  bool space(std::size_t i) const { return i < size() && classes_[i] == CharClass::SP; }
  /// A hanzi, or a mark that only Chinese has.
  bool chinese(std::size_t i) const;
  /// Whether Chinese stands before `i`: blanks and quotation marks shared with Western text are looked past.
  bool chinese_before(std::size_t i) const;
  /// The same behind `i`, directly: no blanks between.
  bool chinese_behind(std::size_t i) const;
  /// How many hanzi stand before `i`.
  std::size_t han_before(std::size_t i) const { return han_before_[i]; }

  /// Characters [begin, end) in the file, and as words for a message, cut short.
  Span span(std::size_t begin, std::size_t end) const { return text_.span(offsets_[begin], offsets_[end]); }
  std::string words(std::size_t begin, std::size_t end) const;
  /// Characters [begin, end) as they stand, and with `text` in their place.
  std::string_view bytes(std::size_t begin, std::size_t end) const {
    return text_.view().substr(offsets_[begin], offsets_[end] - offsets_[begin]);
  }
  Edit edit(std::size_t begin, std::size_t end, std::string_view text) const {
    return {span(begin, end), std::string(bytes(begin, end)), std::string(text)};
  }
  std::string_view view_from(std::size_t begin) const { return text_.view().substr(offsets_[begin]); }
  const LocatedText& text() const { return text_; }

 private:
  const LocatedText& text_;
  std::u32string characters_;
  std::vector<CharClass> classes_;
  std::vector<std::uint32_t> offsets_;     // one more than characters
  std::vector<std::uint32_t> han_before_;  // the same
  char32_t next_opening_;
  std::uint32_t mark_end_;
};

}  // namespace typeset::lint
