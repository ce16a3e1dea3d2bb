// What a run reads and writes, and what it says where it cannot.
#include <catch2/catch.hpp>
#include <cstdlib>

#include "support/desk.h"
#include "support/made_text.h"
#include "support/program.h"
#include "support/skip.h"

using namespace typeset::test;

TEST_CASE("with its streams closed a run writes into no file what was meant for them", "[cli]") {
  const Desk desk;
  std::string names;
  for (int i = 0; i < 8; ++i) {
    const std::string name = std::to_string(i) + ".yaml";
    desk.write(name, kGoodBulletin);
    names.append(" ").append(name);
  }
  desk.write("faulty.yaml", "masthead: [\n");
  const std::string build = "\"$HONGTOU\" build -j8 --fonts pinned faulty.yaml" + names;
  const auto pdfs = [&] {
    std::vector<std::string> all(8);
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = read_file(desk / (std::to_string(i) + ".pdf"));
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
  std::string too_long = here + "/";
  too_long += longer;
  for (const std::string& cache : std::vector<std::string>{here + "/loop", here + "/file", here + "/dangling", too_long,
                                                           "relative", "", "/proc/self/fdinfo"}) {
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
