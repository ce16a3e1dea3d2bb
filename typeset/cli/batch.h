// Many documents, several at a time: their reports come in the order they were named, each document's part whole.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "batch/result.h"
#include "cli/report.h"
#include "cli/report_files.h"
#include "cli/request.h"
#include "press/press.h"
#include "press/workshop.h"

namespace typeset {

/// Documents that failed, and documents with warnings, whose faults people read one by one; of the others the kinds are
/// summed up.
inline constexpr std::size_t kMostReported = 50;

/// What became of a document.
enum class Became : std::uint8_t { good, warned, failed, passed_over, not_begun };  // not_begun: the run was stopped

struct Outcome;

/// A document whose outcome is known when its files are in their places.
class UnplacedDocument {
 public:
  UnplacedDocument() = default;
  UnplacedDocument(const UnplacedDocument&) = delete;
  UnplacedDocument& operator=(const UnplacedDocument&) = delete;
  virtual ~UnplacedDocument() = default;

  /// Waits until the disk has the files. Does not throw.
  virtual void flush() = 0;
  virtual Outcome place() = 0;
};

struct Outcome {
  std::string report;                                          // for standard error
  std::map<std::string, std::size_t, std::less<>> kinds = {};  // errors and warnings in it, by their slugs
  Became became = Became::good;
  bool unchanged = false;                           // its outputs stood already
  bool by_program = false;                          // it failed for want of memory or by a fault of the program
  std::optional<DocumentResult> result = {};        // for reports for machines, if any are wanted
  std::shared_ptr<UnplacedDocument> unplaced = {};  // if there is one, its place() has the outcome
  std::string brief = {};  // what is said instead, without error or warning, where many had as much to say; empty: all
  std::size_t fixes = 0;   // that were made in it
};

/// What the documents of a batch are called.
struct NamesOfBatch {
  std::size_t count = 0;
  std::function<const std::string&(std::size_t)> of;
};

/// Of each kind, notes left out.
std::map<std::string, std::size_t, std::less<>> count_by_kind(const Diagnostics& faults);

/// Calls work(0) … work(names.count - 1) on up to `request.jobs` threads, prints the report of each, the workshop's
/// faults before the first that needed the fonts, and the sum at the end, `passed_over` files that were left out before
/// among it. Of many documents with faults the reports of the first kMostReported are printed, and at the end what
/// there was of each kind in all; of those without, the notes and differences of as many. Files of several documents
/// are flushed together and placed in a thread of their own (placer.h). Exit code 0, 1 if anything failed, 3 if it
/// failed for want of memory or by a fault of the program. A document that throws fails by itself; the others go on.
/// `reports` get the results and the workshop's faults in the same order. Where a signal asks it to stop
/// (interruption.h), what is in hand is finished and the rest is left.
int run_batch(const NamesOfBatch& names, std::size_t passed_over, const Request& request, const Workshop& workshop,
              const ReportForm& form, ReportFiles& reports, const std::function<Outcome(std::size_t)>& work);

/// What reports say of a document that was pressed, without its outputs.
DocumentResult result_of(const Document& document);

/// What a document that was pressed became, by its faults.
Became became(const Document& document);

/// Whether it failed because memory ran out while an output was made.
bool ran_out_of_memory(const Document& document);

/// As many as there are processors and documents, if the user did not say.
unsigned threads_for(const Request& request, std::size_t count);

}  // namespace typeset
