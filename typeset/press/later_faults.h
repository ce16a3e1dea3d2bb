// Faults in the order of their causes: what a later step finds is reported only where no earlier fault explains it.
//
// A full-width colon makes the parser stumble two lines below, and makes the field behind it missing. The clerk fixes
// the colon; the other two messages would send him looking for what is not there.
#pragma once

#include <functional>

#include "base/diagnostic.h"
#include "base/sources.h"

namespace typeset {

/// Adds to `known` what of `later` stands on no line that has an error already and is not `explained` otherwise; of a
/// gathered fault, the places on other lines.
void append_later(Diagnostics& known, const Diagnostics& later, const Sources& sources,
                  const std::function<bool(const Diagnostic&)>& explained);

}  // namespace typeset
