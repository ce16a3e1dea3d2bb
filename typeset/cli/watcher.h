// Watcher: waits until one of many files changes, appears or goes. Of Linux: inotify.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "base/words.h"
#include "cli/descriptor.h"

namespace typeset {

/// Folders are watched and not files, because most editors put a new file in the place of the old one, and because a
/// file may be waited for that is not there yet; where its folder is not there either, the nearest one above it.
class Watcher {
 public:
  Watcher();

  /// From now on these files, and what YAML files and folders come to, change in or leave these folders, in place of
  /// what was watched before. What happens from here on is seen by the next wait(). Why it cannot be, in words for
  /// people; none if all is watched.
  std::optional<Term> watch(const std::set<std::string>& files, const std::set<std::string>& folders);

  /// Returns the paths that changed, once nothing more has happened for some 50 ms; empty if a signal came first.
  std::set<std::string> wait();

 private:
  std::optional<Term> add(const std::string& folder);
  void take_events(std::set<std::string>& changed);
  void take(const std::string& folder, const char* name, std::uint32_t events, std::set<std::string>& changed) const;
  void forget(int watch);

  Descriptor inotify_;
  std::map<std::string, int> watches_;          // by folder
  std::multimap<int, std::string> folders_of_;  // the system has one watch for all names of a folder
  std::set<std::string> files_, folders_;       // whole paths, as those of the watches
};

}  // namespace typeset
