// Notes of a pasted text: a mark in the text and a note with the same mark become [文字]{注=…} (docs/body.md).
//
// Two forms. Of Markdown, wherever they stand: `[^1]` in a paragraph, and a line that begins with `[^1]:`, which goes
// on as far as the next empty line. Of plain text: ① ② … or [1] [2] … in the paragraphs of an article, each once and in
// this order, and as many paragraphs at its end that begin with them. A note is only moved where its mark stands once,
// within a paragraph of a body and not at its beginning; every other mark and note stays text, those of the first form
// with a report.
#pragma once

#include <map>
#include <string>

#include "base/diagnostic.h"
#include "import/draft.h"
#include "import/ledger.h"

namespace typeset::pasted {

/// Notes by their labels, without the brackets; those met twice are text.
using NoteLines = std::map<std::string, Text, std::less<>>;

/// Takes the lines of the first form out of `lines` where a mark for them stands once in the others.
NoteLines take_note_lines(Lines& lines, Ledger& ledger, Diagnostics& doubts);

/// Puts them at their marks, and those of the second form; what finds no place becomes a paragraph again.
void put_notes(Draft& draft, NoteLines notes, Ledger& ledger, Diagnostics& doubts);

}  // namespace typeset::pasted
