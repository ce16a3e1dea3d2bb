// What a part of a run leaves: read as it was written, or not at all.
#include "batch/part.h"

#include <catch2/catch.hpp>
#include <string>

namespace typeset::test {
namespace {

Finding finding(const std::string& slug, const std::string& file) {
  Finding made;
  made.severity = Severity::warning;
  made.slug = slug;
  made.message = {"换行\n和“引号”", "a line\nand \"quotes\""};
  made.place = {file, {3, 1}, {3, 9}};
  made.more = {{"b.yaml", {1, 2}, {1, 3}}};
  return made;
}

PartDocument document(std::size_t number) {
  PartDocument made;
  made.number = number;
  made.result.source = "issues/第 " + std::to_string(number) + " 期.yaml";
  made.result.state = number % 2 == 0 ? DocumentResult::State::made : DocumentResult::State::failed;
  if (number % 2 == 0) made.result.outputs.push_back({"2024/1.pdf", "pdf", 4711, ""});
  made.result.pages = number;
  made.result.colour_pages = {1};
  made.result.copies = 150;
  made.result.imprint_alone = ImprintAlone{number, 2};
  made.result.fonts = {"FandolSong-Regular"};
  made.result.findings = {finding("source/unknown-key", "a.yaml")};
  made.result.unlisted = 2;
  return made;
}

const PartHead kHead{{2, 3}, "plan-word", "options-word", 5};

std::string text() {
  return opening_of(kHead) + line_of(document(4)) + line_of(document(7)) +
         closing_of(1, {finding("font/missing", "fonts/manifest.yaml")});
}

std::string again(const Part& part) {
  std::string all = opening_of(part.head);
  for (const PartDocument& one : part.documents) all += line_of(one);
  return all + closing_of(part.passed_over, part.findings);
}

TEST_CASE("a part is read as it was written", "[batch]") {
  const std::optional<Part> read = read_part(text());
  REQUIRE(read);
  CHECK(read->head.shard == Shard{2, 3});
  CHECK(read->head.plan == "plan-word");
  CHECK(read->documents.at(1).result.state == DocumentResult::State::failed);
  CHECK(read->documents.at(0).result.outputs.at(0).path == "2024/1.pdf");
  CHECK(read->documents.at(0).result.copies == 150);
  CHECK(read->documents.at(0).result.imprint_alone->lines == 2);
  CHECK(again(*read) == text());
}

TEST_CASE("a part that is cut short anywhere is none", "[batch]") {
  const std::string whole = text();
  for (std::size_t length = 0; length < whole.size(); ++length) CHECK_FALSE(read_part(whole.substr(0, length)));
  CHECK_FALSE(read_part(whole + line_of(document(9))));
  CHECK_FALSE(read_part(opening_of({{4, 3}, "p", "o", 0}) + closing_of(0, {})));
}

TEST_CASE("parts are joined in the order of the run, what all say once", "[batch]") {
  const auto part = [](unsigned index, std::size_t number) {
    return *read_part(
        opening_of({{index, 2}, "p", "o", 5}) + line_of(document(number)) + line_of(document(number + 2)) +
        closing_of(index, {finding("font/missing", "a"), finding("cli/no-record", std::to_string(index))}));
  };
  const Part all = joined({part(1, 1), part(2, 0)});
  for (std::size_t i = 0; i < 4; ++i) CHECK(all.documents.at(i).number == i);
  CHECK(all.passed_over == 3);
  CHECK(all.head.passed_over == 5);
  REQUIRE(all.findings.size() == 3);
  CHECK(all.findings[0].slug == "font/missing");
  CHECK(all.findings[2].place.file == "2");
}

}  // namespace
}  // namespace typeset::test
