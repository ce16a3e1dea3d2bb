// check: what it says of a document, and what it puts right; with the tiny fonts of tests/fonts.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <regex>

#include "support/desk.h"
#include "support/made_text.h"
#include "support/program.h"

using namespace typeset::test;

TEST_CASE("check -v tells how a title was broken, in the user's language") {
  const Desk desk;
  desk.write("a.yaml",
             replaced(kGoodBulletin, "title: 文明社区治理\n", "title: 为提升对群众服务质量，开启文明社区治理新局面\n"));
  const std::string zh = desk.hongtou({"check", "a.yaml", "-v", "--fonts", "pinned"}).errors;
  for (const char* part :
       {"标题的排法，分数越小越好：", "1. ", "2. ", "3. ", "为提升对群众服务质量，｜开启文明社区治理新局面",
        "第 1 行末在标点之后断开 1（GB-7.3.1b）"}) {
    INFO(part << " in " << zh);
    CHECK(zh.find(part) != std::string::npos);
  }
  const std::string en = desk.hongtou({"check", "a.yaml", "-v", "--lang", "en", "--fonts", "pinned"}).errors;
  CHECK(en.find("line 1: divided after a stop 1 (GB-7.3.1b)") != std::string::npos);
  CHECK(desk.hongtou({"check", "a.yaml", "--fonts", "pinned"}).errors.find("标题的排法") == std::string::npos);

  CHECK(zh.find("题目断行：") != std::string::npos);

  // Lines of the author's are weighed too, and say where one of ours would divide what they keep whole.
  desk.write("own.yaml", replaced(kGoodBulletin, "title: 文明社区治理\n",
                                  "title: [某某县三项举措推动草海国家级自然保护区, 生态修复治理]\n"));
  const std::string own = desk.hongtou({"check", "own.yaml", "-v", "--fonts", "pinned"}).errors;
  for (const char* part :
       {"标题照自定的行排：", "某某县三项举措推动草海国家级自然保护区｜生态修复治理", "第 1 行末把修饰语与中心词分开",
        "自动排会在“推动｜草海”处断开", "不自定的话，分数越小越好："}) {
    INFO(part << " in " << own);
    CHECK(own.find(part) != std::string::npos);
  }

  // A word of the style's stays whole.
  desk.write("b.yaml", replaced(kGoodBulletin, "title: 文明社区治理\n",
                                "title: 市人民政府为提升对群众服务质量开启文明社区治理新局面\n"));
  const auto best = [&desk](const std::string& words) {
    const std::string told =
        desk.hongtou({"check", "b.yaml", "-v", "--fonts", "pinned", "--set", "title.words=" + words}).errors;
    const std::size_t at = told.find("    1. ");
    return at == std::string::npos ? told : told.substr(at, told.find('\n', at) - at);
  };
  CHECK(best("none").find("质量｜开启") != std::string::npos);
  CHECK(best("质量开启").find("质量开启") != std::string::npos);
}

TEST_CASE("check --explain tells why lines end where they end", "[cli]") {
  const Desk desk;
  desk.write("a.yaml", replaced(kGoodBulletin, "为提升对群众服务质量，开启新局面。",
                                "为提升对群众服务质量，开启新局面为提升对群众服务质量，开启新局面。"));
  const auto told = [&desk](std::vector<std::string> more) {
    std::vector<std::string> words = {"check", "a.yaml", "--fonts", "pinned", "--explain"};
    words.insert(words.end(), more.begin(), more.end());
    return desk.hongtou(words).errors;
  };
  const std::string all = told({"all"});
  for (const char* part : {"第 1 页第 2 行", "全段取分数最少的断法", "若少排", "若多排", "段末"}) {
    INFO(part << " in " << all);
    CHECK(all.find(part) != std::string::npos);
  }
  CHECK(told({"全部"}) == all);
  CHECK(told({"1"}) == all);
  CHECK(told({"1:3"}).find("第 1 页第 2 行") == std::string::npos);
  CHECK(told({"1:3"}).find("第 1 页第 3 行") != std::string::npos);
  // Words that stand on two lines mean both.
  CHECK(told({"服务质量，开启新局面。"}).find("段末") != std::string::npos);
  CHECK(told({"7"}).find("没有哪一行是“7”") != std::string::npos);
  CHECK(told({"1:2", "--lang", "en"}).find("page 1, line 2") != std::string::npos);
}

