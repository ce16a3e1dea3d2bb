// Forms: words with fields in braces, as a style writes what is put together from values: 第{期}期, 〔{年}〕第{期:3}期,
// {单位}　签发人：{签发人}, — {页} —.
//
// Which fields a form may have, and which it must, its key says (keys.h). Nothing is filled in here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace typeset {

struct FormField {
  std::string_view en, zh;
  bool number = false;  // a width may follow: {期:3} is 008
  bool needed = false;  // a form without it says nothing
};

/// Words as they stand, or a field by its place in the list of fields.
struct FormPart {
  static constexpr int kWords = -1;
  int field = kWords;
  std::string words;
  int width = 0;  // least digits of a number

  friend bool operator==(const FormPart&, const FormPart&) = default;
};
using Form = std::vector<FormPart>;  // empty: nothing is printed

inline constexpr int kMostFormDigits = 6;

enum class FormFault : std::uint8_t { lone_brace, unknown_field, width, field_wanted };

struct RefusedForm {
  FormFault fault;
  std::size_t begin = 0, end = 0;  // the bytes to blame
  std::size_t field = 0;           // field_wanted: which
};

std::variant<Form, RefusedForm> parse_form(std::string_view text, std::span<const FormField> fields);

/// The form again, with English names.
std::string written_form(const Form& form, std::span<const FormField> fields);

}  // namespace typeset
