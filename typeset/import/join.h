// Lines → paragraphs: what hard wrapping and page turns parted comes together again.
//
// A line goes on in the next if it ends no sentence and is as long as a line of text; in a text broken at a constant
// width only full lines go on. Where paragraphs are drawn in, a line that is not drawn in goes on with the one above
// even behind a full stop at the edge. A blank line parts paragraphs, unless a page turned there (a page number, a form
// feed, a running head), the text has blank lines between all its lines, or the line above is cut in mid-sentence: it
// ends in a comma or within a word. Two such cuts show a text whose page turns left no other mark; there a paragraph
// that has full stops and ends without one was cut as well. A line of less than twenty characters is taken for whole,
// unless it ends in a comma, is cut within a word, or opens as a clause (第三条). A line that ends in a comma and was
// not gone on with is reported. Headings, levels (一、), numbered items, ——, leaders and
// rows of tables neither go on nor are gone on to. Pieces are joined by Chinese rules: no space but between Western
// words.
#pragma once

#include <cstdint>
#include <span>

#include "base/diagnostic.h"
#include "import/draft.h"
#include "import/lines.h"

namespace typeset::pasted {

/// How the paragraphs of a text are laid out on its lines.
struct Setting {
  std::uint32_t full = 0;  // cells of a full line; 0: not broken at a constant width
  bool drawn_in = false;
  bool bare_turns = false;  // pages turned at blank lines without a number or a form feed
  bool spaced = false;      // blank lines stand between all lines and part nothing
};

/// Whether the line above breaks off where no paragraph ends: behind a comma, within a word, or before 高。
bool is_cut(const TextLine& last, const TextLine& next);

Setting measure(std::span<const TextLine> lines);

/// A paragraph and the lines it was joined from.
Paragraphs join_lines(std::span<const TextLine> lines, const Setting& setting, Diagnostics& doubts);

/// The paragraph divided at sentence ends so that a source may hold it.
void cut_long(Paragraphs& paragraphs, Diagnostics& doubts);

/// Strong words that go on behind their paragraph end with it and begin again in the next; rows of tables between them
/// have theirs within cells.
void carry_strong(Paragraphs& paragraphs);

}  // namespace typeset::pasted
