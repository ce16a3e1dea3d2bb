// The program and what comes with it: fonts, data, its tables.
#include <catch2/catch.hpp>
#include <cstdlib>

#include "support/desk.h"
#include "support/made_text.h"
#include "support/program.h"

using namespace typeset::test;

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
