// The folders of the documents of a run, each listed and read once: what lint/ compares numbers and dates with.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/file_source.h"
#include "lint/folder.h"
#include "press/job.h"
#include "press/recorder.h"

namespace typeset {

/// Largest source that is looked at as a neighbour.
inline constexpr std::uint64_t kLargestNeighbour = std::uint64_t{4} << 20U;

/// The issues that a folder's are compared with, and what was read and looked for to know them. Immutable once made;
/// shared by the documents of the folder.
struct Neighbourhood {
  lint::Folder folder;
  std::vector<Dependency> dependencies;
};

/// Thread-safe; documents of one folder wait for the first of them to read it.
class Neighbours {
 public:
  explicit Neighbours(const FileSource& files) : files_(files) {}

  /// The issues beside the job's source: *.yaml and *.yml, without those below it; where it is named by a year, those
  /// of the folders of the year before and of the year after too (year_folder.h). A file that cannot be read or decoded
  /// counts as unreadable; a folder that cannot be listed has no issues. Links out of a folder are no issues of it
  /// (link_fence.h). Of the jobs of one folder the first says how its files are encoded and where links may lead.
  std::shared_ptr<const Neighbourhood> of(const Job& job);

 private:
  struct Made {
    std::once_flag once;
    std::shared_ptr<const Neighbourhood> made;
  };
  /// One folder's issues, whomever they are compared with; named as within it.
  struct Read {
    explicit Read(const FileSource& files) : recorder(files) {}
    Recorder recorder;
    std::once_flag listed;
    std::vector<std::string> names;
    std::once_flag read;
    std::vector<lint::IssueFacts> issues;
  };

  Neighbourhood make(const std::string& folder, const Job& job);
  Read& listed(const std::string& folder);

  const FileSource& files_;
  std::mutex mutex_;
  std::map<std::string, std::unique_ptr<Made>> made_;
  std::map<std::string, std::unique_ptr<Read>> read_;
};

}  // namespace typeset