TEST_CASE("check looks for misprints, build when it is asked to", "[cli]") {
  const Desk desk;
  desk.write("34.yaml", kGoodBulletin);
  const std::string next = replaced(kGoodBulletin, "number: 34", "number: 36");
  desk.write("36.yaml", next);
  desk.write("style-of-it.yaml", "extends: bulletin\n");
  desk.write("below/35.yaml", replaced(kGoodBulletin, "number: 34", "number: 35"));
  const auto told = [&](const std::vector<std::string>& words) { return desk.hongtou(words).errors; };

  const std::string checked = told({"check", "34.yaml", "36.yaml", "--fonts", "pinned"});
  CHECK(checked.find("36.yaml:2:9: 警告: 期号是 36，它前面的 34.yaml 是第 34 期，中间缺第 35 期 "
                     "[lint/number-skipped]") != std::string::npos);
  CHECK(checked.find("34.yaml：没有发现问题") != std::string::npos);
  CHECK(desk.hongtou({"check", "36.yaml", "--fonts", "pinned"}).code == 0);
  CHECK(desk.hongtou({"check", "36.yaml", "--fonts", "pinned", "--strict"}).code == 1);
  CHECK(told({"check", "below/../36.yaml", "--fonts", "pinned"}).find("lint/number-skipped") != std::string::npos);
  CHECK(told({"build", "36.yaml", "--fonts", "pinned"}).find("lint/") == std::string::npos);
  CHECK(told({"build", "36.yaml", "--lint", "--fonts", "pinned"}).find("lint/number-skipped") != std::string::npos);
  CHECK(desk.shell("\"$HONGTOU\" check - --fonts pinned < 36.yaml").errors.find("lint/") == std::string::npos);

  // Folders by year, also from within them.
  desk.write("2017/34.yaml", kGoodBulletin);
  desk.write("2018年/36.yaml", replaced(replaced(kGoodBulletin, "2017-", "2018-"), "number: 34", "number: 36"));
  const std::string gap = "期号是 36，它前面的 2017/34.yaml 是 2017 年第 34 期";
  CHECK(told({"check", "2018年/36.yaml", "--fonts", "pinned"}).find(gap) != std::string::npos);
  CHECK(desk.shell("cd 2018年 && \"$HONGTOU\" check 36.yaml --fonts pinned").errors.find(gap) != std::string::npos);

  desk.write("36.yaml", next + "silence:\n  number-skipped: 35 is kept in below/\n");
  CHECK(told({"check", "36.yaml", "--fonts", "pinned"}).find("lint/") == std::string::npos);

  // What is missing may be a file that cannot be read.
  desk.write("36.yaml", next);
  desk.write("35.yaml", "number: 三十五\narticles: []\n");
  CHECK(told({"check", "36.yaml", "--fonts", "pinned"}).find("lint/neighbour-unread") != std::string::npos);

  // A line with an error is mended first.
  desk.write("b/1.yaml", replaced(kGoodBulletin, "服务质量，开启", "服务质量,[开]{启}启"));
  const std::string faulty = told({"check", "b/1.yaml", "--fonts", "pinned"});
  CHECK(faulty.find("source/unknown-span") != std::string::npos);
  CHECK(faulty.find("lint/") == std::string::npos);
}

