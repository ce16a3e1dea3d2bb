// Markup of other programs in body text: tables, addresses in <>, footnotes, rules, quotations, HTML, lists of
// Markdown. It is printed as typed; the tally reports each kind once, with what to write instead (docs/body.md).
#pragma once

#include "base/located_text.h"
#include "source/tally.h"

namespace typeset {

/// Counts what a line as typed, marks of the grammar included, holds of it.
void find_markup(const LocatedText& line, Tally& tally);

}  // namespace typeset
