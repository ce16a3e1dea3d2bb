// DocumentFiles: the files that one document is read from, noted as they are read.
#pragma once

#include <string>
#include <vector>

#include "base/file_source.h"

namespace typeset {

/// A file the pages are a function of, with the digest of its content: sources, styles, font files.
struct Dependency {
  std::string path;
  std::string sha256;
};

/// Hands out the files of another source and keeps path and digest of each. A file beside the document that is itself
/// the source of a document (it has articles) is passed over, as if it were not there: a style is looked for beside its
/// document, and a weekly `bulletin.yaml` must not be taken for the style of that name. For one document; not
/// thread-safe.
class DocumentFiles final : public FileSource {
 public:
  /// `beside`: the document's folder, as the paths of styles there begin.
  DocumentFiles(const FileSource& files, std::string beside) : files_(files), beside_(std::move(beside)) {}

  Result<Bytes> read(const std::string& path, std::uint64_t limit) const override;
  Result<FileStamp> stamp(const std::string& path) const override { return files_.stamp(path); }
  Result<std::vector<std::string>> list(const std::string& folder) const override { return files_.list(folder); }

  /// The document itself, or a picture that it names.
  Result<Bytes> read_document(const std::string& path, std::uint64_t limit) const;

  const std::vector<Dependency>& noted() const { return noted_; }

 private:
  void note(const std::string& path, std::string_view bytes) const;

  const FileSource& files_;
  std::string beside_;
  mutable std::vector<Dependency> noted_;
};

}  // namespace typeset
