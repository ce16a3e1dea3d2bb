// One document's way, called as functions: what it depends on, and what it asks for.
#include "press/press.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <optional>
#include <set>

#include "base/digest.h"
#include "press/faults.h"
#include "press/jobs.h"
#include "press/made_files.h"
#include "press/pdf_wishes.h"
#include "press/year_folder.h"
#include "support/faults.h"
#include "support/made_text.h"
#include "support/program.h"

using namespace typeset;
using testing::job;
using testing::MadeFiles;
using testing::premises;
namespace fs = std::filesystem;

namespace {

/// How a question was answered: a digest, or "missing"; "none" if it was not asked.
std::string answer(const Document& document, Dependency::Question question, const std::string& path) {
  for (const Dependency& asked : document.dependencies) {
    if (asked.question != question || asked.path != path) continue;
    return asked.failure == FailureKind::not_found ? "missing" : asked.fingerprint;
  }
  return "none";
}

std::string content(const Document& document, const std::string& path) {
  return answer(document, Dependency::Question::content, path);
}

std::string digest(std::string_view bytes) { return to_hex(fingerprint(bytes)); }

const std::string kGood = "style: house\n" + test::kGoodBulletin;

}  // namespace

TEST_CASE("a document names everything it depends on, what is missing too", "[press]") {
  MadeFiles files;
  files.texts = {{"desk/a.yaml", "\xef\xbb\xbf" + kGood}, {"desk/styles/house.yaml", "extends: bulletin\n"}};
  Workshop workshop(files, nullptr, premises());
  const Document document = press(job("desk/a.yaml", {"dump"}), workshop);
  for (const Diagnostic& fault : document.faults.all()) FAIL_CHECK(fault.message(Language::en));
  REQUIRE_FALSE(document.failed);
  REQUIRE(document.outputs.size() == 1);

  // Of the bytes as they are on disk, byte order mark included.
  CHECK(content(document, "desk/a.yaml") == digest(files.texts["desk/a.yaml"]));
  CHECK(content(document, "desk/styles/house.yaml") == digest(files.texts["desk/styles/house.yaml"]));
  for (const std::string path : {REPOSITORY "/styles/bulletin.yaml", REPOSITORY "/tests/fonts/manifest.yaml"})
    CHECK(content(document, path) == digest(test::read_file(path)));
  const std::string song = REPOSITORY "/tests/fonts/HongtouTestSong.otf";
  const auto used = std::ranges::find(document.fonts, song, &UsedFont::path);
  REQUIRE(used != document.fonts.end());
  CHECK(used->sha256 == to_hex(sha256(test::read_file(song))));
  // Either would be the style, if it appeared.
  CHECK(content(document, "desk/styles/bulletin.yaml") == "missing");
  CHECK(content(document, "desk/bulletin.yaml") == "missing");
  CHECK(content(document, "desk/house.yaml") == "none");  // the nearer one was there
  std::set<std::string> once;
  for (const Dependency& dependency : document.dependencies) CHECK(once.insert(dependency.path).second);
  CHECK(document.neighbours == nullptr);
}

TEST_CASE("a document that cannot be made names what would change that", "[press]") {
  MadeFiles files;
  files.texts = {{"desk/a.yaml", kGood}, {"desk/house.yaml", kGood}};
  Workshop workshop(files, nullptr, premises());
  CHECK(press(job("desk/b.yaml"), workshop).dependencies ==
        std::vector<Dependency>{{Dependency::Question::content, "desk/b.yaml", FailureKind::not_found, {}}});
  const Document document = press(job("desk/a.yaml"), workshop);
  CHECK(document.failed);
  CHECK(content(document, "desk/styles/house.yaml") == "missing");
  // It was read, and passed over as the source of another document: edited, it may become the style.
  CHECK(content(document, "desk/house.yaml") == digest(kGood));
}

