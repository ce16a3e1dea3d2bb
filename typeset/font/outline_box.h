// The box of a glyph's ink, to the unit: of the curves themselves, not of their control points.
//
// HarfBuzz's own glyph extents take in the control points of CFF curves, which can stand a tenth of an em off the ink;
// what is centred or trimmed by such a box is visibly not. In whole numbers: curves are halved until nothing of them
// can lie outside.
#pragma once

#include "font/font_book.h"

namespace typeset {

/// In design units, rounded outwards; empty for a glyph that draws nothing. `font` is unscaled.
InkBox outline_box(hb_font_t* font, std::uint32_t glyph);

}  // namespace typeset
