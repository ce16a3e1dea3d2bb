// Record: what the outputs of a folder were made from, so that another run makes only what would come out otherwise.
//
// A record is a text that is only ever added to (docs/batch.md says its lines). Each line carries a checksum of itself
// and of all before it: where a line is damaged, missing or cut short, what follows it is left out. A record that is
// lost or damaged costs making documents again and never leaves a wrong output standing.
//
// An archive may have a hundred thousand documents: a record's text is read and written piece by piece, and what only
// reports want to know of a document can be left in it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
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
  std::optional<Severity> gravest = {};  // of its findings; none: it has none
  std::string facts;                     // what reports say of it; of no meaning here
  /// Where a text that was read has the facts, if they were left (Facts): facts_in() of these bytes.
  std::uint64_t facts_at = 0;
  std::uint32_t facts_size = 0;
  std::uint32_t text = 0;  // which of the texts that the record read, from 0
};

/// The text of a record, wherever it is kept.
class RecordText {
 public:
  RecordText() = default;
  RecordText(const RecordText&) = delete;
  RecordText& operator=(const RecordText&) = delete;
  virtual ~RecordText() = default;
  /// `size` bytes from `offset` on; fewer at the end, and where it cannot be read.
  virtual std::string read(std::uint64_t offset, std::size_t size) const = 0;
};

/// Whether who reads a text takes the facts of its documents with it; they are nine tenths of it.
enum class Facts : std::uint8_t { kept, left };

/// What is made of the lines of a text, in their order.
class RecordReader {
 public:
  explicit RecordReader(Facts wanted) : facts(wanted) {}
  RecordReader(const RecordReader&) = delete;
  RecordReader& operator=(const RecordReader&) = delete;
  virtual ~RecordReader() = default;

  /// The number by which documents will name it in RecordedDocument::inputs.
  virtual std::uint32_t input(RecordedInput input) = 0;
  virtual void document(RecordedDocument document) = 0;
  virtual void gone(const std::string& source) = 0;

  const Facts facts;
};

/// False where something in the text was left out.
bool read_record(const RecordText& text, RecordReader& reader);

/// The facts of a document, of the bytes that its text has of them.
std::string facts_in(std::string_view written);

/// Not thread-safe.
class Record {
 public:
  /// What a text says, over what is known already. False where something in it was left out.
  bool read(const RecordText& text, Facts facts = Facts::kept);
  bool read(std::string_view text);

  const RecordedDocument* find(const std::string& source) const;
  const std::map<std::string, RecordedDocument>& documents() const { return documents_; }
  const RecordedInput& input(std::uint32_t number) const { return inputs_[number]; }
  std::size_t input_count() const { return inputs_.size(); }

  /// The number of an input; one that is known with this answer keeps it, and takes the newer stamp.
  std::uint32_t add(RecordedInput input);
  void put(RecordedDocument document);
  void erase(const std::string& source) { documents_.erase(source); }
  /// Nothing will be added any more.
  void seal() { numbers_ = {}; }

 private:
  std::uint32_t texts_ = 0;  // read so far
  std::vector<RecordedInput> inputs_;
  std::unordered_map<std::string, std::uint32_t> numbers_;  // by question, path and answer
  std::map<std::string, RecordedDocument> documents_;       // by source
};

/// Writes the lines of a record, one document after the other: a whole record at once, or what a run has done so far.
/// What documents share is written once, as far as it is remembered: of the last hundreds.
class RecordLines {
 public:
  /// The lines that the text begins with; to be called first.
  std::string opening();
  /// Of a document, and before it of what it is the first to name; `inputs` are its own, whatever numbers it has.
  std::string of(const RecordedDocument& document, const std::vector<RecordedInput>& inputs);
  /// That there is no such document any more.
  std::string gone(const std::string& source);

 private:
  void end_line(std::string& text, std::size_t begin);
  std::uint32_t path(const std::string& path, std::string& text);
  std::uint32_t input(const RecordedInput& input, std::string& text);
  std::uint32_t maker(const RecordedDocument& document, std::string& text);

  /// Lines of one kind that are remembered, by what they say.
  struct Numbered {
    std::unordered_map<std::string, std::uint32_t> known;
    std::uint32_t count = 0;  // written so far
    /// The number of one that is known; else that which it gets now.
    std::pair<std::uint32_t, bool> number(std::string what);
  };

  std::uint64_t sum_ = 0;  // checksum of all lines so far
  Numbered paths_, inputs_, makers_;
};

}  // namespace typeset
