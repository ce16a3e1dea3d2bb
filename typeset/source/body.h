// Body text: the line grammar of docs/body.md.
//
// Every line is a paragraph; `![说明](文件)` is a picture (pictures.h); lines between bars are a table (table.h); `# `
// to `#### ` make headings; `**…**` and `[文字]{kai}` mark spans, `[文字]{注=…}` a note,
// `[文字](https://…)` a link; `\*` `\[` `\]` `\#` `\|` stand
// for the characters themselves, `\` before a level mark makes it text; everything else is literal.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/diagnostic.h"
#include "base/located_text.h"
#include "source/issue.h"
#include "source/tally.h"

namespace typeset {

inline constexpr std::size_t kLongestParagraph = 20'000;  // characters
inline constexpr std::size_t kMostParagraphs = 10'000;    // of one body

/// One line as text with spans, where neither headings nor level marks are looked for: a cell, a caption.
BodyLine read_inline(const LocatedText& line, Tally& tally, Diagnostics& faults);
/// The same of a cell, in whose addresses a backslash keeps a bar from parting cells.
BodyLine read_in_cell(const LocatedText& text, Tally& tally, Diagnostics& faults);

/// Past the parenthesis that closes the one at byte `open`, behind the brackets of a link; npos if none does near
/// enough, or if nothing in between is what addresses and names of files are made of.
std::size_t target_end(std::string_view text, std::size_t open);

/// Adds the lines of `text` to `body`. A faulty mark is reported and its characters stay as text; what the tally
/// reports is noted there.
void read_body(const LocatedText& text, Body& body, Tally& tally, Diagnostics& faults);

}  // namespace typeset
