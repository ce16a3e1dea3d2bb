// Lists of names in a pasted text: 组　长：张三　某某局局长, one line an entry, which a source says with {名单} … {完}.
//
// Only what is certain is taken: two lines in a row and more with a label of two to six hanzi, a colon, and behind it
// names alone or one name and a post; every name opens with a surname, and nothing else stands on the line than hanzi,
// white space, 、 · （）. So no such line holds a mark of the grammar, and each comes back from the reader as it was
// written. Below a line with a label, with no blank line between, stand lines of names or of a name and a post without
// one; a line that ends in 、 goes on in the next. Linear in the size of the text.
#pragma once

#include <cstddef>

#include "base/diagnostic.h"
#include "import/lines.h"

namespace typeset::pasted {

/// Marks the entries of lists of names among lines [begin, end), with U+3000 for all white space within them. Each list
/// is reported.
void mark_names(Lines& lines, std::size_t begin, std::size_t end, Diagnostics& doubts);

}  // namespace typeset::pasted
