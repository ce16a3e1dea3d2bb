// docs/clauses.md: every rule of bulletins has its row, and the files and case folders that the rows name are there.
#include <catch2/catch.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "support/program.h"

using namespace typeset::test;

namespace {

const fs::path kHouse = REPOSITORY;

/// The cells of a table's row, without the outer bars; empty for any other line.
std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  if (!line.starts_with("| ")) return cells;
  static const std::regex kBar(R"(\s*\|\s*)");
  const std::string inner = line.substr(2, line.size() - 2);
  for (std::sregex_token_iterator cell(inner.begin(), inner.end(), kBar, -1), end; cell != end; ++cell)
    cells.push_back(*cell);
  return cells;
}

std::vector<std::string> matches(const std::string& text, const std::regex& wanted) {
  std::vector<std::string> found;
  for (std::sregex_iterator match(text.begin(), text.end(), wanted), end; match != end; ++match)
    found.push_back((*match)[1]);
  return found;
}

/// `head.cc`, `style/`, `text/title*.cc`: in the room it names.
bool is_there(const std::string& name) {
  if (const std::size_t star = name.find('*'); star != std::string::npos) {
    const fs::path folder = kHouse / "typeset" / fs::path(name).parent_path();
    const std::string begin = fs::path(name.substr(0, star)).filename().string();
    return std::ranges::any_of(fs::directory_iterator(folder), [&](const fs::directory_entry& entry) {
      return entry.path().filename().string().starts_with(begin);
    });
  }
  return fs::exists(kHouse / "typeset" / name) || fs::exists(kHouse / name);
}

}  // namespace

TEST_CASE("docs/clauses.md names files and cases that are there, and every rule of bulletins", "[rooms]") {
  static const std::regex kFile(R"(`([a-z_]+/[^`]*)`)");
  static const std::regex kFolders(R"(`(?:cases|elements)` \(([^)]*)\))");
  static const std::regex kName(R"(([a-z][a-z0-9-]+)(?:,|$))");
  static const std::regex kRule(R"((BR-C?\d+))");
  std::istringstream lines(read_file(kHouse / "docs/clauses.md"));
  std::set<std::string> rules, cases;
  for (std::string line; std::getline(lines, line);) {
    const std::vector<std::string> cells = cells_of(line);
    if (cells.size() < 5) continue;
    INFO(line);
    for (const std::string& rule : matches(cells[0], kRule)) rules.insert(rule);
    for (const std::string& file : matches(cells[3], kFile)) {
      CAPTURE(file);
      CHECK(is_there(file));
    }
    for (const std::string& folders : matches(cells[4], kFolders)) {
      for (const std::string& folder : matches(folders, kName)) {
        CAPTURE(folder);
        CHECK((fs::is_directory(kHouse / "tests/cases" / folder) ||
               fs::is_directory(kHouse / "tests/elements" / folder)));
        cases.insert(folder);
      }
    }
  }
  for (int n = 1; n <= 45; ++n) CHECK(rules.contains("BR-" + std::to_string(n)));
  for (int n = 1; n <= 10; ++n) CHECK(rules.contains("BR-C" + std::to_string(n)));
  CHECK(cases.size() > 60);
}
