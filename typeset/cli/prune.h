// --prune: outputs whose source is gone.
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "base/words.h"
#include "cli/up_to_date.h"

namespace typeset {

/// Removes the outputs of each recorded document whose source is no longer on disk, and the folders that are empty
/// then; an output that is not as it was written is left. `dry`: only says what it would remove. Returns what it says,
/// a line for each output. Where of all sources of a folder none is there any more, nothing of them is removed and that
/// is reported: more likely the folder lies on a disk that is not mounted.
std::string prune(UpToDate& record, bool dry, Language language, Diagnostics& faults);

}  // namespace typeset
