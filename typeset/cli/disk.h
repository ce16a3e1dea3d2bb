// The disk: where FileSource's bytes come from, and the only place in the house that opens files for reading.
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "base/file_source.h"

namespace typeset {

/// Regular files only: a folder, a pipe or a device fails as not_a_file without being read. No state; thread-safe.
class DiskFiles final : public FileSource {
 public:
  Result<Bytes> read(const std::string& path, std::uint64_t limit) const override;
  Result<Bytes> map(const std::string& path, std::uint64_t limit) const override;
  Result<FileStamp> stamp(const std::string& path) const override;
  Result<std::vector<std::string>> list(const std::string& folder) const override;
};

/// All of standard input, up to `limit` bytes.
Result<Bytes> read_standard_input(std::uint64_t limit);

/// What the system calls an error of opening, reading or writing, in words for people.
Term system_reason(int error);

}  // namespace typeset
