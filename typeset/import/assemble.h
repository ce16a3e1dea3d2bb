// Zones → Draft: what each line of each part says.
//
// Titles are the lines that the contents name; without contents, headings of Markdown, or lines whose shape and place
// are those of a title. A section of short items is known by its title or by the marks of its paragraphs. What no field
// takes is kept as a paragraph and reported. Every word that the program prints by itself is entered in the ledger.
// Total.
#pragma once

#include "base/diagnostic.h"
#include "import/draft.h"
#include "import/ledger.h"
#include "import/lines.h"

namespace typeset::pasted {

/// `notes` are those whose signs stand in the lines; the draft keeps them with those that are found in its articles.
Draft assemble(Lines lines, FootNotes notes, Ledger& ledger, Diagnostics& doubts);

}  // namespace typeset::pasted
