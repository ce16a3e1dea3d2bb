// What a second run makes: after every kind of edit the outputs are those of a run without a record, byte for byte, and
// no more was made than had to be. The program as a whole, with the tiny fonts of tests/fonts.
#include <catch2/catch.hpp>
#include <functional>
#include <map>
#include <string>

#include "support/desk.h"
#include "support/made_text.h"

namespace typeset::test {
namespace {

std::string with_number(int number) {
  std::string text = kGoodBulletin;
  const std::string old = "number: 34\n";
  return text.replace(text.find(old), old.size(), "number: " + std::to_string(number) + "\n");
}

/// An archive of four issues: two of a year, one whose text stands in a file of its own, one in a style of its own.
class Archive {
 public:
  Archive() {
    // Styles that can be edited.
    fs::remove(desk_.data() / "styles");
    fs::copy(fs::path(REPOSITORY) / "styles", desk_.data() / "styles");
    fs::remove(desk_.data() / "fonts");
    fs::copy(fs::path(REPOSITORY) / "tests/fonts", desk_.data() / "fonts");
    write("w/issues/2024/1.yaml", with_number(1));
    write("w/issues/2024/2.yaml", with_number(2));
    std::string apart = with_number(3);
    const std::string body = "    body: |\n      为提升对群众服务质量，开启新局面。\n";
    write("w/issues/2025/3.yaml", apart.replace(apart.find(body), body.size(), "    body-file: 稿件/3.txt\n"));
    write("w/issues/2025/稿件/3.txt", "为提升对群众服务质量。\n");
    write("w/issues/2025/4.yaml", "style: house\n" + with_number(4));
    write("w/issues/2025/house.yaml", "extends: bulletin\n");
  }

  void write(const std::string& name, const std::string& text) const { desk_.write(name, text); }
  std::string read(const std::string& name) const { return read_file(desk_ / name); }
  void shell(const std::string& line) const { REQUIRE(desk_.shell(line).code == 0); }
  const Desk& desk() const { return desk_; }

  /// Builds into `out` within `tree`; how many documents were left as they were, and the exit code if it was not 0.
  std::string build(const std::string& out, const std::string& more = "", const std::string& tree = "w") const {
    const Outcome outcome = desk_.shell("cd " + tree + " && \"$HONGTOU\" build 'issues/**/[0-9]*.yaml' -o " + out +
                                        "/ --fonts pinned --lang en --to pdf,dump " + more);
    const std::string& text = outcome.errors;
    const std::size_t at = text.find(" unchanged");
    std::string told = "0";
    if (at != std::string::npos) {
      const std::size_t begin = text.rfind(' ', at - 1) + 1;
      told = text.substr(begin, at - begin);
    }
    return outcome.code == 0 ? told : told + " code " + std::to_string(outcome.code) + "\n" + text;
  }

  /// The outputs in a folder, without what belongs to the record.
  std::map<std::string, std::string> outputs(const std::string& folder) const {
    std::map<std::string, std::string> all;
    for (const auto& entry : fs::recursive_directory_iterator(desk_ / folder)) {
      const std::string path = fs::path(entry.path()).lexically_relative(desk_ / folder).string();
      if (entry.is_regular_file() && !path.starts_with(".hongtou/")) all[path] = read_file(entry.path());
    }
    return all;
  }

  /// Stamps are believed only of files that are older than the run that took them by more than a clock's step.
  void settle() const { shell("sleep 0.05"); }

