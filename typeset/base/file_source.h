// FileSource and Cache: how bytes are asked for. Only cli/ opens files; every other room is handed these two, and tests
// hand in a map of names to bytes.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace typeset {

/// Bytes that stay where they are while any copy of this handle lives.
struct Bytes {
  std::shared_ptr<const void> owner;
  std::string_view view;

  /// Takes over a string.
  static Bytes from(std::string text);
};

/// What tells one state of a file from another without reading it.
struct FileStamp {
  std::uint64_t size = 0;
  std::int64_t modified_ns = 0;
  std::int64_t changed_ns = 0;  // contents, name or rights
  std::uint64_t inode = 0;
  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

/// Thread-safe: a batch shares one.
class FileSource {
 public:
  FileSource() = default;
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;
  virtual ~FileSource() = default;
  /// The whole file; `limit` in bytes (a larger file fails with too_large before it is read).
  virtual Result<Bytes> read(const std::string& path, std::uint64_t limit) const = 0;
  /// The same for fonts: large files of which little is looked at, and which nobody edits. A source may map them from
  /// disk; all other files are copied, since one that is cut short while it is mapped takes the whole process along.
  virtual Result<Bytes> map(const std::string& path, std::uint64_t limit) const { return read(path, limit); }
  /// Where the file really lies, all links followed: what two paths of one place have in common. The path as it stands
  /// where there is nothing, or no links are known here.
  virtual std::string resolved(const std::string& path) const { return path; }
  virtual Result<FileStamp> stamp(const std::string& path) const = 0;  // unsupported: files here have none
  /// The names of the regular files that stand in `folder` itself, links to such files among them, in the order of
  /// their bytes; folders, pipes and devices are left out. What is no folder fails with not_found.
  virtual Result<std::vector<std::string>> list(const std::string& folder) const = 0;
};

/// A store of what can be worked out again, between runs: the user's cache folder. A key is a relative path of
/// [A-Za-z0-9._/-]. Nothing may depend on what is found here but speed: absent, cold, warm and unwritable caches give
/// the same bytes. Thread-safe; a value appears whole or not at all.
class Cache {
 public:
  Cache() = default;
  Cache(const Cache&) = delete;
  Cache& operator=(const Cache&) = delete;
  virtual ~Cache() = default;
  virtual std::optional<Bytes> find(const std::string& key) const = 0;
  virtual void keep(const std::string& key, std::string_view bytes) = 0;
};

}  // namespace typeset
