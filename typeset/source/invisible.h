// Which characters of a text draw nothing and are of no use where they stand: they are reported and left out
// (standard_text in text.h), and a pasted text loses them when it becomes a source (import/lines.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace typeset {

class Invisible {
 public:
  /// The text must outlive this.
  explicit Invisible(std::string_view text) : text_(text) {}

  /// `some`: it is drawn, or says something: a joiner or a variation selector behind what it belongs to, a control of
  /// directions (an error of its own, text/direction-control). `line_ends_alone`: it does nothing but allow or forbid a
  /// line end between two characters that are drawn (CL-UNB-12). `none`: nothing would change without it.
  enum class Use : std::uint8_t { some, line_ends_alone, none };

  /// To be asked of every character, in their order; linear over the text.
  Use of(std::size_t at, char32_t c);

 private:
  bool takes_selector(std::size_t at, char32_t selector) const;
  bool is_blank_behind(std::size_t at);

  static constexpr char32_t kNothing = 0;  // that a joiner or a selector could belong to

  std::string_view text_;
  std::size_t drawn_ = 0;
  bool line_is_blank_ = true;
  char32_t before_ = kNothing;  // the character before, unless it is a blank or of no use
  char32_t base_ = kNothing;    // the last that is drawn, if nothing behind it is of no use
};

}  // namespace typeset
