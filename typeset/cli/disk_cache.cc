#include "cli/disk_cache.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <tuple>
#include <vector>

#include "base/digest.h"
#include "cli/disk.h"
#include "cli/output_file.h"

namespace typeset {

namespace {

namespace fs = std::filesystem;

/// What stands behind a value; that of another key differs, so that an entry is not taken for another's.
Fingerprint checksum(std::string_view key, std::string_view value) { return fingerprint(value, hash64(key)); }
constexpr std::size_t kChecksumSize = std::tuple_size_v<Fingerprint>;

struct Entry {
  fs::path path;
  fs::file_time_type written;
  std::uint64_t size;
};

/// Oldest first, until half the room is free again: what is used is soon made anew, what is not stays gone.
void tidy(const fs::path& folder) {
  std::error_code error;
  std::vector<Entry> entries;
  std::uint64_t total = 0;
  constexpr auto kPassOver = fs::directory_options::skip_permission_denied;
  for (fs::recursive_directory_iterator at(folder, kPassOver, error), end; !error && at != end; at.increment(error)) {
    std::error_code vanished;
    if (!at->is_regular_file(vanished)) continue;
    const fs::file_time_type written = at->last_write_time(vanished);
    const std::uint64_t size = vanished ? 0 : at->file_size(vanished);
    if (vanished) continue;  // another run clears away too
    entries.push_back({at->path(), written, size});
    total += size;
  }
  if (total <= DiskCache::kLargest) return;
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.written < b.written; });
  for (const Entry& entry : entries) {
    if (total <= DiskCache::kLargest / 2) return;
    std::error_code ignored;
    if (fs::remove(entry.path, ignored)) total -= entry.size;
  }
}

}  // namespace

std::string user_cache_folder() {
  if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache != nullptr && *cache == '/') {
    return std::string(cache) + "/hongtou";
  }
  const char* home = std::getenv("HOME");
  return home != nullptr && *home == '/' ? std::string(home) + "/.cache/hongtou" : std::string();
}

std::string derived_cache_folder() {
  const std::string folder = user_cache_folder();
  return folder.empty() ? folder : folder + "/derived";
}

bool is_cache_key(std::string_view key) {
  constexpr std::string_view kAllowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._/-";
  if (key.find_first_not_of(kAllowed) != std::string_view::npos) return false;
  while (true) {
    const std::size_t slash = key.find('/');
    const std::string_view step = key.substr(0, slash);
    if (step.empty() || step == "." || step == "..") return false;
    if (slash == std::string_view::npos) return true;
    key.remove_prefix(slash + 1);
  }
}

std::optional<Bytes> DiskCache::find(const std::string& key) const {
  if (folder_.empty() || !is_cache_key(key)) return std::nullopt;
  Result<Bytes> read = read_own(folder_ + "/" + key, kLargest);
  if (!read || read->view.size() < kChecksumSize) return std::nullopt;
  const std::size_t size = read->view.size() - kChecksumSize;
  const std::string_view value = read->view.substr(0, size);
  const Fingerprint sum = checksum(key, value);
  const auto same = [](std::uint8_t a, char b) { return a == static_cast<std::uint8_t>(b); };
  if (!std::ranges::equal(sum, read->view.substr(size), same)) return std::nullopt;
  return Bytes{read->owner, value};
}

void DiskCache::tidy_now_and_then(std::uint64_t keeping) {
  const std::lock_guard lock(tidying_);
  if (!kept_since_tidied_ || *kept_since_tidied_ > kLargest / 4) {
    tidy(folder_);
    kept_since_tidied_ = 0;
  }
  *kept_since_tidied_ += keeping;
}

void DiskCache::keep(const std::string& key, std::string_view bytes) {
  if (folder_.empty() || !is_cache_key(key) || bytes.size() > kLargest) return;
  tidy_now_and_then(bytes.size());
  const Fingerprint sum = checksum(key, bytes);
  std::string file(bytes);
  file.append(sum.begin(), sum.end());
  // A cache is a convenience: a full or read-only disk costs time, never the document.
  static_cast<void>(write_cached(folder_ + "/" + key, file));
}

}  // namespace typeset
