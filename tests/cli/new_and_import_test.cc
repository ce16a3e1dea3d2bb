// new and import: how sources come to be.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <regex>
#include <tuple>

#include "support/desk.h"
#include "support/made_text.h"
#include "support/program.h"
#include "support/skip.h"

using namespace typeset::test;

namespace {

/// Before any test changes the environment.
const fs::path kPinnedFonts = font_cache();

}  // namespace

TEST_CASE("new sources", "[cli]") {
  const Desk desk;
  CHECK(desk.hongtou({"new", "bulletin", "-o", "a.yaml"}).code == 0);
  CHECK(desk.hongtou({"new", "bulletin"}).output == read_file(desk / "a.yaml"));
  const Outcome again = desk.hongtou({"new", "bulletin", "-o", "a.yaml"});
  CHECK(again.code == 1);
  CHECK(again.errors.find("[cli/file-exists]") != std::string::npos);

  const Outcome next = desk.hongtou({"new", "--from", "a.yaml", "-o", "b.yaml"});
  CHECK(next.errors == "第 2 期，请填写文章，并改日期\n");
  CHECK(next.code == 0);
  CHECK(read_file(desk / "b.yaml").find("期号: 2\n") != std::string::npos);
  CHECK(read_file(desk / "b.yaml").find("# - 冒号用半角") != std::string::npos);
  CHECK(desk.hongtou({"new", "--from", "none.yaml"}).code == 1);
  desk.write("broken.yaml", "a: [\n");
  const Outcome broken = desk.hongtou({"new", "--from", "broken.yaml", "-o", "c.yaml"});
  CHECK(broken.code == 1);
  CHECK_FALSE(fs::exists(desk / "c.yaml"));
}

TEST_CASE("a new source has the day that was asked for, and the line for editors", "[cli]") {
  const Desk desk;
  const std::string kLine = "# yaml-language-server: $schema=";
  const Outcome made = desk.hongtou({"new", "bulletin", "--date", "2026年12月4日", "-o", "2026/1.yaml"});
  CAPTURE(made.errors);
  CHECK(made.code == 0);
  const std::string first = read_file(desk / "2026/1.yaml");
  CHECK(first.starts_with(kLine + "issue.schema.json\n# 简报稿子"));
  CHECK(first.find("\n日期: 2026-12-04\n") != std::string::npos);
  CHECK(first.find("\n  印发日期: 2026-12-04\n") != std::string::npos);
  CHECK(first.find("2024") == std::string::npos);

  // A schema above is shared by the years.
  desk.write("issue.schema.json", "{}");
  desk.write("last.yaml", "期号: 1\r\n日期: 2026-12-04\r\n文章:\r\n  - 标题: 一\r\n    正文: 一。\r\n");
  CHECK(desk.hongtou({"new", "--from", "last.yaml", "--date", "2026-12-11", "-o", "2026/2.yaml"}).errors ==
        "第 2 期，请填写文章\n");
  CHECK(read_file(desk / "2026/2.yaml").starts_with(kLine + "../issue.schema.json\r\n期号: 2\r\n日期: 2026-12-11\r\n"));
  // One that is there stays.
  CHECK(desk.hongtou({"new", "--from", "2026/1.yaml", "--date", "2026-12-11", "-o", "3.yaml"}).code == 0);
  CHECK(read_file(desk / "3.yaml").starts_with(kLine + "issue.schema.json\n# 简报稿子"));

  ::setenv("SOURCE_DATE_EPOCH", "951782400", 1);
  CHECK(desk.hongtou({"new", "bulletin"}).output.find("\n日期: 2000-02-29\n") != std::string::npos);
  CHECK(desk.hongtou({"new", "bulletin", "--date", "2026-1-2"}).output.find("\n日期: 2026-01-02\n") !=
        std::string::npos);
  ::setenv("SOURCE_DATE_EPOCH", "soon", 1);
  CHECK(desk.hongtou({"new", "bulletin"}).code == 2);
  ::unsetenv("SOURCE_DATE_EPOCH");
  const Outcome none = desk.hongtou({"new", "bulletin", "--date", "2026-02-30"});
  CHECK(none.code == 2);
  CHECK(none.errors.find("[cli/bad-value]") != std::string::npos);
}

