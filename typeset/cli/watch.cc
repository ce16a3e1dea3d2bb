// hongtou watch: builds, and builds again whenever something changes that the outputs are made from.
#include <algorithm>
#include <optional>

#include "cli/build.h"
#include "cli/clock.h"
#include "cli/commands.h"
#include "cli/disk.h"
#include "cli/faults.h"
#include "cli/interruption.h"
#include "cli/terminal.h"
#include "cli/watcher.h"

namespace typeset {

namespace {

/// Whether a file was changed while the round that read it was under way, perhaps after it was read.
bool changed_since(std::int64_t begun_ns, const LookedAt& looked_at) {
  const DiskFiles files;
  return std::ranges::any_of(looked_at.files, [&](const std::string& file) {
    const Result<FileStamp> stamp = files.stamp(file);
    return stamp && stamp->changed_ns >= begun_ns;
  });
}

}  // namespace

int run_watch(const Request& request) {
  const ReportForm form = report_form(request);
  const Interruption listening;
  Watcher watcher;
  for (bool first = true;; first = false) {
    LookedAt looked_at;
    const std::int64_t begun = now_ns();
    const int code = build_documents(request, &looked_at);
    if (Interruption::signal() != 0) return 0;
    if (code == 2 && first) return code;  // later it is a state of the files, as no source for a moment, and will pass
    if (const std::optional<Term> why = watcher.watch(looked_at.files, looked_at.folders)) {
      Diagnostics faults;
      faults.report(cli_faults::kCannotWatch, {}, {*why});
      print_report(faults, form);
      return 1;
    }
    if (changed_since(begun, looked_at)) continue;
    if (!request.quiet)
      say(form.language == Language::zh ? "等待修改……（Ctrl-C 结束）\n" : "waiting for changes… (Ctrl-C ends)\n");
    if (watcher.wait().empty()) return 0;  // a signal: the usual end
  }
}

}  // namespace typeset