TEST_CASE("a fault met at many places is one, with the first of them and their number", "[cli]") {
  const Desk desk;
  const std::string line = "      龘为龘为龘为龘为龘为龘为龘。\n";
  desk.write("a.yaml", replaced(kGoodBulletin, "      为提升对群众服务质量，开启新局面。\n", line));
  const Outcome zh = desk.hongtou({"check", "a.yaml", "--fonts", "pinned"});
  CAPTURE(zh.errors);
  CHECK(zh.errors.find("  = 还有: 8:9、8:11、8:13、8:15、8:17 等，共 7 处\n  = 改法: ") != std::string::npos);
  CHECK(zh.errors.find("text/missing-glyph") == zh.errors.rfind("text/missing-glyph"));
  CHECK(zh.errors.find("a.yaml：1 处错误") != std::string::npos);
  desk.write("a.yaml", replaced(kGoodBulletin, "为提升对群众服务质量，开启新局面。", "龘为龘。"));
  CHECK(desk.hongtou({"check", "a.yaml", "--fonts", "pinned", "--lang", "en"})
            .errors.find("  = also: 8:9; 2 places in all\n") != std::string::npos);
}

TEST_CASE("the closing line of many tells warnings from what is good", "[cli]") {
  const Desk desk;
  // A masthead too long for the page: a warning of layout.
  const std::string warned = replaced(kGoodBulletin, "动态", "动态动态动态动态动态动态动态动态动态动态动态动态");
  desk.write("1/a.yaml", kGoodBulletin);
  desk.write("2/a.yaml", warned);
  desk.write("3/a.yaml", "masthead: [\n");
  const auto closing = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"check", "--fonts", "pinned", "1/a.yaml", "2/a.yaml", "3/a.yaml"});
    const std::string errors = desk.hongtou(more).errors;
    const std::size_t last = errors.rfind('\n', errors.size() - 2);
    return errors.substr(last + 1);
  };
  CHECK(closing({}) == "共 3 份稿子：1 份没有问题，1 份有警告，1 份失败\n");
  CHECK(closing({"--lang", "en"}) == "3 documents: 1 good, 1 with warnings, 1 failed\n");
  CHECK(closing({"--strict"}) == "共 3 份稿子：1 份没有问题，2 份失败\n");
}

TEST_CASE("a faulty source is told in full and yields no file", "[cli]") {
  const Desk desk;
  desk.write("a.yaml", replaced(replaced(kGoodBulletin, "number: 34", "nmuber: 34"), "2017-12-29", "2017-13-29"));
  desk.write("b.yaml", kGoodBulletin);
  desk.write("c.yaml", replaced(kGoodBulletin, "body: |", "body： |"));
  desk.write("a.pdf", "old");
  const Outcome built =
      desk.hongtou({"build", "a.yaml", "none.yaml", "b.yaml", "c.yaml", "--fonts", "pinned", "-j", "2"});
  CHECK(built.code == 1);
  CAPTURE(built.errors);
  const auto at = [&](const char* text) { return built.errors.find(text); };
  CHECK(at("a.yaml:2:1: 错误: ") != std::string::npos);
  CHECK(at("[source/unknown-key]\n  nmuber: 34\n  ^~~~~~\n  = 改法: ") != std::string::npos);
  CHECK(at("a.yaml:4:7: 错误: ") != std::string::npos);
  CHECK(at("  date: 2017-13-29\n        ^~~~~~~~~~\n") != std::string::npos);
  CHECK(at("none.yaml: 错误: 找不到文件 none.yaml [press/no-such-file]") != std::string::npos);
  CHECK(at("[source/full-width-colon]") != std::string::npos);
  CHECK(at("c.yaml:7:9: ") != std::string::npos);
  CHECK(at("共 4 份稿子：1 份没有问题，3 份失败\n") != std::string::npos);
  // In the order of the command line, whichever was ready first.
  CHECK(at("a.yaml:2") < at("none.yaml"));
  CHECK(at("none.yaml") < at("b.pdf："));
  CHECK(at("b.pdf：") < at("c.yaml:7"));
  CHECK(read_file(desk / "a.pdf") == "old");
  CHECK(fs::exists(desk / "b.pdf"));
  CHECK_FALSE(fs::exists(desk / "c.pdf"));

  const Outcome english = desk.hongtou({"check", "a.yaml", "--lang", "en", "--fonts", "pinned"});
  CHECK(english.code == 1);
  CHECK(english.errors.find("a.yaml:2:1: error: ") != std::string::npos);
  CHECK(english.errors.find("  = fix: ") != std::string::npos);
  ::setenv("LANG", "en_US.UTF-8", 1);
  CHECK(desk.hongtou({"check", "a.yaml", "--fonts", "pinned"}).errors == english.errors);
  ::setenv("LC_ALL", "zh_CN.UTF-8", 1);
  CHECK(desk.hongtou({"check", "a.yaml", "--fonts", "pinned"}).errors.find("错误") != std::string::npos);
}

