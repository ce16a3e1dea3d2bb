// Flow → Pages: the layout room's front door. Always returns pages; what would not fit is set and reported.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "compose/flow.h"
#include "font/font_book.h"
#include "page/pages.h"
#include "text/title.h"

namespace typeset {

/// A line of the text, and why it ends where it ends.
struct LineAt {
  std::size_t page = 0;  // from 0
  int number = 0;        // from 1: among the lines of text on its page, those of titles counted
  text::LineNote note;
};

/// What layout chose where there was a choice, for those who ask.
struct LayoutNotes {
  std::vector<text::BrokenTitle> titles;  // in order
  std::vector<LineAt> lines;              // in order; those of titles not among them
};

Pages lay_out(const Flow& flow, const FontBook& fonts, Diagnostics& faults, LayoutNotes* notes = nullptr);

}  // namespace typeset
