#include "cli/disk.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/mman.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

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
  return {kind(), path, std::strerror(error)};
}

/// A regular file, open, with its size as it was then.
struct OpenFile {
  Descriptor descriptor;
  std::uint64_t size = 0;
};

Result<OpenFile> open_file(const std::string& path, std::uint64_t limit) {
  if (path.find('\0') != std::string::npos) return Failure{FailureKind::not_found, path, {}};
  // Not blocking: opening a pipe that nobody writes to would wait for ever.
  OpenFile file{Descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY))};
  if (!file.descriptor.open()) return failure(errno, path);
  struct stat status {};
  if (::fstat(file.descriptor.number(), &status) != 0) return failure(errno, path);
  if (!S_ISREG(status.st_mode)) return Failure{FailureKind::not_a_file, path, {}};
  file.size = static_cast<std::uint64_t>(status.st_size);
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

Result<FileStamp> DiskFiles::stamp(const std::string& path) const {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return failure(errno, path);
  if (!S_ISREG(status.st_mode)) return Failure{FailureKind::not_a_file, path, {}};
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

Result<Bytes> read_standard_input(std::uint64_t limit) { return copy_all(STDIN_FILENO, "-", 0, limit); }

Term system_reason(int error) {
  switch (error) {
    case EACCES:
    case EPERM: return {"没有权限", "no permission"};
    case ENOENT: return {"没有这个文件夹", "there is no such folder"};
    case ENOTDIR: return {"路径中有一段不是文件夹", "a part of the path is no folder"};
    case EISDIR: return {"这是一个文件夹", "it is a folder"};
    case EEXIST: return {"有同名的文件", "a file of that name is in the way"};
    case ENOSPC:
    case EDQUOT: return {"磁盘已满", "the disk is full"};
    case EROFS: return {"磁盘是只读的", "the disk is read-only"};
    case ENAMETOOLONG: return {"名字太长", "the name is too long"};
    case ELOOP: return {"链接绕成了圈", "the links run in a circle"};
    case EBADF: return {"它已经关闭", "it is closed"};
    case ENXIO: return {"管道的另一端没有程序在读", "nothing reads the other end of the pipe"};
    case EPIPE: return {"接收的一方已经关闭", "the receiving end was closed"};
    default: return {std::strerror(error)};
  }
}

}  // namespace typeset
