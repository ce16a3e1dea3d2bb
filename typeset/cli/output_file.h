// Output files: they appear whole or not at all.
#pragma once

#include <string>
#include <string_view>
#include <sys/types.h>

#include "cli/descriptor.h"

namespace typeset {

/// Writes `bytes` to `path` and returns 0, or the error of the system that prevented it. What is unfinished has no name
/// and leaves nothing behind when the run is killed, where the file system can do that (O_TMPFILE); elsewhere it stands
/// beside its place under a name of the run (run_id.h). A regular file is replaced by
/// renaming a finished, synchronised neighbour over it, keeping its permissions (and, of a symbolic link, the link);
/// folders that are missing above it are made. A device or a pipe (/dev/null) is written into;
/// a pipe that nobody reads is ENXIO. Nothing waits and nothing throws.
int write_whole(const std::string& path, std::string_view bytes);

/// The same of what can be made again, which need not survive a power cut. Whatever stands there under that name is
/// replaced, a link or a pipe too, and never followed or written into.
int write_cached(const std::string& path, std::string_view bytes);

/// The same, but a file that exists already is left alone: EEXIST.
int write_new(const std::string& path, std::string_view bytes);

/// A file that is written piece by piece, as write_whole() would: it appears at the end, whole, or not at all. Devices,
/// pipes and standard output (`-`) get each piece at once. After the first error nothing more is written.
class GrowingFile {
 public:
  explicit GrowingFile(const std::string& path);
  GrowingFile(const GrowingFile&) = delete;
  GrowingFile& operator=(const GrowingFile&) = delete;
  ~GrowingFile() { discard(); }

  void write(std::string_view bytes);
  /// Nothing more will be written: the system is asked to begin with bringing it to the disk, and not waited for.
  void send();
  /// After send(): waits until the disk has it. finish() waits too; called for several files before any is finished,
  /// this lets their waits be one.
  void flush();
  /// The first error so far; 0: none.
  int error() const { return error_; }
  /// Puts it in its place; 0, or the first error that there was.
  int finish();
  /// Leaves what stood there; nothing after finish().
  void discard();

 private:
  int open(const std::string& path);
  void write_kept();

  std::string target_;      // links followed; empty for standard output
  bool beside_ = false;     // written beside its place, not in it, and not yet put there
  std::string unfinished_;  // the name it has meanwhile; empty where the file system lets it be without
  std::string kept_;        // small pieces, until there are enough of them to be written
  Descriptor file_{-1};
  mode_t permissions_ = 0;  // of the file that is replaced
  bool flushed_ = false;
  int error_ = 0;
};

/// All of `bytes` to an open descriptor; 0 or the error.
int write_all(int descriptor, std::string_view bytes);

}  // namespace typeset