TEST_CASE("texts and files of Word are told how they become sources, in one message with their name", "[cli]") {
  const Desk desk;
  const std::string text = "某某区推进社区治理\n　　某某区开展工作，取得成效：成效明显。\n";
  desk.write("来稿.txt", text);
  desk.write("来 稿.md", "# 某某区推进社区治理\n\n某某区开展工作。\n");
  desk.write("gbk.txt", "\xC4\xB3\xC4\xB3\xC7\xF8\xBF\xAA\xD5\xB9\xB9\xA4\xD7\xF7\n");
  desk.write("来稿.docx", std::string("PK\x03\x04\0\0", 6));
  const std::tuple<const char*, const char*, const char*> cases[] = {
      {"来稿.txt", "[press/text-to-import]", "hongtou import 来稿.txt -o 来稿.yaml\n"},
      {"来 稿.md", "[press/text-to-import]", "hongtou import '来 稿.md' -o '来 稿.yaml'\n"},
      {"gbk.txt", "[press/text-to-import]", "hongtou import gbk.txt -o gbk.yaml\n"},
      {"来稿.docx", "[press/no-plain-text]", "hongtou import 来稿.txt -o 来稿.yaml\n"}};
  for (const auto& [name, slug, remedy] : cases) {
    for (const char* command : {"build", "check"}) {
      CAPTURE(name, command);
      const Outcome told = desk.hongtou({command, name, "--fonts", "pinned"});
      CAPTURE(told.errors);
      CHECK(told.code == 1);
      CHECK(told.errors.find(slug) != std::string::npos);
      CHECK(told.errors.find(remedy) != std::string::npos);
      CHECK(told.errors.find(": 错误: ") == told.errors.rfind(": 错误: "));
    }
  }
  // What is a source for all its name is built.
  desk.write("本期.txt", kGoodBulletin);
  CHECK(desk.hongtou({"build", "本期.txt", "--fonts", "pinned"}).code == 0);
  const Outcome word = desk.hongtou({"import", "来稿.docx", "-o", "x.yaml"});
  CHECK(word.code == 1);
  CHECK(word.errors.find("[press/no-plain-text]") != std::string::npos);
  CHECK(word.errors.find("另存为") != std::string::npos);
  CHECK_FALSE(fs::exists(desk / "x.yaml"));
}

TEST_CASE("a new source in a style of the office", "[cli]") {
  const Desk desk;
  desk.write("周报/styles/某某周报.yaml", "extends: bulletin\nfields:\n  刊名: 某某周报\n  版记: {报: 某办}\n");
  const Outcome made = desk.hongtou({"new", "bulletin", "--style", "某某周报", "-o", "周报/1.yaml"});
  CAPTURE(made.errors);
  CHECK(made.code == 0);
  const std::string text = read_file(desk / "周报/1.yaml");
  CHECK(text.find("样式: 某某周报\n# 样式里已有：刊名、版记（报）；") != std::string::npos);
  CHECK(text.find("\n刊名:") == std::string::npos);
  CHECK(desk.hongtou({"new", "bulletin", "--style", "某某周报", "--style-dir", "周报/styles"}).output == text);

  // A folder by year has its styles beside it.
  const Outcome january = desk.hongtou({"new", "bulletin", "--style", "某某周报", "-o", "周报/2026/第1期.yaml"});
  CAPTURE(january.errors);
  CHECK(january.code == 0);
  CHECK(read_file(desk / "周报/2026/第1期.yaml") == text);
  const Outcome nowhere = desk.hongtou({"new", "bulletin", "--style", "没有", "-o", "周报/2026/第2期.yaml"});
  CHECK(nowhere.errors.find("周报/2026/styles、周报/2026、周报/styles、") != std::string::npos);
  CHECK(nowhere.errors.find("--style:1") == std::string::npos);

  // Not found from here: the name is shown, with where it was looked for, and no file is left.
  const Outcome missing = desk.hongtou({"new", "bulletin", "--style", "某某周报", "-o", "2.yaml"});
  CHECK(missing.code == 1);
  CHECK(missing.errors.find("某某周报") != std::string::npos);
  CHECK_FALSE(fs::exists(desk / "2.yaml"));
}

