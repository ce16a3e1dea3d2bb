// The program as a whole, with the tiny fonts of tests/fonts.
#include "support/program.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <regex>
#include <tuple>

#include "support/desk.h"
#include "support/made_text.h"
#include "support/on_the_page.h"
#include "support/skip.h"

using namespace typeset::test;

namespace {

/// Before any test changes the environment.
const fs::path kPinnedFonts = font_cache();

std::string replaced(std::string text, const std::string& old, const std::string& by) {
  text.replace(text.find(old), old.size(), by);
  return text;
}

bool is_pdf(const std::string& bytes) { return bytes.starts_with("%PDF-1.7"); }

}  // namespace

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

TEST_CASE("a source becomes a PDF beside it, and one line says what it is", "[cli]") {
  const Desk desk;
  desk.write("本期.yaml", kGoodBulletin);
  const Outcome built = desk.hongtou({"build", "本期.yaml", "--fonts", "pinned"});
  CHECK(built.errors == "本期.pdf：1 页 · 双面 1 张 · 第 1 页含红色\n");
  CHECK(built.code == 0);
  CHECK(built.output.empty());
  CHECK(is_pdf(read_file(desk / "本期.pdf")));

  SECTION("in English, elsewhere, in several formats") {
    const Outcome other =
        desk.hongtou({"build", "本期.yaml", "--fonts", "pinned", "--to", "pdf,dump", "-o", "out/", "--lang", "en"});
    CHECK(other.errors == "out/本期.pdf, out/本期.dump: 1 page · 1 sheet duplex · red on page 1\n");
    CHECK(read_file(desk / "out/本期.pdf") == read_file(desk / "本期.pdf"));
    CHECK(read_file(desk / "out/本期.dump").find("文明社区治理") != std::string::npos);
  }
  SECTION("quietly") { CHECK(desk.hongtou({"build", "本期.yaml", "--fonts", "pinned", "-q"}).errors.empty()); }
  SECTION("the same bytes with the cache cold, warm, absent and unwritable") {
    const std::string first = read_file(desk / "本期.pdf");
    const auto again = [&] {
      fs::remove(desk / "本期.pdf");
      CHECK(desk.hongtou({"build", "本期.yaml", "--fonts", "pinned"}).code == 0);
      return read_file(desk / "本期.pdf");
    };
    CHECK(again() == first);
    ::setenv("XDG_CACHE_HOME", "/dev/null/cache", 1);
    CHECK(again() == first);
    ::setenv("XDG_CACHE_HOME", "", 1);
    const char* home = std::getenv("HOME");
    const std::string kept = home == nullptr ? "" : home;
    ::unsetenv("HOME");
    CHECK(again() == first);
    if (home != nullptr) ::setenv("HOME", kept.c_str(), 1);
  }
}

