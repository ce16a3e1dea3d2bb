// Texts by path over the disk, and what was asked for. Read by several threads, listed by one.
#pragma once

#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "base/file_source.h"
#include "support/test_fonts.h"

namespace typeset::testing {

class MadeFiles final : public FileSource {
 public:
  std::map<std::string, std::string> texts;
  mutable std::multiset<std::string> read_paths;
  mutable int lists = 0;
  bool stamps = true;  // whether it has any

  Result<Bytes> read(const std::string& path, std::uint64_t limit) const override {
    {
      const std::lock_guard lock(mutex_);
      read_paths.insert(path);
    }
    const auto found = texts.find(path);
    return found == texts.end() ? disk_files().read(path, limit) : Bytes::from(found->second);
  }
  Result<FileStamp> stamp(const std::string& path) const override {
    if (!stamps) return Failure{FailureKind::unsupported, path, {}};
    return disk_files().stamp(path);
  }
  /// Of the texts alone.
  Result<std::vector<std::string>> list(const std::string& folder) const override {
    ++lists;
    std::vector<std::string> names;
    for (const auto& [path, text] : texts) {
      const std::size_t slash = path.rfind('/');
      if (slash != std::string::npos && path.substr(0, slash) == folder) names.push_back(path.substr(slash + 1));
    }
    if (names.empty()) return Failure{FailureKind::not_found, folder, {}};
    return names;
  }

 private:
  mutable std::mutex mutex_;
};

}  // namespace typeset::testing
