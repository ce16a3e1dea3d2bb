// Every kind of bad input, as files: faults/NAME.yaml and beside it NAME.expect, a line `line:column slug` for each
// fault that must be told. Nothing else may be told; and the same file with a byte order mark or with CRLF says the
// same.
#include "base/faults.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <vector>

#include "reading.h"
#include "source/faults.h"

using namespace typeset;
namespace fs = std::filesystem;

namespace {

std::vector<fs::path> case_files(const char* folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(std::string(TEST_DATA) + "/source/" + folder)) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::multiset<std::string> expected(fs::path file) {
  std::multiset<std::string> lines;
  std::istringstream text(test::read_file(file.replace_extension(".expect").string()));
  for (std::string line; std::getline(text, line);) {
    if (!line.empty()) lines.insert(line);
  }
  return lines;
}

std::string with_crlf(const std::string& text) {
  std::string made;
  for (const char c : text) made += c == '\n' ? "\r\n" : std::string(1, c);
  return made;
}

}  // namespace

TEST_CASE("every fault is told at its line and column, and no other") {
  for (const fs::path& file : case_files("faults")) {
    SECTION(file.stem().string()) {
      const std::string text = test::read_file(file.string());
      const auto wanted = expected(file);
      CHECK_FALSE(wanted.empty());
      CHECK(Reading(text).told() == wanted);
      CHECK(Reading("\xef\xbb\xbf" + text).told() == wanted);
      CHECK(Reading(with_crlf(text)).told() == wanted);
      const Reading reading(text);
      for (const Diagnostic& fault : reading.faults.all()) {
        for (const Language language : {Language::zh, Language::en}) {
          INFO(fault.message(language) << " / " << fault.remedy(language));
          CHECK_FALSE(fault.message(language).empty());
          CHECK_FALSE(fault.remedy(language).empty());
          CHECK((fault.message(language) + fault.remedy(language)).find("{0}") == std::string::npos);
        }
      }
    }
  }
}

TEST_CASE("legitimate text is never taken for a fault") {
  for (const fs::path& file : case_files("good")) {
    SECTION(file.stem().string()) {
      const std::string text = test::read_file(file.string());
      CHECK(Reading(text).told() == std::multiset<std::string>());
      CHECK(Reading(with_crlf(text)).told() == std::multiset<std::string>());
    }
  }
}

TEST_CASE("the sample is read without a fault") {
  const Reading reading(test::read_file(std::string(REPOSITORY) + "/samples/bijie-2017-34.yaml"));
  CHECK(reading.told().empty());
  REQUIRE(reading.issue);
  const Issue& issue = *reading.issue;
  CHECK(std::get<Bulletin>(issue.part).masthead.front().str() == "创建工作动态");
  CHECK(std::get<Bulletin>(issue.part).number->value == 34);
  CHECK(issue.date->value == Date{2017, 12, 29});
  REQUIRE(std::get<Bulletin>(issue.part).articles.size() == 3);
  CHECK(std::get<Bulletin>(issue.part).articles[0].body.size() == 4);
  CHECK(std::get<Bulletin>(issue.part).articles[0].body[1].spans.size() == 1);
  CHECK(std::get<Bulletin>(issue.part).articles[1].body.size() == 5);
  CHECK(std::get<Bulletin>(issue.part).articles[2].briefs.size() == 7);
  REQUIRE(issue.imprint.distribution.size() == 2);
  CHECK(issue.imprint.distribution[1].label.str() == "发");
  REQUIRE(issue.imprint.credits.size() == 2);
  CHECK(issue.imprint.credits[1].names.size() == 2);
}

TEST_CASE("the cases name at least thirty kinds of fault, and every kind of this room has one") {
  std::set<std::string> kinds = {"source/paragraph-too-long",
                                 "source/too-many",              // in body_test.cc: their files are long
                                 "source/field-of-other-kind"};  // in kinds_test.cc
  for (const fs::path& file : case_files("faults")) {
    for (const std::string& line : expected(file)) kinds.insert(line.substr(line.find(' ') + 1));
  }
  CHECK(kinds.size() >= 30);
  for (const DiagnosticKind* kind : source_faults::kAll) {
    INFO(kind->slug);
    CHECK(kinds.count(std::string(kind->slug)) == 1);
  }
}

TEST_CASE("slugs are unique and name their room") {
  std::set<std::string_view> slugs;
  for (const DiagnosticKind* kind : source_faults::kAll) {
    CHECK(kind->slug.starts_with("source/"));
    CHECK(slugs.insert(kind->slug).second);
  }
  for (const DiagnosticKind* kind : base_faults::kAll) {
    CHECK(kind->slug.starts_with("base/"));
    CHECK(slugs.insert(kind->slug).second);
  }
}