TEST_CASE("texts are imported into a source", "[cli]") {
  const Desk desk;
  CHECK(desk.hongtou({"new", "bulletin", "-o", "1.yaml"}).code == 0);
  desk.write("甲.txt", "某某区推进社区治理\n　　某某区开展工作，取得成效。\n（某某区委办供稿）\n");
  desk.write("乙.txt", "某某县优化服务\n　　某某县优化服务质量。\n");
  const std::string before = read_file(desk / "1.yaml");
  // With one that cannot be read nothing is written.
  CHECK(desk.hongtou({"import", "甲.txt", "丙.txt", "--into", "1.yaml"}).code == 1);
  CHECK(read_file(desk / "1.yaml") == before);
  const Outcome made = desk.hongtou({"import", "甲.txt", "乙.txt", "--into", "1.yaml", "--section", "基层动态"});
  CAPTURE(made.errors);
  CHECK(made.code == 0);
  CHECK(made.errors.find("1.yaml：加进 2 篇") != std::string::npos);
  const std::string text = read_file(desk / "1.yaml");
  CAPTURE(text);
  CHECK(text.find("  - 栏目: 基层动态\n    标题: 某某区推进社区治理\n") != std::string::npos);
  CHECK(text.find("  - 栏目: 基层动态\n    标题: 某某县优化服务\n") != std::string::npos);
  CHECK(text.find("\n版记:\n") != std::string::npos);
  desk.write("流.yaml", "期号: 1\n文章: [{标题: 一, 正文: 甲}]\n");
  const Outcome flow = desk.hongtou({"import", "甲.txt", "--into", "流.yaml"});
  CHECK(flow.code == 1);
  CHECK(flow.errors.find("[cli/cannot-add]") != std::string::npos);
  // Two texts make one source only with --into.
  CHECK(desk.hongtou({"import", "甲.txt", "乙.txt"}).code == 2);
  // What would be ignored is refused.
  CHECK(desk.hongtou({"import", "甲.txt", "--section", "基层动态"}).code == 2);
  CHECK(desk.hongtou({"new", "--from", "1.yaml", "--style", "bijie"}).code == 2);
}

TEST_CASE("an imported source has the text's day, else the one that was asked for, else the day it is", "[cli]") {
  const Desk desk;
  desk.write("甲.txt", "某某区推进社区治理\n　　某某区开展工作，取得成效。\n");
  ::setenv("SOURCE_DATE_EPOCH", "951782400", 1);
  const std::string likely = desk.hongtou({"import", "甲.txt"}).output;
  CAPTURE(likely);
  CHECK(likely.starts_with("# yaml-language-server: $schema=issue.schema.json\n类型: 简报\n"));
  CHECK(likely.find("\n# 请改日期：文中没有找到；改好后删去这一行（记号 ") != std::string::npos);
  CHECK(likely.find("）\n日期: 2000-02-29\n") != std::string::npos);
  // It is asked for again as long as it stands there, and no longer.
  desk.write("a.yaml", likely);
  CHECK(desk.hongtou({"check", "a.yaml"}).errors.find("“日期”上面注着“# 请改”") != std::string::npos);
  desk.write("b.yaml", std::regex_replace(likely, std::regex("2000-02-29"), "2000-03-01"));
  CHECK(desk.hongtou({"check", "b.yaml"}).errors.find("“日期”上面注着“# 请改”") == std::string::npos);
  const Outcome asked = desk.hongtou({"import", "甲.txt", "--date", "2026-12-04"});
  CHECK(asked.output.find("\n日期: 2026-12-04\n") != std::string::npos);
  CHECK(asked.output.find("请改日期") == std::string::npos);
  CHECK(asked.errors.find("“日期”") == std::string::npos);
  ::setenv("SOURCE_DATE_EPOCH", "soon", 1);
  CHECK(desk.hongtou({"import", "甲.txt"}).code == 2);
  ::unsetenv("SOURCE_DATE_EPOCH");
  CHECK(desk.hongtou({"import", "甲.txt", "--into", "a.yaml", "--date", "2026-12-04"}).code == 2);
}

