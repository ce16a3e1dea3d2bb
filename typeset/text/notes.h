// From cuts to notes; internal to the room (explain.h is what others read).
#pragma once

#include <vector>

#include "text/explain.h"
#include "text/fit.h"

namespace typeset::text {

/// One note for each line of `cuts`, which `breaker` chose on `ruler`.
std::vector<LineNote> explain(const Ruler& ruler, const std::vector<LineCut>& cuts, Breaker breaker);

}  // namespace typeset::text
