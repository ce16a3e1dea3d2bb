#include "cli/find_sources.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

#include "base/system_reason.h"
#include "base/utf8.h"
#include "cli/configuration.h"
#include "cli/disk.h"
#include "cli/faults.h"
#include "press/link_fence.h"

namespace typeset {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kAnyFolders = "**";
constexpr int kDeepest = 64;                                      // folders below one another
constexpr std::uint64_t kLargestList = std::uint64_t{64} << 20U;  // bytes

bool has_wildcards(std::string_view word) { return word.find_first_of("*?[") != std::string_view::npos; }

bool is_yaml(std::string_view name) { return name.ends_with(".yaml") || name.ends_with(".yml"); }

std::vector<std::string> steps_of(std::string_view path) {
  std::vector<std::string> steps;
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    if (slash != 0) steps.emplace_back(path.substr(0, slash));
    if (slash == std::string_view::npos) break;
    path.remove_prefix(slash + 1);
  }
  return steps;
}

std::string joined(const std::string& folder, const std::string& name) {
  if (folder.empty()) return name;
  return folder.ends_with('/') ? folder + name : folder + "/" + name;
}

/// One set of a pattern, `[` read already: whether it holds the character; none if it has no end.
std::optional<bool> in_set(std::u32string_view pattern, std::size_t& at, char32_t character) {
  std::size_t i = at;
  const bool negated = i < pattern.size() && (pattern[i] == '!' || pattern[i] == '^');
  if (negated) ++i;
  bool holds = false;
  for (const std::size_t first = i; i < pattern.size() && (pattern[i] != ']' || i == first);) {
    const char32_t low = pattern[i++];
    char32_t high = low;
    if (i + 1 < pattern.size() && pattern[i] == '-' && pattern[i + 1] != ']') {
      high = pattern[i + 1];
      i += 2;
    }
    holds = holds || (low <= character && character <= high);
  }
  if (i >= pattern.size()) return std::nullopt;
  at = i + 1;
  return holds != negated;
}