TEST_CASE("a PDF is made by the standard and for the purpose that are asked for", "[cli]") {
  const Desk desk;
  desk.write("a.yaml", kGoodBulletin);
  const auto build = [&](std::vector<std::string> options) {
    options.insert(options.begin(), {"build", "a.yaml", "--fonts", "pinned", "--lang", "en", "-q"});
    return desk.hongtou(options);
  };
  const auto made = [&](const std::vector<std::string>& options) {
    const Outcome outcome = build(options);
    INFO(outcome.errors);
    CHECK(outcome.code == 0);
    return read_file(desk / "a.pdf");
  };
  const auto part = [](const std::string& pdf) {
    const std::size_t at = pdf.find("<pdfaid:part>");
    return at == std::string::npos ? std::string() : pdf.substr(at + 13, 1);
  };
  CHECK(part(made({})) == "2");
  CHECK(made({}).find("<pdfuaid:part>1") != std::string::npos);
  CHECK(part(made({"--pdf-standard", "1b"})) == "1");
  CHECK(part(made({"--pdf-standard", "a-2u,ua-1"})) == "2");
  CHECK(part(made({"--pdf-standard", "3u"})) == "3");
  CHECK(part(made({"--pdf-standard", "1.7"})).empty());
  CHECK(made({"--linearize"}).find("/Linearized") < 200);

  const auto refused = [&](const std::vector<std::string>& options, const char* slug, int code) {
    const Outcome outcome = build(options);
    INFO(outcome.errors);
    CHECK(outcome.code == code);
    CHECK(outcome.errors.find(slug) != std::string::npos);
  };
  refused({"--pdf-standard", "2u,3u"}, "cli/standards-disagree", 2);
  refused({"--pdf-standard", "9"}, "cli/bad-value", 2);
  refused({"--color", "cmyk"}, "cli/bad-value", 2);
  for (const char* ink : {"spot:", "spot:All", "spot:Black", "spot: ", "spot:　 ", "spot:\xff", "spot:a\tb"})
    refused({"--color", ink}, "cli/bad-value", 2);
  refused({"--color", "spot:" + std::string(41, 'a')}, "40", 2);  // says how long it may be
  refused({"--pdf-standard", ""}, "cli/bad-value", 2);
  CHECK(build({"--profile", "none.icc"}).errors.find("press/profile-unused") != std::string::npos);
  refused({"--color", "press", "--profile", "none.icc"}, "press/no-press-profile", 1);
  refused({"--color", "press", "--profile", "a.yaml"}, "emit/bad-press-profile", 1);
  refused({"--encrypt", "none.txt"}, "cli/no-password", 2);
  desk.write("empty.txt", "\nsecret\n");
  refused({"--encrypt", "empty.txt"}, "cli/no-password", 2);
  desk.write("bytes.txt",
             "s\xff"
             "cret\n");
  refused({"--encrypt", "bytes.txt"}, "cli/no-password", 2);
  desk.write("password.txt", "\xEF\xBB\xBFsecret\r\n");
  refused({"--encrypt", "password.txt"}, "emit/encrypted-archive", 1);
  CHECK(made({"--encrypt", "password.txt", "--pdf-standard", "1.7"}).find("/Encrypt") != std::string::npos);
}

TEST_CASE("a proof says what it is a proof of, and may show the grid", "[cli]") {
  if (!fs::exists(kPinnedFonts)) return skip("the pinned fonts are not there");
  const Desk desk;
  ::setenv("HONGTOU_DATA", REPOSITORY, 1);
  ::setenv("XDG_CACHE_HOME", kPinnedFonts.parent_path().parent_path().c_str(), 1);
  desk.write("a.yaml", kGoodBulletin);
  const auto dump = [&](const std::string& option) {
    std::vector<std::string> words = {"build", "a.yaml", "--fonts", "pinned", "--to", "dump", "-o", "-"};
    if (!option.empty()) words.push_back(option);
    return desk.hongtou(words).output;
  };
  const auto count = [](const std::string& text, const std::string& part) {
    int times = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++times;
    return times;
  };
  const std::string plain = dump(""), proof = dump("--proof-copy"), grid = dump("--proof-grid");
  CHECK(count(plain, " proof") == 0);
  const int pages = count(plain, "\npage ");
  CHECK(count(proof, "proof \"校样\"") == pages);
  // What sha256sum says of the file.
  const std::string digest = desk.shell("sha256sum a.yaml").output.substr(0, 12);
  CHECK(count(proof, digest) == pages);
  // Of the bytes as they lie there, and whatever the file is called.
  const std::string name = "很长的文件名很长的文件名很长的文件名很长的文件名📄.yaml";
  desk.write(name, "\xEF\xBB\xBF" + std::string(kGoodBulletin));
  const Outcome named = desk.hongtou({"build", name, "--fonts", "pinned", "--to", "dump", "-o", "-", "--proof-copy"});
  CHECK(named.code == 0);
  CHECK(count(named.output, desk.shell("sha256sum '" + name + "'").output.substr(0, 12)) == pages);
  CHECK(count(grid, " proof\n") == pages * (29 + 23));
}

