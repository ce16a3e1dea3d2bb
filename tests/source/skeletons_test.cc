// new: what it writes is a source to begin with.
#include "source/skeletons.h"

#include <catch2/catch.hpp>

#include "source/next_issue.h"
#include "source/read.h"

using namespace typeset;

TEST_CASE("the skeleton and what follows it read without faults", "[source]") {
  std::string text(kBulletinSkeleton);
  for (int issue = 1; issue <= 3; ++issue) {
    CAPTURE(issue, text);
    Sources sources;
    Diagnostics faults;
    const FileId file = sources.add("new.yaml", text);
    scan_lines(sources, file, faults);
    const auto tree = parse_yaml(sources, file, faults);
    REQUIRE(tree);
    const Issue read = read_issue(*tree, nullptr, faults);
    for (const Diagnostic& fault : faults.all()) FAIL_CHECK(fault.message(Language::zh));
    CHECK(std::get<Bulletin>(read.part).number->value == issue);
    CHECK(std::get<Bulletin>(read.part).articles.size() == (issue == 1 ? 2 : 1));
    text = next_issue(sources, file, *tree).text;
  }
}
