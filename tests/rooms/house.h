// The rules of the house about includes, as functions from text to faults, so that the rules themselves can be tested.
//
// What a room may include, and where each library may be seen, is read from the two tables of docs/architecture.md;
// nothing of them is repeated here. What is here is only which header belongs to which library or to the system.
#pragma once

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace typeset::test {

struct Room {
  std::string name;  // base, …; emit stands for each folder in it that has no row of its own, as emit/shared has
  std::set<std::string> may_include;
  bool all = false;
};

struct Library {
  std::string name;
  std::vector<std::string> places;  // "text/" or "base/digest.cc"
};

struct House {
  std::vector<Room> rooms;  // from the first stage to the last
  std::vector<Library> libraries;

  const Room* find(std::string_view name) const {
    const auto room = std::find_if(rooms.begin(), rooms.end(), [&](const Room& r) { return r.name == name; });
    return room == rooms.end() ? nullptr : &*room;
  }
  /// The room of a file or folder, by its path: the row of its folder, else of its first folder. A file in none is a
  /// door, a room of its own that bears its name.
  std::string room_of(std::string_view path) const {
    const std::string folder(path.substr(0, path.rfind('/')));
    return find(folder) != nullptr ? folder : std::string(path.substr(0, path.find_first_of("/.")));
  }
};

inline std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  std::istringstream in{std::string(text)};
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

inline std::vector<std::string> words_of(std::string_view text) {
  std::istringstream in{std::string(text)};
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

/// The cells of a row of a Markdown table; none for other lines.
inline std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  if (line.empty() || line.front() != '|') return cells;
  for (std::size_t at = 1; at < line.size();) {
    const std::size_t bar = std::min(line.find('|', at), line.size());
    std::string cell(line.substr(at, bar - at));
    cell.erase(0, cell.find_first_not_of(' '));
    cell.erase(cell.find_last_not_of(' ') + 1);
    cells.push_back(cell);
    at = bar + 1;
  }
  return cells;
}

/// What stands between back quotes.
inline std::vector<std::string> quoted_in(std::string_view cell) {
  std::vector<std::string> quoted;
  for (std::size_t open = cell.find('`'); open != cell.npos;) {
    const std::size_t close = cell.find('`', open + 1);
    if (close == cell.npos) break;
    quoted.emplace_back(cell.substr(open + 1, close - open - 1));
    open = cell.find('`', close + 1);
  }
  return quoted;
}

/// Reads the tables headed "room | makes | may include" and "library | for | in".
inline House read_house(std::string_view architecture) {
  House house;
  enum class Table { none, rooms, libraries } table = Table::none;
  for (const std::string& line : lines_of(architecture)) {
    const std::vector<std::string> cells = cells_of(line);
    if (cells.size() != 3) {
      table = Table::none;
    } else if (cells[0] == "room") {
      table = Table::rooms;
    } else if (cells[0] == "library") {
      table = Table::libraries;
    } else if (cells[0].starts_with("--")) {
      continue;
    } else if (table == Table::rooms) {
      const std::vector<std::string> name = quoted_in(cells[0]);
      if (name.empty()) continue;
      Room room{name[0].substr(0, name[0].find_last_of("/.")), {}, cells[2] == "all"};
      if (!room.all && cells[2] != "nothing of ours") {
        for (const std::string& other : words_of(cells[2])) room.may_include.insert(other);
      }
      house.rooms.push_back(std::move(room));
    } else if (table == Table::libraries) {
      house.libraries.push_back({cells[0], quoted_in(cells[2])});
    }
  }
  return house;
}

/// The lists of typeset/CMakeLists.txt: typeset_room(NAME [MAY_INCLUDE …] [USES …]).
inline std::map<std::string, std::set<std::string>> read_cmake_rooms(std::string_view cmake) {
  std::map<std::string, std::set<std::string>> rooms;
  constexpr std::string_view kOpening = "\ntypeset_room(";
  for (std::size_t at = cmake.find(kOpening); at != cmake.npos; at = cmake.find(kOpening, at + 1)) {
    const std::size_t begin = at + kOpening.size();
    const std::vector<std::string> words = words_of(cmake.substr(begin, cmake.find(')', begin) - begin));
    bool listing = false;
    for (std::size_t i = 1; i < words.size(); ++i) {
      if (words[i] == "MAY_INCLUDE" || words[i] == "USES" || words[i] == "SOURCES") {
        listing = words[i] == "MAY_INCLUDE";
      } else if (listing) {
        rooms[words[0]].insert(words[i]);
      }
    }
    rooms.try_emplace(words[0]);
  }
  return rooms;
}

/// The sources of each list: typeset_room(NAME … SOURCES …), and of add_library() and add_executable(), with their
/// folder.
inline std::set<std::string> read_cmake_sources(std::string_view cmake) {
  std::set<std::string> sources;
  std::string folder;
  for (const std::string& word : words_of(cmake)) {
    const std::size_t call = word.find('(');
    if (call != word.npos) folder = word.starts_with("typeset_room(") ? word.substr(call + 1) + "/" : "";
    std::string name = word;
    while (!name.empty() && name.back() == ')') name.pop_back();
    if (name.ends_with(".cc")) sources.insert(folder + name);
  }
  return sources;
}

/// Which library a header is of, by how its name begins, as the table names it.
inline std::string library_of(std::string_view header) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 22> kLibraries = {{
      {"yaml-cpp/", "yaml-cpp"},
      {"unicode/", "ICU"},
      {"nettle/", "nettle"},
      {"xxhash.", "libxxhash"},
      {"hb.", "HarfBuzz"},
      {"hb-", "HarfBuzz"},
      {"fontconfig/", "fontconfig"},
      {"hpdf", "libharu"},
      {"libdeflate.", "libdeflate"},
      {"md4c.", "md4c"},
      {"fmt/", "fmt"},
      {"CLI/", "CLI11"},
      {"nlohmann/", "nlohmann-json"},
      {"ft2build.", "FreeType"},
      {"freetype", "FreeType"},
      {"qpdf/", "libqpdf"},
      {"png", "libpng"},
      {"jpeglib.", "libjpeg"},
      {"turbojpeg.", "libjpeg"},
      {"lcms2", "lcms2"},
      {"dlfcn.", "dlopen"},
      {"link.", "dl_iterate_phdr"},
  }};
  for (const auto& [beginning, name] : kLibraries) {
    if (header.starts_with(beginning)) return std::string(name);
  }
  return {};
}

