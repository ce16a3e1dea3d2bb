// Places: file names as a record keeps them, so that it is still true when the checkout stands elsewhere.
#pragma once

#include <string>
#include <string_view>

namespace typeset {

/// What stands with the record in one tree is named from the record's folder, what comes with the program from the
/// program's data, and all else by its whole path. Purely a matter of words: no file is looked at, links are not
/// resolved. Immutable; thread-safe.
class Places {
 public:
  /// `here`: the working folder, an absolute path; from it the other two and all relative paths are understood.
  /// `record`: the folder that the record is of; `data`: the program's styles and font manifest stand below it.
  Places(std::string here, const std::string& record, const std::string& data);

  /// The name of a path, which begins with the word that says from where: `out:../issues/1.yaml`,
  /// `data:styles/bulletin.yaml`, `/usr/share/color/…`.
  std::string name_of(std::string_view path) const;
  /// The path that has this name; empty where it is no name.
  std::string path_of(std::string_view name) const;
  /// The same as seen from the working folder, where that stands with the record in one tree.
  std::string path_from_here(std::string_view name) const;

 private:
  std::string whole(std::string_view path) const;

  std::string here_, record_, data_;
};

/// Without empty steps, `.`, and `..` behind a step that it leaves again; absolute paths stay so. `.` for nothing.
std::string plain_path(std::string_view path);

}  // namespace typeset
