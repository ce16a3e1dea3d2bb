// Golden pages: each folder here holds input.yaml and pages.txt, what `--to dump` must print for it with the pinned
// fonts; and diagnostics.txt where the program must say something. `tests/accept CASE` rewrites one case.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <vector>

#include "support/program.h"
#include "support/skip.h"

namespace fs = std::filesystem;
using namespace typeset::test;

// CTest runs each folder by itself, as cases/NAME.
TEST_CASE("golden pages", "[cases][folders]") {
  SKIP_UNLESS(pinned_fonts_present(), "the pinned fonts are not in the cache folder; run ./bootstrap");
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(fs::path(TEST_DATA) / "cases")) {
    if (entry.is_directory()) folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  REQUIRE(!folders.empty());
  for (const fs::path& folder : folders) DYNAMIC_SECTION(folder.filename().string()) {
      // Run in the folder, so that messages name the file as input.yaml.
      const Outcome outcome =
          run_program({"build", "input.yaml", "--fonts", "pinned", "--to", "dump", "-o", "-", "--lang", "zh"}, folder);
      const std::string diagnostics =
          fs::exists(folder / "diagnostics.txt") ? read_file(folder / "diagnostics.txt") : "";
      if (!diagnostics.empty()) CHECK(outcome.errors == diagnostics);
      if (fs::exists(folder / "pages.txt")) {
        CHECK(outcome.code == 0);
        CHECK(outcome.output == read_file(folder / "pages.txt"));
      } else {
        CHECK(outcome.code == 1);
        CHECK(outcome.output.empty());
      }
    }
}

TEST_CASE("a faulty source: exit code 1, place and remedy, no file", "[cases]") {
  SKIP_UNLESS(pinned_fonts_present(), "the pinned fonts are not in the cache folder; run ./bootstrap");
  // The case files of tests/source/faults, through the program: `NAME.expect` has a line "line:column slug" a fault.
  // The program leaves out what only follows from another fault of the same line, but tells nothing else.
  static const std::regex kFault(R"(^input\.yaml:(\d+:\d+): (错误|警告|提示): .*\[((?:source|base)/[a-z-]+)\]$)");
  std::size_t failures = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(TEST_DATA) / "source/faults")) {
    if (entry.path().extension() != ".yaml") continue;
    CAPTURE(entry.path().filename().string());
    const std::string expected = "\n" + read_file(fs::path(entry.path()).replace_extension(".expect"));
    const ScopedFolder folder;
    fs::copy_file(entry.path(), folder.path() / "input.yaml");
    const Outcome outcome = run_program({"build", "input.yaml", "--fonts", "pinned", "--lang", "zh"}, folder.path());
    CAPTURE(outcome.errors);
    std::size_t told = 0, remedies = 0;
    std::istringstream lines(outcome.errors);
    for (std::string line; std::getline(lines, line);) {
      std::smatch found;
      if (!std::regex_match(line, found, kFault)) continue;
      ++told;
      const std::string fault = "\n" + found[1].str() + " " + found[3].str();
      CHECK(expected.find(fault) != std::string::npos);
      // The source line, the caret and the remedy follow.
      for (int i = 0; i < 3 && line.rfind("  = 改法", 0) != 0; ++i) std::getline(lines, line);
      if (line.rfind("  = 改法", 0) == 0) ++remedies;
    }
    CHECK(told > 0);
    CHECK(remedies == told);
    const bool failed = outcome.errors.find(": 错误: ") != std::string::npos;
    CHECK(outcome.code == (failed ? 1 : 0));
    CHECK(fs::exists(folder.path() / "input.pdf") == !failed);
    if (failed) ++failures;
  }
  CHECK(failures >= 30);
}

TEST_CASE("a table's rows are copied out of the PDF as they were written, one line each", "[cases]") {
  SKIP_UNLESS(pinned_fonts_present(), "the pinned fonts are not in the cache folder; run ./bootstrap");
  SKIP_UNLESS(tool_present("pdftotext"), "pdftotext (poppler-utils) is not installed");
  const fs::path source = fs::path(TEST_DATA) / "cases/table-over-pages/input.yaml";
  const ScopedFolder folder;
  const Outcome built = run_program({"build", source, "--fonts", "pinned", "-o", folder.path() / "table.pdf"});
  REQUIRE(built.code == 0);
  const std::string copied = run({"pdftotext", "-raw", folder.path() / "table.pdf", "-"}).output;
  // `      | 1 | 城关街道 | …` is copied as `1 城关街道 …`.
  static const std::regex kRow(R"(^ *\| (\d+ \|.*) \|$)");
  std::istringstream lines(read_file(source));
  std::size_t rows = 0, from = 0;
  for (std::string line; std::getline(lines, line);) {
    std::smatch found;
    if (!std::regex_match(line, found, kRow)) continue;
    const std::string row = "\n" + std::regex_replace(found[1].str(), std::regex(R"( \| )"), " ") + "\n";
    CAPTURE(row);
    const std::size_t at = copied.find(row, from);
    REQUIRE(at != std::string::npos);
    CHECK(copied.find(row, at + 1) == std::string::npos);
    from = at + row.size() - 1;
    ++rows;
  }
  CHECK(rows == 60);
  // The head stands on each of the three pages.
  std::size_t heads = 0;
  for (std::size_t at = copied.find("完成投资"); at != std::string::npos; at = copied.find("完成投资", at + 1)) ++heads;
  CHECK(heads == 3);
}
