// Flow → Pages: the layout room's front door. Always returns pages; what would not fit is set and reported.
#pragma once

#include "base/diagnostic.h"
#include "compose/flow.h"
#include "font/font_book.h"
#include "page/pages.h"

namespace typeset {

Pages lay_out(const Flow& flow, const FontBook& fonts, Diagnostics& faults);

}  // namespace typeset
