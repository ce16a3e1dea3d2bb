// The key table as documents: the tables of docs/styles.md, the text of `hongtou explain`, the JSON Schema of styles.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace typeset {

/// Markdown: a table of keys for each section. docs/styles.md holds it word for word; a test compares the two.
std::string style_reference(Language language);

/// What one key, or a section with all its keys, means; `name` is `masthead.top` or `masthead`, in either language.
/// None if there is no such key.
std::optional<std::string> explain_style(std::string_view name, Language language);

/// JSON Schema (draft-07) of a style file, for editors: names in both languages, values, defaults and help.
std::string style_schema();

}  // namespace typeset
