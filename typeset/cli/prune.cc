#include "cli/prune.h"

#include <filesystem>
#include <fmt/format.h>
#include <set>
#include <system_error>
#include <unistd.h>

#include "base/digest.h"
#include "cli/disk.h"
#include "cli/excerpt.h"
#include "cli/faults.h"

namespace typeset {

namespace {

namespace fs = std::filesystem;

bool is_gone(const std::string& path) {
  if (path.empty()) return false;  // a name that means nothing here
  const Result<FileStamp> stamp = DiskFiles().stamp(path);
  return !stamp && stamp.failure().kind == FailureKind::not_found;
}

bool is_as_written(const std::string& path, const std::string& written) {
  constexpr std::uint64_t kLargest = std::uint64_t{1} << 32U;
  const Result<Bytes> bytes = DiskFiles().read(path, kLargest);
  return bytes && to_hex(fingerprint(bytes->view)) == written;
}

/// Folders above a file that are empty now, within the folder of the record.
void remove_empty(fs::path folder, const fs::path& within) {
  std::error_code error;
  while (folder != within && folder.string().starts_with(within.string() + "/") && ::rmdir(folder.c_str()) == 0)
    folder = folder.parent_path();
}

/// The nearest folder above a file that there is.
fs::path standing_above(const std::string& path) {
  fs::path folder = fs::path(path).parent_path();
  std::error_code error;
  while (folder.has_relative_path() && !fs::is_directory(folder, error)) folder = folder.parent_path();
  return folder;
}

/// The folders that have a recorded source in them or below that is there.
std::set<fs::path> inhabited(const UpToDate& record) {
  std::set<fs::path> folders;
  for (const auto& [source, document] : record.all()) {
    const std::string path = record.places().path_of(source);
    if (path.empty() || is_gone(path)) continue;
    for (fs::path folder = fs::path(path).parent_path(); folders.insert(folder).second && folder.has_relative_path();)
      folder = folder.parent_path();
  }
  return folders;
}

}  // namespace

std::string prune(UpToDate& record, bool dry, Language language, Diagnostics& faults) {
  const bool zh = language == Language::zh;
  const std::set<fs::path> folders = inhabited(record);
  std::set<fs::path> away;
  std::string told;
  for (const auto& [source, document] : record.all()) {
    const std::string path_of_source = record.places().path_of(source);
    if (!is_gone(path_of_source)) continue;
    if (const fs::path folder = standing_above(path_of_source); !folders.contains(folder)) {
      if (away.insert(folder).second) faults.report(cli_faults::kSourcesAway, {}, {folder.string()});
      continue;
    }
    bool all = true;
    for (const RecordedOutput& output : document.outputs) {
      const std::string path = record.places().path_of(output.path);
      const std::string name = printable(record.places().path_from_here(output.path));
      if (is_gone(path)) continue;
      if (!is_as_written(path, output.fingerprint)) {
        told += zh ? fmt::format("{}：稿子没有了，但文件改动过，留着\n", name)
                   : fmt::format("{}: its source is gone, but it was edited and is left\n", name);
        continue;
      }
      told += zh ? fmt::format("{}：稿子没有了，{}\n", name, dry ? "会删除" : "已删除")
                 : fmt::format("{}: its source is gone, {}\n", name, dry ? "it would be removed" : "removed");
      if (dry) continue;
      if (::unlink(path.c_str()) != 0) {
        all = false;
        continue;
      }
      remove_empty(fs::path(path).parent_path(), record.places().path_of("out:."));
    }
    if (!dry && all) record.note_gone(source);
  }
  return told;
}

}  // namespace typeset
