#include "cli/watcher.h"

#include <array>
#include <cerrno>
#include <filesystem>
#include <poll.h>
#include <string_view>
#include <sys/inotify.h>
#include <system_error>
#include <utility>

#include "base/system_reason.h"
#include "batch/places.h"
#include "cli/disk.h"

namespace typeset {

namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kEvents = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE |
                                  IN_DELETE_SELF | IN_MOVE_SELF | IN_ATTRIB | IN_ONLYDIR;
constexpr int kQuiet = 50;  // ms; one save of an editor is several events

/// The folder of a path, or the nearest above it that is there.
std::string watchable(const fs::path& path) {
  std::error_code ignored;
  fs::path folder = path;
  while (!folder.empty() && folder != folder.parent_path() && !fs::is_directory(folder, ignored))
    folder = folder.parent_path();
  return folder.empty() ? "." : folder.string();
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
}

/// One name for each file, whether it was asked for from the working folder or by its whole path.
std::string whole(const std::string& path) {
  std::error_code error;
  const fs::path all = fs::absolute(path, error);
  return plain_path(error ? path : all.string());
}

}  // namespace

Watcher::Watcher() : inotify_(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {}

std::optional<Term> Watcher::add(const std::string& folder) {
  if (watches_.contains(folder)) return std::nullopt;
  const int watch = ::inotify_add_watch(inotify_.number(), folder.c_str(), kEvents);
  if (watch >= 0) {
    watches_[folder] = watch;
    folders_of_.emplace(watch, folder);
    return std::nullopt;
  }
  if (errno == ENOSPC)
    return Term("系统允许监视的文件夹数用完了（/proc/sys/fs/inotify/max_user_watches）",
                "the system's limit of watched folders is reached (/proc/sys/fs/inotify/max_user_watches)");
  if (errno == ENOENT || errno == ENOTDIR) return std::nullopt;  // taken away just now
  return system_reason(errno);
}

std::optional<Term> Watcher::watch(const std::set<std::string>& files, const std::set<std::string>& folders) {
  if (!inotify_.open()) return system_reason(errno);
  files_.clear();
  folders_.clear();
  for (const std::string& file : files) files_.insert(whole(file));
  for (const std::string& folder : folders) folders_.insert(whole(folder));
  std::set<std::string> wanted;
  for (const std::string& file : files_) wanted.insert(watchable(folder_of(file)));
  for (const std::string& folder : folders_) wanted.insert(watchable(folder));
  std::set<int> stale;
  for (const auto& [folder, watch] : watches_) stale.insert(watch);
  for (const std::string& folder : wanted)
    if (const auto known = watches_.find(folder); known != watches_.end()) stale.erase(known->second);
  for (const int watch : stale) {
    ::inotify_rm_watch(inotify_.number(), watch);
    forget(watch);
  }
  for (const std::string& folder : wanted)
    if (std::optional<Term> why = add(folder)) return why;
  return std::nullopt;
}

void Watcher::forget(int watch) {
  folders_of_.erase(watch);
  std::erase_if(watches_, [&](const auto& one) { return one.second == watch; });
}

/// What happened to a folder, or to what is called `name` in it (empty: the folder itself).
void Watcher::take(const std::string& folder, const char* name, std::uint32_t events,
                   std::set<std::string>& changed) const {
  constexpr std::uint32_t kComesOrGoes = IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CLOSE_WRITE;
  const std::string path = *name == '\0' ? folder : plain_path(folder + "/" + name);
  const bool is_folder = (events & IN_ISDIR) != 0;
  const bool may_be_source = is_folder || path.ends_with(".yaml") || path.ends_with(".yml");
  // A folder that appears may be one that a file is waited for in.
  const auto below = files_.lower_bound(path + "/");
  const bool leads_on = is_folder && below != files_.end() && below->starts_with(path + "/");
  const bool of_folder = folders_.contains(folder) && may_be_source && (events & kComesOrGoes) != 0;
  if (files_.contains(path) || leads_on || of_folder) changed.insert(path);
}

void Watcher::take_events(std::set<std::string>& changed) {
  alignas(struct inotify_event) std::array<char, 65536> buffer;
  for (ssize_t got = 0; (got = ::read(inotify_.number(), buffer.data(), buffer.size())) > 0;) {
    for (const char* at = buffer.data(); at < buffer.data() + got;) {
      const auto& event = *reinterpret_cast<const struct inotify_event*>(at);
      at += sizeof event + event.len;
      if ((event.mask & IN_Q_OVERFLOW) != 0) changed.insert(".");  // too much happened to be counted
      const auto [first, last] = folders_of_.equal_range(event.wd);
      for (auto folder = first; folder != last; ++folder)
        take(folder->second, event.len > 0 ? event.name : "", event.mask, changed);
      if ((event.mask & IN_IGNORED) != 0) forget(event.wd);
    }
  }
}

std::set<std::string> Watcher::wait() {
  std::set<std::string> changed;
  struct pollfd ready {
    inotify_.number(), POLLIN, 0
  };
  while (true) {
    const int count = ::poll(&ready, 1, changed.empty() ? -1 : kQuiet);
    if (count < 0) return {};  // a signal
    if (count == 0 && !changed.empty()) return changed;
    take_events(changed);
  }
}

}  // namespace typeset
