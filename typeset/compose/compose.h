// Issue × Style → Flow: the compose room's front door. Runs once; never called back; always returns a flow.
#pragma once

#include "base/diagnostic.h"
#include "compose/flow.h"
#include "source/issue.h"
#include "style/style.h"

namespace typeset {

Flow compose(const Issue& issue, const Style& style, Diagnostics& faults);

}  // namespace typeset
