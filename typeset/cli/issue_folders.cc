#include "cli/issue_folders.h"

#include <utility>
#include <vector>

#include "base/sources.h"

namespace typeset {

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
  Result<std::vector<std::string>> listed = files_.list(folder);
  if (!listed) return {};
  std::vector<std::string> names = *std::move(listed);
  std::erase_if(names, [](const std::string& name) { return !name.ends_with(".yaml") && !name.ends_with(".yml"); });
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
