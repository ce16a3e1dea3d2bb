// Excerpt: the line of a source that a message speaks of, with a caret under the place.
//
// Lines are cut to the width of the terminal round the place, because a paragraph of body text is one line of hundreds
// of characters. Widths are counted in cells: a Han character takes two. What a terminal would obey instead of show
// (control characters, marks of direction) is spelt out.
#pragma once

#include <string>
#include <string_view>

#include "base/sources.h"
#include "base/span.h"

namespace typeset {

struct Excerpt {
  std::string line;    // as it can be shown; cut ends are …
  std::string marker;  // blanks, then ^ and a ~ for each further cell of the place within the line
};

/// For `span`, which must be known, in at most `width` cells (at least 20).
Excerpt excerpt(const Sources& sources, const Span& span, int width);

/// `text` with everything that is not plain visible text spelt out: <U+001B>. Tabs become blanks.
std::string printable(std::string_view text);

}  // namespace typeset
