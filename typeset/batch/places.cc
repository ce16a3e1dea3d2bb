#include "batch/places.h"

#include <algorithm>
#include <vector>

namespace typeset {

namespace {

constexpr std::string_view kRecord = "out:";
constexpr std::string_view kData = "data:";

std::vector<std::string_view> steps_of(std::string_view path) {
  std::vector<std::string_view> steps;
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    const std::string_view step = path.substr(0, slash);
    path.remove_prefix(std::min(slash + 1, path.size()));
    if (step.empty() || step == ".") continue;
    if (step == ".." && !steps.empty() && steps.back() != "..")
      steps.pop_back();
    else
      steps.push_back(step);
  }
  return steps;
}

/// `path` below or beside `folder`, both plain and absolute; empty where they share no folder but the root.
std::string seen_from(std::string_view folder, std::string_view path) {
  const std::vector<std::string_view> from = steps_of(folder), to = steps_of(path);
  const auto parting = std::ranges::mismatch(from, to);
  if (parting.in1 == from.begin() && !from.empty()) return {};
  std::string name;
  const auto add = [&](std::string_view step) { name.append(name.empty() ? "" : "/").append(step); };
  for (auto step = parting.in1; step != from.end(); ++step) add("..");
  for (auto step = parting.in2; step != to.end(); ++step) add(*step);
  return name.empty() ? "." : name;
}

bool is_below(std::string_view path, std::string_view folder) {
  return !folder.empty() && path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

}  // namespace

std::string plain_path(std::string_view path) {
  const bool absolute = path.starts_with('/');
  std::string plain;
  for (const std::string_view step : steps_of(path)) {
    if (absolute && plain.empty() && step == "..") continue;  // above the root is the root
    plain.append(plain.empty() && !absolute ? "" : "/").append(step);
  }
  if (plain.empty()) return absolute ? "/" : ".";
  return plain;
}

Places::Places(std::string here, const std::string& record, const std::string& data) : here_(std::move(here)) {
  record_ = whole(record);
  data_ = data.empty() ? data : whole(data);
}

std::string Places::whole(std::string_view path) const {
  return plain_path(path.starts_with('/') ? std::string(path) : here_ + "/" + std::string(path));
}

std::string Places::name_of(std::string_view path) const {
  const std::string all = whole(path);
  // Not all that stands below the data is the program's: sources and outputs may, in a tree of its own code.
  const bool of_program = !data_.empty() && (is_below(all, data_ + "/styles") || is_below(all, data_ + "/fonts"));
  if (of_program) return std::string(kData) + all.substr(data_.size() + 1);
  const std::string near = seen_from(record_, all);
  return near.empty() ? all : std::string(kRecord) + near;
}

std::string Places::path_of(std::string_view name) const {
  if (name.starts_with(kRecord)) return plain_path(record_ + "/" + std::string(name.substr(kRecord.size())));
  if (name.starts_with(kData)) return data_.empty() ? data_ : data_ + "/" + std::string(name.substr(kData.size()));
  return name.starts_with('/') ? std::string(name) : std::string();
}

std::string Places::path_from_here(std::string_view name) const {
  std::string path = path_of(name);
  if (!name.starts_with(kRecord)) return path;
  std::string near = seen_from(here_, path);
  return near.empty() ? path : near;
}

}  // namespace typeset