TEST_CASE("standard input and output", "[cli]") {
  const Desk desk;
  desk.write("a.yaml", kGoodBulletin);
  const Outcome piped = desk.shell("\"$HONGTOU\" build - --fonts pinned <a.yaml");
  CHECK(piped.code == 0);
  CHECK(piped.errors.empty());
  CHECK(is_pdf(piped.output));
  CHECK(desk.hongtou({"build", "a.yaml", "--fonts", "pinned", "-o", "-"}).output == piped.output);
  CHECK(desk.shell("\"$HONGTOU\" build - --fonts pinned -o x.pdf <a.yaml").code == 0);
  CHECK(read_file(desk / "x.pdf") == piped.output);

  const Outcome faulty = desk.shell("echo 'nmuber: 1' | \"$HONGTOU\" build -");
  CHECK(faulty.code == 1);
  CHECK(faulty.output.empty());
  CHECK(faulty.errors.find("<stdin>:1:1: 错误: ") != std::string::npos);

  CHECK(desk.shell("\"$HONGTOU\" build a.yaml --fonts pinned -o - >/dev/full").code == 1);
  CHECK(desk.shell("\"$HONGTOU\" explain | head -n 1").code == 0);
  CHECK(desk.shell("(\"$HONGTOU\" explain; echo $? >code) | true; cat code").errors.empty());
}

TEST_CASE("with its streams closed a run writes into no file what was meant for them", "[cli]") {
  const Desk desk;
  std::string names;
  for (int i = 0; i < 8; ++i) {
    const std::string name = std::to_string(i) + ".yaml";
    desk.write(name, kGoodBulletin);
    names += " " + name;
  }
  desk.write("faulty.yaml", "masthead: [\n");
  const std::string build = "\"$HONGTOU\" build -j8 --fonts pinned faulty.yaml" + names;
  const auto pdfs = [&] {
    std::vector<std::string> all;
    for (int i = 0; i < 8; ++i) all.push_back(read_file(desk / (std::to_string(i) + ".pdf")));
    return all;
  };
  CHECK(desk.shell(build).code == 1);
  const std::vector<std::string> whole = pdfs();
  CHECK(is_pdf(whole[0]));
  for (const char* closed : {" 2>&-", " 1>&-", " 0<&-", " 0<&- 1>&- 2>&-"}) {
    CAPTURE(closed);
    CHECK(desk.shell("rm -f *.pdf; " + build + closed).code == 1);
    CHECK(pdfs() == whole);
  }

  // What was asked of a closed stream fails, and says so.
  const Outcome out = desk.shell("\"$HONGTOU\" build 0.yaml --fonts pinned -o - >&-");
  CHECK(out.code == 1);
  CHECK(out.errors.find("标准输出 写不出来：它已经关闭 [cli/cannot-write]") != std::string::npos);
  CHECK(desk.shell("\"$HONGTOU\" schema >&-").code == 1);
  const Outcome in = desk.shell("\"$HONGTOU\" build - --fonts pinned -o x.pdf <&-");
  CHECK(in.code == 1);
  CHECK(in.errors.find("[press/unreadable]") != std::string::npos);
  CHECK_FALSE(fs::exists(desk / "x.pdf"));
}

TEST_CASE("folders and wildcards build what is a source, and say what they passed over") {
  const Desk desk;
  desk.write("issues/2024/1.yaml", kGoodBulletin);
  desk.write("issues/2025/1.yaml", kGoodBulletin);
  desk.write("issues/house.yaml", "extends: bulletin\nfields: {organiser: 某某办}\n");
  desk.write("issues/hongtou.yaml", "检查: 否\n");
  const Outcome found = desk.hongtou({"build", "issues/**/*.yaml", "--fonts", "pinned", "-o", "out", "--lang", "en"});
  CHECK(found.code == 0);
  CHECK(found.errors.ends_with("2 documents: 2 good, 0 failed; 2 style and settings files passed over\n"));
  CHECK(fs::exists(desk / "out/2024/1.pdf"));
  CHECK(fs::exists(desk / "out/2025/1.pdf"));
  CHECK_FALSE(fs::exists(desk / "out/house.pdf"));
  const Outcome named =
      desk.hongtou({"build", "issues", "--fonts", "pinned", "-o", "named", "--name", "{year}-{刊名}"});
  CHECK(named.code == 0);
  for (const char* folder : {"named/2024", "named/2025"}) CHECK(fs::exists(desk / folder / "2017-工作动态.pdf"));
  desk.write("issues/2025/2.yaml", replaced(kGoodBulletin, "date: 2017-12-29\n", ""));
  const Outcome lacking =
      desk.hongtou({"build", "issues", "--fonts", "pinned", "-o", "some", "--name", "{date}-{stem}"});
  CHECK(lacking.code == 1);
  CHECK(lacking.errors.find("[cli/no-value-for-name]") != std::string::npos);
  CHECK(lacking.errors.find("[source/missing-field]") != std::string::npos);
  CHECK(fs::exists(desk / "some/2025/2017-12-29-1.pdf"));  // one does not keep the others from being built
  CHECK_FALSE(fs::exists(desk / "some/2025/2.pdf"));
  const Outcome style = desk.hongtou({"build", "issues/house.yaml", "--fonts", "pinned"});
  CHECK(style.code == 1);
  CHECK(style.errors.find("[press/style-file]") != std::string::npos);
  CHECK(style.errors.find("[source/") == std::string::npos);
}

