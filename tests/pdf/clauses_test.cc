// docs/pdf.md, "Clauses": its tables name every rule of the checker and no other, and its sums are those of its rows.
#include <catch2/catch.hpp>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>

#include "pdf/checker.h"
#include "support/program.h"

namespace typeset::test::pdf {
namespace {

std::string clauses() {
  const std::string page = read_file(fs::path(REPOSITORY) / "docs/pdf.md");
  const std::size_t at = page.find("\n## Clauses\n");
  return at == std::string::npos ? "" : page.substr(at);
}

TEST_CASE("the clause tables name the rules that there are", "[pdf]") {
  const std::string text = clauses();
  static const std::regex kRule("`((?:A[123]|UA|PDF)-[^`]+)`");
  std::set<std::string> named;
  for (std::sregex_iterator rule(text.begin(), text.end(), kRule), end; rule != end; ++rule) named.insert((*rule)[1]);
  CHECK(named == std::set<std::string>(rules().begin(), rules().end()));
}

// The Matterhorn Protocol 1.02: how many conditions each checkpoint has.
TEST_CASE("every condition of PDF/UA has its row, and the sums are right", "[pdf]") {
  static const std::vector<int> kConditions = {6, 4, 3, 1, 3, 4, 2, 3, 8, 1, 7, 1,  7, 7, 5, 3,
                                               3, 2, 4, 3, 1, 1, 1, 1, 1, 2, 1, 18, 1, 2, 30};
  static const std::regex kRow(R"(^\| (\d\d)-(\d\d\d) \| [^|]+ \| ([^|]+) \| .*\|$)");
  std::map<int, int> rows;
  std::map<std::string, int> kinds;
  std::istringstream lines(clauses());
  for (std::string line; std::getline(lines, line);) {
    std::smatch row;
    if (!std::regex_match(line, row, kRow)) continue;
    INFO(line);
    CHECK(std::stoi(row[2]) == ++rows[std::stoi(row[1])]);
    ++kinds[row[3]];
    if (row[3] == "enforced") CHECK(line.find('`') != std::string::npos);
  }
  for (std::size_t i = 0; i < kConditions.size(); ++i) {
    CAPTURE(i + 1);
    CHECK(rows[static_cast<int>(i) + 1] == kConditions[i]);
  }
  const std::string sum = std::to_string(kinds["enforced"]) + " of 87 checked";
  CHECK_THAT(clauses(), Catch::Matchers::Contains(sum));
}

}  // namespace
}  // namespace typeset::test::pdf
