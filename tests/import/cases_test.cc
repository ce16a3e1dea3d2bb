// Texts and the sources they become: tests/import/cases/NAME/{input.txt or input.md, source.yaml, doubts.txt}.
// HONGTOU_UPDATE_CASES=1 writes what comes out, to be read before it is kept.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <regex>

#include "import/reading.h"
#include "support/program.h"
#include "support/skip.h"

using namespace typeset;
using namespace typeset::test;

namespace {

const fs::path kFolder = fs::path(TEST_DATA) / "import";

/// Without white space and without the marks of items, which are the style's.
std::string packed(const std::string& text) {
  static const std::regex kNumber("(^|\n|\f)\\s*— *\\d+ *—\\s*(?=\n|$)");
  static const std::regex kMark("(^|\n)\\s*(- |★|◆)");
  static const std::regex kSpace("[ \t\r\n\f]|　");
  return std::regex_replace(std::regex_replace(std::regex_replace(text, kNumber, "$1"), kMark, "$1"), kSpace, "");
}

}  // namespace

// CTest runs each folder by itself, as import/NAME.
TEST_CASE("texts become the sources their clerk would have written", "[import][folders]") {
  std::vector<fs::path> folders;
  for (const fs::directory_entry& entry : fs::directory_iterator(kFolder / "cases")) folders.push_back(entry.path());
  std::sort(folders.begin(), folders.end());
  REQUIRE(!folders.empty());
  for (const fs::path& folder : folders) DYNAMIC_SECTION(folder.filename().string()) {
      const bool markdown = fs::exists(folder / "input.md");
      const std::string text = read_file(folder / (markdown ? "input.md" : "input.txt"));
      const Imports imports(text, markdown ? pasted::Format::markdown : pasted::Format::plain);
      CAPTURE(folder.filename().string(), imports.told());
      REQUIRE(imports.made);
      if (std::getenv("HONGTOU_UPDATE_CASES") != nullptr) {
        write_file(folder / "source.yaml", imports.made->yaml);
        write_file(folder / "doubts.txt", imports.told());
      }
      CHECK(imports.made->yaml == read_file(folder / "source.yaml"));
      CHECK(imports.told() == read_file(folder / "doubts.txt"));
      CHECK(lost(text, *imports.made).empty());
    }
}

TEST_CASE("the real bulletin's text becomes what its clerk wrote", "[import]") {
  const Imports imports(read_file(kFolder / "bijie-2017-34.txt"));
  REQUIRE(imports.made);
  std::string errors;
  const Issue issue = read_source(imports.made->yaml, errors);
  const Issue sample = read_source(read_file(fs::path(REPOSITORY) / "samples/bijie-2017-34.yaml"), errors);
  CHECK(errors.empty());
  const auto same = [](const Body& a, const Body& b) {
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i) CHECK(a[i].text.str() == b[i].text.str());
  };
  CHECK(in_one(std::get<Bulletin>(issue.part).masthead).str() ==
        in_one(std::get<Bulletin>(sample.part).masthead).str());
  CHECK(std::get<Bulletin>(issue.part).number->value == std::get<Bulletin>(sample.part).number->value);
  CHECK(in_one(issue.issuers).str() == in_one(sample.issuers).str());
  CHECK(issue.date->value == sample.date->value);
  CHECK(!std::get<Bulletin>(issue.part).contents);
  REQUIRE(std::get<Bulletin>(issue.part).articles.size() == std::get<Bulletin>(sample.part).articles.size());
  for (std::size_t k = 0; k < std::get<Bulletin>(issue.part).articles.size(); ++k) {
    REQUIRE(std::get<Bulletin>(issue.part).articles[k].title.size() == 1);
    CHECK(std::get<Bulletin>(issue.part).articles[k].title[0].str() ==
          std::get<Bulletin>(sample.part).articles[k].title[0].str());
    same(std::get<Bulletin>(issue.part).articles[k].body, std::get<Bulletin>(sample.part).articles[k].body);
    REQUIRE(std::get<Bulletin>(issue.part).articles[k].briefs.size() ==
            std::get<Bulletin>(sample.part).articles[k].briefs.size());
    for (std::size_t i = 0; i < std::get<Bulletin>(issue.part).articles[k].briefs.size(); ++i) {
      same(std::get<Bulletin>(issue.part).articles[k].briefs[i].body,
           std::get<Bulletin>(sample.part).articles[k].briefs[i].body);
    }
  }
  const Imprint& imprint = issue.imprint;
  REQUIRE(imprint.distribution.size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(imprint.distribution[i].label.str() == sample.imprint.distribution[i].label.str());
    CHECK(imprint.distribution[i].text.str() == sample.imprint.distribution[i].text.str());
  }
  CHECK(imprint.printer.str() == sample.imprint.printer.str());
  CHECK(imprint.printed->value == sample.imprint.printed->value);
  REQUIRE(imprint.credits.size() == 2);
  CHECK(imprint.credits[1].names.size() == 2);
  // The five page turns of the original were joined, and each was told.
  CHECK(imports.told() == "21 import/joined\n27 import/joined\n35 import/joined\n43 import/joined\n55 import/joined\n");
}

