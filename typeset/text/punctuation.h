// The width of Chinese marks (CL-PUN): which half of its cell a mark leaves blank, and how neighbours share blanks.
#pragma once

#include "text/galley.h"

namespace typeset::text {

/// Where a class leaves its removable half cell (CL-CLS, last column).
enum class Blank : std::uint8_t { none, left, right };
Blank blank_side(CharClass cls);

/// Whether the marks of a class keep only their half cell inside a line, by style (CL-PUN-1).
bool half_in_line(CharClass cls, Punctuation punctuation);

/// CL-PUN-2: what goes where two marks meet.
enum class Tightening : std::uint8_t { none, first_trail, second_lead, second_trail };
struct PairRow {
  ClassSet first;
  ClassSet second;
  Tightening tightening;
  const char* rule;
};
const PairRow& adjacent_pair(CharClass first, CharClass second);

/// Narrows the blanks of every two marks that meet.
void tighten_pairs(Galley& galley);

}  // namespace typeset::text