/// Headers by which files are opened, and by which the clock is read.
inline bool opens_files(std::string_view header) {
  constexpr std::array<std::string_view, 7> kHeaders = {"fstream",  "filesystem", "fcntl.h", "unistd.h",
                                                        "dirent.h", "stdio.h",    "poll.h"};
  return header.starts_with("sys/") || std::find(kHeaders.begin(), kHeaders.end(), header) != kHeaders.end();
}
inline bool reads_clock(std::string_view header) {
  return header == "chrono" || header == "ctime" || header == "time.h" || header == "sys/time.h";
}

struct Include {
  std::size_t line = 0;
  bool quoted = false;
  std::string header;
};

/// The #include lines of a C++ text, those in comments left out.
inline std::vector<Include> includes_of(std::string_view text) {
  std::vector<Include> found;
  std::size_t number = 0;
  bool in_comment = false;
  for (const std::string& line : lines_of(text)) {
    ++number;
    std::string code;
    for (std::size_t at = 0; at < line.size();) {
      const std::string_view rest = std::string_view(line).substr(at);
      if (in_comment) {
        in_comment = !rest.starts_with("*/");
        at += in_comment ? 1 : 2;
      } else if (rest.starts_with("/*")) {
        in_comment = true;
        at += 2;
      } else if (rest.starts_with("//")) {
        break;
      } else {
        code += line[at++];
      }
    }
    code.erase(std::remove_if(code.begin(), code.end(), [](char c) { return c == ' ' || c == '\t' || c == '\r'; }),
               code.end());
    constexpr std::string_view kInclude = "#include";
    if (!code.starts_with(kInclude) || code.size() < kInclude.size() + 2) continue;
    const bool quoted = code[kInclude.size()] == '"';
    const std::size_t begin = kInclude.size() + 1;
    found.push_back({number, quoted, code.substr(begin, code.find(quoted ? '"' : '>', begin) - begin)});
  }
  return found;
}

