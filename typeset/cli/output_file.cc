#include "cli/output_file.h"

#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include "cli/descriptor.h"
#include "cli/run_id.h"
#include "cli/terminal.h"

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

/// A device or a pipe, opened for writing. A pipe that nobody reads is ENXIO: to wait for a reader would hold up the
/// others for ever.
int open_device(const fs::path& path, Descriptor& device) {
  device = Descriptor(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
  if (!device.open()) return errno;
  const int flags = ::fcntl(device.number(), F_GETFL);
  return flags < 0 || ::fcntl(device.number(), F_SETFL, flags & ~O_NONBLOCK) != 0 ? errno : 0;
}

/// Whether a file must survive a power cut the moment it is there, or can be made again.
enum class Lasting : std::uint8_t { synchronised, cached };

struct Manner {
  Lasting lasting = Lasting::synchronised;
  mode_t permissions = 0;  // of the file that is replaced; 0: as the user's mask says
  bool replace = true;
};

/// By which a file without a name can be given one.
std::string place_in_proc(const Descriptor& file) { return "/proc/self/fd/" + std::to_string(file.number()); }

/// A file without a name in the folder of `target`: the system takes it back however the run ends. Closed where the
/// file system has no such thing.
Descriptor nameless_beside(const fs::path& target) {
  const std::string folder = target.has_parent_path() ? target.parent_path().string() : ".";
  Descriptor file(::open(folder.c_str(), O_WRONLY | O_TMPFILE | O_CLOEXEC, 0666));
  if (file.open() && ::access(place_in_proc(file).c_str(), F_OK) != 0) file.close();
  return file;
}

/// `path` stays empty where the file has no name as yet.
int begin_beside(const fs::path& target, std::string& path, Descriptor& file) {
  path.clear();
  file = nameless_beside(target);
  if (file.open()) return 0;
  path = neighbour(target);
  file = Descriptor(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
  return file.open() ? 0 : errno;
}

/// Waits until the disk has what was written; not where a file system knows no such thing.
int flush_to_disk(const Descriptor& file) {
  return ::fsync(file.number()) == 0 || errno == EINVAL || errno == ENOTSUP ? 0 : errno;
}

int give_name(const Descriptor& file, const std::string& name) {
  const std::string nameless = place_in_proc(file);
  return ::linkat(AT_FDCWD, nameless.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0 ? 0 : errno;
}

/// What was written to `path`, or without a name, becomes `target`. Where something has that name already, the new file
/// is renamed over it: for that moment it stands beside it, and `path` is its name.
int put_in_place(Descriptor& file, std::string& path, const fs::path& target, const Manner& manner) {
  if (manner.permissions != 0 && ::fchmod(file.number(), manner.permissions) != 0) return errno;
  if (manner.lasting == Lasting::synchronised)
    if (const int error = flush_to_disk(file)) return error;
  if (path.empty()) {
    const int error = give_name(file, target.string());
    if (error != EEXIST || !manner.replace) return error != 0 || file.close() ? error : errno;
    const std::string beside = neighbour(target);
    if (const int refused = give_name(file, beside)) return refused;
    path = beside;
  }
  if (!file.close()) return errno;
  return manner.replace ? (::rename(path.c_str(), target.c_str()) == 0 ? 0 : errno) : rename_to_new(path, target);
}

int write_beside_then(const fs::path& target, std::string_view bytes, const Manner& manner) {
  std::string path;
  Descriptor file(-1);
  if (const int error = begin_beside(target, path, file)) return error;
  Unfinished unfinished(path);
  if (const int error = write_all(file.number(), bytes)) return error;
  const int error = put_in_place(file, path, target, manner);
  if (error == 0) unfinished.finished();
  return error;
}

/// What stands where something is to be written.
struct Target {
  fs::path path;  // links followed
  bool device = false;
  mode_t permissions = 0;  // of the file there; 0: none
};

/// Refuses what cannot be replaced, and makes the folders above.
int look_at(const std::string& path, Target& target) {
  target.path = followed(path);
  struct stat status {};
  const bool exists = ::stat(target.path.c_str(), &status) == 0;
  if (!exists && errno != ENOENT) return errno;
  if (exists && S_ISDIR(status.st_mode)) return EISDIR;
  target.device = exists && !S_ISREG(status.st_mode);
  if (target.device) return 0;
  if (exists && ::access(target.path.c_str(), W_OK) != 0) return errno;  // a write-protected file is not replaced
  if (exists) target.permissions = status.st_mode & 07777U;
  return make_folder(target.path.parent_path());
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

int write_whole(const std::string& path, std::string_view bytes) {
  Target target;
  if (const int error = look_at(path, target)) return error;
  if (!target.device) return write_beside_then(target.path, bytes, {Lasting::synchronised, target.permissions, true});
  Descriptor device(-1);
  if (const int error = open_device(target.path, device)) return error;
  return write_all(device.number(), bytes);
}

int write_cached(const std::string& path, std::string_view bytes) {
  const fs::path target(path);
  if (const int error = make_folder(target.parent_path())) return error;
  return write_beside_then(target, bytes, {Lasting::cached, 0, true});
}

int write_new(const std::string& path, std::string_view bytes) {
  const fs::path target(path);
  if (const int error = make_folder(target.parent_path())) return error;
  return write_beside_then(target, bytes, {Lasting::synchronised, 0, false});
}

GrowingFile::GrowingFile(const std::string& path) {
  if (path != "-") error_ = open(path);
}

int GrowingFile::open(const std::string& path) {
  Target target;
  if (const int error = look_at(path, target)) return error;
  beside_ = !target.device;
  target_ = target.path.string();
  permissions_ = target.permissions;
  return target.device ? open_device(target.path, file_) : begin_beside(target.path, unfinished_, file_);
}

void GrowingFile::write(std::string_view bytes) {
  constexpr std::size_t kWorthWriting = 1U << 16U;
  if (error_ != 0 || bytes.empty()) return;
  if (target_.empty()) {
    error_ = print(bytes);
    return;
  }
  if (beside_ && kept_.size() + bytes.size() < kWorthWriting) {
    kept_ += bytes;
    return;
  }
  write_kept();
  if (error_ == 0) error_ = write_all(file_.number(), bytes);
}

void GrowingFile::write_kept() {
  if (error_ == 0 && !kept_.empty()) error_ = write_all(file_.number(), kept_);
  kept_.clear();
}

void GrowingFile::send() {
  write_kept();
  // Only a hint: flush() is what an error would come from.
  if (error_ == 0 && beside_) ::sync_file_range(file_.number(), 0, 0, SYNC_FILE_RANGE_WRITE);
}

void GrowingFile::flush() {
  if (error_ == 0 && beside_) error_ = flush_to_disk(file_);
  flushed_ = true;
}

int GrowingFile::finish() {
  write_kept();
  if (error_ == 0 && beside_) {
    const Lasting still_to_do = flushed_ ? Lasting::cached : Lasting::synchronised;
    error_ = put_in_place(file_, unfinished_, target_, {still_to_do, permissions_, true});
    if (error_ == 0) unfinished_.clear();
    beside_ = false;
  }
  discard();
  return error_;
}

void GrowingFile::discard() {
  if (!unfinished_.empty()) ::unlink(unfinished_.c_str());
  unfinished_.clear();
  if (beside_) file_.close();
  beside_ = false;
}

}  // namespace typeset
