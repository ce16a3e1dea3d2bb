// Titles: few, centred, broken by meaning rather than by measure (GB-7.3.1).
//
// Lines the author forced stand as they are. Otherwise a title that fits stays on one line; else a typed gap (U+3000 or
// a single space between Han) is the preferred break, and failing that the lines are made even at word boundaries.
#pragma once

#include <vector>

#include "text/paragraph.h"

namespace typeset::text {

struct TitleShape {
  Length measure;
  Length gap;  // the width of a typed gap that stays within a line
  Align align = Align::centre;
};

/// `lines` are the author's: one paragraph, or one for each forced line. Returns one Line list per given paragraph.
std::vector<std::vector<Line>> set_title(const std::vector<Paragraph>& lines, const TitleShape& shape,
                                         const Rules& rules, const FontBook& fonts, Diagnostics& faults);

}  // namespace typeset::text
