// One document's way, called as functions: what it depends on, and what it asks for.
#include "cli/build_document.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <map>
#include <set>

#include "base/digest.h"
#include "cli/disk.h"
#include "cli/summary.h"
#include "support/program.h"

using namespace typeset;
namespace fs = std::filesystem;

namespace {

/// Texts by name over the disk, and which files were asked for.
class Memory final : public FileSource {
 public:
  std::map<std::string, std::string> texts;
  mutable std::multiset<std::string> read_paths;

  Result<Bytes> read(const std::string& path, std::uint64_t limit) const override {
    read_paths.insert(path);
    const auto found = texts.find(path);
    if (found == texts.end()) return disk_.read(path, limit);
    return Bytes::from(found->second);
  }
  Result<FileStamp> stamp(const std::string& path) const override { return disk_.stamp(path); }
  Result<std::vector<std::string>> list(const std::string& folder) const override { return disk_.list(folder); }

 private:
  DiskFiles disk_;
};

/// The styles of the repository and the tiny fonts.
class Data {
 public:
  Data() {
    fs::create_directory_symlink(fs::path(REPOSITORY) / "styles", scratch_.path() / "styles");
    fs::create_directory_symlink(fs::path(REPOSITORY) / "tests/fonts", scratch_.path() / "fonts");
    ::setenv("HONGTOU_DATA", scratch_.path().c_str(), 1);
  }
  std::string operator/(const char* name) const { return (scratch_.path() / name).string(); }

 private:
  test::ScopedFolder scratch_;
};

const std::string kGood =
    "style: house\n"
    "masthead: 工作动态\n"
    "number: 34\n"
    "issuer: 市人民政府办公室\n"
    "date: 2017-12-29\n"
    "articles:\n"
    "  - title: 文明社区治理\n"
    "    body: 为提升对群众服务质量，开启新局面。\n";

}  // namespace

TEST_CASE("a document names everything it depends on", "[cli]") {
  const Data data;
  Memory files;
  files.texts = {{"desk/a.yaml", "\xef\xbb\xbf" + kGood}, {"desk/styles/house.yaml", "extends: bulletin\n"}};
  Workshop workshop(files, nullptr, FontPolicy::pinned);
  Request request;
  request.formats = {OutputFormat::dump};
  const Document document = build_document("desk/a.yaml", request, workshop);
  for (const Diagnostic& fault : document.faults.all()) FAIL_CHECK(fault.message(Language::en));
  REQUIRE_FALSE(document.failed);
  REQUIRE(document.outputs.size() == 1);

  const auto digest_of = [&](const std::string& path) {
    const auto& all = document.dependencies;
    const auto found = std::ranges::find(all, path, &Dependency::path);
    return found == all.end() ? "none" : found->sha256;
  };
  // Of the bytes as they are on disk, byte order mark included.
  CHECK(digest_of("desk/a.yaml") == to_hex(sha256(files.texts["desk/a.yaml"])));
  CHECK(digest_of("desk/styles/house.yaml") == to_hex(sha256(files.texts["desk/styles/house.yaml"])));
  CHECK(digest_of(data / "styles/bulletin.yaml") == to_hex(sha256(test::read_file(data / "styles/bulletin.yaml"))));
  CHECK(digest_of(data / "fonts/manifest.yaml") == to_hex(sha256(test::read_file(data / "fonts/manifest.yaml"))));
  CHECK(digest_of(data / "fonts/HongtouTestSong.otf") ==
        to_hex(sha256(test::read_file(data / "fonts/HongtouTestSong.otf"))));
  std::set<std::string> once;
  for (const Dependency& dependency : document.dependencies) CHECK(once.insert(dependency.path).second);
}

