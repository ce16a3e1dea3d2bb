// The folders of the documents of a run, each listed and read once: what lint/ compares numbers and dates with.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/encoding.h"
#include "base/file_source.h"
#include "lint/folder.h"
#include "press/recorder.h"

namespace typeset {

/// Largest source that is looked at as a neighbour.
inline constexpr std::uint64_t kLargestNeighbour = std::uint64_t{4} << 20U;

/// The issues of one folder, and what was read and looked for to know them. Immutable once made; shared by the
/// documents of the folder.
struct Neighbourhood {
  lint::Folder folder;
  std::vector<Dependency> dependencies;
};

/// Thread-safe; documents of one folder wait for the first of them to read it.
class Neighbours {
 public:
  explicit Neighbours(const FileSource& files) : files_(files) {}

  /// The issues in `folder`: its *.yaml and *.yml, without those below it. A file that cannot be read or decoded counts
  /// as unreadable; a folder that cannot be listed has no issues.
  std::shared_ptr<const Neighbourhood> at(const std::string& folder, std::optional<Encoding> encoding);

 private:
  struct Read {
    std::once_flag once;
    std::shared_ptr<const Neighbourhood> made;
  };

  const FileSource& files_;
  std::mutex mutex_;
  std::map<std::string, std::unique_ptr<Read>> folders_;
};

}  // namespace typeset