TEST_CASE("the real bulletin's text, imported and set, is the real bulletin's text", "[import]") {
  SKIP_UNLESS(pinned_fonts_present() && tool_present("pdftotext"),
              "needs the pinned fonts in the cache folder and poppler-utils");
  const ScopedFolder folder;
  const std::string yaml = (folder.path() / "issue.yaml").string();
  const std::string pdf = (folder.path() / "issue.pdf").string();
  const fs::path text = kFolder / "bijie-2017-34.txt";
  REQUIRE(run_program({"import", text.string(), "-o", yaml}).code == 0);
  CHECK(run_program({"import", text.string(), "-o", yaml}).code == 1);  // never over another
  REQUIRE(run_program({"build", yaml, "--fonts", "pinned", "-o", pdf}).code == 0);
  CHECK(packed(run({"pdftotext", "-raw", pdf, "-"}).output) == packed(read_file(text)));
}

TEST_CASE("what says how others are drawn is kept, and what is of no use is not", "[import]") {
  const ScopedFolder folder;
  const std::string text = (folder.path() / "a.txt").string();
  const std::string kept = "葛\U000E0100某，\U0001F468\u200D\U0001F469，1\uFE0F\u20E3。";  // no font need have them
  write_file(text, "　　正文\uFFF5，甲\u200D乙\u200B丙，☎\uFE0F" + kept + "\n");
  const Outcome outcome = run_program({"import", text});
  CHECK(outcome.output.find("正文，甲乙丙，☎" + kept) != std::string::npos);
}

TEST_CASE("the command: encodings, standard output, what it tells", "[import]") {
  const ScopedFolder folder;
  const std::string gb = (folder.path() / "gb.txt").string();
  // 动态 / 第1期 / 某某办 2024年1月2日 in GB 18030.
  write_file(gb,
             "\xb6\xaf\xcc\xac\n\xb5\xda\x31\xc6\xda\n\xc4\xb3\xc4\xb3\xb0\xec\x20\x32\x30\x32\x34\xc4\xea\x31\xd4\xc2"
             "\x32\xc8\xd5\n");
  const Outcome outcome = run_program({"import", gb});
  CHECK(outcome.code == 0);
  CHECK(outcome.output.find("刊名: 动态\n期号: 1\n编发单位: 某某办\n日期: 2024年1月2日\n") != std::string::npos);
  CHECK(outcome.errors.find("[import/read-as]") != std::string::npos);
  CHECK(outcome.errors.find("[import/field-not-found]") != std::string::npos);
  CHECK(run_program({"import", gb, "-v"}).errors.find("[import/form-word]") != std::string::npos);
  const std::string md = (folder.path() / "marks.md").string();
  write_file(md, "# 报告\n\n**甲。**乙。\n");
  CHECK(run_program({"import", md, "-v"}).errors.find("[import/mark]") != std::string::npos);
  CHECK(run_program({"import", gb, "--lang", "en"}).errors.find("none lost") != std::string::npos);
  CHECK(run_program({"import", gb, "--style", "bijie"}).output.find("样式: bijie\n") != std::string::npos);
  CHECK(run_program({"import"}).code == 2);
  CHECK(run_program({"import", gb, gb}).code == 2);
  CHECK(run_program({"import", (folder.path() / "none.txt").string()}).code == 1);
}
