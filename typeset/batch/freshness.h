// Freshness: whether a document's outputs are what making them again would give.
//
// Content decides. Where size, times and inode of a file are those that the record has, the file counts as unchanged
// without being read; that is sound because the record keeps only stamps older than the run that took them, so that a
// later change within the clock's grain cannot hide behind one. Anything else is read and its fingerprint compared: a
// fresh checkout, where every stamp is new, makes nothing again.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/file_source.h"
#include "base/words.h"
#include "batch/places.h"
#include "batch/record.h"

namespace typeset {

/// What a run would record of a document, as far as it is known before it is made.
struct Wanted {
  std::string made_by;
  std::string options;
  std::vector<std::string> outputs;  // names as Places gives them
};

class Freshness {
 public:
  /// Looks at the inputs that `record` has now; all three must outlive this. `read_all`: stamps are not believed.
  Freshness(const Record& record, const FileSource& files, const Places& places, bool read_all);

  /// None where the outputs stand as they would come out; else why not, in a few words, the first reason of all:
  /// options, program or fonts, an input, an output. Thread-safe; each file is looked at once, whoever asks.
  std::optional<Term> why_stale(const RecordedDocument& document, const Wanted& wanted);

  /// The stamps that files have now which were read because theirs were others, and found the same: to be recorded.
  struct NewStamps {
    std::vector<std::pair<std::uint32_t, FileStamp>> inputs;  // of Record::input()
    std::unordered_map<std::string, FileStamp> outputs;       // by their names
  };
  /// To be asked when all is done.
  const NewStamps& new_stamps() const { return new_stamps_; }

 private:
  enum class State : std::uint8_t { unseen, same, changed, gone, appeared };

  State state_of(std::uint32_t input);
  State look_at(std::uint32_t input);
  std::optional<Term> why_output(const RecordedOutput& output);

  const Record& record_;
  const FileSource& files_;
  const Places& places_;
  const bool read_all_;
  std::vector<std::atomic<State>> states_;  // of the record's inputs
  std::mutex mutex_;
  NewStamps new_stamps_;
};

/// The answer that `files` give to a question now; `asked` without its answer.
Dependency answered(Dependency asked, const std::string& path, const FileSource& files);

}  // namespace typeset
