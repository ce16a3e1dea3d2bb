// What a document and a run may take: one that wants more fails by itself, with a message of its own, and the others go
// on. docs/limits.md names the limits and where they are declared.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <future>
#include <mutex>
#include <sstream>
#include <string>
#include <vector>

#include "base/budget.h"
#include "support/desk.h"
#include "support/made_text.h"
#include "support/skip.h"

using namespace typeset::test;
using typeset::Budget;
using typeset::BudgetSpent;

namespace {

std::string long_bulletin(std::size_t paragraphs) {
  std::string text = kGoodBulletin;
  for (std::size_t i = 0; i < paragraphs; ++i)
    text += "      为提升对群众服务质量，开启新局面，为提升对群众服务质量，开启新局面，为提升对群众服务质量。\n";
  return text;
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::vector<std::string> words(const std::string& line) {
  std::istringstream in(line);
  std::vector<std::string> all;
  for (std::string word; in >> word;) all.push_back(word);
  return all;
}

}  // namespace

TEST_CASE("a budget gives what there is, and no more", "[cli]") {
  Budget budget({.pages = 3, .glyphs = 10, .pictures = 5});
  budget.take_pages(3);
  budget.take_glyphs(4);
  budget.take_glyphs(6);
  budget.take_pictures(5);
  budget.look_at_time();
  CHECK_THROWS_AS(budget.take_pages(1), BudgetSpent);
  CHECK_THROWS_AS(budget.take_glyphs(static_cast<std::size_t>(-1)), BudgetSpent);
  CHECK_THROWS_AS(budget.take_pictures(1), BudgetSpent);
  std::mutex turn;
  {
    Budget large({}, &turn), small({}, &turn);
    small.take_pictures(Budget::kOwnPictures);  // waits for nobody
    CHECK(turn.try_lock());
    turn.unlock();
    large.take_pictures(Budget::kOwnPictures + 1);
    CHECK_FALSE(std::async(std::launch::async, [&] { return turn.try_lock(); }).get());
    large.take_pictures(1);
  }
  CHECK(turn.try_lock());
  turn.unlock();
  Budget late({.time_is_up = [] { return true; }});
  CHECK_THROWS_AS(late.look_at_time(), BudgetSpent);
}

TEST_CASE("a document that takes too much fails by itself", "[cli]") {
  struct Case {
    const char* options;
    const char* slug;
    int code;
  };
  const std::vector<Case> cases = {
      {"--max-pages 4", "[press/too-many-pages]", 1},
      {"--max-glyphs 2000", "[press/too-many-glyphs]", 1},
      {kSanitized ? "--max-pages 400 --max-glyphs 1000000 --max-seconds 1000"
                  : "--max-pages 400 --max-glyphs 1000000 --max-seconds 1000 --max-memory 4000",
       "", 0},
  };
  const Desk desk;
  desk.write("1.yaml", kGoodBulletin);
  desk.write("2.yaml", long_bulletin(60));
  desk.write("3.yaml", kGoodBulletin);
  for (const Case& one : cases) {
    CAPTURE(one.options);
    fs::remove_all(desk / "out");
    const Outcome built = desk.shell("\"$HONGTOU\" build ?.yaml -o out/ --fonts pinned " + std::string(one.options));
    CAPTURE(built.errors);
    CHECK(built.code == one.code);
    CHECK(fs::exists(desk / "out/1.pdf"));
    CHECK(fs::exists(desk / "out/2.pdf") == (one.code == 0));
    CHECK(fs::exists(desk / "out/3.pdf"));
    CHECK(holds(built.errors, one.slug));
    CHECK(holds(built.errors, "2.yaml: 错误") == (one.code == 1));
    const Outcome checked = desk.shell("\"$HONGTOU\" check ?.yaml --fonts pinned " + std::string(one.options));
    CHECK(checked.code == one.code);
    CHECK(holds(checked.errors, one.slug));
  }
}

TEST_CASE("a document that takes too long is given up", "[cli]") {
  const Desk desk;
  desk.write("1.yaml", kGoodBulletin);
  std::string longest = long_bulletin(9'900);
  for (int part = 0; part < 2; ++part) {
    longest += "  - title: 文明社区治理\n    body: |\n";
    for (int i = 0; i < 9'900; ++i) longest += "      为提升对群众服务质量，开启新局面，为提升对群众服务质量，开启。\n";
  }
  desk.write("2.yaml", longest);
  const Outcome built =
      desk.hongtou({"build", "2.yaml", "1.yaml", "-o", "out/", "--fonts", "pinned", "--max-seconds", "1", "-j", "1"});
  CAPTURE(built.errors);
  CHECK(built.code == 1);
  CHECK(holds(built.errors, "2.yaml: 错误"));
  CHECK(holds(built.errors, "[press/time-is-up]"));
  CHECK(fs::exists(desk / "out/1.pdf"));
  CHECK_FALSE(fs::exists(desk / "out/2.pdf"));
}

// Whatever there is of memory: what comes out is whole and right, or it is said that memory ran out.
TEST_CASE("where memory runs out that is said, and nothing wrong is written", "[cli]") {
  SKIP_UNLESS(!kSanitized, "the sanitizer of addresses has no limits of memory");
  const Desk desk;
  desk.write("1.yaml", kGoodBulletin);
  desk.write("2.yaml", long_bulletin(3'000));
  REQUIRE(desk.hongtou({"build", "1.yaml", "2.yaml", "-o", "right/", "--fonts", "pinned"}).code == 0);
  bool one_failed = false;
  for (int limit = 2; limit <= 24; limit += 2) {
    CAPTURE(limit);
    fs::remove_all(desk / "out");
    const Outcome built = desk.hongtou({"build", "1.yaml", "2.yaml", "-o", "out/", "--fonts", "pinned", "--max-memory",
                                        std::to_string(limit), "-j", "1"});
    CAPTURE(built.errors);
    CHECK((built.code == 0 || built.code == 3));
    CHECK((built.code == 0) == (fs::exists(desk / "out/1.pdf") && fs::exists(desk / "out/2.pdf")));
    CHECK((built.code == 3) == holds(built.errors, "内存不够"));
    for (const char* name : {"1.pdf", "2.pdf"})
      if (fs::exists(desk / "out" / name)) CHECK(read_file(desk / "out" / name) == read_file(desk / "right" / name));
    one_failed = one_failed || (fs::exists(desk / "out/1.pdf") && !fs::exists(desk / "out/2.pdf"));
  }
  CHECK(one_failed);
}

TEST_CASE("limits that are no numbers are refused", "[cli]") {
  const Desk desk;
  desk.write("a.yaml", kGoodBulletin);
  for (const char* option : {"--max-pages", "--max-glyphs", "--max-seconds", "--max-memory", "-j"}) {
    for (const char* value : {"0", "-1", "x", "1.5", "99999999999999999999"}) {
      CAPTURE(option, value);
      const Outcome told =
          desk.hongtou({"build", "a.yaml", std::string(option) + (option[1] == 'j' ? "" : "=") + value});
      CHECK(told.code == 2);
      CHECK(holds(told.errors, "[cli/bad-value]"));
    }
  }
}

TEST_CASE("a pipe or a device is no place for a batch, nor a pipe that nobody reads", "[cli]") {
  const Desk desk;
  desk.write("1.yaml", kGoodBulletin);
  desk.write("2.yaml", kGoodBulletin);
  REQUIRE(
      desk.shell("mkdir out full null folder; mkfifo pipe 1.pdf out/2.pdf folder/1.pdf; ln -s /dev/full full/1.pdf; "
                 "ln -s /dev/null null/1.pdf; ln -s pipe link.pdf")
          .code == 0);
  struct Case {
    const char* line;
    const char* slug;
    int code;
  };
  const std::vector<Case> cases = {
      {"1.yaml 2.yaml -o out/", "[cli/to-device]", 2},
      {"1.yaml 2.yaml", "[cli/to-device]", 2},
      {"1.yaml -o folder/", "[cli/to-device]", 2},
      {"1.yaml -o full/", "[cli/to-device]", 2},
      {"1.yaml -o null/", "", 0},
      {"1.yaml -o /dev/null", "", 0},
      {"1.yaml -o /dev/stdout >x.pdf", "", 0},
      {"1.yaml -o /dev/stdout | cat >x.pdf", "", 0},
      {"1.yaml -o pipe", "[cli/no-reader]", 2},
      {"1.yaml -o link.pdf", "[cli/no-reader]", 2},
      {"1.yaml", "[cli/no-reader]", 2},
  };
  for (const Case& one : cases) {
    CAPTURE(one.line);
    const Outcome told = desk.shell("timeout 60 \"$HONGTOU\" build --fonts pinned " + std::string(one.line));
    CAPTURE(told.errors);
    CHECK(told.code == one.code);
    CHECK(holds(told.errors, one.slug));
    CHECK_FALSE(fs::exists(desk / "out/1.pdf"));
  }
  CHECK(fs::is_character_file(desk / "null/1.pdf"));
  // Who waits for the pipe gets all of it, and not an end before the beginning.
  REQUIRE(desk.shell("\"$HONGTOU\" build 1.yaml -o right.pdf --fonts pinned").code == 0);
  const Outcome read = desk.shell(
      "cat pipe >got.pdf & sleep 0.2; timeout 60 \"$HONGTOU\" build 1.yaml -o pipe --fonts "
      "pinned; code=$?; wait; exit $code");
  CAPTURE(read.errors);
  CHECK(read.code == 0);
  CHECK(read_file(desk / "got.pdf") == read_file(desk / "right.pdf"));
}

TEST_CASE("docs/limits.md names what there is", "[cli]") {
  std::istringstream in(read_file(fs::path(REPOSITORY) / "docs/limits.md"));
  std::size_t seen = 0;
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with("| ") || line.find('`') == std::string::npos) continue;
    std::vector<std::string> names;
    for (std::string word : words(line)) {
      while (word.ends_with(',')) word.pop_back();
      if (word.size() < 3 || word.front() != '`' || word.back() != '`') continue;
      const std::string name = word.substr(1, word.size() - 2);
      if (name.find('/') == std::string::npos) {
        names.push_back(name);
        continue;
      }
      const std::string code = read_file(fs::path(REPOSITORY) / "typeset" / name);
      for (const std::string& declared : names) {
        CAPTURE(line, declared);
        CHECK(holds(code, declared));
        ++seen;
      }
      names.clear();
    }
    CHECK(names.empty());
  }
  CHECK(seen > 30);
}
