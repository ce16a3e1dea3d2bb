// The code for deflate that fits the charstrings of a face.
#pragma once

#include "base/deflate_code.h"
#include "font/cff_table.h"

struct hb_font_t;

namespace typeset {

/// Trained on the charstrings (as a CharstringMaker makes them) of common hanzi; of a face without them, of a spread of
/// its hanzi or of all glyphs. A function of the face alone. Takes a few milliseconds.
DeflateCode charstring_deflate_code(const CffTable& cff, hb_font_t* font);

}  // namespace typeset
