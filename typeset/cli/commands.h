// The commands. Each takes what the command line asked for and returns the exit code: 0, or 1 if a document has errors
// or something could not be read or written, or 2 if the line asks for what cannot be.
#pragma once

#include <string_view>

#include "base/diagnostic.h"
#include "cli/report.h"
#include "cli/request.h"

namespace typeset {

int run_build(const Request& request);
int run_watch(const Request& request);
int run_check(const Request& request);
int run_merge(const Request& request);
int run_fonts(const Request& request);
int run_fetch(const Request& request);
int run_new(const Request& request);
int run_import(const Request& request);
int run_schema(const Request& request);
int run_explain(const Request& request);
int run_help(const Request& request);

/// How this run reports.
ReportForm report_form(const Request& request);

/// Tells faults that concern no document.
void print_report(const Diagnostics& faults, const ReportForm& form);

/// A source that was made, to the file that `request` names, which must not exist, or to standard output; returns the
/// exit code.
int hand_over(std::string_view text, const Request& request, const ReportForm& form);

/// A result to standard output; says so if that fails, and returns the exit code. A reader that has seen enough
/// (`hongtou explain | head`) is no fault worth a message.
int deliver(std::string_view text, const ReportForm& form);

}  // namespace typeset