/// Backtracks to the last star only: an earlier one need take no more than it has.
bool matches_characters(std::u32string_view name, std::u32string_view pattern) {
  std::size_t n = 0, p = 0;
  std::size_t star = std::u32string_view::npos, taken = 0;
  while (n < name.size()) {
    bool one = false;
    std::size_t next = p + 1;
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      taken = n;
      continue;
    }
    if (p < pattern.size() && pattern[p] == '[') {
      const std::optional<bool> held = in_set(pattern, next, name[n]);
      one = held.value_or(name[n] == '[');  // without an end it is the character itself
      if (!held) next = p + 1;
    } else if (p < pattern.size()) {
      one = pattern[p] == '?' || pattern[p] == name[n];
    }
    if (one) {
      ++n;
      p = next;
    } else if (star != std::u32string_view::npos) {
      n = ++taken;
      p = star + 1;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

/// What stands in a folder, without names that begin with a dot, in the order of their bytes.
struct Listing {
  struct File {
    std::string name;
    bool is_link;
    bool operator<(const File& other) const { return name < other.name; }
  };
  std::vector<File> files;
  std::vector<std::string> folders;  // links to folders left out
  std::error_code error;
};

Listing list(const std::string& folder) {
  Listing listing;
  fs::directory_iterator entry(folder.empty() ? "." : folder, listing.error);
  for (const fs::directory_iterator end; !listing.error && entry != end; entry.increment(listing.error)) {
    const std::string name = entry->path().filename().string();
    if (name.starts_with('.')) continue;
    std::error_code vanished;  // what is taken away meanwhile is not there
    if (entry->is_regular_file(vanished)) {
      listing.files.push_back({name, entry->is_symlink(vanished)});
    } else if (entry->is_directory(vanished) && !entry->is_symlink(vanished)) {
      listing.folders.push_back(name);
    }
  }
  std::sort(listing.files.begin(), listing.files.end());
  std::ranges::sort(listing.folders);
  return listing;
}

/// Reads one word after the other.
class Finder {
 public:
  Finder(std::span<const std::string> link_folders, Diagnostics& faults)
      : link_folders_(link_folders), faults_(faults) {}

  void read(const std::string& word) {
    std::error_code unseen;
    if (word.size() > 1 && word.front() == '@') return read_list(word.substr(1));
    if (word == "-" || fs::is_regular_file(word, unseen)) return add_named(word);
    if (fs::is_directory(word, unseen)) return read_folder(word);
    if (has_wildcards(word)) return read_pattern(word);
    add_named(word);  // that it is not there is reported when it is opened
  }

  NamedSources finish() {
    if (found_.sources.size() > kMostSources)
      faults_.report(cli_faults::kTooManySources, {}, {std::to_string(kMostSources)});
    return std::move(found_);
  }

 private:
  void add_named(const std::string& path) {
    if (is_project_file(path)) {
      found_.settings.push_back(path);
      return;
    }
    known_.insert(path);
    add({path, {}, false, false});
  }

  /// `kept`: the path of its folder below root_.
  void add_found(const std::string& folder, const Listing::File& file, const std::string& kept) {
    const std::string path = joined(folder, file.name);
    if (is_project_file(path) || is_misnamed_project_file(path)) {
      ++found_.passed_over;
      ++matched_;
      return;
    }
    ++matched_;
    if (!known_.insert(path).second) return;
    add({path, kept, true, file.is_link && leads_out_of(root_, path, link_folders_, DiskFiles())});
  }

  void add(NamedSource source) {
    if (found_.sources.size() <= kMostSources) found_.sources.push_back(std::move(source));
  }

  void read_list(const std::string& name) {
    const Result<Bytes> bytes = name == "-" ? read_standard_input(kLargestList) : DiskFiles().read(name, kLargestList);
    found_.lists.push_back(name);
    if (!bytes) {
      faults_.report(cli_faults::kNoList, {}, {name, reason_of(bytes.failure()), remedy_of(bytes.failure())});
      return;
    }
    std::string_view text = bytes->view;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    const char end = text.find('\0') == std::string_view::npos ? '\n' : '\0';
    std::size_t count = 0;
    while (!text.empty()) {
      const std::size_t length = text.find(end);
      std::string_view line = text.substr(0, length);
      text.remove_prefix(length == std::string_view::npos ? text.size() : length + 1);
      if (end == '\n' && line.ends_with('\r')) line.remove_suffix(1);
      if (line.empty()) continue;
      ++count;
      add_named(std::string(line));
    }
    if (count == 0) faults_.report(cli_faults::kEmptyList, {}, {name});
  }

  void read_folder(const std::string& word) {
    matched_ = 0;
    root_ = word;
    walk(word, {}, 0);
    if (matched_ == 0) faults_.report(cli_faults::kNothingFound, {}, {word});
  }

  /// All sources of a folder and below it; `kept` is its path below the one that was named.
  void walk(const std::string& folder, const std::string& kept, int depth) {
    const Listing listing = look_into(folder);
    for (const Listing::File& file : listing.files)
      if (is_yaml(file.name)) add_found(folder, file, kept);
    if (is_too_deep(folder, listing, depth)) return;
    for (const std::string& name : listing.folders) walk(joined(folder, name), joined(kept, name), depth + 1);
  }

  void read_pattern(const std::string& word) {
    std::vector<std::string> steps = steps_of(word);
    std::string fixed = word.starts_with('/') ? "/" : "";
    std::size_t first = 0;
    for (; first + 1 < steps.size() && !has_wildcards(steps[first]); ++first) fixed = joined(fixed, steps[first]);
    matched_ = 0;
    steps.erase(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(first));
    const auto both = [](const std::string& a, const std::string& b) { return a == kAnyFolders && b == kAnyFolders; };
    steps.erase(std::unique(steps.begin(), steps.end(), both), steps.end());  // two in a row say no more than one
    root_ = fixed.empty() ? "." : fixed;
    tried_.clear();
    match(fixed, {}, steps, 0, 0);
    if (matched_ == 0) faults_.report(cli_faults::kNothingFound, {}, {word});
  }

  /// What `folder` holds that the steps from `at` on match.
  void match(const std::string& folder, const std::string& kept, const std::vector<std::string>& steps, std::size_t at,
             int depth) {
    // Two ** may divide the folders between them in many ways, each of which finds the same.
    if (!tried_.emplace(folder, at).second) return;
    const std::string& step = steps[at];
    const bool last = at + 1 == steps.size();
    if (step == kAnyFolders && !last) {
      match(folder, kept, steps, at + 1, depth);  // none at all
    }
    const Listing listing = look_into(folder);
    if (last) {
      for (const Listing::File& file : listing.files)
        if (matches(file.name, step == kAnyFolders ? "*" : std::string_view(step))) add_found(folder, file, kept);
    }
    if (is_too_deep(folder, listing, depth)) return;
    for (const std::string& name : listing.folders) {
      if (step == kAnyFolders) {
        match(joined(folder, name), joined(kept, name), steps, at, depth + 1);
      } else if (!last && matches(name, step)) {
        match(joined(folder, name), joined(kept, name), steps, at + 1, depth + 1);
      }
    }
  }

  /// Reports folders that are not looked into.
  bool is_too_deep(const std::string& folder, const Listing& listing, int depth) {
    if (depth < kDeepest) return false;
    if (!listing.folders.empty())
      found_.unread.report(cli_faults::kTooDeepFolders, {}, {folder, std::to_string(kDeepest)});
    return true;
  }

  Listing look_into(const std::string& folder) {
    Listing listing = list(folder);
    found_.folders.push_back(folder.empty() ? "." : folder);
    if (listing.error && listing.error.value() != ENOENT)
      found_.unread.report(cli_faults::kFolderUnread, {}, {folder, system_reason(listing.error.value())});
    return listing;
  }

  const std::span<const std::string> link_folders_;
  Diagnostics& faults_;
  NamedSources found_;
  std::string root_;                                     // where the word being read begins to look
  std::set<std::string> known_;                          // paths that stand in found_ already
  std::set<std::pair<std::string, std::size_t>> tried_;  // folders, and the steps of the word from which on
  std::size_t matched_ = 0;                              // files that the word being read has found
};

}  // namespace

bool matches(std::string_view name, std::string_view pattern) {
  return matches_characters(to_utf32(name), to_utf32(pattern));
}

std::vector<std::string> names_of(const std::vector<NamedSource>& sources) {
  std::vector<std::string> names;
  names.reserve(sources.size());
  for (const NamedSource& source : sources) names.push_back(source.path);
  return names;
}

NamedSources find_sources(const std::vector<std::string>& words, std::span<const std::string> link_folders,
                          Diagnostics& faults) {
  Finder finder(link_folders, faults);
  for (const std::string& word : words) finder.read(word);
  return finder.finish();
}

}  // namespace typeset