TEST_CASE("a picture is read from below the document's folder, once, and is among its dependencies", "[cli]") {
  const Data data;
  Memory files;
  const std::string image = test::read_file(fs::path(TEST_DATA) / "cases/pictures/图/会场.jpg");
  const std::string pictures =
      "      ![](图/a.jpg){alt=一} ![](./图//a.jpg){alt=一}\n"
      "      ![](图\\a.jpg){alt=一}\n"
      "      ![](图/b.jpg){alt=一}\n";
  const std::string text = kGood.substr(0, kGood.rfind("body: ")) + "body: |\n";
  files.texts = {{"desk/a.yaml", text + pictures},
                 {"desk/b.yaml", text + "      ![](../a.jpg){alt=一}\n      ![](图/../../a.jpg){alt=一}\n"
                                        "      ![](/a.jpg){alt=一}\n      ![](C:\\a.jpg){alt=一}\n"},
                 {"desk/styles/house.yaml", "extends: bulletin\n"},
                 {"desk/图/a.jpg", image},
                 {"desk/图/b.jpg", image}};
  Workshop workshop(files, nullptr, FontPolicy::pinned);
  Request request;
  const Document document = build_document("desk/a.yaml", request, workshop);
  for (const Diagnostic& fault : document.faults.all()) FAIL_CHECK(fault.message(Language::en));
  REQUIRE(document.pages);
  CHECK(document.pages->images.size() == 1);  // files of the same bytes are one image
  CHECK(summary(*document.pages, Language::en).find(" · colour pictures on page") != std::string::npos);
  const auto& all = document.dependencies;
  const auto found = std::ranges::find(all, "desk/图/a.jpg", &Dependency::path);
  REQUIRE(found != all.end());
  CHECK(found->sha256 == to_hex(sha256(image)));

  const Document outside = build_document("desk/b.yaml", request, workshop);
  CHECK(outside.failed);
  CHECK(outside.faults.all().size() == 4);
  for (const Diagnostic& fault : outside.faults.all()) CHECK(fault.kind->slug == "cli/picture-outside");
  for (const std::string& path : files.read_paths) {
    if (path.ends_with("a.jpg")) CHECK(path == "desk/图/a.jpg");
  }
}

TEST_CASE("fonts are opened for the first document that needs them, once", "[cli]") {
  const Data data;
  Memory files;
  files.texts = {{"a.yaml", kGood}, {"bad.yaml", "a: [\n"}, {"./styles/house.yaml", "extends: bulletin\n"}};
  Workshop workshop(files, nullptr, FontPolicy::pinned);
  const Request request;
  const std::string manifest = data / "fonts/manifest.yaml";

  CHECK(build_document("bad.yaml", request, workshop).failed);
  CHECK(build_document("none.yaml", request, workshop).failed);
  CHECK(files.read_paths.count(manifest) == 0);
  CHECK(workshop.faults_so_far() == nullptr);
  CHECK_FALSE(build_document("a.yaml", request, workshop).failed);
  CHECK_FALSE(build_document("a.yaml", request, workshop).failed);
  CHECK(files.read_paths.count(manifest) == 1);
  REQUIRE(workshop.faults_so_far() != nullptr);
  CHECK(workshop.faults_so_far()->all().empty());
}

TEST_CASE("faults in their order: typing, syntax, fields, pages", "[cli]") {
  const Data data;
  struct Case {
    const char* name;
    std::string text;
    std::vector<std::string> slugs;
  };
  const auto with = [](const std::string& old, const std::string& by) {
    std::string text = kGood;
    return text.replace(text.find(old), old.size(), by);
  };
  const Case cases[] = {
      {"a slip explains the missing field", with("number: ", "number："), {"source/full-width-colon"}},
      {"and where the parser stops", with("title: ", "title： "), {"source/full-width-colon"}},
      {"but not a fault elsewhere",
       with("动态\nnumber", "动态 #x\nnmuber"),
       {"source/text-cut-off", "source/unknown-key"}},
      {"a style with faults does not make its fields missing",
       with("style: house\nmasthead: 工作动态\n", "style: broken\n"),
       {"style/unknown-key"}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    Memory files;
    files.texts = {{"a.yaml", c.text},
                   {"./styles/house.yaml", "extends: bulletin\n"},
                   {"./styles/broken.yaml", "extends: bulletin\nmastheda: 1\n"}};
    Workshop workshop(files, nullptr, FontPolicy::pinned);
    Document document = build_document("a.yaml", {}, workshop);
    CHECK(document.failed);
    document.faults.sort_by_place();
    std::vector<std::string> slugs;
    for (const Diagnostic& fault : document.faults.all()) slugs.emplace_back(fault.kind->slug);
    CHECK(slugs == c.slugs);
  }
}
