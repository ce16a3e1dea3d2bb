// The content stream of one page.
//
// Items in their order, within the marked-content sequences that Structure has divided them into: everything painted
// belongs to a node of the structure tree or is an artifact.
//
// A glyph's place is exact to 0.005 pt and errors never add up: every adjustment is reckoned from the exact target, not
// from the sum of rounded moves. Text runs set the character spacing that leaves the fewest adjustments, so that a line
// on the 28-cell grid is one string.
//
// Where the fonts' ToUnicode maps do not say what is to be copied, an ActualText span does.
#pragma once

#include <cstddef>
#include <string>

#include "emit/pdf/font_use.h"
#include "emit/pdf/inks.h"
#include "emit/pdf/structure.h"
#include "page/pages.h"

namespace typeset::pdf {

struct PageContent {
  std::string operators;
  PageMarks marks;
};

/// `structure` and `fonts` were made from `pages`.
PageContent page_content(const Pages& pages, std::size_t page, const Structure& structure, const FontUse& fonts,
                         const Inks& inks);

}  // namespace typeset::pdf