TEST_CASE("what is read must be a file, and an end must be in sight", "[cli]") {
  const Desk desk;
  desk.write("good.yaml", kGoodBulletin);
  REQUIRE(desk.shell("mkfifo pipe; mkdir folder; ln -s loop loop; ln -s nowhere dangling").code == 0);
  const auto told = [&](const std::string& line) { return desk.shell("\"$HONGTOU\" " + line).errors; };
  for (const std::string command : {"check ", "build --fonts pinned ", "import ", "new --from ", "fonts --check "}) {
    CAPTURE(command);
    for (const char* odd : {"pipe", "/dev/zero", "/dev/null"}) {
      CAPTURE(odd);
      CHECK(told(command + odd).find("[press/not-a-file]") != std::string::npos);
    }
    const bool walks = command.starts_with("build") || command.starts_with("check");  // and finds no source in it
    CHECK(told(command + "folder").find(walks ? "[cli/nothing-found]" : "[press/not-a-file]") != std::string::npos);
    CHECK(told(command + "dangling").find("[press/no-such-file]") != std::string::npos);
    for (const char* nowhere : {"loop", "good.yaml/x"}) {
      CAPTURE(nowhere);
      CHECK(told(command + nowhere).find("[press/unreadable]") != std::string::npos);
    }
    CHECK(told(command + "- </dev/zero").find("[press/too-large]") != std::string::npos);
    CHECK(told(command + "- <folder").find("[press/not-a-file]") != std::string::npos);
  }
  const std::string other = "masthead: 工作动态\nstyle: house\n";
  for (const char* odd : {"house.yaml", "styles/house.yaml"}) {
    CAPTURE(odd);
    const std::string path = std::string("d/") + odd;
    desk.write("d/a.yaml", replaced(kGoodBulletin, "masthead: 工作动态\n", other));
    REQUIRE(desk.shell("mkdir -p d/styles && rm -rf d/house.yaml d/styles/house.yaml && mkfifo " + path).code == 0);
    const Outcome styled = desk.hongtou({"check", "d/a.yaml", "--fonts", "pinned"});
    CAPTURE(styled.errors);
    CHECK(styled.code == 1);
    CHECK(styled.errors.find("cli/internal") == std::string::npos);
  }
  // Beside pipes, loops and folders that are called like sources.
  REQUIRE(desk.shell("mkfifo p.yaml; mkdir f.yaml; ln -s l.yaml l.yaml").code == 0);
  CHECK(desk.hongtou({"check", "good.yaml", "--fonts", "pinned"}).code == 0);
  for (const char* folder : {"loop", "folder/none", "good.yaml", "pipe"}) {
    CAPTURE(folder);
    CHECK(desk.hongtou({"check", "good.yaml", "--fonts", "pinned", "--style-dir", folder}).code == 0);
  }
}

