#include "cli/output_file.h"

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include "cli/descriptor.h"
#include "cli/run_id.h"

namespace typeset {

namespace {

namespace fs = std::filesystem;

/// The end of a chain of symbolic links, so that the file behind it is replaced and not the link.
fs::path followed(fs::path path) {
  constexpr int kMostLinks = 40;  // as the system itself allows
  std::error_code error;
  for (int i = 0; i < kMostLinks && fs::is_symlink(path, error); ++i) {
    const fs::path target = fs::read_symlink(path, error);
    if (error) break;
    path = target.is_absolute() ? target : path.parent_path() / target;
  }
  return path;
}

int make_folder(const fs::path& folder) {
  if (folder.empty()) return 0;
  std::error_code error;
  fs::create_directories(folder, error);
  std::error_code unseen;  // what cannot be looked into is no folder to write into
  return !error || fs::is_directory(folder, unseen) ? 0 : error.value();
}

/// Removes an unfinished file unless it was handed over.
class Unfinished {
 public:
  explicit Unfinished(const std::string& path) : path_(path) {}
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  ~Unfinished() {
    if (!finished_) ::unlink(path_.c_str());
  }
  void finished() { finished_ = true; }

 private:
  const std::string& path_;
  bool finished_ = false;
};

/// A name beside `target` that no other run and no other thread uses. Short: the target's own name may be as long as
/// names can be.
std::string neighbour(const fs::path& target) {
  static std::atomic<unsigned> count = 0;
  const std::string name = unfinished_prefix(run_id()) + std::to_string(++count);
  return (target.parent_path() / name).string();
}

/// renameat2 where the file system knows it; elsewhere a look before the leap has to do.
int rename_to_new(const std::string& path, const fs::path& target) {
  if (::renameat2(AT_FDCWD, path.c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return errno;
  if (::access(target.c_str(), F_OK) == 0) return EEXIST;
  return ::rename(path.c_str(), target.c_str()) == 0 ? 0 : errno;
}

/// A device or a pipe. A pipe that nobody reads is ENXIO: to wait for a reader would hold up the others for ever.
int write_into(const fs::path& device, std::string_view bytes) {
  const Descriptor open(::open(device.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
  if (!open.open()) return errno;
  const int flags = ::fcntl(open.number(), F_GETFL);
  if (flags < 0 || ::fcntl(open.number(), F_SETFL, flags & ~O_NONBLOCK) != 0) return errno;
  return write_all(open.number(), bytes);
}

struct Manner {
  Lasting lasting = Lasting::synchronised;
  mode_t permissions = 0;  // of the file that is replaced; 0: as the user's mask says
  bool replace = true;
};

int write_beside_then(const fs::path& target, std::string_view bytes, const Manner& manner) {
  const std::string path = neighbour(target);
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
  if (!file.open()) return errno;
  Unfinished unfinished(path);
  if (const int error = write_all(file.number(), bytes)) return error;
  if (manner.permissions != 0 && ::fchmod(file.number(), manner.permissions) != 0) return errno;
  const bool synchronise = manner.lasting == Lasting::synchronised;
  if (synchronise && ::fsync(file.number()) != 0 && errno != EINVAL && errno != ENOTSUP) return errno;
  if (!file.close()) return errno;
  const int error =
      manner.replace ? (::rename(path.c_str(), target.c_str()) == 0 ? 0 : errno) : rename_to_new(path, target);
  if (error == 0) unfinished.finished();
  return error;
}

}  // namespace

int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(descriptor, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return 0;
}

int write_whole(const std::string& path, std::string_view bytes, Lasting lasting) {
  const fs::path target = followed(path);
  struct stat status {};
  const bool exists = ::stat(target.c_str(), &status) == 0;
  if (!exists && errno != ENOENT) return errno;
  if (exists && S_ISDIR(status.st_mode)) return EISDIR;
  if (exists && !S_ISREG(status.st_mode)) return write_into(target, bytes);
  if (exists && ::access(target.c_str(), W_OK) != 0) return errno;  // a write-protected file is not replaced
  if (const int error = make_folder(target.parent_path())) return error;
  return write_beside_then(target, bytes, {lasting, exists ? status.st_mode & 07777U : 0, true});
}

int write_new(const std::string& path, std::string_view bytes) {
  const fs::path target(path);
  if (const int error = make_folder(target.parent_path())) return error;
  return write_beside_then(target, bytes, {Lasting::synchronised, 0, false});
}

}  // namespace typeset
