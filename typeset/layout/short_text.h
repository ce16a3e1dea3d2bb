// Text of a few lines that is read at a glance (captions, heads of tables): its lines end where its sense allows.
#pragma once

#include <vector>

#include "layout/set_block.h"
#include "text/paragraph.h"

namespace typeset {

/// Two or three lines are divided as a title is, at words and evenly, if that takes no more of them; others as a
/// paragraph. No mark hangs past the measure: something stands beside it.
std::vector<text::Line> set_short_text(const text::Paragraph& paragraph, Length measure, text::Align align,
                                       const Setter& setter, Diagnostics& faults);

}  // namespace typeset
