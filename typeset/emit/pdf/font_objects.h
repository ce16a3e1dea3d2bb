// A face as PDF objects: Type0 font, descendant CIDFont, descriptor, program, ToUnicode map.
#pragma once

#include <string>

#include "emit/pdf/font_program.h"
#include "emit/pdf/font_use.h"
#include "emit/pdf/objects.h"

namespace typeset::pdf {

/// The Type0 font (Identity-H) that pages name as `use.resource`. `lists_glyphs`: with a CIDSet, which PDF/A-1 wants.
Ref add_font(Objects& objects, const Face& face, const FaceUse& use, const FontProgram& program, bool compress,
             bool lists_glyphs);

/// The ToUnicode CMap: code → the text that `use` settled on. A glyph that stands for no text of its own (part of a
/// cluster that ActualText covers) maps to U+200B, because every code must map to something.
std::string to_unicode(const FaceUse& use);

/// The W array: widths of the codes that differ from the default of 1000.
Array widths(const FaceUse& use);

}  // namespace typeset::pdf
