// Running the program and the tools that read its files, for tests. POSIX only.
#pragma once

#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace typeset::test {

namespace fs = std::filesystem;

struct Outcome {
  int code = -1;
  std::string output;
  std::string errors;
};

inline std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// With the folders above it.
inline void write_file(const fs::path& path, const std::string& text) {
  if (path.has_parent_path()) fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

/// A folder that goes away with its owner.
class ScopedFolder {
 public:
  ScopedFolder() {
    std::string pattern = (fs::temp_directory_path() / "hongtou-test-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ScopedFolder(const ScopedFolder&) = delete;
  ScopedFolder& operator=(const ScopedFolder&) = delete;
  ~ScopedFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// Runs a command found on PATH (or given by path) in `folder`, without a shell.
inline Outcome run(const std::vector<std::string>& command, const fs::path& folder = fs::current_path()) {
  const ScopedFolder scratch;
  const fs::path out = scratch.path() / "out", err = scratch.path() / "err";
  const pid_t child = fork();
  if (child == 0) {
    if (chdir(folder.c_str()) != 0) _exit(126);
    const int in = open("/dev/null", O_RDONLY);
    const int o = open(out.c_str(), O_WRONLY | O_CREAT, 0600), e = open(err.c_str(), O_WRONLY | O_CREAT, 0600);
    dup2(in, 0);
    dup2(o, 1);
    dup2(e, 2);
    std::vector<char*> arguments;
    for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    execvp(arguments[0], arguments.data());
    _exit(127);
  }
  int status = 0;
  waitpid(child, &status, 0);
  Outcome outcome;
  outcome.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  outcome.output = read_file(out);
  outcome.errors = read_file(err);
  return outcome;
}

/// Runs hongtou.
inline Outcome run_program(std::vector<std::string> arguments, const fs::path& folder = fs::current_path()) {
  arguments.insert(arguments.begin(), HONGTOU_PROGRAM);
  return run(arguments, folder);
}

inline bool tool_present(const std::string& tool) { return run({"sh", "-c", "command -v " + tool}).code == 0; }

inline fs::path font_cache() {
  if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache != nullptr && *cache != 0)
    return fs::path(cache) / "hongtou/fonts";
  const char* home = std::getenv("HOME");
  return fs::path(home != nullptr ? home : "/") / ".cache/hongtou/fonts";
}

inline bool pinned_fonts_present() { return fs::exists(font_cache() / "FandolFang-Regular.otf"); }

}  // namespace typeset::test
