// MemoryFiles: files that are handed over with a document instead of lying on a disk.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_source.h"

namespace typeset {

/// A folder kFolder of files by name (`图/会场.jpg`, `styles/house.yaml`), and for every other path another source.
/// Nothing in the folder has a stamp. Both must outlive it and stay unchanged; thread-safe if `others` is.
class MemoryFiles final : public FileSource {
 public:
  static constexpr std::string_view kFolder = "memory:";

  MemoryFiles(const std::map<std::string, std::string>& files, const FileSource& others)
      : files_(files), others_(others) {}

  Result<Bytes> read(const std::string& path, std::uint64_t limit) const override;
  std::string resolved(const std::string& path) const override;
  Result<FileStamp> stamp(const std::string& path) const override;
  Result<std::vector<std::string>> list(const std::string& folder) const override;

 private:
  const std::map<std::string, std::string>& files_;
  const FileSource& others_;
};

}  // namespace typeset
