// A paragraph → the line of body text (docs/body.md) that says it: marks that were meant are written, what would be
// taken for one is escaped.
//
// What a mark means to the reader hangs on what stands about it: a bracket of one cell opens nothing in the next, and
// two asterisks that a dropped line end parted are a mark. So each line is read again when it is written. One with
// faults, or with characters too many or too few, those of marks too (a link that became text has none of either), is
// written again with the asterisks of the text escaped, with its brackets, and with both, and the line that comes
// nearest is kept.
#pragma once

#include <string>

#include "import/draft.h"

namespace typeset::pasted {

/// The line without its line end; rows without the bars about them. Never fails: whether all of a source reads back is
/// found out when all of it is written (import.cc). Linear in the paragraph.
std::string body_line(const Paragraph& paragraph);

}  // namespace typeset::pasted
