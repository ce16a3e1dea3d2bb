// What marks a copy as a proof, and lets it be measured: words in the margins, the grid of cells.
#pragma once

#include "layout/canvas.h"

namespace typeset {

/// On every page, above everything else there; nothing if the flow asks for no proof.
void put_proof_marks(Canvas& canvas, const Flow& flow, Diagnostics& faults);

}  // namespace typeset