inline std::string folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return std::string(slash == path.npos ? std::string_view() : path.substr(0, slash));
}

/// Every breach in the file at `path` (relative to typeset/), as "path:line: what".
inline std::vector<std::string> faults_in(const House& house, const std::string& path, std::string_view text) {
  std::vector<std::string> faults;
  const auto fault = [&](std::size_t line, const std::string& what) {
    faults.push_back(path + ":" + std::to_string(line) + ": " + what);
  };
  const std::string folder = folder_of(path);
  const Room* room = house.find(house.room_of(path));
  if (room == nullptr) {
    fault(1, "stands in no room of the table");
    return faults;
  }
  for (const Include& include : includes_of(text)) {
    const std::string& header = include.header;
    if (include.quoted) {
      const std::string other_folder = folder_of(header);
      const std::string other = house.room_of(header);
      if (house.find(other) == nullptr) {
        fault(include.line, "\"" + header + "\" is not a path relative to typeset/");
      } else if (other_folder != folder && !room->all && !room->may_include.contains(other)) {
        const std::string from = folder.empty() ? room->name : folder;
        const std::string to = other_folder.empty() ? other : other_folder;
        fault(include.line, from + "/ may not include " + to + "/ (\"" + header + "\")");
      }
      continue;
    }
    if (reads_clock(header) && path != "cli/clock.cc")
      fault(include.line, "only cli/clock.cc reads the clock (<" + header + ">)");
    if (opens_files(header) && room->name != "cli") fault(include.line, "only cli/ opens files (<" + header + ">)");
    const std::string name = library_of(header);
    if (name.empty()) {
      const bool of_the_system = opens_files(header) || reads_clock(header);
      if (!of_the_system && header.find_first_of("./") != header.npos) {
        fault(include.line, "<" + header + "> is of no library that the table names");
      }
      continue;
    }
    const auto library = std::find_if(house.libraries.begin(), house.libraries.end(),
                                      [&](const Library& l) { return l.name.find(name) != l.name.npos; });
    const bool allowed =
        library != house.libraries.end() &&
        std::any_of(library->places.begin(), library->places.end(), [&](const std::string& place) {
          return place.ends_with('/') ? (folder + "/").starts_with(place) : folder_of(place) == folder && path == place;
        });
    if (!allowed) fault(include.line, name + " has no business in " + folder + "/ (<" + header + ">)");
  }
  return faults;
}

/// Headers that show a library's types, themselves or through others, must stay within their folder. `texts`: every
/// file of the house by path. Tells each file of another folder that includes one.
inline std::vector<std::string> leaks_in(const std::map<std::string, std::string>& texts) {
  std::map<std::string, std::string> showing;  // header → the library
  for (bool grown = true; grown;) {
    grown = false;
    for (const auto& [path, text] : texts) {
      if (!path.ends_with(".h") || showing.contains(path)) continue;
      for (const Include& include : includes_of(text)) {
        const auto through = showing.find(include.header);
        const std::string library = !include.quoted            ? library_of(include.header)
                                    : through != showing.end() ? through->second
                                                               : std::string();
        if (library.empty()) continue;
        showing[path] = library;
        grown = true;
        break;
      }
    }
  }
  std::vector<std::string> faults;
  for (const auto& [path, text] : texts) {
    for (const Include& include : includes_of(text)) {
      const auto shown = showing.find(include.header);
      if (!include.quoted || shown == showing.end() || folder_of(path) == folder_of(include.header)) continue;
      faults.push_back(path + ":" + std::to_string(include.line) + ": \"" + include.header + "\" shows types of " +
                       shown->second + " to another room");
    }
  }
  return faults;
}

/// A .cc that has a header of its own includes it first, which shows that the header can stand alone.
inline std::optional<std::string> own_header_fault(const std::string& path, std::string_view text) {
  const std::string own = path.substr(0, path.rfind('.')) + ".h";
  const std::vector<Include> includes = includes_of(text);
  if (!includes.empty() && includes.front().header == own) return std::nullopt;
  return path + ": its own header comes first (\"" + own + "\")";
}

}  // namespace typeset::test
