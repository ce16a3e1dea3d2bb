// Shared data: where the program's styles and its font manifest stand. No place is compiled in: they are found from
// where the program itself is, so that an installation or a source tree can be moved.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace typeset {

struct SharedData {
  std::string folder;  // holds styles/ and fonts/manifest.yaml
  std::string styles() const { return folder + "/styles"; }
  std::string manifest() const { return folder + "/fonts/manifest.yaml"; }
};

/// HONGTOU_DATA, if set, and nothing else; else `../share/hongtou` beside the program's folder; else the nearest folder
/// above the program that holds both (a source tree). None, with the folders that were looked at in `searched`.
std::optional<SharedData> find_shared_data(std::vector<std::string>& searched);

}  // namespace typeset
