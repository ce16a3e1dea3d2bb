// Whatever field a text stands in, the ledger counts it.
#include "import/counted.h"

#include <catch2/catch.hpp>

#include "support/planted.h"

using namespace typeset;

namespace {

std::size_t times(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++found;
  return found;
}

}  // namespace

TEST_CASE("what is planted in any field is counted once", "[import]") {
  for (const test::Planted& planted : test::planted_fields()) {
    CAPTURE(planted.source);
    const test::PlantedIssue read(planted);
    REQUIRE(read.issue);
    const std::string counted = pasted::counted_text(*read.issue, read.sources);
    for (const std::string& one : planted.texts) CHECK(times(counted, one) == 1);
    if (!planted.value.empty()) CHECK(times(counted, planted.value) == 1);
  }
}

TEST_CASE("names are counted with what parts them, fixed labels are not", "[import]") {
  Sources sources;
  Diagnostics faults;
  const auto tree = parse_yaml(sources,
                               sources.add("a",
                                           "刊名: 甲\n期号: 1\n编发单位: 乙\n日期: 2017-12-29\n"
                                           "文章: [{标题: 丙, 正文: 丁}]\n"
                                           "版记:\n  报: 子\n  分送: [{抄报: 丑}]\n  编审:\n    审核: 张　三、李四\n"),
                               faults);
  REQUIRE(tree);
  const std::string counted = pasted::counted_text(read_issue(*tree, nullptr, faults), sources);
  CHECK(times(counted, "张　三、李四") == 1);
  CHECK(times(counted, "审核") == 1);
  CHECK(times(counted, "抄报") == 1);
  CHECK(times(counted, "报") == 1);  // that of 抄报
}
