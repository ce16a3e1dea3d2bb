// The name of this run among all runs on all machines that may write into one folder.
#pragma once

#include <string>

namespace typeset {

/// HOST-PID-START: letters, digits and hyphens. The same for the life of the process.
const std::string& run_id();

/// What names of unfinished files of a run begin with.
std::string unfinished_prefix(const std::string& run);

}  // namespace typeset
