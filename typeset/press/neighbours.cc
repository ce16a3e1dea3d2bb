#include "press/neighbours.h"

#include <utility>
#include <vector>

#include "base/sources.h"
#include "press/link_fence.h"
#include "press/year_folder.h"

namespace typeset {

namespace {

std::vector<std::string> list_sources(const std::string& folder, const FileSource& files) {
  Result<std::vector<std::string>> listed = files.list(folder);
  if (!listed) return {};
  std::vector<std::string> names = std::move(*listed);
  std::erase_if(names, [](const std::string& name) { return !name.ends_with(".yaml") && !name.ends_with(".yml"); });
  return names;
}

std::vector<lint::IssueFacts> read_issues(const std::string& folder, const std::vector<std::string>& names,
                                          const Job& job, const FileSource& files) {
  std::vector<lint::IssueFacts> issues;
  for (const std::string& name : names) {
    std::string path = folder;
    path.append("/").append(name);
    if (leads_out_of(folder, path, job.link_folders, files)) continue;
    const Result<Bytes> bytes = files.read(path, kLargestNeighbour);
    if (!bytes) continue;
    Sources sources;
    Diagnostics ignored;
    const FileId file = add_text(sources, name, bytes->view, job.encoding, ignored);
    auto facts = lint::read_facts(name, sources.text(file));
    if (!facts) continue;
    if (ignored.has_errors()) facts->readable = false;
    issues.push_back(std::move(*facts));
  }
  return issues;
}

/// A folder, and what its files are called in messages: beside the document by their names, else with the folder's.
struct Place {
  std::string path;
  std::string name;
};

std::vector<Place> places(const std::string& folder, const std::string& name) {
  std::vector<Place> all = {{folder, {}}};
  const std::optional<YearFolder> own = year_folder(folder, name);
  if (!own) return all;
  for (const int year : {own->year - 1, own->year + 1}) {
    for (const std::string& other : names_of_year(year)) all.push_back({path_in(own->parent, other), other});
  }
  return all;
}

}  // namespace

Neighbours::Read& Neighbours::listed(const std::string& folder) {
  Read* found = nullptr;
  {
    const std::lock_guard lock(mutex_);
    std::unique_ptr<Read>& place = read_[folder];
    if (!place) place = std::make_unique<Read>(files_);
    found = place.get();
  }
  std::call_once(found->listed, [&] { found->names = list_sources(folder, found->recorder); });
  return *found;
}

Neighbourhood Neighbours::make(const std::string& folder, const Job& job) {
  const std::vector<Place> all = places(folder, job.folder_name);
  std::vector<Read*> folders;
  std::size_t sources = 0;
  for (const Place& place : all) {
    folders.push_back(&listed(place.path));
    sources += folders.back()->names.size();
  }
  const bool too_large = sources > lint::Folder::kMostIssues;
  std::vector<lint::IssueFacts> issues;
  std::vector<Dependency> dependencies;
  for (std::size_t i = 0; i < all.size(); ++i) {
    Read& read = *folders[i];
    if (too_large) {
      // Another document may have had it read meanwhile.
      for (Dependency& asked : read.recorder.noted()) {
        if (asked.question == Dependency::Question::names) dependencies.push_back(std::move(asked));
      }
      continue;
    }
    std::call_once(read.read, [&] { read.issues = read_issues(all[i].path, read.names, job, read.recorder); });
    for (lint::IssueFacts facts : read.issues) {
      facts.folder = all[i].name;
      if (!facts.folder.empty()) facts.file = facts.folder + "/" + facts.file;
      issues.push_back(std::move(facts));
    }
    for (Dependency& asked : read.recorder.noted()) dependencies.push_back(std::move(asked));
  }
  return {lint::Folder(std::move(issues), too_large), std::move(dependencies)};
}

std::shared_ptr<const Neighbourhood> Neighbours::of(const Job& job) {
  const std::string folder = folder_of(job.source);
  Made* found = nullptr;
  {
    const std::lock_guard lock(mutex_);
    std::unique_ptr<Made>& place = made_[folder];
    if (!place) place = std::make_unique<Made>();
    found = place.get();
  }
  std::call_once(found->once, [&] { found->made = std::make_shared<const Neighbourhood>(make(folder, job)); });
  return found->made;
}

}  // namespace typeset
