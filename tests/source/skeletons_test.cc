// new: what it writes is a source to begin with.
#include "source/skeletons.h"

#include <catch2/catch.hpp>

#include "source/first_issue.h"
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
    CHECK(std::get<Bulletin>(read.part).articles.size() == 2);
    text = next_issue(sources, file, *tree, {{2026, 12, 4}, issue == 2}).text;
  }
}

namespace {

std::string begun(const std::string& given) {
  Sources sources;
  Diagnostics faults;
  const auto tree = parse_yaml(sources, sources.add("style.yaml", given), faults);
  REQUIRE(tree);
  return first_issue(kBulletinSkeleton, "周报", *tree);
}

}  // namespace

TEST_CASE("a first issue names its style and leaves out what the style says", "[source]") {
  const std::string made = begun(
      "刊名: 某某周报\n"
      "issuer: 某某办\n"
      "imprint: {报: 省办, 发: 各县, 编审: {审核: 张三}}\n");
  CAPTURE(made);
  CHECK(
      made.find("\n样式: 周报\n# 样式里已有：刊名、编发单位、版记（报、发、编审）；写在这里就以这里为准\n期号: 1\n") !=
      std::string::npos);
  for (const char* gone : {"\n刊名:", "\n编发单位:", "  报:", "  发:", "  印发机关:", "    审核:"})
    CHECK(made.find(gone) == std::string::npos);
  for (const char* there : {"\n日期:", "\n版记:\n  送:", "    编辑: 李四 王五", "    供稿: 某某局", "\n文章:\n"})
    CHECK(made.find(there) != std::string::npos);
}

TEST_CASE("a first issue whose imprint is all the style's has none", "[source]") {
  const std::string made = begun(
      "版记: {报: 省办, 送: 市直, 发: 各县, 印发机关: 某办, 印发日期: 2024-01-02, 份数: 9, 编审: {审核: 张三, 编辑: "
      "李四}}\n");
  CAPTURE(made);
  CHECK(made.find("版记:") == std::string::npos);
  CHECK(made.ends_with("开展学习活动。\n"));
  CHECK(made.find("# 样式里已有：版记（报、送、发、印发机关、印发日期、份数、编审）；") != std::string::npos);
}

TEST_CASE("a first issue of a style that says nothing is the skeleton with its name", "[source]") {
  const std::string made = begun("{}\n");
  CHECK(made.find("\n样式: 周报\n刊名: 工作动态\n") != std::string::npos);
  CHECK(first_issue(kBulletinSkeleton, "it's", YamlNode()).find("\n样式: 'it''s'\n") != std::string::npos);
}
