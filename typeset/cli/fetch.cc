// hongtou fonts --fetch: gets the pinned fonts and the dictionary, by the script that comes with the program.
#include <cerrno>
#include <csignal>
#include <string>
#include <unistd.h>

#include "base/system_reason.h"
#include "cli/commands.h"
#include "cli/disk.h"
#include "cli/faults.h"
#include "cli/jobs.h"

namespace typeset {

/// The script takes the place of this process, so that its progress, its exit code and Ctrl-C are its own. Its usage
/// codes agree with ours.
int run_fetch(const Request& request) {
  const ReportForm form = report_form(request);
  Diagnostics faults;
  const Premises premises = find_premises(request.font_policy);
  if (premises.faults.has_errors()) {
    print_report(premises.faults, form);
    return 1;
  }
  std::string script = data_folder() + "/fonts/fetch";
  std::string into = "--into", shared = kSharedFonts;
  char* const own[] = {script.data(), nullptr};
  char* const for_all[] = {script.data(), into.data(), shared.data(), nullptr};
  std::signal(SIGPIPE, SIG_DFL);  // ours is to ignore it, and would be the script's
  ::execv(script.c_str(), request.shared ? for_all : own);
  faults.report(cli_faults::kCannotRun, {}, {script, system_reason(errno)});
  print_report(faults, form);
  return 1;
}

}  // namespace typeset
