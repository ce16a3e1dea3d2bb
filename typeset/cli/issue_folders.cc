#include "cli/issue_folders.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <vector>

#include "base/sources.h"

namespace typeset {

namespace {

namespace fs = std::filesystem;

/// In order of their names, so that what is told does not depend on the disk.
std::vector<std::string> sources_in(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code failed;
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
    std::string name = entry->path().filename().string();
    if (name.ends_with(".yaml") || name.ends_with(".yml")) names.push_back(std::move(name));
  }
  std::ranges::sort(names);
  return names;
}

}  // namespace

const lint::Folder& IssueFolders::at(const std::string& folder, std::optional<Encoding> encoding) {
  Read* found = nullptr;
  {
    const std::lock_guard lock(mutex_);
    std::unique_ptr<Read>& place = folders_[folder];
    if (!place) place = std::make_unique<Read>();
    found = place.get();
  }
  std::call_once(found->once, [&] { found->folder = read(folder, encoding); });
  return found->folder;
}

lint::Folder IssueFolders::read(const std::string& folder, std::optional<Encoding> encoding) const {
  const std::vector<std::string> names = sources_in(folder);
  if (names.size() > lint::Folder::kMostIssues) return lint::Folder({}, true);
  std::vector<lint::IssueFacts> issues;
  for (const std::string& name : names) {
    std::string path = folder;
    path.append("/").append(name);
    const Result<Bytes> bytes = files_.read(path, kLargestNeighbour);
    if (!bytes) continue;
    Sources sources;
    Diagnostics ignored;
    const FileId file = add_text(sources, name, bytes->view, encoding, ignored);
    auto facts = lint::read_facts(name, sources.text(file));
    if (!facts) continue;
    if (ignored.has_errors()) facts->readable = false;
    issues.push_back(std::move(*facts));
  }
  return lint::Folder(std::move(issues));
}

}  // namespace typeset
