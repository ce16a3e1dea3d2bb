// What `new` wrote to be filled in: told where it is still there, and nowhere else.
#include "source/placeholders.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "source/faults.h"
#include "source/kinds.h"
#include "source/next_issue.h"
#include "source/skeletons.h"

using namespace typeset;

namespace {

struct Checked {
  std::vector<std::string> told;  // 字段=文字, or 字段 of what was to be changed
  std::vector<Span> where;
};

Checked check(const std::string& text) {
  Sources sources;
  Diagnostics faults, found;
  const FileId file = sources.add("a.yaml", text);
  const auto tree = parse_yaml(sources, file, faults);
  CAPTURE(text);
  REQUIRE(tree);
  REQUIRE_FALSE(faults.has_errors());
  report_placeholders(sources, file, *tree, found);
  Checked checked;
  for (const Diagnostic& fault : found.all()) {
    CHECK(fault.kind->severity == Severity::warning);
    const bool words = fault.kind == &source_faults::kPlaceholder;
    checked.told.push_back(fault.arguments.at(0).zh + (words ? "=" + fault.arguments.at(1).zh : ""));
    checked.where.push_back(fault.span);
  }
  return checked;
}

std::vector<std::string> told(const std::string& text) { return check(text).told; }

std::string next(const std::string& text, const IssueDay& day) {
  Sources sources;
  Diagnostics faults;
  const FileId file = sources.add("last.yaml", text);
  const auto tree = parse_yaml(sources, file, faults);
  REQUIRE(tree);
  return next_issue(sources, file, *tree, day).text;
}

std::string replaced(std::string text, const std::string& old, const std::string& made) {
  const std::size_t at = text.find(old);
  CAPTURE(text, old);
  REQUIRE(at != std::string::npos);
  return text.replace(at, old.size(), made);
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("a new bulletin tells of each stand-in", "[source]") {
  CHECK(told(std::string(kBulletinSkeleton)) == Strings{"编发单位=某某市办公室", "标题=第一篇文章的标题",
                                                        "正文=正文的第一段。", "正文=**一是提示句。**正文的第二段。",
                                                        "供稿=某某局", "简讯=1月2日，某某市召开工作会议。",
                                                        "简讯=近日，某某县开展学习活动。", "报=某某省办公厅",
                                                        "印发机关=某某市办公室", "审核=张三", "编辑=李四 王五"});
}

TEST_CASE("in every skeleton each stand-in is told of until it is written, one by one", "[source]") {
  for (const KindRow& kind : kinds()) {
    if (kind.skeleton.empty()) continue;
    CAPTURE(kind.key);
    std::string text(kind.skeleton);
    std::size_t left = told(text).size();
    CHECK(left > 0);
    while (left > 0) {
      const Span first = check(text).where.front();
      text.replace(first.begin, first.end - first.begin, "写好的内容");
      REQUIRE(told(text).size() == left - 1);
      --left;
    }
  }
}

TEST_CASE("only the very value in its own field is a stand-in", "[source]") {
  for (const char* text : {
           "编发单位: 某某市办公室综合科\n",
           "文章:\n  - 标题: 某某市召开会议\n    正文: |\n      某某市办公室：张三、李四 王五。\n      正文\n      "
           "其他。\n",
           "文章:\n  - 标题: 某某市办公室\n    供稿: 张三\n",
           "刊名: 工作动态\n期号: 1\n版记:\n  送: 市直各单位\n  发: 各县（市、区）\n  份数: 100\n",
           "文章:\n  - 标题: 工作简讯\n    简讯: [甲, 乙]\n",
           "版记: {编审: {审核: 李四 王五}}\n",
       }) {
    CAPTURE(text);
    CHECK(told(text).empty());
  }
  // In either language, and however it is written.
  CHECK(told("issuer: '某某市办公室'\n") == Strings{"issuer=某某市办公室"});
  CHECK(told("articles: [{title: 文章标题, body: 正文}]\n") == Strings{"title=文章标题", "body=正文"});
}

TEST_CASE("what new --from leaves to be filled in is told of", "[source]") {
  const std::string last =
      "期号: 3\n"
      "日期: 2026-11-20\n"
      "要目:\n"
      "  - 一\n"
      "文章:\n"
      "  - 栏目: 要闻\n"
      "    标题: 一\n"
      "    正文: 一。\n"
      "  - 标题: 工作简讯\n"
      "    简讯:\n"
      "      - 甲\n"
      "版记:\n"
      "  增发: 某局\n";
  const std::string made = next(last, {{2026, 11, 27}, false});
  CAPTURE(made);
  CHECK(told(made) == Strings{"日期", "要目", "增发", "标题=文章标题", "正文=正文", "简讯=简讯的内容"});
  CHECK(told(next(last, {{2026, 11, 27}, true})) ==
        Strings{"要目", "增发", "标题=文章标题", "正文=正文", "简讯=简讯的内容"});
  // Each falls silent by itself when its value is another, though the remark stays …
  CHECK(told(replaced(made, "2026-11-27", "2026-12-01")).front() == "要目");
  CHECK(told(replaced(made, "  - 一\n", "  - 一\n  - 二\n"))[1] == "增发");
  CHECK(told(replaced(made, "增发: 某局", "增发: 别的局"))[2] == "标题=文章标题");
  // … or when the remark is gone.
  const std::size_t remark = made.find("# 请改日期");
  std::string without = made;
  without.erase(remark, without.find('\n', remark) + 1 - remark);
  CHECK(told(without).front() == "要目");
  // The writing alone is no change.
  CHECK(told(replaced(made, "2026-11-27", "'2026-11-27'   # 周五")).front() == "日期");
  CHECK(told(replaced(made, "  - 一\n", "    -  一\n"))[1] == "要目");
}

TEST_CASE("a remark of one's own, or of a value that is not new's, is no fault", "[source]") {
  CHECK(told("# 请改日期\n日期: 2026-11-20\n").empty());
  CHECK(told("# 请改日期：文中没有找到\n日期: 2026-11-20\n").empty());
  // What import could not find in a text.
  CHECK(told("# 请改日期：文中没有找到\n日期: " + std::string(kSkeletonDay) + "\n") == Strings{"日期"});
  CHECK(told("# 请改编发单位：文中没有找到\n编发单位: 某某市办公室\n") == Strings{"编发单位"});
  CHECK(told("\n# 请改期号：文中没有找到\n期号: 1\r\n") == Strings{"期号"});
}
