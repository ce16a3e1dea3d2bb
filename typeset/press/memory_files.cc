#include "press/memory_files.h"

#include <optional>
#include <utility>

namespace typeset {

namespace {

/// What follows `kFolder/`; none for paths elsewhere.
std::optional<std::string_view> within(std::string_view path) {
  if (!path.starts_with(MemoryFiles::kFolder)) return {};
  path.remove_prefix(MemoryFiles::kFolder.size());
  if (path.empty()) return path;
  if (path.front() != '/') return {};
  return path.substr(1);
}

}  // namespace

Result<Bytes> MemoryFiles::read(const std::string& path, std::uint64_t limit) const {
  const auto name = within(path);
  if (!name) return others_.read(path, limit);
  const auto found = files_.find(std::string(*name));
  if (found == files_.end()) return Failure{FailureKind::not_found, path, {}};
  if (found->second.size() > limit) return Failure{FailureKind::too_large, path, {}};
  return Bytes{nullptr, found->second};
}

std::string MemoryFiles::resolved(const std::string& path) const {
  return within(path) ? path : others_.resolved(path);
}

Result<FileStamp> MemoryFiles::stamp(const std::string& path) const {
  if (!within(path)) return others_.stamp(path);
  return Failure{FailureKind::unsupported, path, {}};
}

Result<std::vector<std::string>> MemoryFiles::list(const std::string& folder) const {
  const auto name = within(folder);
  if (!name) return others_.list(folder);
  const std::string below = name->empty() ? std::string() : std::string(*name) + "/";
  std::vector<std::string> names;  // the map's order is that of bytes
  bool is_folder = name->empty();
  for (auto file = files_.lower_bound(below); file != files_.end() && file->first.starts_with(below); ++file) {
    is_folder = true;
    std::string rest = file->first.substr(below.size());
    if (rest.find('/') == std::string::npos) names.push_back(std::move(rest));
  }
  if (!is_folder) return Failure{FailureKind::not_found, folder, {}};
  return names;
}

}  // namespace typeset
