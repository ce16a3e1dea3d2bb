// The disk: where FileSource's bytes come from, and the only place in the house that opens files for reading.
#pragma once

#include <new>
#include <string>

#include "base/file_source.h"

namespace typeset {

/// Thrown by DiskFiles::map: a file of this size has no place in what the process may still map (ulimit -v).
class NoAddressSpace final : public std::bad_alloc {
 public:
  const char* what() const noexcept override { return "no address space"; }
};

/// Regular files only: a folder, a pipe or a device fails as not_a_file without being read. No state; thread-safe.
class DiskFiles final : public FileSource {
 public:
  Result<Bytes> read(const std::string& path, std::uint64_t limit) const override;
  Result<Bytes> map(const std::string& path, std::uint64_t limit) const override;
  std::string resolved(const std::string& path) const override;
  Result<FileStamp> stamp(const std::string& path) const override;
  Result<std::vector<std::string>> list(const std::string& folder) const override;
};

/// The same for what only this user, or the system's, may have written: a file of anybody else fails as not_permitted.
Result<Bytes> read_own(const std::string& path, std::uint64_t limit);

/// All of standard input, up to `limit` bytes.
Result<Bytes> read_standard_input(std::uint64_t limit);

}  // namespace typeset
