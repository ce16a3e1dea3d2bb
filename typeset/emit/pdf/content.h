// The content stream of one page.
//
// Items in their order; each knows where it belongs in the structure tree (Item::belongs), and no operator sequence
// crosses from one item into the next, so that an item can be wrapped in a marked-content sequence.
//
// A glyph's place is exact to 0.005 pt and errors never add up: every adjustment is reckoned from the exact target, not
// from the sum of rounded moves. Text runs set the character spacing that leaves the fewest adjustments, so that a line
// on the 28-cell grid is one string.
//
// Where the fonts' ToUnicode maps do not say what is to be copied, an ActualText span does.
#pragma once

#include <string>

#include "emit/pdf/font_use.h"
#include "page/pages.h"

namespace typeset::pdf {

/// `page` is one of `pages`; `fonts` was gathered from them.
std::string page_content(const Pages& pages, const Page& page, const FontUse& fonts);

}  // namespace typeset::pdf