TEST_CASE("what is text and what is a source shows in the file, not in its name", "[cli]") {
  const Desk desk;
  desk.write("来稿.yaml", "某某区推进社区治理\n　　某某区开展工作，取得成效：成效明显。\n（某某区委办供稿）\n");
  for (const char* command : {"check", "build"}) {
    const Outcome told = desk.hongtou({command, "来稿.yaml"});
    CAPTURE(told.errors);
    CHECK(told.code == 1);
    CHECK(told.errors.find("hongtou import 来稿.yaml -o 来稿-稿子.yaml\n") != std::string::npos);
    CHECK(told.errors.find(": 错误: ") == told.errors.rfind(": 错误: "));
  }
  const Outcome made = desk.hongtou({"import", "来稿.yaml"});
  CHECK(made.code == 0);
  CHECK(made.output.find("标题: 某某区推进社区治理\n") != std::string::npos);
  // A source with slips on every line is one all the same.
  desk.write("笔误.yaml", "刊名：工作动态\n期号：34\n编发单位：某办\n日期：2026-01-05\n");
  CHECK(desk.hongtou({"check", "笔误.yaml"}).errors.find("[source/full-width-colon]") != std::string::npos);
  desk.write("本期.yaml", kGoodBulletin);
  desk.write("本期.txt", kGoodBulletin);
  for (const char* name : {"本期.yaml", "本期.txt"}) {
    const Outcome again = desk.hongtou({"import", name});
    CHECK(again.code == 1);
    CHECK(again.output.empty());
    CHECK(again.errors.find("[cli/source-already]") != std::string::npos);
  }
  const Outcome two = desk.hongtou({"import", "来稿.yaml", "来稿.yaml", "-o", "x.yaml"});
  CHECK(two.code == 2);
  CHECK(two.errors.find("--into 本期.yaml") != std::string::npos);
}

TEST_CASE("new sources build as they are, and tell of what is to be filled in", "[cli]") {
  SKIP_UNLESS(fs::exists(kPinnedFonts / "FandolFang-Regular.otf"),
              "the pinned fonts are not in the cache folder; run ./bootstrap");
  const Desk desk;
  fs::remove(desk.data() / "fonts");
  fs::create_directory_symlink(fs::path(REPOSITORY) / "fonts", desk.data() / "fonts");
  fs::create_directories(desk.data().parent_path() / "cache/hongtou");
  fs::create_directory_symlink(kPinnedFonts, desk.data().parent_path() / "cache/hongtou/fonts");
  CHECK(desk.hongtou({"new", "bulletin", "-o", "a.yaml"}).code == 0);
  CHECK(desk.hongtou({"new", "--from", "a.yaml", "-o", "b.yaml"}).code == 0);
  for (const std::string name : {"a.yaml", "b.yaml"}) {
    const Outcome checked = desk.hongtou({"check", name, "--fonts", "pinned"});
    CAPTURE(checked.errors);
    CHECK(checked.code == 0);
    // Nothing is amiss with them but that.
    std::size_t told = 0, warnings = 0;
    for (std::size_t at = 0; (at = checked.errors.find(": 警告: ", at)) != std::string::npos; ++at) ++warnings;
    for (const char* slug : {"[source/placeholder]", "[source/not-changed]"}) {
      for (std::size_t at = 0; (at = checked.errors.find(slug, at)) != std::string::npos; ++at) ++told;
    }
    CHECK(told > 2);
    CHECK(warnings == told);
    CHECK(checked.errors.find(": 错误: ") == std::string::npos);
    CHECK(desk.hongtou({"build", name, "--fonts", "pinned", "--strict"}).code == 1);
    CHECK_FALSE(fs::exists(desk / (name.substr(0, 1) + ".pdf")));
    CHECK(desk.hongtou({"build", name, "--fonts", "pinned"}).code == 0);
  }
}
