// Whether outputs are what making them again would give, judged by files in memory that have stamps.
#include "batch/freshness.h"

#include <catch2/catch.hpp>
#include <map>
#include <string>

#include "base/digest.h"

namespace typeset::test {
namespace {

/// Files with stamps, and a count of how often contents were asked for.
class StampedFiles final : public FileSource {
 public:
  struct File {
    std::string text;
    FileStamp stamp;
  };
  std::map<std::string, File> files;
  mutable int reads = 0;

  void put(const std::string& path, const std::string& text, std::int64_t time) {
    files[path] = {text, {text.size(), time, time, 1}};
  }
  Result<Bytes> read(const std::string& path, std::uint64_t) const override {
    ++reads;
    const auto file = files.find(path);
    if (file == files.end()) return Failure{FailureKind::not_found, path, {}};
    return Bytes::from(file->second.text);
  }
  Result<FileStamp> stamp(const std::string& path) const override {
    const auto file = files.find(path);
    if (file == files.end()) return Failure{FailureKind::not_found, path, {}};
    return file->second.stamp;
  }
  Result<std::vector<std::string>> list(const std::string& folder) const override {
    std::vector<std::string> names;
    for (const auto& [path, file] : files)
      if (path.starts_with(folder + "/")) names.push_back(path.substr(folder.size() + 1));
    return names;
  }
};

/// A document made from a source, a style and a style that was looked for in vain, all settled.
struct Made {
  StampedFiles files;
  Places places{"/w", "out", "/data"};
  Record record;
  const Wanted wanted{"program", "options", {"out:1.pdf"}};

  explicit Made(bool lists = false) {
    files.put("/w/1.yaml", "source", 100);
    files.put("/data/styles/s.yaml", "style", 50);
    files.put("/w/out/1.pdf", "output", 200);
    RecordedDocument document{"out:../1.yaml", "program", "options", {}, {}, {}, {}};
    for (const char* path : {"/w/1.yaml", "/w/s.yaml", "/data/styles/s.yaml"}) {
      Dependency asked{Dependency::Question::content, places.name_of(path), {}, {}};
      RecordedInput input{answered(asked, path, files), {}};
      if (const auto stamp = files.stamp(path)) input.stamp = *stamp;
      document.inputs.push_back(record.add(input));
    }
    if (lists) {
      Dependency asked{Dependency::Question::names, places.name_of("/w"), {}, {}};
      document.inputs.push_back(record.add({answered(asked, "/w", files), {}}));
    }
    document.outputs.push_back({"out:1.pdf", to_hex(fingerprint("output")), files.stamp("/w/out/1.pdf").value()});
    record.put(document);
    files.reads = 0;
  }

  std::string why(bool read_all = false) {
    Freshness freshness(record, files, places, read_all);
    const auto stale = freshness.why_stale(*record.find("out:../1.yaml"), wanted);
    return stale ? stale->en : "fresh";
  }
};

TEST_CASE("what has its stamps is not read", "[batch]") {
  Made made;
  CHECK(made.why() == "fresh");
  CHECK(made.files.reads == 0);
}

TEST_CASE("other stamps are asked of contents, which decide", "[batch]") {
  Made made;
  for (auto& [path, file] : made.files.files) file.stamp = {file.text.size(), 999, 999, 77};  // a fresh checkout
  Freshness freshness(made.record, made.files, made.places, false);
  CHECK_FALSE(freshness.why_stale(*made.record.find("out:../1.yaml"), made.wanted));
  CHECK(made.files.reads == 3);
  CHECK(freshness.new_stamps().inputs.size() == 2);
  CHECK(freshness.new_stamps().outputs.at("out:1.pdf").inode == 77);

  made.files.put("/w/1.yaml", "SOURCE", 100);
  made.files.files["/w/1.yaml"].stamp.inode = 2;  // same size and times
  CHECK(made.why() == "1.yaml changed");
}

TEST_CASE("each reason is named", "[batch]") {
  const auto after = [](auto change) {
    Made made;
    change(made.files);
    return made.why();
  };
  CHECK(after([](StampedFiles& files) { files.put("/w/1.yaml", "other", 300); }) == "1.yaml changed");
  CHECK(after([](StampedFiles& files) { files.put("/data/styles/s.yaml", "other", 300); }) ==
        "/data/styles/s.yaml changed");
  CHECK(after([](StampedFiles& files) { files.put("/w/s.yaml", "style", 10); }) == "s.yaml appeared");
  CHECK(after([](StampedFiles& files) { files.files.erase("/data/styles/s.yaml"); }) == "/data/styles/s.yaml is gone");
  CHECK(after([](StampedFiles& files) { files.files.erase("/w/out/1.pdf"); }) == "out/1.pdf is missing");
  CHECK(after([](StampedFiles& files) { files.put("/w/out/1.pdf", "0utput", 300); }) ==
        "out/1.pdf is not as it was written");

  Made made;
  const auto why = [&](const Wanted& wanted) {
    Freshness freshness(made.record, made.files, made.places, false);
    return freshness.why_stale(*made.record.find("out:../1.yaml"), wanted)->en;
  };
  CHECK(why({"newer", "options", {"out:1.pdf"}}) == "the program or the fonts changed");
  CHECK(why({"program", "others", {"out:1.pdf"}}) == "the options of the command changed");
  CHECK(why({"program", "options", {"out:第1期.pdf"}}) == "the names of the outputs changed");
}

TEST_CASE("names of a folder are compared whenever they were asked for", "[batch]") {
  Made made(true);
  CHECK(made.why() == "fresh");
  made.files.put("/w/2.yaml", "", 1);
  CHECK(made.why() == "files came to or left .");
}

TEST_CASE("damage under an old stamp is found when all is read", "[batch]") {
  Made made;
  made.files.files["/w/out/1.pdf"].text = "0utput";
  CHECK(made.why() == "fresh");  // size and times are hints, and these are believed
  CHECK(made.why(true) == "out/1.pdf is not as it was written");
}

}  // namespace
}  // namespace typeset::test
