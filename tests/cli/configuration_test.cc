// hongtou.yaml and the user's own settings, through the program.
#include <catch2/catch.hpp>

#include "support/desk.h"

using namespace typeset;
using test::Desk;
namespace fs = std::filesystem;

namespace {

const std::string kIssue =
    "刊名: 工作动态\n期号: 34\n编发单位: 市委办公室\n日期: 2017-12-29\n文章:\n  - 标题: 治理\n    正文: 一二三四。\n";

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a project's file stands for the options of every line, and the line wins", "[configuration]") {
  const Desk desk;
  desk.write("稿/一/a.yaml", kIssue);
  desk.write("hongtou.yaml", "# 全办通用\n字体: pinned\n输出文件夹: 成品\n文件名: \"第{期号}期\"\n");
  const auto built = desk.hongtou({"build", "稿/一/a.yaml"});
  INFO(built.errors);
  CHECK(built.code == 0);
  CHECK(fs::exists(desk / "成品/第34期.pdf"));
  CHECK_FALSE(holds(built.errors, "font/stand-in"));

  CHECK(desk.hongtou({"build", "稿/一/a.yaml", "-o", "b.pdf"}).code == 0);
  CHECK(fs::exists(desk / "b.pdf"));
  CHECK(desk.hongtou({"build", "稿/一/a.yaml", "--name", "{文件名}-甲"}).code == 0);
  CHECK(fs::exists(desk / "成品/a-甲.pdf"));
  CHECK(desk.hongtou({"build", "稿/一/a.yaml", "--no-config", "--fonts", "pinned"}).code == 0);
  CHECK(fs::exists(desk / "稿/一/a.pdf"));
}

TEST_CASE("the nearest file counts, never one above the repository", "[configuration]") {
  const Desk desk;
  desk.write("hongtou.yaml", "字体: pinned\n输出文件夹: 外\n");
  desk.write("库/.git/HEAD", "");
  desk.write("库/稿/a.yaml", kIssue);
  CHECK(desk.hongtou({"build", "库/稿/a.yaml"}).code == 0);
  CHECK(fs::exists(desk / "库/稿/a.pdf"));
  desk.write("库/hongtou.yaml", "输出文件夹: 内\n");
  CHECK(desk.hongtou({"build", "库/稿/a.yaml"}).code == 0);
  CHECK(fs::exists(desk / "库/内/a.pdf"));
  CHECK_FALSE(fs::exists(desk / "外"));
}

TEST_CASE("the user's own file has what concerns him, and is not asked for the same bytes everywhere",
          "[configuration]") {
  const Desk desk;
  desk.write("a.yaml", kIssue);
  fs::create_directories(desk.config() / "hongtou");
  test::write_file(desk.config() / "hongtou/config.yaml", "语言: en\n");
  CHECK(holds(desk.hongtou({"check", "a.yaml"}).errors, "no faults found"));
  CHECK(holds(desk.hongtou({"check", "a.yaml", "--lang", "zh"}).errors, "没有发现问题"));
  CHECK(holds(desk.hongtou({"check", "a.yaml", "--fonts", "pinned"}).errors, "没有发现问题"));
  test::write_file(desk.config() / "hongtou/config.yaml", "字体: pinned\n");
  const auto wrong = desk.hongtou({"check", "a.yaml"});
  CHECK(wrong.code == 2);
  CHECK(holds(wrong.errors, "config.yaml:1:1: 错误: 设置里不认识“字体” [cli/unknown-setting]"));
  CHECK(holds(wrong.errors, "hongtou.yaml"));
}

TEST_CASE("what is wrong in a file of settings is reported at its place, all of it", "[configuration]") {
  const Desk desk;
  desk.write("a.yaml", kIssue);
  desk.write("hongtou.yaml", "字体: 宋体\n查查: 是\n检查: 也许\n从严: 否\n语言: en\n样式文件夹: [甲, [乙]]\n");
  const auto wrong = desk.hongtou({"build", "a.yaml"});
  CHECK(wrong.code == 2);
  for (const char* part :
       {"hongtou.yaml:1:5: 错误: --fonts 不能写“宋体” [cli/bad-setting]", ":2:1: 错误: 设置里不认识“查查”",
        "是不是“检查”", ":3:1: 错误: “检查”的写法不对 [cli/setting-shape]", "改法: 是或否：排版时也查错字", ":5:1: 错误: 设置里不认识“语言”",
        "~/.config/hongtou/config.yaml", ":6:1: 错误: “样式文件夹”的写法不对"}) {
    INFO(part << " in " << wrong.errors);
    CHECK(holds(wrong.errors, part));
  }
  CHECK_FALSE(fs::exists(desk / "a.pdf"));
}
