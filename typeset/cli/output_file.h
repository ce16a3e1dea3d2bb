// Output files: they appear whole or not at all.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace typeset {

/// Whether a file must survive a power cut the moment it is there, or can be made again.
enum class Lasting : std::uint8_t { synchronised, cached };

/// Writes `bytes` to `path` and returns 0, or the error of the system that prevented it. A regular file is replaced by
/// renaming a finished, synchronised neighbour over it, keeping its permissions (and, of a symbolic link, the link);
/// folders that are missing above it are made. A device or a pipe (/dev/null) is written into;
/// a pipe that nobody reads is ENXIO. Nothing waits and nothing throws.
int write_whole(const std::string& path, std::string_view bytes, Lasting lasting = Lasting::synchronised);

/// The same, but a file that exists already is left alone: EEXIST.
int write_new(const std::string& path, std::string_view bytes);

/// All of `bytes` to an open descriptor; 0 or the error.
int write_all(int descriptor, std::string_view bytes);

}  // namespace typeset
