#include "cli/commands.h"

#include <cerrno>

#include "cli/disk.h"
#include "cli/faults.h"
#include "cli/terminal.h"

namespace typeset {

ReportForm report_form(const Request& request) { return {request.language, look_at_terminal(), !request.quiet}; }

void tell(const Diagnostics& faults, const ReportForm& form) { say(report(faults, Sources(), "hongtou", form)); }

int deliver(std::string_view text, const ReportForm& form) {
  const int error = print(text);
  if (error == 0) return 0;
  if (error != EPIPE) {
    Diagnostics faults;
    faults.report(cli_faults::kCannotWrite, {}, {Term("标准输出", "standard output"), system_reason(error)});
    tell(faults, form);
  }
  return 1;
}

}  // namespace typeset
