// Articles whose bodies stand in files of their own, through to pages: the same pages as from the source itself, what a
// document then depends on, and files that nobody should be handed.
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "press/jobs.h"
#include "press/made_files.h"
#include "source/body.h"
#include "source/body_file.h"
#include "support/made_text.h"
#include "support/on_the_page.h"
#include "support/program.h"

using namespace typeset;
using namespace typeset::test;
using testing::MadeFiles;

namespace {

const std::string kHead = "刊名: 动态\n期号: 1\n编发单位: 市委办公室\n日期: 2017-12-29\n文章:\n";

struct Pressed {
  MadeFiles files;
  Document document;

  Pressed(const std::string& articles, std::map<std::string, std::string> beside) {
    files.texts = std::move(beside);
    files.texts["desk/a.yaml"] = kHead + articles;
    Workshop workshop(files, nullptr, testing::premises());
    Job job = testing::job("desk/a.yaml");
    job.proof_read = true;
    document = press(job, workshop);
  }

  /// `FILE:LINE:COLUMN SLUG` of each fault, parted by blanks.
  std::string said() const {
    std::string all;
    for (const Diagnostic& fault : document.faults.all()) {
      all += all.empty() ? "" : " ";
      if (fault.span.known()) {
        const Position at = document.sources.position(fault.span);
        all += document.sources.name(fault.span.file) + ":" + std::to_string(at.line) + ":" +
               std::to_string(at.column) + " ";
      }
      all += fault.kind->slug;
    }
    return all;
  }
  std::string asked(const std::string& path) const {
    for (const Dependency& one : document.dependencies) {
      if (one.path == path) return one.failure ? "missing" : "read";
    }
    return "not asked";
  }
};

const std::string kArticle = "  - 标题: 文明社区治理\n    正文文件: 稿/甲.txt\n";

}  // namespace

TEST_CASE("body files: the same pages as of the text in the source", "[press]") {
  Dice dice(5);
  for (int round = 0; round < 20; ++round) {
    std::string lines, indented;
    for (int n = 1 + dice.below(12); n > 0; --n) {
      static const std::string kOpenings[] = {"", "# ", "- ", "> ", "**会议。**", "\\# ", "　　"};
      const std::string line = kOpenings[dice.below(std::size(kOpenings))] + dice.words(5 + dice.below(80)) + "。";
      lines += line + (dice.below(2) == 0 ? "\r\n" : "\n") + (dice.below(4) == 0 ? "\n" : "");
      indented += "      " + line + "\n";
    }
    CAPTURE(lines);
    const Pressed file(kArticle, {{"desk/稿/甲.txt", lines}});
    const Pressed own("  - 标题: 文明社区治理\n    正文: |\n" + indented, {});
    REQUIRE(file.document.pages);
    REQUIRE(own.document.pages);
    CHECK(text_of_content(*file.document.pages) == text_of_content(*own.document.pages));
    CHECK(file.document.faults.all().size() == own.document.faults.all().size());
  }
}

TEST_CASE("body files: a document depends on them, missing ones too, and lint reads them", "[press]") {
  const Pressed made(kArticle, {{"desk/稿/甲.txt", "会议。\n会议,大会。\n"}});
  CHECK(made.said() == "desk/稿/甲.txt:2:3 lint/half-width-mark");
  CHECK(made.asked("desk/稿/甲.txt") == "read");
  const Pressed silenced(kArticle + "    不查: {半角标点: 原文如此}\n", {{"desk/稿/甲.txt", "会议。\n会议,大会。\n"}});
  CHECK(silenced.said() == "");
  const Pressed missing(kArticle, {});
  CHECK(missing.said() == "desk/a.yaml:7:11 press/no-body-file");
  CHECK(missing.asked("desk/稿/甲.txt") == "missing");
  // One file named twice, once by another way to write its path: read once, reported once.
  const Pressed twice(kArticle + "  - 标题: 文明社区治理\n    正文文件: .\\稿//甲.txt\n",
                      {{"desk/稿/甲.txt", "会议\t大会\n"}});
  CHECK(twice.said() == "desk/稿/甲.txt:1:3 source/tab-in-text");
  CHECK(twice.files.read_paths.count("desk/稿/甲.txt") == 1);
}

TEST_CASE("body files: what is hostile is refused where it is named", "[press]") {
  CHECK(Pressed("  - 标题: 文明社区治理\n    正文文件: ../甲.txt\n", {{"甲.txt", "会议。"}}).said() ==
        "desk/a.yaml:7:11 press/body-file-outside");
  CHECK(Pressed("  - 标题: 文明社区治理\n    正文文件: /etc/甲.txt\n", {}).said() ==
        "desk/a.yaml:7:11 press/body-file-outside");
  // A body that is too long is reported as one in the source is, and read no further.
  const std::string long_body = times(kMostParagraphs + 5, "会议。\n");
  CHECK(Pressed(kArticle, {{"desk/稿/甲.txt", long_body}}).said().find("desk/稿/甲.txt:10001:1") == 0);
  // A short source that names a large file many times.
  std::string many;
  for (int i = 0; i < 40; ++i) many += "  - 标题: 文明社区治理\n    正文文件: 甲.txt\n";
  const std::string line = times(6000, "会") + "。\n";
  const Pressed bomb(many, {{"desk/甲.txt", times(kLargestBodyFile / line.size(), line)}});
  CHECK(bomb.said().find("press/body-file-too-large") != std::string::npos);
  CHECK(bomb.files.read_paths.count("desk/甲.txt") == 1);
}

TEST_CASE("body files: on the disk, of 10 MiB, a folder, a link to itself, no text", "[press]") {
  namespace fs = std::filesystem;
  const ScopedFolder folder;
  write_file(folder.path() / "large.txt", std::string(10U << 20U, 'a'));
  fs::create_directory(folder.path() / "folder.txt");
  fs::create_symlink("loop.txt", folder.path() / "loop.txt");
  std::string noise;
  for (Dice dice(3); noise.size() < 100'000;) noise += static_cast<char>(dice.below(256));
  write_file(folder.path() / "noise.txt", noise);
  std::string source = kHead;
  for (const std::string name : {"large", "folder", "loop", "noise"})
    source += "  - 标题: 文明社区治理\n    正文文件: " + name + ".txt\n";
  write_file(folder.path() / "a.yaml", source);
  Workshop workshop(testing::disk_files(), nullptr, testing::premises());
  const Document document = press(testing::job((folder.path() / "a.yaml").string()), workshop);
  std::string said;
  for (const Diagnostic& fault : document.faults.all()) {
    said += std::to_string(document.sources.position(fault.span).line) + " " + std::string(fault.kind->slug) + "\n";
  }
  CHECK(said ==
        "7 press/body-file-too-large\n9 press/no-body-file\n11 press/no-body-file\n1 source/body-file-not-text\n");
}
