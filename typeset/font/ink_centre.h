// Ink centre: how high above the baseline the middle of a face's characters lies.
//
// Faces of different make place the same hanzi up to 0.08 em apart (fonts.md §0.2); a line that mixes them puts their
// centres, not their baselines, on one height.
#pragma once

struct hb_font_t;

namespace typeset {

/// In thousandths of an em, rounded to the nearest: the mean over the common hanzi that the face draws; of a face that
/// lacks most of them, over a spread of its own hanzi; of one without hanzi, over its digits.
int ink_centre(hb_font_t* font, int units_per_em);

}  // namespace typeset
