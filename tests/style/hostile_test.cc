// Files and settings that mean harm: answered with faults, in no time worth mentioning.
#include "style_case.h"
#include "support/made_text.h"

using namespace typeset;
using namespace typeset::style_tests;

namespace {

/// The faults of a style made of `text`; at least one is expected.
Diagnostics faults_of(std::string text) {
  CaseFiles files;
  files.files["a.yaml"] = std::move(text);
  Sources sources;
  Diagnostics faults;
  CHECK_FALSE(load_style(sources, {"a", {}, {""}, &files, {}}, faults).has_value());
  CHECK(faults.has_errors());
  return faults;
}

}  // namespace

TEST_CASE("a file larger than a style can be") {
  const Diagnostics faults = faults_of(test::times(100'000, "# a comment\n"));
  REQUIRE(faults.all().size() == 1);
  CHECK(faults.all()[0].kind->slug == "style/unreadable");
}

TEST_CASE("tens of thousands of unknown keys") {
  std::string text = "masthead:\n";
  for (int n = 0; n < 30'000; ++n) text += "  tap" + std::to_string(n) + ": 20mm\n";
  const Diagnostics faults = faults_of(text);
  CHECK(faults.all().size() == Diagnostics::kMostListed);
  CHECK(faults.unlisted() > 0);
}

TEST_CASE("endless keys and values are told short") {
  const std::string endless = test::times(5'000, "刊"), key = test::times(300, "刊");
  const Diagnostics faults = faults_of(key + ": 1\nmasthead: {top: " + endless + ", face: " + endless + "}\n");
  CHECK(faults.all().size() == 3);
  for (const Diagnostic& fault : faults.all()) CHECK(fault.message(Language::zh).size() < 400);
}

TEST_CASE("bytes that are no text") {
  faults_of(std::string("\x00\x01\x02\xff\xfe", 5));
  faults_of("masthead: {top: \xff\xfe}\n");
  faults_of("\xd1\xf9\xca\xbd: 1\n");  // GB 18030
}

TEST_CASE("settings of any bytes") {
  CaseFiles files;
  files.files["a.yaml"] = "";
  for (const std::string& bytes :
       {std::string("\xff\xfe"), std::string("a\nb\n"), std::string(1, '\0'), std::string("=")}) {
    Sources sources;
    Diagnostics faults;
    CHECK_FALSE(
        load_style(sources, {"a", {}, {""}, &files, {{bytes, bytes}, {"contents.label", bytes + "\x01"}}}, faults));
    for (const Diagnostic& fault : faults.all()) {
      CHECK(sources.position(fault.span).line > 0);
      CHECK_FALSE(fault.message(Language::en).empty());
    }
  }
}

TEST_CASE("style names that would leave the folder are refused before a file is asked for") {
  class NoFiles : public CaseFiles {
   public:
    Result<Bytes> read(const std::string& path, std::uint64_t) const override {
      FAIL("asked for " << path);
      return Failure{};
    }
  };
  const NoFiles files;
  for (const std::string& name :
       {std::string(".."), std::string("../a"), std::string("a/b"), std::string("a\\b"), std::string("c:a"),
        std::string("a\nb"), std::string("a\0b", 3), std::string(" a"), std::string("\xff"), test::times(101, "a")}) {
    Sources sources;
    Diagnostics faults;
    CHECK_FALSE(load_style(sources, {name, {}, {"styles"}, &files, {}}, faults));
    REQUIRE(faults.all().size() == 1);
    CHECK(faults.all()[0].kind->slug == "style/bad-name");
  }
}

TEST_CASE("fields as large as a file may be are merged in linear time") {
  std::string many;
  for (int n = 0; n < 30'000; ++n) many += "  f" + std::to_string(n) + ": x\n";
  CaseFiles files;
  files.files["a.yaml"] = "extends: b\nfields:\n" + many;
  files.files["b.yaml"] = "fields:\n" + many + "  last: y\n";
  Sources sources;
  Diagnostics faults;
  const auto style = load_style(sources, {"a", {}, {""}, &files, {}}, faults);
  REQUIRE(style.has_value());
  CHECK(style->fields.entries.size() == 30'001);
}
