#include "press/link_fence.h"

#include <algorithm>
#include <string_view>

#include "base/system_reason.h"
#include "press/dictionary.h"
#include "press/year_folder.h"

namespace typeset {

namespace {

/// Whether a path begins with a folder's; both as they are written.
bool is_below(std::string_view path, std::string_view folder) {
  while (folder.size() > 1 && folder.ends_with('/')) folder.remove_suffix(1);
  if (folder == ".") return !path.starts_with('/') && path != ".." && !path.starts_with("../");
  if (folder == "/") return path.starts_with('/');
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

}  // namespace

bool leads_out_of(const std::string& folder, const std::string& path, std::span<const std::string> allowed,
                  const FileSource& files) {
  const std::string truly = files.resolved(path);
  const auto holds = [&](const std::string& other) { return is_below(truly, files.resolved(other)); };
  return truly != path && !holds(folder) && std::ranges::none_of(allowed, holds);
}

LinkFence::LinkFence(const FileSource& files, const Job& job, const std::string& own)
    : files_(files), job_(job), fenced_({folder_of(job.source)}), style_folders_(job.style_folders) {
  if (const auto year = year_folder(fenced_.front(), job.folder_name)) fenced_.push_back(year->parent);
  style_folders_.push_back(own);
  for_styles_ = style_folders_;
  for_styles_.insert(for_styles_.end(), job.link_folders.begin(), job.link_folders.end());
}

Result<Bytes> LinkFence::read(const std::string& path, std::uint64_t limit) const {
  if (leads_out(path)) return Failure{FailureKind::not_permitted, path, std::string(kLeadsOut)};
  return files_.read(path, limit);
}

bool LinkFence::leads_out(const std::string& path) const {
  if (path == job_.source) return false;
  const bool style = path.ends_with(".yaml") || path.ends_with(kOfficeWords);
  const auto holds = [&](const std::string& folder) { return is_below(path, folder); };
  // Documents, and what they name, may lie in a folder of styles or below it: its links are trusted for styles alone.
  const auto stands_in = [&](const std::string& folder) {
    return is_below(folder_of(path), folder) && is_below(folder, folder_of(path));
  };
  if (style && std::ranges::any_of(style_folders_, stands_in)) return false;
  const auto fence = std::ranges::find_if(fenced_, holds);
  return fence != fenced_.end() && leads_out_of(*fence, path, style ? for_styles_ : job_.link_folders, files_);
}

}  // namespace typeset
