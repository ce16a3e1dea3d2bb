// Which documents of a run need not be made: those whose outputs are already what making them would give.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "base/words.h"
#include "batch/freshness.h"
#include "cli/output_plan.h"
#include "cli/record_store.h"
#include "cli/request.h"
#include "press/press.h"
#include "press/workshop.h"

namespace typeset {

/// For a run whose outputs go into one folder; the record of what they were made from stands there (record_store.h).
/// why(), made() and note() are thread-safe.
class UpToDate {
 public:
  /// `folder`: OutputPlan::folder. Opens the workshop's fonts, on which everything depends. `workshop` must outlive it.
  UpToDate(const std::string& folder, const Request& request, Workshop& workshop);

  /// What was recorded of a document; null where nothing was.
  const RecordedDocument* recorded(const PlannedDocument& planned) const;
  /// Why a document is to be made, in a few words; none where its outputs stand. `known`: recorded().
  std::optional<Term> why(const PlannedDocument& planned, const RecordedDocument* known);
  /// What is to be recorded of a document that was made, but for its inputs; to be asked for while it has its outputs,
  /// before they are written. `facts`: what reports will say of it while it need not be made.
  RecordedDocument made(const PlannedDocument& planned, const Document& document, std::string facts);
  /// Its outputs are in their places.
  void note(RecordedDocument made, const Document& document);
  /// What reports say of it, as result.h reads it.
  std::string facts(const RecordedDocument& document) const { return store_.facts(document); }
  const RecordedInput& input(std::uint32_t number) const { return store_.record().input(number); }
  std::uint32_t input_count() const { return static_cast<std::uint32_t>(store_.record().input_count()); }
  /// All that was recorded, by source.
  const std::map<std::string, RecordedDocument>& all() const { return store_.record().documents(); }
  void note_gone(const std::string& source) { store_.note_gone(source); }
  /// Writes the record; reports why it could not be.
  void close(Diagnostics& faults) { store_.close(freshness_.new_stamps(), faults); }

  const Places& places() const { return store_.places(); }

 private:
  RecordStore store_;
  Freshness freshness_;
  bool force_;
  std::string made_by_;  // program and fonts
  std::string options_;
};

/// All of a command line that outputs depend on, as one word; `places` names its folders and files.
std::string options_of(const Request& request, const Places& places);

}  // namespace typeset
