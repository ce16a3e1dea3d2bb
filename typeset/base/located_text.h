// LocatedText: decoded text whose every byte knows where in a file it was written.
//
// A YAML scalar, a paragraph of body text and each run of it are LocatedTexts: escapes, folded line ends and dropped
// indentation make the decoded text differ from the file's bytes, so it carries a map of stretches. Within a verbatim
// stretch offsets run side by side; a replaced stretch (an escape, a fold) maps as a whole. A literal stretch was put
// in from elsewhere (a figure from a file, in place of what names it): it maps as a whole too, and is never markup.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace typeset {

class LocatedText {
 public:
  LocatedText() = default;
  /// `text` stands word for word at `origin` (same length), or, if the lengths differ, is what `origin` as a whole
  /// means.
  LocatedText(std::string_view text, Span origin) { append(text, origin); }

  const std::string& str() const { return text_; }
  std::string_view view() const { return text_; }
  bool empty() const { return text_.empty(); }
  std::size_t size() const { return text_.size(); }

  void append(std::string_view text, Span origin);
  void append(const LocatedText& other);
  /// What `origin` as a whole means, however long both are.
  void append_replaced(std::string_view text, Span origin);
  void append_literal(std::string_view text, Span origin);

  /// The text as a reader of markup must see it: every byte of a literal stretch an `x`, all others as they are.
  std::string marks() const;
  /// Whether byte `at` is of a literal stretch.
  bool literal(std::size_t at) const;

  /// Bytes [begin, end) of the text as text of its own, and where they stand in the file.
  LocatedText slice(std::size_t begin, std::size_t end) const;
  Span span(std::size_t begin, std::size_t end) const;
  Span span() const { return span(0, text_.size()); }

 private:
  enum class Form : std::uint8_t { verbatim, replaced, literal };
  struct Stretch {
    std::uint32_t text_begin;
    std::uint32_t text_end;
    Span origin;
    Form form;
  };
  void append(std::string_view text, Span origin, Form form);
  /// The last that begins at or before byte `at`; the first, if none.
  std::vector<Stretch>::const_iterator holding(std::size_t at) const;

  std::string text_;
  std::vector<Stretch> stretches_;  // in order, covering the text without gaps
};

/// A value and where it was written; `span` is unknown for a default that nobody wrote.
template <typename T>
struct Located {
  T value{};
  Span span;
};

}  // namespace typeset