// The bytes of a PDF for the screen follow from the source, the style, the options, the program and the fonts.
TEST_CASE("a file for the screen takes no profile of the machine", "[press]") {
  MadeFiles files;
  files.texts = {{"/usr/share/color/icc/ISOcoated_v2_300_eci.icc", "usual"}, {"given.icc", "given"}};
  Image picture;
  picture.width = picture.height = 1;
  picture.colour = ImageColour::cmyk;
  picture.samples = std::string(4, '\0');
  Pages with_inks, without;
  with_inks.images.push_back(std::make_shared<const Image>(picture));
  struct Told {
    std::string profile, slug;
    bool operator==(const Told&) const = default;
  };
  const auto told = [&](const PdfWishes& wishes, const Pages& pages) {
    Diagnostics faults;
    const PdfOptions options = pdf_options(wishes, pages, {}, files, faults);
    return Told{options.press_profile, faults.all().empty() ? "" : std::string(faults.all().front().kind->slug)};
  };
  PdfWishes wishes;
  CHECK(told(wishes, with_inks) == Told{"", ""});
  CHECK(files.read_paths.empty());
  wishes.profile = "given.icc";
  CHECK(told(wishes, with_inks) == Told{"given", ""});
  CHECK(told(wishes, without) == Told{"", "press/profile-unused"});
  wishes.standard.archive_part = 0;  // says nothing of what inks mean
  CHECK(told(wishes, with_inks) == Told{"", "press/profile-unused"});
  wishes.colours = PdfColours::press;
  CHECK(told(wishes, without) == Told{"given", ""});
  wishes.profile.reset();
  CHECK(told(wishes, without) == Told{"usual", "press/usual-profile"});
}

TEST_CASE("proof-reading depends on the names and the texts of the neighbours", "[press]") {
  MadeFiles files;
  std::string other = kGood;
  other.replace(other.find("34"), 2, "32");
  files.texts = {{"desk/a.yaml", kGood},
                 {"desk/b.yml", other},
                 {"desk/c.txt", "x"},
                 {"desk/styles/house.yaml", "extends: bulletin\n"}};
  Workshop workshop(files, nullptr, premises());
  Job reading = job("desk/a.yaml");
  reading.proof_read = true;
  const Document document = press(reading, workshop);
  REQUIRE(document.neighbours != nullptr);
  const std::string names("a.yaml\0b.yml\0c.txt\0", 19);
  CHECK(document.neighbours->dependencies ==
        std::vector<Dependency>{{Dependency::Question::names, "desk", {}, digest(names)},
                                {Dependency::Question::content, "desk/a.yaml", {}, digest(kGood)},
                                {Dependency::Question::content, "desk/b.yml", {}, digest(other)}});
  CHECK(press(reading, workshop).neighbours == document.neighbours);  // read once
  CHECK(files.lists == 1);
  const auto gap = [](const Diagnostic& fault) { return fault.kind->slug == "lint/number-skipped"; };
  CHECK(std::ranges::any_of(document.faults.all(), gap));

  reading.handed = Bytes::from(kGood);
  CHECK(press(reading, workshop).neighbours == nullptr);
}

TEST_CASE("folders by year are neighbours, each listed and read once", "[press]") {
  const auto issue = [](int number, int total, const std::string& date) {
    return "style: house\nmasthead: 甲\nnumber: " + std::to_string(number) + "\ntotal: " + std::to_string(total) +
           "\nissuer: 甲\ndate: " + date + "\narticles:\n  - title: 一\n    body: 一\n";
  };
  MadeFiles files;
  files.texts = {{"desk/2025/52.yaml", issue(52, 52, "2025-12-31")}, {"desk/2026年/1.yaml", issue(1, 53, "2026-1-7")},
                 {"desk/2026年/2.yaml", issue(2, 54, "2026-1-14")},  {"desk/2027/1.yaml", issue(1, 57, "2027-1-6")},
                 {"desk/2027/2.yaml", issue(2, 54, "2027-1-13")},    {"desk/2028/1.yaml", issue(1, 60, "2028-1-5")},
                 {"desk/styles/house.yaml", "extends: bulletin\n"}};
  Workshop workshop(files, nullptr, premises());
  const auto told = [&](const std::string& path) {
    Job reading = job(path);
    reading.proof_read = true;
    const Document document = press(reading, workshop);
    REQUIRE(document.neighbours != nullptr);
    std::string all;
    for (const Diagnostic& fault : document.faults.all()) {
      if (fault.kind->slug.starts_with("lint/")) all += fault.message(Language::en) + "\n";
    }
    return all;
  };
  CHECK(told("desk/2025/52.yaml").empty());
  CHECK(told("desk/2026年/1.yaml").empty());
  CHECK(told("desk/2026年/2.yaml") == "total number 54 is also that of 2027/2.yaml\n");
  CHECK(told("desk/2027/1.yaml") == "total number 57 comes after 54 (2026年/2.yaml): 55—56 missing\n");
  CHECK(files.lists == 10);  // 2024 to 2028, in both spellings
  for (const auto& [path, text] : files.texts) {
    if (path.find("20") != std::string::npos) CHECK(files.read_paths.count(path) <= 2);  // itself, and as a neighbour
  }

  Job job;
  job.source = "desk/2027/1.yaml";
  const auto asked = workshop.neighbours().of(job)->dependencies;
  const auto answered = [&](const std::string& path) {
    return std::ranges::any_of(asked, [&](const Dependency& dependency) { return dependency.path == path; });
  };
  for (const char* path : {"desk/2027", "desk/2026", "desk/2026年", "desk/2028", "desk/2028年", "desk/2026年/2.yaml"})
    CHECK(answered(path));
  CHECK_FALSE(answered("desk/2025"));
}

