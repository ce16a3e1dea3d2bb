// The form of page numbers as a style writes it: — {页} —, 第{页}页 共{共页}页.
//
// A form is words with the fields of kNumberFields in braces, {页} among them. Nothing is measured here; what its parts
// are is all that compose/ asks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace typeset {

/// A stretch of a form.
struct NumberPart {
  /// Words as written; the number of the page, or of the last page that has one; a typed blank, which is as wide as
  /// page-number.gap; an ideographic space, which is as wide as a character.
  enum class Sort : std::uint8_t { words, page, pages, gap, wide_gap };
  Sort sort = Sort::words;
  std::string words;  // of Sort::words

  friend bool operator==(const NumberPart&, const NumberPart&) = default;
};

struct RefusedForm {
  enum class Fault : std::uint8_t { unknown_field, lone_brace, no_page };
  Fault fault;
  std::size_t begin, end;  // the bytes to blame
};

std::variant<std::vector<NumberPart>, RefusedForm> parse_number_form(std::string_view form);

/// The form again, with English names.
std::string written_form(const std::vector<NumberPart>& form);

}  // namespace typeset
