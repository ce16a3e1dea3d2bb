// Golden pages: each folder here holds input.yaml and pages.txt, what `--to dump` must print for it with the pinned
// fonts; and diagnostics.txt where the program must say something. `tests/accept CASE` rewrites one case.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "support/program.h"

namespace fs = std::filesystem;
using namespace typeset::test;

TEST_CASE("golden pages", "[cases]") {
  if (!pinned_fonts_present()) {
    WARN("skipped: the pinned fonts are not in the cache folder; run ./bootstrap");
    return;
  }
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(fs::path(TEST_DATA) / "cases")) {
    if (entry.is_directory()) folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  REQUIRE(!folders.empty());
  for (const fs::path& folder : folders) {
    CAPTURE(folder.filename().string());
    // Run in the folder, so that messages name the file as input.yaml.
    const Outcome outcome =
        run_program({"build", "input.yaml", "--fonts", "pinned", "--to", "dump", "-o", "-", "--lang", "zh"}, folder);
    const std::string diagnostics = fs::exists(folder / "diagnostics.txt") ? read_file(folder / "diagnostics.txt") : "";
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
