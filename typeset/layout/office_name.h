// The name of an office beside a date: 编发单位 in the head, 印发机关 in the 版记.
#pragma once

#include <vector>

#include "compose/flow.h"
#include "font/font_book.h"
#include "text/paragraph.h"

namespace typeset {

/// The lines of a name in a measure of `full`, `right` of which the text at its right takes (zero: none). On one line
/// if half an em is left between the two; else broken at its words, as evenly as a title (GB-7.3.1b), so that no line
/// is a single character.
std::vector<text::Line> set_office_name(const text::Paragraph& name, Length full, Length right, const Flow& flow,
                                        const FontBook& fonts, Diagnostics& faults);

}  // namespace typeset
