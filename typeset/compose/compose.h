// Issue × Style → Flow: the compose room's front door. Runs once and is never called back; it cannot fail: an issue
// that has been read can be composed, element by element, and what an issue leaves out is left out.
#pragma once

#include <string>

#include "compose/album.h"
#include "compose/flow.h"
#include "source/issue.h"
#include "style/style.h"

namespace typeset {

/// Pictures that `album` lacks are left out.
Flow compose(const Issue& issue, const Style& style, const Album& album = {});

/// Makes the copy a proof: 校样 in the head margin, `words` (what it is a proof of) in the foot margin.
void mark_as_proof(Flow& flow, const Style& style, const std::string& words, bool grid);

}  // namespace typeset
