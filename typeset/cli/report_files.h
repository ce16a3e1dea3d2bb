// The reports for machines that a run was asked for: begun before its work, written as it goes, in their places when it
// is over. One that cannot be written does not keep the documents from being made; that is said at the end. The mark of
// a part (shard_marks.h) is the last of them.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/sources.h"
#include "batch/part.h"
#include "batch/reports.h"
#include "cli/input_guard.h"
#include "cli/output_file.h"
#include "cli/report.h"
#include "cli/request.h"
#include "press/workshop.h"

namespace typeset {

/// Of a run that begins now.
RunFacts run_facts(const Request& request, const Workshop& workshop);

class ReportFiles {
 public:
  /// Those of Request::reports. Where GITHUB_ACTIONS is `true`, annotations of GitHub besides, on standard output, if
  /// none were asked for and nothing else goes there (`output_taken`: a document does).
  ReportFiles(const Request& request, const Workshop& workshop, bool output_taken);
  /// `wishes` alone, of a run that is over.
  ReportFiles(const std::vector<ReportWish>& wishes, const RunFacts& facts) { open(wishes, facts); }

  /// Whether there is any; else nothing need be put together for them.
  bool wanted() const { return part_.has_value() || !open_.empty(); }
  /// Whether OutputResult::sha256 is needed.
  bool of_outputs() const;

  /// Says before the work of those that cannot be written; the documents are made all the same.
  void tell_unwritable(const ReportForm& form);

  /// The report that would be written over what a document is made of, if one would: it is not written then.
  /// Thread-safe, as is guards().
  std::optional<Overwritten> look_at(const Document& document);
  bool guard_anything() const { return !guard_.idle(); }
  /// Whether one would be written over this file.
  bool guards(const std::string& input) const { return guard_.target_that_is(input).has_value(); }

  /// From now on keeps what `hongtou merge` wants to know of a part, too, and writes it when all else is done.
  /// `folder`: of the outputs; `numbers`: of the documents that will come, in the run.
  void keep_part(const PartHead& head, std::string folder, std::vector<std::size_t> numbers);

  /// The documents in the order of the line; `number`: how many there were before, those without a result counted.
  void add(std::size_t number, const DocumentResult& result);
  /// What concerns no document.
  void add(const Diagnostics& faults, const Sources& sources);

  /// Files that were no documents.
  void passed_over(std::size_t files) { run_.passed_over = files; }

  /// What several runs found that concerns no document.
  void add(std::vector<Finding> findings);

  /// Puts them in their places; reports those that cannot be written.
  void finish(Diagnostics& faults);
  /// Whether one could not be written; after finish().
  bool unwritten() const { return unwritten_; }
  /// Leaves what stood in their places: a run that was stopped has not looked at everything.
  void discard();

 private:
  struct Open {
    std::string name;  // of its place, as people read it
    std::unique_ptr<Report> report;
    std::unique_ptr<GrowingFile> file;
    bool of_outputs = false;
    bool told = false;  // that it cannot be written
  };
  struct KeptPart {
    Shard shard;
    std::string folder;
    std::vector<std::size_t> numbers;
    std::size_t passed_over = 0;  // by every part
    std::string text;
  };
  void open(const std::vector<ReportWish>& wishes, const RunFacts& facts);
  void finish_part(Diagnostics& faults);

  std::vector<Open> open_;
  InputGuard guard_{{}};  // of their places
  std::mutex mutex_;
  std::vector<Overwritten> refused_;
  std::optional<KeptPart> part_;
  RunResult run_;
  bool unwritten_ = false;
};

/// Finishes them at the end of a command, and tells of those that cannot be written; false if there is any. Where a
/// signal stopped the run they are discarded.
bool finish_reports(ReportFiles& reports, const ReportForm& form);

}  // namespace typeset