TEST_CASE("folders that cannot be written or looked into", "[cli]") {
  const Desk desk;
  desk.write("a.yaml", kGoodBulletin);
  desk.write("file", "");
  REQUIRE(desk.shell("ln -s loop loop; ln -s /dev/null/x dangling").code == 0);
  const std::string longer(256, 'x');
  for (const std::string& folder :
       std::vector<std::string>{"loop/", "loop", "loop/x/", "file/", longer + "/", longer}) {
    CAPTURE(folder);
    const Outcome built = desk.hongtou({"build", "a.yaml", "--fonts", "pinned", "-o", folder});
    CAPTURE(built.errors);
    CHECK(built.code == 1);
    CHECK(built.errors.find("[cli/cannot-write]") != std::string::npos);
    CHECK(built.errors.find("[cli/internal]") == std::string::npos);
    const Outcome made = desk.hongtou({"new", "bulletin", "-o", folder + "/x.yaml"});
    CHECK(made.code == 1);
    CHECK(made.errors.find("[cli/cannot-write]") != std::string::npos);
  }
  CHECK(desk.hongtou({"build", "a.yaml", "--fonts", "pinned", "-o", "loop/"}).errors.find("写不出来：链接绕成了圈") !=
        std::string::npos);

  // The cache is never a reason to fail.
  REQUIRE(desk.hongtou({"build", "a.yaml", "--fonts", "pinned"}).code == 0);
  const std::string whole = read_file(desk / "a.pdf");
  const std::string here = desk.desk().string();
  for (const std::string& cache : std::vector<std::string>{here + "/loop", here + "/file", here + "/dangling",
                                                           here + "/" + longer, "relative", "", "/proc/self/fdinfo"}) {
    CAPTURE(cache);
    ::setenv("XDG_CACHE_HOME", cache.c_str(), 1);
    const Outcome built = desk.hongtou({"build", "a.yaml", "--fonts", "pinned"});
    CAPTURE(built.errors);
    CHECK(built.code == 0);
    CHECK(read_file(desk / "a.pdf") == whole);
  }
}

