// Flow → Pages: the layout room's front door. Always returns pages, within what the document may take; what would not
// fit is set and reported.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "compose/flow.h"
#include "font/font_book.h"
#include "page/pages.h"
#include "text/title.h"

namespace typeset {

class Budget;

/// A line of the text, and why it ends where it ends.
struct LineAt {
  std::size_t page = 0;  // from 0
  int number = 0;        // from 1: among the lines of text on its page, those of titles counted
  text::LineNote note;
};

/// What was paid so that no line stands alone at a page's turn, or what stands amiss there because nothing helped.
struct TurnChoice {
  enum class Sort : std::uint8_t {
    fewer_lines,   // a paragraph was set in `lines` fewer
    more_lines,    // in `lines` more
    smaller,       // pictures take `lines` grid lines fewer
    lone_at_foot,  // a lone line that stayed
    lone_at_top,
    tail_alone,     // 版记 on a page without text
    one_line_page,  // the last page has a single line of text
  };
  Sort sort = Sort::fewer_lines;
  std::size_t page = 0;  // from 0
  int lines = 0;
  std::int64_t cost = 0;     // in points of docs/line-breaking.md, of another breaking
  bool ways_nearby = false;  // what stayed: other ways were at hand, and none was cheaper
  std::string words;         // how the block begins
};

/// What layout chose where there was a choice, for those who ask.
struct LayoutNotes {
  std::vector<TurnChoice> turns;          // in order of pages
  std::vector<text::BrokenTitle> titles;  // in order
  std::vector<LineAt> lines;              // in order; those of titles not among them
};

/// Takes pages, glyphs and time from `budget`; null: there are no limits.
Pages lay_out(const Flow& flow, const FontBook& fonts, Diagnostics& faults, LayoutNotes* notes = nullptr,
              Budget* budget = nullptr);

}  // namespace typeset