TEST_CASE("a slip of typing is told alone, not with what follows from it", "[cli]") {
  const Desk desk;
  desk.write("a.yaml", replaced(kGoodBulletin, "number: 34", "number：34"));
  const Outcome one = desk.hongtou({"check", "a.yaml", "--fonts", "pinned"});
  CAPTURE(one.errors);
  CHECK(one.errors.find("a.yaml:2:7: 错误: ") == 0);
  CHECK(one.errors.find("a.yaml：1 处错误") != std::string::npos);
}

TEST_CASE("a character that no font has is an error", "[cli]") {
  const Desk desk;
  desk.write("a.yaml", replaced(kGoodBulletin, "开启", "龘"));
  const Outcome built = desk.hongtou({"build", "a.yaml", "--fonts", "pinned"});
  CAPTURE(built.errors);
  CHECK(built.code == 1);
  CHECK(built.errors.find("a.yaml:8:18: 错误: ") != std::string::npos);
  CHECK(built.errors.find("U+9F98") != std::string::npos);
  CHECK_FALSE(fs::exists(desk / "a.pdf"));

  const Outcome told = desk.hongtou({"fonts", "--check", "a.yaml", "--fonts", "pinned"});
  CHECK(told.code == 1);
  CHECK(told.output.find("HongtouTestSong") != std::string::npos);
  // Under no face, but by itself.
  CHECK(told.output.find("不能排印\n  龘 U+9F98\n") != std::string::npos);
  CHECK(told.output.find("龘") == told.output.rfind("龘"));

  desk.write("b.yaml", replaced(kGoodBulletin, "开启", "\u0f40\u0f41"));
  const Outcome script = desk.hongtou({"fonts", "--check", "b.yaml", "--fonts", "pinned", "--lang", "en"});
  CHECK(script.code == 1);
  CHECK(script.output.find("cannot be set\n  \u0f40\u0f41 Tibetan\n") != std::string::npos);
}

TEST_CASE("strict runs fail on warnings", "[cli]") {
  const Desk desk;
  // A masthead too long for the page: a warning of layout.
  desk.write("a.yaml", replaced(kGoodBulletin, "动态", "动态动态动态动态动态动态动态动态动态动态动态动态"));
  CHECK(desk.hongtou({"build", "a.yaml", "--fonts", "pinned"}).code == 0);
  fs::remove(desk / "a.pdf");
  const Outcome strict = desk.hongtou({"build", "a.yaml", "--fonts", "pinned", "--strict"});
  CAPTURE(strict.errors);
  CHECK(strict.errors.find("警告") != std::string::npos);
  CHECK(strict.code == 1);
  CHECK_FALSE(fs::exists(desk / "a.pdf"));
}

TEST_CASE("check --fix of many shows what it did to the first, and counts the rest", "[cli]") {
  const Desk desk;
  for (int i = 1; i <= 60; ++i)
    desk.write("稿/" + std::to_string(i) + ".yaml",
               std::regex_replace(kGoodBulletin, std::regex("number: .*"), "number：7"));
  const Outcome told = desk.hongtou({"check", "稿", "--fix", "--fonts", "pinned"});
  CAPTURE(told.errors);
  std::size_t shown = 0, counted = 0;
  for (std::size_t at = 0; (at = told.errors.find("  + ", at)) != std::string::npos; ++at) ++shown;
  for (std::size_t at = 0; (at = told.errors.find("\n  +", at)) != std::string::npos; ++at) ++shown;
  for (std::size_t at = 0; (at = told.errors.find("：改了 1 处\n", at)) != std::string::npos; ++at) ++counted;
  CHECK(shown == 50);
  CHECK(counted == 60);
  CHECK(told.errors.find("改了 60 份，共 60 处（没有问题的只列出前面一些）") != std::string::npos);
}