TEST_CASE("a folder is by year by its own name", "[press]") {
  const auto parent = [](std::string_view path, std::string_view name) {
    const auto found = year_folder(path, name);
    return found ? std::to_string(found->year) + " " + found->parent : "-";
  };
  CHECK(parent("2026", "") == "2026 .");
  CHECK(parent("a/2026年", "") == "2026 a");
  CHECK(parent("/2026/", "") == "2026 /");
  CHECK(parent(".", "2026") == "2026 ..");
  CHECK(parent("a/..", "2026") == "2026 a/../..");
  CHECK(parent(".", "") == "-");
  CHECK(parent("简报", "2026") == "-");
  for (const char* name : {"2026年简报", "20260", "026", "1024", "年", "-2026", "2100"}) CHECK(parent(name, "") == "-");
}

TEST_CASE("a source that is handed over is not asked for", "[press]") {
  MadeFiles files;
  files.texts = {{"./styles/house.yaml", "extends: bulletin\n"}};
  Workshop workshop(files, nullptr, premises());
  Job handed = job("<stdin>", {"dump"});
  handed.handed = Bytes::from(kGood);
  const Document document = press(handed, workshop);
  CHECK_FALSE(document.failed);
  CHECK(document.name == "<stdin>");
  CHECK(content(document, "<stdin>") == "none");
  CHECK(content(document, "./styles/house.yaml") == digest("extends: bulletin\n"));

  handed.handed = Failure{FailureKind::too_large, "-", {}};
  const Document refused = press(handed, workshop);
  REQUIRE(refused.faults.all().size() == 1);
  CHECK(refused.faults.all()[0].kind->slug == "press/too-large");
}

TEST_CASE("without premises a source is checked, not set", "[press]") {
  const MadeFiles files;
  Premises none;
  none.faults.report(press_faults::kNoSuchFile, {}, {"x"});
  Workshop workshop(files, nullptr, none);
  Job bad = job("bad", {"dump"});
  bad.handed = Bytes::from("number： 3\n");
  const Document document = press(bad, workshop);
  CHECK(document.failed);
  CHECK(document.outputs.empty());
  CHECK(document.faults.has_errors());
  REQUIRE(workshop.faults_so_far() != nullptr);
  CHECK(workshop.faults_so_far()->all().size() == 1);
  CHECK(workshop.fonts() == nullptr);
}

TEST_CASE("the formats have names and extensions of their own", "[press]") {
  std::set<std::string_view> seen;
  for (const OutputFormat& format : output_formats()) {
    CHECK(seen.insert(format.name).second);
    CHECK(seen.insert(format.extension).second);
    CHECK(format.extension.starts_with('.'));
    CHECK(find_output_format(format.name) == &format);
  }
  CHECK(find_output_format("docx") == nullptr);
}

TEST_CASE("a picture is read from below the document's folder, once, and is among its dependencies", "[press]") {
  MadeFiles files;
  const std::string image = test::read_file(fs::path(REPOSITORY) / "tests/cases/pictures/图/会场.jpg");
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
  Workshop workshop(files, nullptr, premises());
  const Document document = press(job("desk/a.yaml"), workshop);
  for (const Diagnostic& fault : document.faults.all()) FAIL_CHECK(fault.message(Language::en));
  REQUIRE(document.pages);
  CHECK(document.pages->images.size() == 1);  // files of the same bytes are one image
  CHECK(content(document, "desk/图/a.jpg") == digest(image));

  const Document outside = press(job("desk/b.yaml"), workshop);
  CHECK(outside.failed);
  CHECK(outside.faults.all().size() == 4);
  for (const Diagnostic& fault : outside.faults.all()) CHECK(fault.kind->slug == "press/picture-outside");
  for (const std::string& path : files.read_paths) {
    if (path.ends_with("a.jpg")) CHECK(path == "desk/图/a.jpg");
  }
}

