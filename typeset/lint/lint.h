// Issue × rules of writing → diagnostics: the lint room's front door.
//
// What is misprinted most, as a proof-reader would mark it: numbers and dates against the other issues of the folder,
// half-width and doubled marks, pairs, words twice over, headings out of order. Rules are rows of rules.h; all are
// warnings, and what the source silences with a reason (`silence:`) is left out. Linear in the text.
#pragma once

#include <string_view>

#include "base/diagnostic.h"
#include "lint/folder.h"
#include "source/issue.h"
#include "words/lexicon.h"

namespace typeset::lint {

/// Reports what the rules find in the issue that was read from `source`. `folder`: the issues beside it, `file` its own
/// name among them; null for standard input. `words`: asked where a character or word stands twice; null: ICU's words
/// alone.
void check_issue(const Issue& issue, FileId source, const Folder* folder, std::string_view file,
                 const words::LexiconSource* words, Diagnostics& faults);

}  // namespace typeset::lint
