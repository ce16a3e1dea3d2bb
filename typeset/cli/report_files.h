// The reports for machines that a run was asked for: begun before its work, written as it goes, in their places when it
// is over. One that cannot be written does not keep the documents from being made; that is said at the end.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/sources.h"
#include "batch/reports.h"
#include "cli/output_file.h"
#include "cli/report.h"
#include "cli/request.h"
#include "press/workshop.h"

namespace typeset {

class ReportFiles {
 public:
  /// Those of Request::reports. Where GITHUB_ACTIONS is `true`, annotations of GitHub besides, on standard output, if
  /// none were asked for and nothing else goes there (`output_taken`: a document does).
  ReportFiles(const Request& request, const Workshop& workshop, bool output_taken);

  /// Whether there is any; else nothing need be put together for them.
  bool wanted() const { return !open_.empty(); }
  /// Whether OutputResult::sha256 is needed.
  bool of_outputs() const;

  /// The documents in the order of the line.
  void add(const DocumentResult& result);
  /// What concerns no document.
  void add(const Diagnostics& faults, const Sources& sources);

  /// Files that were no documents.
  void passed_over(std::size_t files) { run_.passed_over = files; }

  /// Puts them in their places; reports those that cannot be written.
  void finish(Diagnostics& faults);
  /// Leaves what stood in their places: a run that was stopped has not looked at everything.
  void discard();

 private:
  struct Open {
    std::string name;  // of its place, as people read it
    std::unique_ptr<Report> report;
    std::unique_ptr<GrowingFile> file;
    bool of_outputs = false;
  };
  std::vector<Open> open_;
  RunResult run_;
};

/// Finishes them at the end of a command, and tells of those that cannot be written; false if there is any. Where a
/// signal stopped the run they are discarded.
bool finish_reports(ReportFiles& reports, const ReportForm& form);

}  // namespace typeset
