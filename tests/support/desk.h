// A desk with the program on it: a folder to work in, and the tiny fonts of tests/fonts.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "support/program.h"

namespace typeset::test {

inline bool is_pdf(std::string_view bytes) { return bytes.starts_with("%PDF-1.7"); }

/// Shared data of its own, so that no large font and no cache of the user's is needed.
class Desk {
 public:
  Desk() {
    fs::create_directory(data());
    fs::create_directory_symlink(fs::path(REPOSITORY) / "styles", data() / "styles");
    fs::create_directory_symlink(fs::path(REPOSITORY) / "tests/fonts", data() / "fonts");
    fs::create_directory_symlink(fs::path(REPOSITORY) / "words", data() / "words");
    fs::create_directory(desk());
    ::setenv("HONGTOU_DATA", data().c_str(), 1);
    ::setenv("XDG_CACHE_HOME", (scratch_.path() / "cache").c_str(), 1);
    ::setenv("XDG_CONFIG_HOME", config().c_str(), 1);
    ::unsetenv("HONGTOU_FONTS");
    ::unsetenv("GITHUB_ACTIONS");
    ::unsetenv("LC_ALL");
    ::unsetenv("LC_MESSAGES");
    ::setenv("LANG", "C.UTF-8", 1);
  }
  fs::path data() const { return scratch_.path() / "data"; }
  fs::path desk() const { return scratch_.path() / "desk"; }
  /// The user's own settings: config() / "hongtou/config.yaml".
  fs::path config() const { return scratch_.path() / "config"; }
  fs::path operator/(const std::string& name) const { return desk() / name; }

  void write(const std::string& name, const std::string& text) const {
    fs::create_directories((desk() / name).parent_path());
    write_file(desk() / name, text);
  }
  Outcome hongtou(const std::vector<std::string>& words) const { return run_program(words, desk()); }
  Outcome shell(const std::string& line) const {
    ::setenv("HONGTOU", HONGTOU_PROGRAM, 1);
    return run({"sh", "-c", line}, desk());
  }

 private:
  ScopedFolder scratch_;
};

}  // namespace typeset::test
