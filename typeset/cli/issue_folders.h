// The folders of the documents of a run, each listed and read once: what lint/ compares numbers and dates with.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "base/encoding.h"
#include "base/file_source.h"
#include "lint/folder.h"

namespace typeset {

/// Largest source that is looked at as a neighbour.
inline constexpr std::uint64_t kLargestNeighbour = std::uint64_t{4} << 20U;

/// Thread-safe; documents of one folder wait for the first of them to read it.
class IssueFolders {
 public:
  explicit IssueFolders(const FileSource& files) : files_(files) {}

  /// The issues in `folder`: its *.yaml and *.yml, without those below it. A file that cannot be read or decoded counts
  /// as unreadable; a folder that cannot be listed has no issues.
  const lint::Folder& at(const std::string& folder, std::optional<Encoding> encoding);

 private:
  struct Read {
    std::once_flag once;
    lint::Folder folder;
  };

  lint::Folder read(const std::string& folder, std::optional<Encoding> encoding) const;

  const FileSource& files_;
  std::mutex mutex_;
  std::map<std::string, std::unique_ptr<Read>> folders_;
};

}  // namespace typeset