 private:
  Desk desk_;
};

struct Edit {
  const char* what;
  std::function<void(const Archive&)> apply;
  const char* unchanged;  // of those that are there afterwards
  const char* options = "";
};

const Edit kEdits[] = {
    {"nothing", [](const Archive&) {}, "4"},
    {"all touched", [](const Archive& a) { a.shell("find w -type f -exec touch {} +"); }, "4"},
    {"other times of old", [](const Archive& a) { a.shell("find w -type f -exec touch -d 2001-01-01 {} +"); }, "4"},
    {"a source edited", [](const Archive& a) { a.write("w/issues/2024/1.yaml", with_number(9)); }, "3"},
    {"edited, with the size and time it had",
     [](const Archive& a) {
       a.shell(
           "cp -p w/issues/2024/1.yaml w/old && sed -i 's/number: 1/number: 9/' w/issues/2024/1.yaml && "
           "touch -r w/old w/issues/2024/1.yaml && rm w/old");
     },
     "3"},
    {"a source added", [](const Archive& a) { a.write("w/issues/2024/5.yaml", with_number(5)); }, "4"},
    {"a source renamed", [](const Archive& a) { a.shell("mv w/issues/2024/1.yaml w/issues/2024/7.yaml"); }, "3"},
    {"two sources exchanged",
     [](const Archive& a) { a.shell("cd w/issues/2024 && mv 1.yaml x && mv 2.yaml 1.yaml && mv x 2.yaml"); }, "2"},
    {"a source replaced by a copy", [](const Archive& a) { a.shell("cd w/issues/2024 && cp 1.yaml x && mv x 1.yaml"); },
     "4"},
    {"a body file edited", [](const Archive& a) { a.write("w/issues/2025/稿件/3.txt", "开启新局面。\n"); }, "3"},
    {"a style edited",
     [](const Archive& a) { a.write("w/issues/2025/house.yaml", "extends: bulletin\nmasthead: {top: 40mm}\n"); }, "3"},
    {"a style that was looked for in vain",
     [](const Archive& a) {
       a.shell(
           "mkdir w/issues/2024/styles && sed '$a # a word' \"$HONGTOU_DATA/styles/bulletin.yaml\" "
           ">w/issues/2024/styles/bulletin.yaml");
     },
     "2"},
    {"a style comes before another",
     [](const Archive& a) { a.write("w/issues/2025/styles/house.yaml", "extends: bulletin\n"); }, "3"},
    {"the program's style edited",
     [](const Archive& a) { a.shell("echo '# a word' >> \"$HONGTOU_DATA/styles/bulletin.yaml\""); }, "0"},
    {"the font manifest edited",
     [](const Archive& a) { a.shell("echo '# a word' >> \"$HONGTOU_DATA/fonts/manifest.yaml\""); }, "0"},
    {"an output is missing", [](const Archive& a) { a.shell("rm w/out/2024/1.dump"); }, "3"},
    {"an output is longer", [](const Archive& a) { a.shell("echo >> w/out/2024/1.pdf"); }, "3"},
    {"an output is another's", [](const Archive& a) { a.shell("cp w/out/2024/2.pdf w/out/2024/1.pdf"); }, "3"},
    {"outputs are exchanged",
     [](const Archive& a) { a.shell("cd w/out/2024 && mv 1.pdf x && mv 2.pdf 1.pdf && mv x 2.pdf"); }, "2"},
    {"an output is empty", [](const Archive& a) { a.shell(": > w/out/2024/1.pdf"); }, "3"},
    {"an option added", [](const Archive&) {}, "0", "--set masthead.top=40mm"},
    {"all by force", [](const Archive&) {}, "0", "--force"},
    {"nothing, and all read", [](const Archive&) {}, "4", "--verify"},
    {"the record is gone", [](const Archive& a) { a.shell("rm w/out/.hongtou/record"); }, "0"},
    {"the record is no record", [](const Archive& a) { a.shell("echo x > w/out/.hongtou/record"); }, "0"},
    {"the record is a folder", [](const Archive& a) { a.shell("cd w/out/.hongtou; rm record; mkdir record"); }, "0"},
};

TEST_CASE("after every edit a warm run gives what a cold one gives, and makes no more than it must", "[up-to-date]") {
  for (const Edit& edit : kEdits) {
    CAPTURE(edit.what);
    const Archive archive;
    REQUIRE(archive.build("out") == "0");
    archive.settle();
    edit.apply(archive);
    const std::string options = edit.options;
    const std::string again = archive.build("out", options);
    CHECK(again.substr(0, again.find('\n')) == edit.unchanged);
    REQUIRE(archive.build("cold", options) == "0");
    auto warm = archive.outputs("w/out");
    const auto cold = archive.outputs("w/cold");
    for (const auto& [path, bytes] : cold) {
      CAPTURE(path);
      CHECK(warm[path] == bytes);
    }
  }
}

TEST_CASE("a tree that is carried elsewhere, with other times and inodes, makes nothing again", "[up-to-date]") {
  const Archive archive;
  REQUIRE(archive.build("out") == "0");
  archive.shell("cp -r w/. elsewhere && rm -r w");
  CHECK(archive.build("out", "", "elsewhere") == "4");
  archive.settle();
  CHECK(archive.build("out", "", "elsewhere") == "4");
}

TEST_CASE("what a neighbour says is an input where it is looked at", "[up-to-date]") {
  const Archive archive;
  REQUIRE(archive.build("out", "--lint") == "0");
  archive.settle();
  CHECK(archive.build("out", "--lint") == "4");
  archive.write("w/issues/2024/8.yaml", with_number(1));  // another number 1
  CHECK(archive.build("out", "--lint") == "0");           // both years are neighbours of each other
}

TEST_CASE("documents with errors are made again each time, and do not hold up the others", "[up-to-date]") {
  const Archive archive;
  archive.write("w/issues/2024/2.yaml", "number: x\n");
  CHECK(archive.build("out").starts_with("0 code 1\n"));
  CHECK(archive.build("out").starts_with("3 code 1\n"));
  archive.write("w/issues/2024/2.yaml", with_number(2));
  CHECK(archive.build("out") == "3");
  CHECK(archive.build("out") == "4");
}

TEST_CASE("warnings of what need not be made are reported again", "[up-to-date]") {
  const Archive archive;
  archive.write("w/issues/2024/2.yaml", with_number(1));
  const auto told = [&] {
    const std::string text = archive.desk()
                                 .shell(
                                     "cd w && \"$HONGTOU\" build issues/2024 -o out/ --lint --fonts pinned "
                                     "--lang en")
                                 .errors;
    return std::pair(text.find("issues/2024/1.yaml:2:9: warning:") != std::string::npos,
                     text.find("2 with warnings") != std::string::npos);
  };
  CHECK(told() == std::pair(true, true));
  CHECK(told() == std::pair(true, true));
  archive.shell("mv w other");
  archive.shell("mkdir w && cp -r other/. w");
  CHECK(told() == std::pair(true, true));
}

TEST_CASE("what comes in on standard input is made each time", "[up-to-date]") {
  const Archive archive;
  const auto built = [&](int number) {
    archive.write("w/in", with_number(number));
    archive.shell("cd w && \"$HONGTOU\" build - -o out/ --fonts pinned -q <in");
    return archive.read("w/out/stdin.pdf");
  };
  const std::string first = built(1);
  CHECK(built(2) != first);
  CHECK(built(1) == first);
}

TEST_CASE("--dry-run says what would be made and why, and makes nothing", "[up-to-date]") {
  const Archive archive;
  const auto dry = [&] {
    return archive.desk()
        .shell("cd w && \"$HONGTOU\" build 'issues/**/[0-9]*.yaml' -o out/ --fonts pinned --lang en --dry-run")
        .errors;
  };
  CHECK(dry().find("would make out/2024/1.pdf: it was not made before\n") != std::string::npos);
  CHECK_FALSE(fs::exists(archive.desk() / "w/out"));
  REQUIRE(archive.build("out").starts_with("0"));
  archive.shell("cd w && \"$HONGTOU\" build 'issues/**/[0-9]*.yaml' -o out/ --fonts pinned -q");
  archive.write("w/issues/2025/稿件/3.txt", "开启新局面。\n");
  const std::string text = dry();
  CHECK(text.find("would make out/2025/3.pdf: ") != std::string::npos);
  CHECK(text.find("3.pdf: issues/2025/稿件/3.txt changed\n") != std::string::npos);
  CHECK(text.find("1.pdf") == std::string::npos);
  CHECK(text.ends_with("\n4 documents: 1 to make; 3 unchanged\n"));
  const std::string all =
      archive.desk()
          .shell("cd w && \"$HONGTOU\" build issues -o out/ --fonts pinned --lang en --dry-run 2>&1 | tail -n 1")
          .output;
  CHECK(all == "4 documents: 1 to make; 3 unchanged; 1 style and settings files passed over\n");
}

TEST_CASE("a document by itself that need not be made is told of", "[up-to-date]") {
  const Archive archive;
  const auto told = [&] {
    return archive.desk()
        .shell("cd w && \"$HONGTOU\" build issues/2024/1.yaml -o out/ --fonts pinned --lang en")
        .errors;
  };
  CHECK(told().starts_with("out/1.pdf: 1 page"));
  CHECK(told() == "1 document: 1 good, 0 failed; 1 unchanged\n");
}

TEST_CASE("a run that is killed leaves nothing behind that the next does not put right", "[up-to-date]") {
  const Archive archive;
  REQUIRE(archive.build("out") == "0");
  const auto right = archive.outputs("w/out");
  // What a run leaves that was killed while it wrote: a journal without a lock, an unfinished file of its name.
  archive.shell(
      "cd w/out && mv .hongtou/record .hongtou/journal-host-1-2 && echo half > 2024/.hongtou-host-1-2-7 && "
      "echo other > 2024/.hongtou-other-1-2-7");
  archive.settle();
  CHECK(archive.build("out") == "4");
  CHECK_FALSE(fs::exists(archive.desk() / "w/out/2024/.hongtou-host-1-2-7"));
  CHECK(fs::exists(archive.desk() / "w/out/2024/.hongtou-other-1-2-7"));  // whose run may still be alive
  CHECK_FALSE(fs::exists(archive.desk() / "w/out/.hongtou/journal-host-1-2"));
  archive.shell("rm w/out/2024/.hongtou-other-1-2-7");
  CHECK(archive.outputs("w/out") == right);
}

TEST_CASE("a run that is killed at its very first file is known to the next", "[up-to-date]") {
  const Archive archive;
  for (int i = 0; i < 10; ++i) {
    archive.desk().shell(
        "cd w && { \"$HONGTOU\" build issues -o out/ --fonts pinned -q & } 2> /dev/null; "
        "until [ -e out/2024 ] || [ -e out/2025 ]; do :; done; kill -KILL $!; wait $!");
    archive.build("out");
    CHECK(archive.desk().shell("find w -name '.hongtou-*' -o -name 'journal-*' | grep .").code != 0);
    archive.shell("rm -r w/out");
  }
}

TEST_CASE("a run that is asked to stop finishes what is in hand, records it, and says what is left", "[up-to-date]") {
  const Archive archive;
  for (int i = 10; i < 400; ++i) archive.write("w/issues/2023/" + std::to_string(i) + ".yaml", with_number(i));
  for (const char* signal : {"TERM", "HUP"}) {
    CAPTURE(signal);
    // Stopped when the first output is there; sh tells a death by signal as 128 and its number.
    const Outcome stopped = archive.desk().shell(
        "cd w && \"$HONGTOU\" build issues -o out/ --fonts pinned --lang en -j 2 --force & "
        "while [ ! -e w/out/2023/12.pdf ]; do :; done; kill -" +
        std::string(signal) + " $!; wait $!");
    CHECK(stopped.code > 128);
    CHECK(stopped.errors.find("; stopped before ") != std::string::npos);
    CHECK(archive.desk().shell("find w -name '.hongtou-*' -o -name 'journal-*' | grep .").code != 0);
    CHECK(fs::exists(archive.desk() / "w/out/.hongtou/record"));
    archive.shell("rm -r w/out/2023");
  }
}

TEST_CASE("--prune removes what runs wrote and nobody edited, where the source is gone", "[up-to-date]") {
  const Archive archive;
  REQUIRE(archive.build("out") == "0");
  archive.shell(
      "rm w/issues/2024/1.yaml w/issues/2025/3.yaml && echo mine >> w/out/2025/3.pdf && cp w/out/2024/2.pdf "
      "w/out/mine.pdf");
  const auto told = [&](const std::string& options) {
    return archive.desk()
        .shell(
            "cd w && \"$HONGTOU\" build issues/2024/2.yaml issues/2025/4.yaml --name '{number}' -o out "
            "--fonts pinned --lang en -q --prune " +
            options)
        .errors;
  };
  const std::string dry = told("--dry-run");
  CHECK(dry.find("\nout/2024/1.pdf: its source is gone, it would be removed\n") != std::string::npos);
  CHECK(dry.find("\nout/2025/3.pdf: its source is gone, but it was edited and is left\n") != std::string::npos);
  CHECK(fs::exists(archive.desk() / "w/out/2024/1.pdf"));
  told("");
  for (const char* gone : {"2024/1.pdf", "2024/1.dump", "2025/3.dump"})
    CHECK_FALSE(fs::exists(archive.desk() / "w/out" / gone));
  for (const char* kept : {"2024/2.pdf", "2025/3.pdf", "2025/4.pdf", "mine.pdf"})
    CHECK(fs::exists(archive.desk() / "w/out" / kept));
  CHECK(told("").empty());  // once
}

TEST_CASE("--prune removes nothing of a folder whose sources are all away", "[up-to-date]") {
  struct Case {
    const char* edit;
    bool removed;
  };
  const Case cases[] = {
      {"mv issues/2025 ../disk", true},                       // a year that is no more, beside one that is
      {"mkdir ../disk && mv issues/2025/* ../disk/", false},  // a mount point is left
      {"mkdir ../disk && mv issues ../disk/", false},         // all there was
      {"mkdir ../disk && mv issues/2025/3.yaml ../disk/", true},
  };
  for (const Case& one : cases) {
    CAPTURE(one.edit);
    const Archive archive;
    REQUIRE(archive.build("out") == "0");
    archive.write("elsewhere/9.yaml", with_number(9));
    archive.shell("cd w && " + std::string(one.edit));
    const std::string told = archive.desk()
                                 .shell(
                                     "cd w && \"$HONGTOU\" build ../elsewhere/9.yaml --name '{number}' -o out "
                                     "--fonts pinned --lang en -q --prune")
                                 .errors;
    CAPTURE(told);
    CHECK(fs::exists(archive.desk() / "w/out/2025/3.pdf") != one.removed);
    CHECK((told.find("[cli/sources-away]") == std::string::npos) == one.removed);
  }
}

TEST_CASE("--deps writes what Make reads", "[up-to-date]") {
  const Archive archive;
  archive.write("w/issues/2024/第 1 期#$.yaml", with_number(1));
  REQUIRE(archive.build("out", "--deps") == "0");
  archive.shell("rm w/out/2024/1.pdf.d");
  CHECK(archive.build("out", "--deps") == "3");
  const std::string text = archive.read("w/out/2025/4.pdf.d");
  CHECK(text.starts_with("out/2025/4.pdf:"));
  for (const char* file :
       {"issues/2025/4.yaml", "issues/2025/house.yaml", "styles/bulletin.yaml", "fonts/manifest.yaml", ".otf"})
    CHECK(text.find(file) != std::string::npos);
  if (archive.desk().shell("command -v make").code != 0) return;
  archive.write("w/Makefile", "all: out/2024/1.pdf\n-include out/2024/1.pdf.d\n%.pdf:\n\t@echo made $@\n");
  const auto make = [&] { return archive.desk().shell("make -s -C w").output; };
  CHECK(make().empty());
  archive.settle();
  archive.shell("touch w/issues/2024/1.yaml");
  CHECK(make() == "made out/2024/1.pdf\n");
}

TEST_CASE("parts that several machines made are joined, and one that is missing is an error", "[up-to-date]") {
  const Archive archive;
  for (int i = 10; i < 30; ++i) archive.write("w/issues/2023/" + std::to_string(i) + ".yaml", with_number(i));
  const auto part = [&](int index, const std::string& out, const std::string& more = "") {
    return archive.build(out, "--shard " + std::to_string(index) + "/3 " + more);
  };
  const auto merge = [&](const std::string& folders) {
    return archive.desk().shell("cd w && \"$HONGTOU\" merge --lang en " + folders);
  };
  REQUIRE(archive.build("whole") == "0");
  // Each on a machine of its own, brought together as artefacts.
  for (const int index : {1, 3}) CHECK(part(index, "part-" + std::to_string(index)) == "0");
  const Outcome missing = merge("all part-1 part-3");
  CHECK(missing.code == 1);
  CHECK(missing.errors.find("of 3 parts these are missing: 2 [cli/shards-missing]") != std::string::npos);
  CHECK_FALSE(fs::exists(archive.desk() / "w/all"));
  CHECK(part(2, "part-2", "--set masthead.top=40mm") == "0");
  CHECK(merge("all part-1 part-2 part-3").errors.find("[cli/other-run]") != std::string::npos);
  archive.shell("rm -r w/part-2");
  CHECK(part(2, "part-2") == "0");
  const Outcome joined = merge("all part-1 part-2 part-3");
  CHECK(joined.errors == "all: all 3 parts, 24 documents, 0 failed\n");
  CHECK(joined.code == 0);
  CHECK(archive.outputs("w/all") == archive.outputs("w/whole"));
  CHECK(archive.build("all") == "24");
  CHECK(part(2, "part-2").find("code") == std::string::npos);  // and 1 and 3 never begin
  CHECK(merge("all part-1 part-2 part-3").errors.find("these are missing: 1, 3 [") != std::string::npos);
  // All into one folder that they share, after a run in fewer parts that was given up.
  CHECK(archive.build("shared", "--shard 1/2") == "0");
  for (const int index : {1, 2, 3}) CHECK(part(index, "shared", "--force") == "0");
  CHECK(merge("shared").code == 0);
  CHECK(archive.outputs("w/shared") == archive.outputs("w/whole"));
  CHECK(archive.build("shared") == "24");
  CHECK(merge("shared").errors.find("[cli/no-shards]") != std::string::npos);  // the marks are gone
  archive.shell("rm -r w/part-1 w/part-2 w/part-3");
  for (const int index : {1, 2, 3}) part(index, "part-" + std::to_string(index));
  archive.shell("echo >> \"$(find w/part-2 -name '*.pdf' | head -1)\"");
  CHECK(merge("again part-1 part-2 part-3").errors.find("[cli/part-damaged]") != std::string::npos);
}

TEST_CASE("two runs at once into one folder both come to be recorded", "[up-to-date]") {
  const Archive archive;
  archive.shell(
      "cd w && for year in 2024 2025; do \"$HONGTOU\" build \"issues/$year\" --name '{year}-{stem}' -o out/$year/.. "
      "--fonts pinned -q & done; wait");
  const std::string both = archive.desk()
                               .shell(
                                   "cd w && \"$HONGTOU\" build issues/2024 issues/2025 --name '{year}-{stem}' "
                                   "-o out/ --fonts pinned --lang en")
                               .errors;
  CHECK(both.find("4 unchanged") != std::string::npos);
}

}  // namespace
}  // namespace typeset::test
