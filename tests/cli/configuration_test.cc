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
       {"hongtou.yaml:1:5: 错误: “字体” 不能写“宋体” [cli/bad-setting]", ":2:1: 错误: 设置里不认识“查查”",
        "是不是“检查”", ":3:1: 错误: “检查”的写法不对 [cli/setting-shape]", "改法: 是或否：排版时也查错字",
        ":5:1: 错误: 设置里不认识“语言”", "~/.config/hongtou/config.yaml", ":6:1: 错误: “样式文件夹”的写法不对"}) {
    INFO(part << " in " << wrong.errors);
    CHECK(holds(wrong.errors, part));
  }
  CHECK_FALSE(fs::exists(desk / "a.pdf"));
}

TEST_CASE("slips of typing in a file of settings are told as in a source", "[configuration]") {
  const Desk desk;
  desk.write("a.yaml", kIssue);
  const auto told = [&](const std::string& settings) {
    desk.write("hongtou.yaml", settings);
    const auto wrong = desk.hongtou({"check", "a.yaml"});
    CHECK(wrong.code == 2);
    CHECK_FALSE(holds(wrong.errors, "--fonts"));
    return wrong.errors;
  };
  const std::string colon = told("字体：pinned\n");
  INFO(colon);
  CHECK(holds(colon, "hongtou.yaml:1:3: 错误: “字体”后面用了全角冒号“：” [source/full-width-colon]"));
  CHECK_FALSE(holds(colon, "[cli/setting-shape]"));
  CHECK(holds(told("字体:pinned\n"), "[source/"));
  CHECK(holds(told("从严: 对\n"), "改法: 是或否：有警告就不出 PDF"));
  const std::string unquoted = told("文件名: {年}/{文件名}\n");
  CHECK(holds(unquoted, "hongtou.yaml:1:6: 错误: “文件名”的值以 { 开头，要加引号 [cli/setting-unquoted]"));
  CHECK(holds(unquoted, "改法: 写成 文件名: \"{年}/{文件名}\"\n"));
  CHECK(unquoted.find(": 错误: ") == unquoted.rfind(": 错误: "));
  const std::string encoded = told("\xD7\xD6\xCC\xE5: pinned\n");
  CHECK(holds(encoded, "文件的编码是 GB18030"));
  CHECK_FALSE(holds(encoded, "--encoding"));
}

TEST_CASE("a file of settings that is not read, and a folder that is not there, are warned of", "[configuration]") {
  const Desk desk;
  desk.write("a.yaml", kIssue);
  desk.write("hongtou.yml", "字体: pinned\n");
  const auto other = desk.hongtou({"check", "a.yaml", "--fonts", "pinned"});
  CHECK(other.code == 0);
  CHECK(holds(other.errors, "hongtou.yml 没有读：设置文件要叫 hongtou.yaml [cli/misnamed-settings]"));
  desk.write("hongtou.yaml", "字体: pinned\n样式文件夹: 样式\n");
  const auto folder = desk.hongtou({"check", "a.yaml"});
  CHECK(folder.code == 0);
  CHECK(holds(folder.errors, "hongtou.yaml:2:8: 警告: 样式文件夹 样式 不存在 [cli/no-style-folder]"));
  CHECK_FALSE(holds(folder.errors, "misnamed"));
  CHECK_FALSE(holds(folder.errors, "no-such-folder"));  // once is enough
  const auto named = desk.hongtou({"check", "a.yaml", "--style-dir", "格式", "--links-to", "外"});
  CHECK(named.code == 0);
  CHECK(holds(named.errors, "--style-dir 格式：没有这个文件夹 [cli/no-such-folder]"));
  CHECK(holds(named.errors, "--links-to 外：没有这个文件夹 [cli/no-such-folder]"));
  fs::create_directory(desk / "样式");
  CHECK_FALSE(holds(desk.hongtou({"check", "a.yaml"}).errors, "cli/"));
}

TEST_CASE("a file of settings is checked as that where it is named, and never built", "[configuration]") {
  const Desk desk;
  desk.write("a.yaml", kIssue);
  desk.write("hongtou.yaml", "字体: pinned\n");
  const auto good = desk.hongtou({"check", "hongtou.yaml"});
  CHECK(good.code == 0);
  CHECK(good.errors == "hongtou.yaml（设置文件）：没有发现问题\n");
  const auto both = desk.hongtou({"check", "hongtou.yaml", "a.yaml"});
  CHECK(both.code == 0);
  CHECK(holds(both.errors, "a.yaml：没有发现问题"));
  const auto built = desk.hongtou({"build", "hongtou.yaml"});
  CHECK(built.code == 2);
  CHECK(holds(built.errors, "hongtou.yaml 是设置文件，不是稿子 [cli/settings-named]"));
  desk.write("别处/hongtou.yaml", "字体: pinned\n颜色：press\n");
  const auto wrong = desk.hongtou({"check", "a.yaml", "别处/hongtou.yaml"});
  CHECK(wrong.code == 1);
  CHECK(holds(wrong.errors, "别处/hongtou.yaml:2:3: 错误: "));
}

TEST_CASE("slips of typing in a style are told as in a source", "[configuration]") {
  const Desk desk;
  desk.write("a.yaml", "样式: 某某\n" + kIssue);
  desk.write("styles/某某.yaml", "extends: bulletin\n标题：\n  字号: 二号\n");
  const auto wrong = desk.hongtou({"check", "a.yaml", "--fonts", "pinned"});
  INFO(wrong.errors);
  CHECK(wrong.code == 1);
  CHECK(holds(wrong.errors, "styles/某某.yaml:2:3: 错误: “标题”后面用了全角冒号"));
  CHECK_FALSE(holds(wrong.errors, "[base/"));
}
