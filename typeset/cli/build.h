// Building documents, for the commands that do.
#pragma once

#include <mutex>
#include <set>
#include <string>

#include "cli/request.h"

namespace typeset {

/// What a run looked at: when one of these changes, appears or goes, its outputs may be others.
struct LookedAt {
  std::mutex mutex;
  std::set<std::string> files;
  std::set<std::string> folders;  // whose names were read
};

/// Makes what a line asks for; returns the exit code. `looked_at` may be null. Where a signal came it has stopped; what
/// to do about it is the caller's.
int build_documents(const Request& request, LookedAt* looked_at);

}  // namespace typeset
