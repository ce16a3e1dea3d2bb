// Where each document's outputs go: worked out, and found possible, before any work is done.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "cli/request.h"

namespace typeset {

struct PlannedDocument {
  std::string source;
  std::vector<std::string> targets;  // one for each of Request::formats; `-` is standard output
};

/// Without -o each output stands beside its source, `.yaml` replaced by its own extension, and standard input goes to
/// standard output. -o names a folder if it ends in / or is one, or if there are several outputs; otherwise a file.
/// Reports outputs that would meet in one file, or that would replace a source, and a PDF on a terminal.
std::vector<PlannedDocument> plan_outputs(const Request& request, Diagnostics& faults);

}  // namespace typeset
