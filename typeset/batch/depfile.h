// Depfiles: what an output was made from, as Make and Ninja read it.
#pragma once

#include <string>
#include <vector>

#include "press/press.h"

namespace typeset {

/// `target: file file …`, and for Make a rule without command for each file, so that one that goes away does not stop
/// it. Files that were looked for and not there, and the names in a folder, cannot be said in this form; a name with a
/// line end neither.
std::string depfile(const std::string& target, const std::vector<std::string>& files);

/// The files that were read for a document, its fonts among them: each once, in the order of their names.
std::vector<std::string> files_read(const Document& document);

}  // namespace typeset
