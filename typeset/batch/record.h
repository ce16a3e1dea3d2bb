// Record: what the outputs of a folder were made from, so that another run makes only what would come out otherwise.
//
// A record is a text that is only ever added to (docs/batch.md says its lines). Each line carries a checksum of itself
// and of all before it: where a line is damaged, missing or cut short, what follows it is left out. A record that is
// lost or damaged costs making documents again and never leaves a wrong output standing.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/file_source.h"
#include "press/recorder.h"

namespace typeset {

/// One question that was asked for a document, and its answer; `path` is a name as Places gives it.
struct RecordedInput {
  Dependency asked;
  /// What the file had when it was answered, where that tells whether it is the same still: an answer is trusted by
  /// its stamp only if the file was older than the run that read it.
  std::optional<FileStamp> stamp;
};

struct RecordedOutput {
  std::string path;         // as Places gives it
  std::string fingerprint;  // in hex
  std::optional<FileStamp> stamp;
};

/// A document whose outputs are there.
struct RecordedDocument {
  std::string source;                 // as Places gives it
  std::string made_by;                // program and fonts, as one word
  std::string options;                // of the line, as one word
  std::vector<std::uint32_t> inputs;  // Record::input()
  std::vector<RecordedOutput> outputs;
  std::string facts;  // what reports say of it; of no meaning here
};

/// Not thread-safe.
class Record {
 public:
  /// What a text says, over what is known already. False where something in it was left out.
  bool read(std::string_view text);

  const RecordedDocument* find(const std::string& source) const;
  const std::map<std::string, RecordedDocument>& documents() const { return documents_; }
  const RecordedInput& input(std::uint32_t number) const { return inputs_[number]; }
  std::size_t input_count() const { return inputs_.size(); }

  /// The number of an input; one that is known with this answer keeps it, and takes the newer stamp.
  std::uint32_t add(RecordedInput input);
  void put(RecordedDocument document);
  void erase(const std::string& source) { documents_.erase(source); }

 private:
  std::vector<RecordedInput> inputs_;
  std::unordered_map<std::string, std::uint32_t> numbers_;  // by question, path and answer
  std::map<std::string, RecordedDocument> documents_;       // by source
};

/// Writes the lines of a record, one document after the other: a whole record at once, or what a run has done so far.
class RecordLines {
 public:
  explicit RecordLines(const Record& record) : record_(record) {}

  /// The lines that the text begins with; to be called first.
  std::string opening();
  /// Of a document, and before it of what it is the first to name.
  std::string of(const RecordedDocument& document);
  /// That there is no such document any more.
  std::string gone(const std::string& source);

 private:
  void end_line(std::string& text, std::size_t begin);
  std::uint32_t path(const std::string& path, std::string& text);
  std::uint32_t input(std::uint32_t number, std::string& text);
  std::uint32_t maker(const RecordedDocument& document, std::string& text);

  const Record& record_;
  std::uint64_t sum_ = 0;  // checksum of all lines so far
  std::unordered_map<std::string, std::uint32_t> paths_;
  std::unordered_map<std::uint32_t, std::uint32_t> inputs_;
  std::map<std::pair<std::string, std::string>, std::uint32_t> makers_;
};

/// The whole record as a text, by sources.
std::string text_of(const Record& record);

}  // namespace typeset
