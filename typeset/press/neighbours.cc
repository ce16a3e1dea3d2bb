#include "press/neighbours.h"

#include <utility>
#include <vector>

#include "base/sources.h"

namespace typeset {

namespace {

lint::Folder read_folder(const std::string& folder, std::optional<Encoding> encoding, const FileSource& files) {
  Result<std::vector<std::string>> listed = files.list(folder);
  if (!listed) return {};
  std::vector<std::string> names = std::move(*listed);
  std::erase_if(names, [](const std::string& name) { return !name.ends_with(".yaml") && !name.ends_with(".yml"); });
  if (names.size() > lint::Folder::kMostIssues) return lint::Folder({}, true);
  std::vector<lint::IssueFacts> issues;
  for (const std::string& name : names) {
    std::string path = folder;
    path.append("/").append(name);
    const Result<Bytes> bytes = files.read(path, kLargestNeighbour);
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

}  // namespace

std::shared_ptr<const Neighbourhood> Neighbours::at(const std::string& folder, std::optional<Encoding> encoding) {
  Read* found = nullptr;
  {
    const std::lock_guard lock(mutex_);
    std::unique_ptr<Read>& place = folders_[folder];
    if (!place) place = std::make_unique<Read>();
    found = place.get();
  }
  std::call_once(found->once, [&] {
    const Recorder files(files_);
    lint::Folder issues = read_folder(folder, encoding, files);
    found->made = std::make_shared<const Neighbourhood>(Neighbourhood{std::move(issues), files.noted()});
  });
  return found->made;
}

}  // namespace typeset
