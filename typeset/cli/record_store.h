// The record of a folder on disk: `.hongtou/record` in it, and what runs have done that did not come to their end.
//
// While a run makes documents it writes each down in a journal of its own, `.hongtou/journal-RUN` (run_id.h), which is
// there before the first of its files, and on which it holds a lock. At the end, under the folder's lock, the record as
// it is then (another run may have ended meanwhile) takes over what this run has done, is written whole and renamed
// into its place; the journal goes. A run that is killed leaves its journal: the next one finds it without a lock,
// takes over what it says, and sweeps away the unfinished files that bear its name.
//
// Of what a run has made nothing is kept in memory: at its end the journals are read again, and record and journals are
// joined line by line.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/file_source.h"
#include "batch/freshness.h"
#include "batch/places.h"
#include "batch/record.h"
#include "cli/descriptor.h"

namespace typeset {

/// begin(), note() and note_gone() are thread-safe. Nothing here fails a run: where the folder or the disk refuses,
/// that is reported once and documents are made again next time.
class RecordStore {
 public:
  /// `folder`: of the outputs; nothing is written there before begin(). `data`: as of Places.
  /// `files` must outlive the store.
  RecordStore(std::string folder, const std::string& data, const FileSource& files);
  RecordStore(const RecordStore&) = delete;
  RecordStore& operator=(const RecordStore&) = delete;

  const Places& places() const { return places_; }
  /// As it was when the store was opened; what is noted since is not in it.
  const Record& record() const { return record_; }
  /// What reports say of one of its documents; empty where that cannot be read any more. Thread-safe.
  std::string facts(const RecordedDocument& document) const;

  /// Before the first file is written: should this run be killed, the next one knows of it. Again: nothing.
  void begin();
  /// A document whose outputs were written just now, without its inputs: they are what was asked for it.
  void note(RecordedDocument document, const std::vector<Dependency>& asked);
  /// A document of another record, under the same names, whose outputs were copied here. Its inputs have not the stamps
  /// that they have here.
  void join(const Record& from, const RecordedDocument& document);
  /// That the outputs of a source are no more.
  void note_gone(const std::string& source);

  /// Writes the record, if there is anything new. `seen`: of what was found unchanged. Reports why it could not be.
  void close(const Freshness::NewStamps& seen, Diagnostics& faults);

 private:
  void take_over_the_dead();
  void sweep(const std::string& run) const;
  void take_in(const std::string& path);
  void write_down(std::string_view lines);
  RecordedInput with_stamp(const Dependency& asked) const;
  int write_joined(const Freshness::NewStamps& seen) const;
  std::string record_path() const { return own_ + "/record"; }
  std::string journal_path() const;

  const std::string folder_, own_;  // the folder of the outputs, and `.hongtou` in it
  const FileSource& files_;
  const Places places_;
  const std::int64_t started_ns_;
  Record record_;                                   // without the facts
  std::vector<std::unique_ptr<RecordText>> texts_;  // that it was read from, by RecordedDocument::text
  std::vector<std::string> taken_over_;             // journals of runs that are dead

  std::mutex mutex_;
  bool news_ = false;  // the journal says something
  RecordLines lines_;
  std::string opening_ = lines_.opening();  // of the journal
  std::optional<Descriptor> journal_;       // locked; none: not begun
  int journal_error_ = 0;                   // of the system; the journal is no longer written
};

}  // namespace typeset
