// Text of a few lines that is read at a glance (captions, heads of tables, entries of 要目): its lines end where its
// sense allows.
#pragma once

#include <vector>

#include "layout/set_block.h"
#include "text/paragraph.h"

namespace typeset {

/// Two or three lines are divided as a title is, at words and evenly, if that takes no more of them; others as a
/// paragraph. No mark hangs past the measure: something stands beside it.
std::vector<text::Line> set_short_text(const text::Paragraph& paragraph, Length measure, text::Align align,
                                       const Setter& setter, Diagnostics& faults);

/// The same for an entry of a list, whose lines are indented alike (`indent` of the first): filled one after the other
/// as far as the sense allows, ragged at the right. One line more than a paragraph's where words would be divided else.
std::vector<text::Line> set_entry_text(const text::Paragraph& paragraph, const text::Shape& shape,
                                       const Setter& setter);

}  // namespace typeset
