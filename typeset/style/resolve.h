// Written values → Style.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "style/style.h"
#include "style/values.h"

namespace typeset {

/// The key table's defaults, over them what the profile implies, over them the values, later ones over earlier. Every
/// value is read and its faults reported, also one that is overridden; what a faulty value would have set keeps what it
/// had.
Style resolve(const std::vector<WrittenValue>& values, Diagnostics& faults);

/// Whether the numbers go together: the type area on the sheet, the lines in the area, body type in its cells.
void check_together(Style& style, Diagnostics& faults);

}  // namespace typeset
