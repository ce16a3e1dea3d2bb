// Flow → Pages: the layout room's front door. Always returns pages; what would not fit is set and reported.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "compose/flow.h"
#include "font/font_book.h"
#include "page/pages.h"
#include "text/title.h"

namespace typeset {

/// What layout chose where there was a choice, for those who ask.
struct LayoutNotes {
  std::vector<text::BrokenTitle> titles;  // in order
};

Pages lay_out(const Flow& flow, const FontBook& fonts, Diagnostics& faults, LayoutNotes* notes = nullptr);

}  // namespace typeset