TEST_CASE("folders without permission are a refusal, and a cache without it is none", "[cli]") {
  const bool root = ::geteuid() == 0;
  SKIP_UNLESS(!root || tool_present("setpriv"), "setpriv is not installed");
  const Desk desk;
  desk.write("a.yaml", kGoodBulletin);
  REQUIRE(desk.hongtou({"build", "a.yaml", "--fonts", "pinned"}).code == 0);
  const std::string whole = read_file(desk / "a.pdf");
  // Another user may not be let into the repository: what is linked from there is copied.
  REQUIRE(
      desk.shell("cp -rL ../data ../copied && rm -r ../data && mv ../copied ../data && chmod -R a+rX ../data").code ==
      0);
  REQUIRE(desk.shell("rm -rf a.pdf ../cache; mkdir -p barred ../cache/hongtou/derived/fonts out;"
                     "chmod 755 .. . ; chmod 777 out; chmod 0 barred ../cache/hongtou/derived")
              .code == 0);
  // Root is refused nothing: another user is.
  const std::string as_user = root ? "setpriv --reuid 65534 --regid 65534 --clear-groups " : "";
  const auto hongtou = [&](const std::string& line) { return desk.shell(as_user + "\"$HONGTOU\" " + line); };
  SKIP_UNLESS(hongtou("--version").code == 0, "the program cannot be run by another user here");
  const Outcome built = hongtou("build a.yaml --fonts pinned -o out/");
  CAPTURE(built.errors);
  CHECK(built.code == 0);
  CHECK(read_file(desk / "out/a.pdf") == whole);
  const Outcome barred = hongtou("build a.yaml --fonts pinned -o barred/");
  CHECK(barred.code == 1);
  CHECK(barred.errors.find("barred/a.pdf 写不出来：没有权限 [cli/cannot-write]") != std::string::npos);
  const Outcome below = hongtou("build a.yaml --fonts pinned -o barred/x/");
  CHECK(below.errors.find("写不出来：没有权限 [cli/cannot-write]") != std::string::npos);
  CHECK(hongtou("check barred/a.yaml").errors.find("[press/not-permitted]") != std::string::npos);
  const Outcome around = hongtou("build . --fonts pinned -o out/all/");
  CHECK(around.code == 1);
  CHECK(around.errors.find("barred 读不出来：没有权限 [cli/folder-unread]") != std::string::npos);
  CHECK(fs::exists(desk / "out/all/a.pdf"));
  CHECK(hongtou("check a.yaml --fonts pinned --style-dir barred").errors.find("[cli/internal]") == std::string::npos);
  CHECK(desk.shell("chmod 755 barred ../cache/hongtou/derived").code == 0);
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

TEST_CASE("outputs that cannot be written", "[cli]") {
  const Desk desk;
  desk.write("a.yaml", kGoodBulletin);
  desk.write("file", "");
  fs::create_directory(desk / "a.pdf");
  const Outcome folder = desk.hongtou({"build", "a.yaml", "--fonts", "pinned"});
  CHECK(folder.code == 1);
  CHECK(folder.errors.find("a.yaml: 错误: a.pdf 写不出来：这是一个文件夹 [cli/cannot-write]") == 0);
  const Outcome under = desk.hongtou({"build", "a.yaml", "--fonts", "pinned", "-o", "file/x.pdf"});
  CHECK(under.code == 1);
  CHECK(under.errors.find("[cli/cannot-write]") != std::string::npos);
  CHECK(desk.hongtou({"build", "a.yaml", "--fonts", "pinned", "-o", "a.yaml"}).code == 2);
  CHECK(read_file(desk / "a.yaml") == kGoodBulletin);
  CHECK(desk.hongtou({"build", "a.yaml", "./a.yaml"}).code == 2);
  CHECK(desk.hongtou({"build"}).code == 2);
  CHECK(desk.hongtou({"build", "."}).code == 1);
}

TEST_CASE("of several outputs of a document, none appears where one cannot be written", "[cli]") {
  const Desk desk;
  desk.write("a.yaml", kGoodBulletin);
  desk.write("b.yaml", kGoodBulletin);
  fs::create_directories(desk / "out/a.dump");
  const Outcome run = desk.hongtou({"build", "a.yaml", "b.yaml", "--fonts", "pinned", "--to", "pdf,dump", "-o", "out"});
  CHECK(run.code == 1);
  CHECK(run.errors.find("a.yaml: 错误: out/a.dump 写不出来：这是一个文件夹 [cli/cannot-write]") != std::string::npos);
  CHECK(run.errors.find("没有生成文件") != std::string::npos);
  CHECK_FALSE(fs::exists(desk / "out/a.pdf"));
  CHECK(fs::exists(desk / "out/b.pdf"));
  CHECK(fs::is_regular_file(desk / "out/b.dump"));
}

TEST_CASE("settings, and styles beside the source", "[cli]") {
  const Desk desk;
  desk.write("a.yaml", kGoodBulletin);
  const auto dump = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"build", "a.yaml", "--fonts", "pinned", "--to", "dump", "-o", "-"});
    return desk.hongtou(more);
  };
  const auto pages = [&](const std::vector<std::string>& more) { return without_places(dump(more).output); };
  const std::string plain = pages({});
  CHECK_FALSE(plain.empty());
  CHECK(pages({"--set", "masthead.top=25mm"}) != plain);
  CHECK(pages({"--set", "刊名.上距=25mm"}) == pages({"--set", "masthead.top=25mm"}));
  const Outcome faulty = dump({"--set", "masthead.topp=25mm"});
  CHECK(faulty.code == 1);
  CHECK(faulty.errors.find("--set:1:1: 错误: ") != std::string::npos);

  desk.write("styles/house.yaml", "extends: bulletin\nmasthead: {top: 25mm}\n");
  desk.write("a.yaml", "style: house\n" + kGoodBulletin);
  CHECK(pages({}) == pages({"--set", "masthead.top=25mm"}));
  desk.write("else/house.yaml", "extends: bulletin\n");
  CHECK(pages({"--style-dir", "else"}) == plain);
  // A source of the name of a style is no style.
  desk.write("bulletin.yaml", kGoodBulletin);
  CHECK(dump({}).code == 0);
  desk.write("a.yaml", "style: nowhere\n" + kGoodBulletin);
  CHECK(dump({}).errors.find("a.yaml:1:8: 错误: ") == 0);
}

