// One value of a style, from its text into the Style.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/located_text.h"
#include "style/keys.h"
#include "style/style.h"

namespace typeset {

/// A value as someone wrote it, or as the key table gives it, in which case its place is unknown.
struct WrittenValue {
  const StyleKey* key = nullptr;
  LocatedText text;
  Span place;  // known for an empty text too
};

/// Reads `value.text` by its key's slot and puts it where the slot says; what the units stand for is taken from `style`
/// as it is now. False, with the fault reported and `style` unchanged, if the text is none of what the key takes.
bool set_value(const WrittenValue& value, Style& style, Diagnostics& faults);

/// Which word of the list `text` is, in either language.
std::optional<std::size_t> find_word(std::span<const StyleWord> words, std::string_view text);

/// The units and words a length may be given in, as messages, docs and schema list them, with examples.
struct LengthWriting {
  Term units;
  Term example;
};
LengthWriting writing_of(LengthKind kind);

/// For a message: `text` without its outer blanks, cut short if it is long.
std::string excerpt(std::string_view text);

/// A single line of ordinary characters, at most `longest` of them.
bool is_plain_line(std::string_view text, std::size_t longest);

}  // namespace typeset
