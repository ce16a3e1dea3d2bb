// What the ledger counts of a source that was written: everything in it that came out of the pasted text.
#pragma once

#include <string>

#include "base/sources.h"
#include "source/issue.h"

namespace typeset::pasted {

/// Every text and value of the issue as its writer typed it, line by line: names with what parts them, labels where
/// they are the writer's own, body text without its marks. `sources` holds the issue's file.
std::string counted_text(const Issue& issue, const Sources& sources);

}  // namespace typeset::pasted
