#include "press/year_folder.h"

#include <charconv>

namespace typeset {

namespace {

constexpr std::string_view kYear = "年";
constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2099;

std::optional<int> year_of(std::string_view name) {
  if (name.ends_with(kYear)) name.remove_suffix(kYear.size());
  int year = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), year);
  if (error != std::errc() || end != name.data() + name.size() || year < kFirstYear || year > kLastYear) return {};
  return year;
}

}  // namespace

std::optional<YearFolder> year_folder(std::string_view path, std::string_view name) {
  while (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
  const std::size_t slash = path.rfind('/');
  const std::string_view last = slash == std::string_view::npos ? path : path.substr(slash + 1);
  const bool nameless = last == "." || last == "..";
  const std::optional<int> year = year_of(nameless ? name : last);
  if (!year) return std::nullopt;
  if (path == ".") return YearFolder{*year, ".."};
  if (nameless) return YearFolder{*year, std::string(path) + "/.."};
  if (slash == std::string_view::npos) return YearFolder{*year, "."};
  return YearFolder{*year, std::string(slash == 0 ? "/" : path.substr(0, slash))};
}

std::vector<std::string> names_of_year(int year) {
  const std::string digits = std::to_string(year);
  return {digits, digits + std::string(kYear)};
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

std::string path_in(const std::string& folder, std::string_view name) {
  if (folder == ".") return std::string(name);
  return std::string(folder).append(folder.ends_with('/') ? "" : "/").append(name);
}

}  // namespace typeset
