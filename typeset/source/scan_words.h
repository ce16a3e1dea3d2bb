// The words and marks a line of YAML is made of, as the scan of the lines sees them: also those that were meant.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/diagnostic.h"
#include "source/fields.h"

namespace typeset {

inline bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// A colon after a key, real or meant.
struct Separator {
  enum class Sort { plain, full_width, no_space };
  Sort sort = Sort::plain;
  std::size_t at = 0;   // of the colon
  std::size_t end = 0;  // behind it
};

/// `key: `: the first colon with a blank or the line's end behind it.
std::optional<Separator> find_plain_colon(std::string_view text);
/// `key：`
std::optional<Separator> find_full_width_colon(std::string_view text);
/// `key:value`, unless it is the colon of an address (http://)
std::optional<Separator> find_tight_colon(std::string_view text);

/// Whether the last character is a full stop or a mark like it, or closes a quotation.
bool ends_sentence(std::string_view line);

/// Behind the last mark within the text that ends a sentence; 0 if there is none.
std::size_t last_sentence_end(std::string_view text);

/// Without blanks at the end.
std::string_view without_trailing_blanks(std::string_view text);

/// Whether the text before a colon can be a key: short, and no sentence.
bool may_be_key(std::string_view text);
/// The shape of the field with that key, in either language, whatever it belongs to.
std::optional<FieldShape> shape_of_key(std::string_view key);

/// Owners of fields (FieldRow::owner): the document; those whose fields stand in the value of a field of that shape.
inline constexpr std::string_view kFieldsOfDocument;
std::string_view fields_within(std::optional<FieldShape> shape);
/// Whether `owner` has a field of that key, in either language.
bool is_field_of(std::string_view owner, std::string_view key);
/// Whether it is a field of the document itself; and of nothing within it.
bool is_key_of_document(std::string_view key);
bool is_outer_key(std::string_view key);

/// What a mapping holds that is no field's of ours.
inline constexpr std::string_view kUnknownFields = "?";

/// Fields whose value is a list of mappings or a mapping, never a text on the key's own line.
bool holds_no_text(FieldShape shape);
/// Whether a “#” in such a field may be a word of its text, and not of a number, a date, a name that is given.
bool holds_words(FieldShape shape);

/// “全角空格 U+3000” and so on for spaces and zero-width characters that are no indentation; none for others.
std::optional<Term> odd_space_name(char32_t c);
/// Dashes and bullets that authors type for a list's hyphen.
bool is_odd_dash(char32_t c);

/// `2、`, `1. `, `（三）`, `_ `: what else authors count or mark the items of a list with, up to the item's text; 0 if
/// the text begins otherwise.
std::size_t counted_mark(std::string_view text);

/// Where a quoted scalar ends that begins at `begin` of the line, behind its closing quote.
std::optional<std::size_t> find_quote_end(std::string_view text, std::size_t begin, char quote);

/// What follows `|` or `>`: chomping and an indentation, then nothing but a comment.
struct BlockHeader {
  int indentation = 0;   // 0: by the first line
  std::size_t text = 0;  // offset of text that should not be there
  bool has_text = false;
};
BlockHeader read_block_header(std::string_view text, std::size_t mark);

}  // namespace typeset
