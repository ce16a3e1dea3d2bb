// Draft → YAML, with the keys of the table of fields in Chinese, as `hongtou new` writes them.
//
// Every text comes back from the reader as it went in: one-line fields are plain where that is safe and quoted
// otherwise; texts of paragraphs stand below a `|` (body_line.h). Fields that were not found get the value of a new source
// below a comment 请改, so that what is written builds; those that a style may give are a comment to fill in.
#pragma once

#include <string>
#include <string_view>

#include "import/draft.h"
#include "import/ledger.h"
#include "source/next_issue.h"

namespace typeset::pasted {

/// `day`: of the issue, where the draft has none; below a remark that asks to look at it, unless it is certain.
std::string write_yaml(const Draft& draft, std::string_view style, const IssueDay& day, Ledger& ledger);

}  // namespace typeset::pasted
