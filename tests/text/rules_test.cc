// Every rule of composition is proved: composition.rules lists them, and each that is a rule of behaviour has a
// one-line case of what it does and one of what it leaves alone ("not" in the case's label). docs/composition-rules.md
// is made from both; HONGTOU_UPDATE_DOCS=1 writes it anew.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>

#include "setting.h"

namespace typeset::testing {
namespace {

namespace fs = std::filesystem;

constexpr const char* kCaseFiles[] = {"breaks", "widths", "adjust", "places", "faces", "told", "costs"};

struct Rule {
  std::string section;  // that it opens, if it does
  std::string id;
  std::string proof;
  std::string says;
  bool by_cases() const { return proof == "cases"; }
  bool is_seed() const { return proof == "seed"; }
};

struct Case {
  std::string file;
  int line = 0;
  CaseLabel label;
  std::string settings, width, text, result;
};

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  REQUIRE(in);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<Rule> read_rules() {
  std::istringstream in(read(fs::path(TEST_DATA) / "text/composition.rules"));
  std::vector<Rule> rules;
  std::string section;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    if (line[0] == '=') {
      section = strip(line.substr(1));
      continue;
    }
    INFO(line);
    const std::size_t first = line.find("; ");
    REQUIRE(first != std::string::npos);
    // A proof elsewhere may have semicolons of its own; what the rule says by `cases` and `seed` may too.
    std::string rest = line.substr(first + 2);
    const bool plain_proof = rest.compare(0, 7, "cases; ") == 0 || rest.compare(0, 6, "seed; ") == 0;
    const std::size_t second = plain_proof ? rest.find("; ") : rest.rfind("; ");
    REQUIRE(second != std::string::npos);
    rules.push_back({section, line.substr(0, first), rest.substr(0, second), rest.substr(second + 2)});
    section.clear();
  }
  return rules;
}

std::vector<Case> read_cases(const std::vector<Rule>& rules) {
  std::vector<std::string> ids;
  ids.reserve(rules.size());
  for (const Rule& rule : rules) ids.push_back(rule.id);
  std::vector<Case> cases;
  for (const char* file : kCaseFiles) {
    std::istringstream in(read(fs::path(TEST_DATA) / "text" / (std::string(file) + ".cases")));
    int number = 0;
    for (std::string line; std::getline(in, line);) {
      ++number;
      const std::vector<std::string> fields = case_fields(line);
      if (fields.empty()) continue;
      cases.push_back({file, number, case_label(fields[0], ids), fields[1], fields[2], fields[3], fields[4]});
      INFO(file << ".cases:" << number << ": " << line);
      CHECK_FALSE(cases.back().label.id.empty());
    }
  }
  return cases;
}

/// Text inside a cell of a Markdown table.
std::string cell(const std::string& text) {
  std::string quoted = "`";
  for (const char c : text) quoted += c == '|' ? std::string("\\|") : std::string(1, c);
  return quoted + "`";
}

std::string row(const Case& c) {
  const std::string settings = c.settings + (c.width == "-" ? "" : "; " + c.width);
  return "| " + std::string(c.label.limit ? "not " : "") + c.label.words + " | " + c.file + " | " + settings + " | " +
         cell(c.text) + " | " + cell(c.result) + " |\n";
}

std::string tables(const std::vector<Rule>& rules, const std::vector<Case>& cases) {
  std::string page;
  for (const Rule& rule : rules) {
    if (!rule.section.empty()) page += "\n## " + rule.section + "\n";
    page += "\n**" + rule.id + "** — " + rule.says + "\n";
    if (!rule.by_cases() && !rule.is_seed()) page += "Proved elsewhere: " + rule.proof + ".\n";
    std::string rows;
    for (const bool limit : {false, true}) {
      for (const Case& c : cases) {
        if (c.label.id == rule.id && c.label.limit == limit) rows += row(c);
      }
    }
    if (!rows.empty()) page += "\n| shows | file | setting | text | result |\n|---|---|---|---|---|\n" + rows;
  }
  return page + "\n";
}

TEST_CASE("every rule of composition has a case of what it does and of what it leaves alone") {
  const std::vector<Rule> rules = read_rules();
  const std::vector<Case> cases = read_cases(rules);
  for (const Rule& rule : rules) {
    int acts = 0;
    int limits = 0;
    for (const Case& c : cases) {
      if (c.label.id == rule.id) ++(c.label.limit ? limits : acts);
    }
    INFO(rule.id << ": " << acts << " cases of what it does, " << limits << " of what it leaves alone");
    CHECK((rule.is_seed() ? acts + limits > 0 : !rule.by_cases() || (acts > 0 && limits > 0)));
    CHECK_FALSE(rule.says.empty());
  }
}

TEST_CASE("every rule of composition that the sources name is in the list") {
  const std::vector<Rule> rules = read_rules();
  const std::regex id("CL-[A-Z]+(-[0-9]+)?");
  for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(REPOSITORY) / "typeset/text")) {
    const std::string text = read(entry.path());
    for (std::sregex_iterator at(text.begin(), text.end(), id), end; at != end; ++at) {
      const std::string named = at->str();
      INFO(entry.path().filename() << ": " << named);
      CHECK(std::any_of(rules.begin(), rules.end(), [&](const Rule& rule) {
        return rule.id.compare(0, named.size(), named) == 0 &&
               (rule.id.size() == named.size() || rule.id[named.size()] == ' ' || rule.id[named.size()] == '-');
      }));
    }
  }
}

TEST_CASE("docs/composition-rules.md has the tables of the cases") {
  constexpr std::string_view kBegin = "<!-- cases: generated, do not edit -->\n";
  constexpr std::string_view kEnd = "<!-- end of cases -->\n";
  const std::vector<Rule> rules = read_rules();
  const fs::path path = fs::path(REPOSITORY) / "docs/composition-rules.md";
  const std::string page = read(path);
  const std::size_t begin = page.find(kBegin), end = page.find(kEnd);
  REQUIRE(begin != std::string::npos);
  REQUIRE(end != std::string::npos);
  std::string renewed = page.substr(0, begin + kBegin.size()) + tables(rules, read_cases(rules)) + page.substr(end);
  if (std::getenv("HONGTOU_UPDATE_DOCS") != nullptr) {  // NOLINT(concurrency-mt-unsafe)
    std::ofstream(path, std::ios::binary) << renewed;
    return;
  }
  INFO("docs/composition-rules.md is not what the cases say; HONGTOU_UPDATE_DOCS=1 test_text writes it anew");
  CHECK((page == renewed));
}

}  // namespace
}  // namespace typeset::testing
