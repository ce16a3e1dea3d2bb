// Many documents, several at a time: their reports come in the order they were named, each document's part whole.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "cli/report.h"
#include "cli/request.h"
#include "press/workshop.h"

namespace typeset {

struct Outcome {
  std::string report;  // for standard error
  bool failed = false;
  bool warned = false;  // there are warnings among its faults
};

/// Calls work(0) … work(count - 1) on up to `request.jobs` threads, prints the report of each, the workshop's faults
/// before the first that needed the fonts, and the sum at the end. Exit code 0, or 1 if anything failed. A document
/// that throws fails by itself; the others go on.
int run_batch(std::size_t count, const Request& request, const Workshop& workshop, const ReportForm& form,
              const std::function<Outcome(std::size_t)>& work);

/// As many as there are processors and documents, if the user did not say.
unsigned threads_for(const Request& request, std::size_t count);

}  // namespace typeset
