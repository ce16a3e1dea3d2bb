// The outline of a source: its keys at the left margin with what stands behind and below each, before any of it is
// read.
//
// For those who must know what a file is, or a few of its values, without reading it: lint's folder, the look-up of
// styles beside a document. Cheap and total: one pass over the lines, whatever they hold; a key is found with the colon
// that was meant (full-width, or without its space) as well. A source written within one pair of braces has no outline.
#pragma once

#include <string_view>
#include <vector>

namespace typeset {

struct MarginEntry {
  std::string_view key;    // without quotes
  std::string_view value;  // on the key's own line, without blanks and comment; empty: below it, or nowhere
  std::string_view lines;  // all that belongs to it: from the key to the next one or the end of the text
};

/// In the order of the text, of which the entries are parts.
std::vector<MarginEntry> outline(std::string_view text);

/// Whether one of the entries has this key, in either language.
bool has_key(const std::vector<MarginEntry>& entries, std::string_view key, std::string_view zh);

}  // namespace typeset
