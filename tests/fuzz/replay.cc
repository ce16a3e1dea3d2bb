// In the place of libFuzzer, with any compiler: reads files of a corpus through a target once, so that what was found
// once stays found; or texts that come of them by slips of typing.
//
//   fuzz_NAME PATH…                        each file, and each below a folder
//   fuzz_NAME --edited COUNT SEED PATH…    COUNT texts made of them (text_edits.h), the same for the same seed; one
//                                          that ends the program is left in ./fuzz-finding
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <unistd.h>
#include <vector>

#include "fuzz/target.h"
#include "fuzz/text_edits.h"

namespace fs = std::filesystem;

namespace {

std::string made;  // the text that is being tried

void leave_finding(int signal) {
  const int file = open("fuzz-finding", O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0666);
  const bool left = file >= 0 && write(file, made.data(), made.size()) == static_cast<ssize_t>(made.size());
  constexpr std::string_view kSaid = "left in ./fuzz-finding\n";
  if (left && write(STDERR_FILENO, kSaid.data(), kSaid.size()) < 0) _exit(1);
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

std::vector<fs::path> files_in(int count, char** words) {
  std::vector<fs::path> files;
  for (int i = 0; i < count; ++i) {
    if (fs::is_regular_file(words[i])) files.emplace_back(words[i]);
    if (!fs::is_directory(words[i])) continue;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(words[i]))
      if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void run_target(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

void try_edited(const std::vector<fs::path>& files, unsigned long count, unsigned long seed) {
  std::vector<std::string> texts(files.size());
  std::transform(files.begin(), files.end(), texts.begin(), bytes_of);
  for (const int signal : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL}) std::signal(signal, leave_finding);
  std::minstd_rand random(static_cast<std::minstd_rand::result_type>(seed));
  for (unsigned long i = 0; i < count; ++i) {
    const std::string& text = texts[random() % texts.size()];
    made = typeset::fuzz::edited(text, texts[random() % texts.size()], random);
    run_target(made);
  }
  std::printf("%lu texts\n", count);
}

}  // namespace

int main(int count, char** words) {
  const bool edited = count > 4 && std::string_view(words[1]) == "--edited";
  const int first = edited ? 4 : 1;
  const std::vector<fs::path> files = files_in(count - first, words + first);
  if (files.empty()) {
    std::fprintf(stderr, "no file to read\n");
    return 1;
  }
  if (edited) {
    try_edited(files, std::strtoul(words[2], nullptr, 10), std::strtoul(words[3], nullptr, 10));
    return 0;
  }
  for (const fs::path& path : files) {
    // Said before it is read: where the target ends the program, this is the last line.
    std::printf("%s\n", path.c_str());
    std::fflush(stdout);
    run_target(bytes_of(path));
  }
  std::printf("%zu inputs\n", files.size());
  return 0;
}