TEST_CASE("fonts are opened for the first document that needs them, once", "[press]") {
  MadeFiles files;
  files.texts = {{"a.yaml", kGood}, {"bad.yaml", "a: [\n"}, {"./styles/house.yaml", "extends: bulletin\n"}};
  Workshop workshop(files, nullptr, premises());
  const std::string manifest = REPOSITORY "/tests/fonts/manifest.yaml";

  CHECK(press(job("bad.yaml"), workshop).failed);
  CHECK(press(job("none.yaml"), workshop).failed);
  CHECK(files.read_paths.count(manifest) == 0);
  CHECK(workshop.faults_so_far() == nullptr);
  CHECK_FALSE(press(job("a.yaml"), workshop).failed);
  CHECK_FALSE(press(job("a.yaml"), workshop).failed);
  CHECK(files.read_paths.count(manifest) == 1);
  REQUIRE(workshop.faults_so_far() != nullptr);
  CHECK(workshop.faults_so_far()->all().empty());
}

TEST_CASE("faults in their order: typing, syntax, fields, pages", "[press]") {
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
    MadeFiles files;
    files.texts = {{"a.yaml", c.text},
                   {"./styles/house.yaml", "extends: bulletin\n"},
                   {"./styles/broken.yaml", "extends: bulletin\nmastheda: 1\n"}};
    Workshop workshop(files, nullptr, premises());
    Document document = press(job("a.yaml"), workshop);
    CHECK(document.failed);
    document.faults.sort_by_place();
    CHECK(test::slugs_of(document.faults) == c.slugs);
  }
}

TEST_CASE("data files are read once, from the document's folder alone, and before its texts", "[press]") {
  MadeFiles files;
  const std::string data = "数据: {甲: 数据/甲.csv, 乙: './数据//甲.csv', 丙: 数据/丙.csv}\n";
  files.texts = {{"desk/a.yaml", kGood + "  - title: 质量{{甲.一.值}}\n    body: '**{{乙.二|千分位}}**'\n" + data},
                 {"desk/styles/house.yaml", "extends: bulletin\n"},
                 {"desk/数据/甲.csv", "名,值\n一,7\n二,1234\n"},
                 {"desk/数据/丙.csv", "\xd6\xb8\xb1\xea,\xd6\xb5\r\n\xb2\xfa\xd6\xb5,12\r\n"}};
  Workshop workshop(files, nullptr, premises());
  const Document document = press(job("desk/a.yaml", {"dump"}), workshop);
  for (const Diagnostic& fault : document.faults.all()) CHECK(fault.kind->slug == "source/csv-encoding");
  REQUIRE_FALSE(document.failed);
  CHECK(document.faults.all().size() == 1);
  CHECK(document.outputs.front().find("1,234") != std::string::npos);
  CHECK(files.read_paths.count("desk/数据/甲.csv") == 1);
  CHECK(content(document, "desk/数据/甲.csv") == digest(files.texts["desk/数据/甲.csv"]));
  CHECK(content(document, "desk/数据/丙.csv") == digest(files.texts["desk/数据/丙.csv"]));
}

TEST_CASE("a data file that cannot be had is reported where it is named, a faulty one where it is faulty", "[press]") {
  const auto told = [](const std::string& name, const std::string& csv) {
    MadeFiles files;
    files.texts = {{"desk/a.yaml", kGood + "  - title: 产值\n    body: 产值{{甲.一}}。\ndata: {甲: " + name + "}\n"},
                   {"desk/styles/house.yaml", "extends: bulletin\n"}};
    if (!csv.empty()) files.texts["desk/甲.csv"] = csv;
    Workshop workshop(files, nullptr, premises());
    const Document document = press(job("desk/a.yaml"), workshop);
    CHECK(document.failed);
    std::string all;
    for (const Diagnostic& fault : document.faults.all()) {
      if (fault.kind->slug == "text/missing-glyph") continue;  // the tiny face has few characters
      const Position at = document.sources.position(fault.span);
      all += document.sources.name(fault.span.file) + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) +
             " " + std::string(fault.kind->slug) + "\n";
    }
    return all;
  };
  CHECK(told("甲.csv", "") == "desk/a.yaml:12:11 press/no-data\n");
  CHECK(told("../甲.csv", "一,1\n") == "desk/a.yaml:12:11 press/data-outside\n");
  CHECK(told("/etc/甲.csv", "一,1\n") == "desk/a.yaml:12:11 press/data-outside\n");
  CHECK(told("甲.csv", "名,值\n\"一,1\n") == "desk/甲.csv:2:1 source/csv-open-quote\n");
  CHECK(told("甲.csv", "名,值\n一,\n") == "desk/a.yaml:11:13 source/empty-cell\n");
}