TEST_CASE("encodings are named, read on request, and damage is located", "[cli]") {
  SKIP_UNLESS(tool_present("iconv"), "iconv is not installed");
  const Desk desk;
  desk.write("a.yaml", kGoodBulletin);
  REQUIRE(desk.shell("iconv -f utf-8 -t gb18030 a.yaml >gb.yaml; iconv -f utf-8 -t utf-16 a.yaml >u16.yaml;"
                     "printf '\\357\\273\\277' | cat - a.yaml >bom.yaml; sed 's/$/\\r/' a.yaml >crlf.yaml")
              .code == 0);
  const auto dump = [&](const std::string& name, const std::vector<std::string>& more) {
    std::vector<std::string> words = {"build", name, "--fonts", "pinned", "--to", "dump", "-o", "-"};
    words.insert(words.end(), more.begin(), more.end());
    return desk.hongtou(words);
  };
  const std::string plain = dump("a.yaml", {}).output;
  CHECK_FALSE(plain.empty());
  CHECK(dump("bom.yaml", {}).output == plain);
  CHECK(without_places(dump("crlf.yaml", {}).output) == without_places(plain));
  const Outcome gb = dump("gb.yaml", {});
  CHECK(gb.code == 1);
  CHECK(gb.output.empty());
  CHECK(gb.errors.find("gb.yaml:1:11: 错误: ") == 0);
  CHECK(gb.errors.find("--encoding GB18030") != std::string::npos);
  CHECK(dump("gb.yaml", {"--encoding", "gb18030"}).output == plain);
  CHECK(dump("u16.yaml", {}).errors.find("UTF-16LE") != std::string::npos);
  CHECK(dump("u16.yaml", {"--encoding", "utf-16"}).output == plain);

  desk.write("bad.yaml", replaced(kGoodBulletin, "办公室", "办\xff室"));
  const Outcome bad = dump("bad.yaml", {});
  CHECK(bad.code == 1);
  CHECK(bad.errors.find("bad.yaml:3:15: 错误: ") == 0);
  desk.write("binary.yaml", std::string("PK\x03\x04\0\0\0\1\2\3\0\0", 12));
  CHECK(dump("binary.yaml", {}).errors.find("[base/not-text]") != std::string::npos);
  desk.write("huge.yaml", std::string((16 << 20) + 1, '#'));
  CHECK(dump("huge.yaml", {}).errors.find("[press/too-large]") != std::string::npos);
}

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

TEST_CASE("fonts are told with file, licence and reason", "[cli]") {
  const Desk desk;
  const Outcome zh = desk.hongtou({"fonts", "--fonts", "pinned"});
  CHECK(zh.code == 0);
  for (const char* word :
       {"仿宋（fangsong）", "小标宋（xiaobiaosong）", "许可", "缘由", "OFL-1.1", "HongtouTestSong"}) {
    CAPTURE(word);
    CHECK(zh.output.find(word) != std::string::npos);
  }
  CHECK(desk.hongtou({"fonts", "--fonts", "pinned", "--lang", "en"}).output.find("licence") != std::string::npos);
  desk.write("a.yaml", kGoodBulletin);
  const Outcome checked = desk.hongtou({"fonts", "--check", "a.yaml", "--fonts", "pinned"});
  CHECK(checked.code == 0);
  CHECK(checked.output.find("局") != std::string::npos);
}

