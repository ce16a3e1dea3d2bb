#include "font/manifest.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "font/faults.h"
#include "font/made_fonts.h"

using namespace typeset;

namespace {

struct Read {
  std::optional<Manifest> manifest;
  std::vector<std::string> faults;  // "line:column slug"
};

Read read(const std::string& text) {
  Sources sources;
  const FileId file = sources.add("manifest.yaml", text);
  Diagnostics faults;
  Read result{read_manifest(sources, file, faults), {}};
  for (const Diagnostic& fault : faults.all()) {
    const Position at = sources.position(fault.span);
    result.faults.push_back(std::to_string(at.line) + ":" + std::to_string(at.column) + " " +
                            std::string(fault.kind->slug));
  }
  return result;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != text.npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("the manifest we ship reads without fault, and says what fonts.md decides") {
  std::ifstream stream(std::string(REPOSITORY) + "/fonts/manifest.yaml", std::ios::binary);
  const Read shipped = read({std::istreambuf_iterator<char>(stream), {}});
  CHECK(shipped.faults.empty());
  REQUIRE(shipped.manifest);
  const Manifest& manifest = *shipped.manifest;
  struct Row {
    Role role;
    std::string pinned;
    Role latin;
  };
  for (const Row& row : {Row{Role::fangsong, "FandolFang-Regular", Role::latin},
                         {Role::kai, "FandolKai-Regular", Role::latin},
                         {Role::hei, "NotoSansCJKsc-Regular", Role::latin},
                         {Role::song, "NotoSerifCJKsc-Regular", Role::latin},
                         {Role::xiaobiaosong, "NotoSerifCJKsc-Bold", Role::latin_bold},
                         {Role::latin, "LiberationSerif", Role::latin},
                         {Role::latin_bold, "LiberationSerif-Bold", Role::latin_bold}}) {
    INFO(role_name(row.role).name);
    CHECK(manifest.of(row.role).candidates.back() == Candidate{Candidate::By::pinned, row.pinned});
    CHECK(manifest.of(row.role).fallback.back() == Candidate{Candidate::By::pinned, "BabelStoneHan"});
    CHECK(manifest.of(row.role).latin == row.latin);
  }
  REQUIRE(manifest.pinned("NotoSerifCJKsc-Bold") != nullptr);
  CHECK(manifest.pinned("NotoSerifCJKsc-Bold")->index == 2);
  CHECK(manifest.pinned("FandolFang-Regular")->licence == "GPL-3.0-with-font-exception");
  CHECK(manifest.pinned("NotoSerif") == nullptr);
}

TEST_CASE("faults of a manifest are told where they stand, all at once") {
  const std::string good = typeset::testing::manifest_with("{ps: A}, {family: 仿宋}") +
                           "distrusted:\n  A: {U+FFE5: a dollar, U+2460..U+2462: squares}\n";
  CHECK(read(good).faults.empty());
  struct Row {
    std::string from;
    std::string to;
    std::vector<std::string> faults;
  };
  const std::vector<Row> rows = {
      {"{ps: A}", "{ps: A, family: B}", {"3:18 font/manifest-shape"}},
      {"{ps: A}", "{}", {"3:18 font/manifest-shape"}},
      {"{ps: A}", "{name: A}", {"3:19 font/manifest-unknown-key"}},
      {"{ps: A}", "A", {"3:18 font/manifest-shape"}},
      {"{ps: A}", "{file: A}", {"3:25 font/manifest-unknown-file"}},
      {"{ps: A}", "{ps: [A]}", {"3:23 font/manifest-shape"}},
      {"[{ps: A}, {family: 仿宋}]", "[]", {"3:17 font/manifest-shape"}},
      {"    candidates", "    candidate", {"3:5 font/manifest-unknown-key", "3:5 font/manifest-missing-key"}},
      {"  fangsong:", "  fangsung:", {"2:3 font/manifest-unknown-role", "2:3 font/manifest-missing-key"}},
      {"  latin: {", "  latin: {latin: kai, ", {"8:18 font/manifest-shape"}},
      {"index: 0", "index: two", {"11:65 font/manifest-shape"}},
      {"index: 0", "index: -1", {"11:65 font/manifest-shape"}},
      {"file: HongtouTestLatin.ttf", "file: ../HongtouTestLatin.ttf", {"11:36 font/manifest-shape"}},
      {"sha256: ", "sha256: x", {"11:87 font/manifest-shape"}},
      {", licence: OFL-1.1", "", {"11:29 font/manifest-missing-key"}},
      {"files:", "filez:", {"10:1 font/manifest-unknown-key", "1:1 font/manifest-missing-key"}},
      {"index: 0", "index: two, colour: red", {"11:70 font/manifest-unknown-key"}},
      {"roles:", "roles: &a", {"1:8 base/yaml-anchor"}},
      {"  A: {", "  B: {", {"13:3 font/manifest-distrusts-unknown"}},
      {"  A: {U+FFE5: a dollar, U+2460..U+2462: squares}", "  A: [U+FFE5]", {"13:6 font/manifest-shape"}},
      {"  A: {U+FFE5: a dollar, U+2460..U+2462: squares}", "  - A", {"13:3 font/manifest-shape"}},
      {"a dollar", "[a dollar]", {"13:15 font/manifest-shape"}},
      {"a dollar", "\"\"", {"13:15 font/manifest-shape"}},
      {"U+FFE5", "U+ffe5", {"13:7 font/manifest-no-characters"}},
      {"U+FFE5", "U+FFE", {"13:7 font/manifest-no-characters"}},
      {"U+FFE5", "U+110000", {"13:7 font/manifest-no-characters"}},
      {"U+FFE5", "U+D800", {"13:7 font/manifest-no-characters"}},
      {"U+FFE5", "￥", {"13:7 font/manifest-no-characters"}},
      {"U+FFE5", "0xFFE5", {"13:7 font/manifest-no-characters"}},
      {"U+2460..U+2462", "U+2462..U+2460", {"13:25 font/manifest-no-characters"}},
      {"U+2460..U+2462", "U+2460..", {"13:25 font/manifest-no-characters"}},
      {"U+2460..U+2462", "U+2460..U+2461..U+2462", {"13:25 font/manifest-no-characters"}},
      {"U+FFE5", "U+2461", {"13:7 font/manifest-distrusted-twice"}},
      {"U+FFE5", "U+2462..U+2470", {"13:7 font/manifest-distrusted-twice"}},
  };
  for (const Row& row : rows) {
    INFO(row.from << " -> " << row.to);
    const Read bad = read(replaced(good, row.from, row.to));
    CHECK_FALSE(bad.manifest);
    CHECK(bad.faults == row.faults);
  }
  CHECK_FALSE(read("").manifest);
  CHECK_FALSE(read("- roles\n").manifest);
}
