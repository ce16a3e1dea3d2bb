// Notes of a pasted text: a mark in the text and a note with the same mark become [文字]{注=…} (docs/body.md).
//
// Two forms. Of Markdown, wherever they stand: `[^1]`, and a paragraph that begins with `[^1]:`, with what is indented
// below it. Of plain text: ① ② … or [1] [2] … in an article, and as many lines that begin with them where a page of it
// ends or the article itself does; marks behind a colon, a comma or at a paragraph's head number what follows them
// (做到：①…；②…) and are none.
//
// Notes are found among the lines, before these are joined: the lines of a note are taken out, and a sign (lines.h)
// that all rules of lines and paragraphs see through stands for its mark. Once the draft is made, put_notes() turns the
// signs into notes where a source can have one, and all others back into the marks and paragraphs they were. A note is
// taken only if it has one mark and the mark one note, those of plain text all of a block or none; the others stay
// text, with a report. Linear in the size of the text.
#pragma once

#include "base/diagnostic.h"
#include "import/draft.h"
#include "import/ledger.h"
#include "import/lines.h"

namespace typeset::pasted {

/// Takes the notes of the first form. `sources` holds the file that the lines are of. In Markdown only marks count that
/// the parser has left as text (lines.h); in plain text all do.
void take_marked_notes(const Sources& sources, bool markdown, Lines& lines, FootNotes& notes, Diagnostics& doubts);

/// Takes the notes of the second form out of the lines of one article.
void take_numbered_notes(Lines& lines, FootNotes& notes, Diagnostics& doubts);

/// Whether a line begins with a mark of the second form: a title may stand below it, however it ends.
bool begins_with_number_mark(std::string_view line);

/// Puts the notes of the draft where their signs stand.
void put_notes(Draft& draft, Ledger& ledger, Diagnostics& doubts);

}  // namespace typeset::pasted
