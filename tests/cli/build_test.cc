// build: a source becomes a document; with the tiny fonts of tests/fonts.
#include <catch2/catch.hpp>
#include <cstdlib>

#include "support/desk.h"
#include "support/made_text.h"
#include "support/on_the_page.h"
#include "support/program.h"
#include "support/skip.h"

using namespace typeset::test;

namespace {

/// Before any test changes the environment.
const fs::path kPinnedFonts = font_cache();

}  // namespace

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
  refused({"--encrypt", "none.txt"}, "cli/password-unread", 2);
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