TEST_CASE("without its data or fonts the program says what is missing, once", "[cli]") {
  const Desk desk;
  desk.write("a.yaml", kGoodBulletin);
  desk.write("b.yaml", kGoodBulletin);
  ::setenv("HONGTOU_DATA", (desk / "nowhere").c_str(), 1);
  const Outcome none = desk.hongtou({"build", "a.yaml", "b.yaml"});
  CHECK(none.code == 1);
  CHECK(none.errors.find("[cli/no-data]") != std::string::npos);
  CHECK(none.errors.find("[cli/no-data]") == none.errors.rfind("[cli/no-data]"));
  CHECK(none.errors.find((desk / "nowhere").string()) != std::string::npos);

  ::setenv("HONGTOU_DATA", desk.data().c_str(), 1);
  fs::remove(desk.data() / "fonts");
  fs::create_directory(desk.data() / "fonts");
  fs::copy_file(fs::path(REPOSITORY) / "tests/fonts/manifest.yaml", desk.data() / "fonts/manifest.yaml");
  const Outcome fontless = desk.hongtou({"build", "a.yaml", "b.yaml", "--fonts", "pinned"});
  CAPTURE(fontless.errors);
  CHECK(fontless.code == 1);
  CHECK(fontless.errors.find("hongtou") == 0);
  CHECK(fontless.errors.find("[font/no-face]") == fontless.errors.rfind("[font/no-face]"));
  CHECK(fontless.errors.find("/cache/hongtou/fonts、/var/cache/hongtou/fonts、/usr/share/hongtou/fonts、" +
                             (desk.data() / "fonts").string()) != std::string::npos);
  CHECK(fontless.errors.find("hongtou fonts --fetch") != std::string::npos);
  CHECK_FALSE(fs::exists(desk / "a.pdf"));

  // Files that another folder has, for a user who has nowhere to keep anything.
  ::setenv("HONGTOU_FONTS", (std::string("/nowhere:") + REPOSITORY + "/tests/fonts/").c_str(), 1);
  ::setenv("XDG_CACHE_HOME", "/proc/none", 1);
  const Outcome shared = desk.hongtou({"build", "a.yaml", "--fonts", "pinned"});
  CHECK(shared.code == 0);
  CHECK(shared.errors == "a.pdf：1 页 · 双面 1 张 · 第 1 页含红色\n");
  ::unsetenv("HONGTOU_FONTS");
}

TEST_CASE("fonts are fetched by the script that comes with the program", "[cli]") {
  const Desk desk;
  fs::remove(desk.data() / "fonts");
  fs::create_directory(desk.data() / "fonts");
  desk.write("manifest.yaml", "");
  fs::rename(desk / "manifest.yaml", desk.data() / "fonts/manifest.yaml");
  const Outcome missing = desk.hongtou({"fonts", "--fetch"});
  CHECK(missing.code == 1);
  CHECK(missing.errors.find("[cli/cannot-run]") != std::string::npos);
  desk.write("fetch", "#!/bin/sh\necho \"$@\"\nexit 7\n");
  fs::permissions(desk / "fetch", fs::perms::owner_all);
  fs::rename(desk / "fetch", desk.data() / "fonts/fetch");
  const Outcome own = desk.hongtou({"fonts", "--fetch"});
  CHECK(own.code == 7);
  CHECK(own.output == "\n");
  CHECK(desk.hongtou({"fonts", "--fetch", "--shared"}).output == "--into /var/cache/hongtou/fonts\n");
}

TEST_CASE("an installation and a source tree can be moved", "[cli]") {
  const Desk desk;
  desk.write("a.yaml", kGoodBulletin);
  ::unsetenv("HONGTOU_DATA");
  for (const char* program : {"installed/bin/hongtou", "tree/build/release/hongtou"}) {
    CAPTURE(program);
    fs::create_directories((desk / program).parent_path());
    fs::copy_file(HONGTOU_PROGRAM, desk / program);
    const fs::path data = program[0] == 'i' ? desk / "installed/share/hongtou" : desk / "tree";
    fs::create_directories(data);
    fs::copy(desk.data(), data, fs::copy_options::recursive | fs::copy_options::copy_symlinks);
    const Outcome built = run({(desk / program).string(), "build", "a.yaml", "--fonts", "pinned"}, desk.desk());
    CHECK(built.errors == "a.pdf：1 页 · 双面 1 张 · 第 1 页含红色\n");
  }
}

TEST_CASE("explain and schema from the command line", "[cli]") {
  const Desk desk;
  const Outcome field = desk.hongtou({"explain", "期号"});
  CHECK(field.code == 0);
  CHECK(field.output.find("BR-3") != std::string::npos);
  const Outcome unknown = desk.hongtou({"explain", "mastheda", "--lang", "en"});
  CHECK(unknown.code == 2);
  CHECK(unknown.errors ==
        "hongtou: error: 'mastheda' is no field, style key or message [cli/unknown-word]\n"
        "  = fix: did you mean masthead?\n");
  CHECK(desk.hongtou({"schema"}).output.starts_with("{"));
  CHECK(desk.hongtou({"schema", "--style"}).output.starts_with("{"));
  CHECK(desk.hongtou({"--version"}).output.starts_with("Hongtou "));
  CHECK(desk.hongtou({"--help"}).code == 0);
}
