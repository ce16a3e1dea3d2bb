// Reports for machines: what came of the documents of a run, in the forms that programs and platforms read. One table
// of forms; another form is another row. What each form holds: docs/batch.md.
//
// A report is written as the run goes, piece by piece in the order of the documents, so that it takes no memory for
// those that are done. Its bytes are a function of the values alone: no time, no machine, no path but those that the
// values have, which are written plainly (1.yaml for ./1.yaml); relative ones start where the run did.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/words.h"
#include "batch/result.h"

namespace typeset {

/// What is known before the first document.
struct RunFacts {
  std::string program;  // name and version: Hongtou 0.1.0
  std::string command;  // build, check
  std::string options;  // all of the command line that outputs depend on, as one word
  Language language = Language::zh;
  /// Every kind that findings may be of, from which a form says what a kind means. They outlive the report.
  std::span<const DiagnosticKind* const> kinds = {};
};

/// What is known after the last.
struct RunResult {
  std::size_t made = 0, unchanged = 0, failed = 0, passed_over = 0;  // documents; the last: files that are none
  std::size_t errors = 0, warnings = 0, notes = 0, unlisted = 0;     // of the documents
  std::vector<Finding> findings;  // what concerns no document, as the fonts; without a file where there is no place

  void count(const DocumentResult& result);
};

/// One report being written: the text is opening(), of() for each document, closing(). A piece may be empty, and may
/// hold what was kept back of earlier documents. Documents that were passed over are only counted.
class Report {
 public:
  Report() = default;
  Report(const Report&) = delete;
  Report& operator=(const Report&) = delete;
  virtual ~Report() = default;
  virtual std::string opening() = 0;
  virtual std::string of(const DocumentResult& result) = 0;
  virtual std::string closing(const RunResult& run) = 0;
};

struct ReportFormat {
  std::string_view name;       // as people ask for it
  std::string_view extension;  // what such files are usually called by, with the dot
  Words help;
  bool of_outputs;  // about files that were made, each with its digest (OutputResult::sha256): nothing for a check
  std::unique_ptr<Report> (*make)(const RunFacts& run);
};

/// Rows live as long as the program.
std::span<const ReportFormat> report_formats();

/// The row of that name; null if there is none.
const ReportFormat* find_report_format(std::string_view name);

}  // namespace typeset
