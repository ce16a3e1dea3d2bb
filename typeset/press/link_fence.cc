#include "press/link_fence.h"

#include <algorithm>
#include <string_view>

#include "base/system_reason.h"
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
    : files_(files), job_(job), fenced_({folder_of(job.source)}), named_(job.style_folders) {
  if (const auto year = year_folder(fenced_.front(), job.folder_name)) fenced_.push_back(year->parent);
  named_.push_back(own);
  allowed_ = named_;
  allowed_.insert(allowed_.end(), job.link_folders.begin(), job.link_folders.end());
}

Result<Bytes> LinkFence::read(const std::string& path, std::uint64_t limit) const {
  if (leads_out(path)) return Failure{FailureKind::not_permitted, path, std::string(kLeadsOut)};
  return files_.read(path, limit);
}

bool LinkFence::leads_out(const std::string& path) const {
  if (path == job_.source || std::ranges::any_of(named_, [&](const auto& folder) { return is_below(path, folder); }))
    return false;
  const auto fence = std::ranges::find_if(fenced_, [&](const std::string& folder) { return is_below(path, folder); });
  return fence != fenced_.end() && leads_out_of(*fence, path, allowed_, files_);
}

}  // namespace typeset
