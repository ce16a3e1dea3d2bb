// Recorder: what was asked of the files for one document, and what came of it. Whoever keeps the list knows when the
// document has to be made again: a file changed, one that was missed appeared, a folder holds other names.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/file_source.h"

namespace typeset {

/// One question and its answer.
struct Dependency {
  enum class Question : std::uint8_t { content, names };  // FileSource::read, FileSource::list
  Question question = Question::content;
  std::string path;                    // of a file, or of a folder
  std::optional<FailureKind> failure;  // a miss: why there was no answer
  std::string fingerprint;             // else, in hex: of the file's bytes, or of the names, each ended by a zero byte
  friend bool operator==(const Dependency&, const Dependency&) = default;
};

/// Hands on every question to another source, and notes it with its answer: once for each question and path, the first
/// answer. Stamps are not noted: they only tell whether something kept is still good, which must not show in a
/// document. Thread-safe.
class Recorder final : public FileSource {
 public:
  /// `files` must outlive the recorder.
  explicit Recorder(const FileSource& files) : files_(files) {}

  Result<Bytes> read(const std::string& path, std::uint64_t limit) const override;
  std::string resolved(const std::string& path) const override { return files_.resolved(path); }
  Result<FileStamp> stamp(const std::string& path) const override { return files_.stamp(path); }
  Result<std::vector<std::string>> list(const std::string& folder) const override;

  /// In the order first asked.
  std::vector<Dependency> noted() const;

 private:
  bool is_new(Dependency::Question question, const std::string& path) const;
  void note(Dependency dependency) const;

  const FileSource& files_;
  mutable std::mutex mutex_;
  mutable std::set<std::pair<Dependency::Question, std::string>> known_;
  mutable std::vector<Dependency> noted_;
};

}  // namespace typeset
