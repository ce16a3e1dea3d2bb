// The sources of files in press/: what is noted, what is passed over, what lies in memory.
#include <catch2/catch.hpp>

#include "base/digest.h"
#include "press/made_files.h"
#include "press/memory_files.h"
#include "press/recorder.h"
#include "press/style_files.h"

using namespace typeset;
using testing::MadeFiles;

namespace {

std::string digest(std::string_view bytes) { return to_hex(fingerprint(bytes)); }

}  // namespace

TEST_CASE("questions are noted once, in order, with their first answer", "[press]") {
  MadeFiles files;
  files.texts = {{"desk/a", "one"}, {"desk/b", "two"}};
  const Recorder recorder(files);
  CHECK(recorder.read("desk/b", 10)->view == "two");
  CHECK(recorder.read("desk/none", 10).failure().kind == FailureKind::not_found);
  CHECK(recorder.list("desk").value() == std::vector<std::string>{"a", "b"});
  CHECK(recorder.list("nowhere").failure().kind == FailureKind::not_found);
  files.texts["desk/b"] = "changed";
  files.texts["desk/none"] = "appeared";
  CHECK(recorder.read("desk/b", 10)->view == "changed");
  CHECK(recorder.read("desk/none", 10).ok());
  CHECK(recorder.list("desk").value().size() == 3);
  CHECK(recorder.read("desk", 10).failure().kind == FailureKind::not_found);  // another question than its names
  CHECK_FALSE(recorder.stamp("desk/a").ok());

  using enum Dependency::Question;
  const std::vector<Dependency> expected = {{content, "desk/b", {}, digest("two")},
                                            {content, "desk/none", FailureKind::not_found, {}},
                                            {names, "desk", {}, digest(std::string_view("a\0b\0", 4))},
                                            {names, "nowhere", FailureKind::not_found, {}},
                                            {content, "desk", FailureKind::not_found, {}}};
  CHECK(recorder.noted() == expected);
}

TEST_CASE("a source is not taken for a style that bears its name", "[press]") {
  MadeFiles files;
  files.texts = {{"desk/bulletin.yaml", "masthead: x\narticles:\n  - title: y\n"},
                 {"desk/刊.yaml", "# 文章: no\n文章 :\n"},
                 {"desk/house.yaml", "masthead:\n  top: 1mm\n  articles: no\n"},
                 {"desk/begun.yaml", "刊名: 甲\n日期: 2017-12-29\n"},
                 {"desk/styles/bulletin.yaml", "articles: 1\n"}};
  const StyleFiles styles(files, "desk");
  CHECK(styles.read("desk/bulletin.yaml", 1000).failure().kind == FailureKind::not_found);
  CHECK(styles.read("desk/刊.yaml", 1000).failure().kind == FailureKind::not_found);
  CHECK(styles.read("desk/begun.yaml", 1000).failure().kind == FailureKind::not_found);
  CHECK(styles.read("desk/house.yaml", 1000).ok());
  CHECK(styles.read("desk/styles/bulletin.yaml", 1000).ok());
  CHECK(styles.list("desk").value().size() == 4);
}

TEST_CASE("a style is looked for beside the document, and beside the folders by year", "[press]") {
  const MadeFiles files;
  const auto folders = [&](const std::string& beside, const std::string& name) {
    return style_request("甲", StyleFiles(files, beside, name), {"asked"}, "own").folders;
  };
  using Folders = std::vector<std::string>;
  CHECK(folders("desk", "desk") == Folders{"asked", "desk/styles", "desk", "own"});
  CHECK(folders("desk/2026", "") == Folders{"asked", "desk/2026/styles", "desk/2026", "desk/styles", "own"});
  CHECK(folders("2026年", "") == Folders{"asked", "2026年/styles", "2026年", "styles", "own"});
  CHECK(folders(".", "2026") == Folders{"asked", "./styles", ".", "../styles", "own"});
}

TEST_CASE("files in memory are a folder beside others", "[press]") {
  MadeFiles others;
  others.texts = {{"desk/a", "other"}, {"memory", "x"}, {"memory:x/a", "y"}};
  const std::map<std::string, std::string> handed = {{"a.jpg", "A"}, {"styles/b.yaml", "B"}, {"图/c.jpg", "CCC"}};
  const MemoryFiles files(handed, others);
  CHECK(files.read("memory:/a.jpg", 10)->view == "A");
  CHECK(files.read("memory:/图/c.jpg", 3)->view == "CCC");
  CHECK(files.read("memory:/图/c.jpg", 2).failure().kind == FailureKind::too_large);
  CHECK(files.read("memory:/a", 10).failure().kind == FailureKind::not_found);
  CHECK(files.read("memory:/desk/a", 10).failure().kind == FailureKind::not_found);
  CHECK(files.read("desk/a", 10)->view == "other");
  CHECK(files.read("memory:x/a", 10)->view == "y");
  CHECK(files.list("memory:").value() == std::vector<std::string>{"a.jpg"});
  CHECK(files.list("memory:/图").value() == std::vector<std::string>{"c.jpg"});
  CHECK(files.list("memory:/sty").failure().kind == FailureKind::not_found);
  CHECK(files.list("desk").value() == std::vector<std::string>{"a"});
}
