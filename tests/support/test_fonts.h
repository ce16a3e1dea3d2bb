// The tiny fonts of tests/fonts as a FontBook, for the unit tests of every room; and the large ones where they are
// present. Tests may open files: this header brings its own FileSource.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/file_source.h"
#include "base/sources.h"
#include "font/font_book.h"

namespace typeset::testing {

/// Reads from disk, whole files at once.
class DiskFiles final : public FileSource {
 public:
  Result<Bytes> read(const std::string& path, std::uint64_t limit) const override {
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    if (error) return Failure{FailureKind::not_found, path, error.message()};
    if (size > limit) return Failure{FailureKind::too_large, path, ""};
    std::ifstream file(path, std::ios::binary);
    std::string bytes(size, '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(size));
    if (!file || file.peek() != std::ifstream::traits_type::eof()) return Failure{FailureKind::io, path, ""};
    return Bytes::from(std::move(bytes));
  }
  Result<FileStamp> stamp(const std::string& path) const override {
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    if (error) return Failure{FailureKind::not_found, path, error.message()};
    return FileStamp{size, std::filesystem::last_write_time(path, error).time_since_epoch().count(), 0};
  }
  Result<std::vector<std::string>> list(const std::string& folder) const override {
    return Failure{FailureKind::unsupported, folder, "fonts are asked for by name"};
  }
};

inline const FileSource& disk_files() {
  static const DiskFiles files;
  return files;
}

/// A book of the pinned faces of `manifest`, sought in `folder`. None after filling `faults`.
inline std::shared_ptr<const FontBook> pinned_font_book(const std::string& manifest, const std::string& folder,
                                                        Diagnostics& faults, Cache* cache = nullptr) {
  std::ifstream file(manifest, std::ios::binary);
  Sources sources;
  const FileId id = sources.add(manifest, std::string(std::istreambuf_iterator<char>(file), {}));
  FontBookRequest request;
  request.policy = FontPolicy::pinned;
  request.folders = {folder};
  request.files = &disk_files();
  request.cache = cache;
  std::optional<Manifest> read = read_manifest(sources, id, faults);
  return read ? open_font_book(std::move(*read), request, faults) : nullptr;
}

/// Every role cast with the tiny fonts; opened once. Throws if they are not what the manifest says.
inline std::shared_ptr<const FontBook> test_font_book() {
  static const std::shared_ptr<const FontBook> book = [] {
    const std::string folder = std::string(REPOSITORY) + "/tests/fonts";
    Diagnostics faults;
    std::shared_ptr<const FontBook> opened = pinned_font_book(folder + "/manifest.yaml", folder, faults);
    if (!opened)
      throw std::runtime_error(faults.all().empty() ? "no font book" : faults.all()[0].message(Language::en));
    return opened;
  }();
  return book;
}

/// Where fonts/fetch puts the pinned fonts.
inline std::string real_font_folder() {
  const char* cache = std::getenv("XDG_CACHE_HOME");
  if (cache != nullptr && *cache == '/') return std::string(cache) + "/hongtou/fonts";
  const char* home = std::getenv("HOME");
  return std::string(home != nullptr ? home : "") + "/.cache/hongtou/fonts";
}

/// The pinned faces of fonts/manifest.yaml; null where fonts/fetch has not been run: tests are then skipped
/// (support/skip.h).
inline std::shared_ptr<const FontBook> real_font_book() {
  static const std::shared_ptr<const FontBook> book = [] {
    Diagnostics faults;
    return pinned_font_book(std::string(REPOSITORY) + "/fonts/manifest.yaml", real_font_folder(), faults);
  }();
  return book;
}

}  // namespace typeset::testing
