#include "cli/disk.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <memory>
#include <sys/mman.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "base/system_reason.h"
#include "cli/descriptor.h"

namespace typeset {

namespace {

namespace fs = std::filesystem;

// Below this a copy is cheaper than the page faults of a mapping.
constexpr std::uint64_t kMapFrom = std::uint64_t{1} << 20U;

Failure failure(int error, const std::string& path) {
  const auto kind = [&] {
    switch (error) {
      case ENOENT:
      case ENOTDIR:
      case ENAMETOOLONG:
      case ELOOP: return FailureKind::not_found;
      case EACCES:
      case EPERM: return FailureKind::not_permitted;
      case EISDIR: return FailureKind::not_a_file;
      default: return FailureKind::io;
    }
  };
  struct stat status {};
  const bool circle = error == ELOOP && ::lstat(path.c_str(), &status) == 0;  // and not one of a folder above
  return {kind(), path, circle ? std::string(kCircle) : system_error_name(error)};
}

/// What stands where a file was wanted.
Failure no_file(mode_t mode, const std::string& path) {
  const std::string_view sort = S_ISDIR(mode) ? kFolder : S_ISFIFO(mode) ? kPipe : S_ISSOCK(mode) ? kSocket : kDevice;
  return {FailureKind::not_a_file, path, std::string(sort)};
}

/// Sockets, and devices of which there is none, cannot even be opened.
Failure unopened(int error, const std::string& path) {
  struct stat status {};
  if ((error == ENXIO || error == ENODEV) && ::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode))
    return no_file(status.st_mode, path);
  return failure(error, path);
}

/// A regular file, open, with its size as it was then.
struct OpenFile {
  Descriptor descriptor;
  std::uint64_t size = 0;
  uid_t owner = 0;
};

Result<OpenFile> open_file(const std::string& path, std::uint64_t limit) {
  if (path.find('\0') != std::string::npos) return Failure{FailureKind::not_found, path, {}};
  // Not blocking: opening a pipe that nobody writes to would wait for ever.
  OpenFile file{Descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY))};
  if (!file.descriptor.open()) return unopened(errno, path);
  struct stat status {};
  if (::fstat(file.descriptor.number(), &status) != 0) return failure(errno, path);
  if (!S_ISREG(status.st_mode)) return no_file(status.st_mode, path);
  file.size = static_cast<std::uint64_t>(status.st_size);
  file.owner = status.st_uid;
  if (file.size > limit) return Failure{FailureKind::too_large, path, {}};
  return Result<OpenFile>(std::move(file));
}

/// To the end, wherever that is by now: a file may be cut or grow while it is read.
Result<Bytes> copy_all(int descriptor, const std::string& path, std::uint64_t expected, std::uint64_t limit) {
  std::string text;
  text.reserve(expected);
  std::array<char, 65536> buffer;
  while (true) {
    const ssize_t got = ::read(descriptor, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failure(errno, path);
    if (got == 0) return Bytes::from(std::move(text));
    text.append(buffer.data(), static_cast<std::size_t>(got));
    if (text.size() > limit) return Failure{FailureKind::too_large, path, {}};
  }
}

Result<Bytes> map_all(int descriptor, const std::string& path, std::size_t size) {
  void* address = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
  if (address == MAP_FAILED && errno == ENOMEM) throw NoAddressSpace();
  if (address == MAP_FAILED) return failure(errno, path);
  std::shared_ptr<const void> owner(address, [size](const void* mapped) { ::munmap(const_cast<void*>(mapped), size); });
  return Bytes{std::move(owner), {static_cast<const char*>(address), size}};
}

FileStamp stamp_of(const struct stat& status) {
  constexpr std::int64_t kNanoseconds = 1'000'000'000;
  const auto nanoseconds = [](const struct timespec& time) {
    return static_cast<std::int64_t>(time.tv_sec) * kNanoseconds + time.tv_nsec;
  };
  return {static_cast<std::uint64_t>(status.st_size), nanoseconds(status.st_mtim), nanoseconds(status.st_ctim),
          static_cast<std::uint64_t>(status.st_ino)};
}

}  // namespace

Result<Bytes> DiskFiles::read(const std::string& path, std::uint64_t limit) const {
  const Result<OpenFile> file = open_file(path, limit);
  return file ? copy_all(file->descriptor.number(), path, file->size, limit) : file.failure();
}

Result<Bytes> DiskFiles::map(const std::string& path, std::uint64_t limit) const {
  const Result<OpenFile> file = open_file(path, limit);
  if (!file) return file.failure();
  const int descriptor = file->descriptor.number();
  return file->size < kMapFrom ? copy_all(descriptor, path, file->size, limit) : map_all(descriptor, path, file->size);
}

std::string DiskFiles::resolved(const std::string& path) const {
  const std::unique_ptr<char, decltype(&std::free)> whole(::realpath(path.c_str(), nullptr), &std::free);
  return whole ? whole.get() : path;
}

Result<FileStamp> DiskFiles::stamp(const std::string& path) const {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return failure(errno, path);
  if (!S_ISREG(status.st_mode)) return no_file(status.st_mode, path);
  return stamp_of(status);
}

Result<std::vector<std::string>> DiskFiles::list(const std::string& folder) const {
  if (folder.find('\0') != std::string::npos) return Failure{FailureKind::not_found, folder, {}};
  std::vector<std::string> names;
  std::error_code failed;
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
    std::error_code vanished;  // a file taken away meanwhile is not there
    if (entry->is_regular_file(vanished)) names.push_back(entry->path().filename().string());
  }
  if (failed) return failure(failed.value(), folder);
  std::ranges::sort(names);
  return names;
}

Result<Bytes> read_own(const std::string& path, std::uint64_t limit) {
  const Result<OpenFile> file = open_file(path, limit);
  if (!file) return file.failure();
  if (file->owner != ::geteuid() && file->owner != 0) return failure(EPERM, path);
  return copy_all(file->descriptor.number(), path, file->size, limit);
}

Result<Bytes> read_standard_input(std::uint64_t limit) { return copy_all(STDIN_FILENO, "-", 0, limit); }

}  // namespace typeset
