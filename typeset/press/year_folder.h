// Folders by year: an office keeps the issues of each year in a folder named by it (2026, 2026年), one beside the
// other.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace typeset {

struct YearFolder {
  int year = 0;
  std::string parent;  // the path of the folder it stands in
};

/// What the folder says of itself if it is named by a year of 1900 to 2099. `path` as it is asked of the files; `name`
/// where the path ends in none: `.`.
std::optional<YearFolder> year_folder(std::string_view path, std::string_view name);

/// The names that a year's folder may have.
std::vector<std::string> names_of_year(int year);

/// `a/b.yaml` stands in `a`; `b.yaml` and what has no path in `.`.
std::string folder_of(const std::string& path);

/// The path of what is named so in a folder; `.` is left out of it.
std::string path_in(const std::string& folder, std::string_view name);

}  // namespace typeset
