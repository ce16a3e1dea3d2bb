#include "cli/commands.h"

#include <cerrno>

#include "base/system_reason.h"
#include "cli/disk.h"
#include "cli/faults.h"
#include "cli/output_file.h"
#include "cli/terminal.h"

namespace typeset {

ReportForm report_form(const Request& request) {
  return {request.language, look_at_terminal(), !request.quiet, request.verbose};
}

void print_report(const Diagnostics& faults, const ReportForm& form) {
  say(report(faults, Sources(), "hongtou", form));
}

int hand_over(std::string_view text, const Request& request, const ReportForm& form) {
  if (!request.output || *request.output == "-") return deliver(text, form);
  const int error = write_new(*request.output, text);
  if (error == 0) return 0;
  Diagnostics faults;
  if (error == EEXIST) {
    faults.report(cli_faults::kFileExists, {}, {*request.output});
  } else {
    faults.report(cli_faults::kCannotWrite, {}, {*request.output, system_reason(error)});
  }
  print_report(faults, form);
  return 1;
}

int deliver(std::string_view text, const ReportForm& form) {
  const int error = print(text);
  if (error == 0) return 0;
  if (error != EPIPE) {
    Diagnostics faults;
    faults.report(cli_faults::kCannotWrite, {}, {Term("标准输出", "standard output"), system_reason(error)});
    print_report(faults, form);
  }
  return 1;
}

}  // namespace typeset
