// What the program makes of every source of the house: nothing for the checker to find, and not a warning from any tool
// of the system that reads PDFs. Sources of faults, which yield no pages, are passed over.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "pdf/checker.h"
#include "pdf/told.h"
#include "support/program.h"
#include "support/skip.h"

namespace typeset::test::pdf {
namespace {

/// A tool as it is asked for its opinion of good.pdf. What it says on its error output is a warning of the file, but
/// for `of_itself`.
struct Reader {
  std::vector<std::string> command;
  std::string of_itself;
};

const std::vector<Reader>& readers() {
  static const std::vector<Reader> kAll = {
      {{"qpdf", "--check", "good.pdf"}, ""},
      {{"mutool", "draw", "-q", "-F", "txt", "-o", "/dev/null", "good.pdf"}, "warning: ICC support is not available\n"},
      {{"gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-dPDFSTOPONERROR", "-dPDFSTOPONWARNING", "-sDEVICE=nullpage",
        "good.pdf"},
       ""},
      {{"pdfinfo", "-struct-text", "good.pdf"}, ""},
      {{"pdftotext", "good.pdf", "-"}, ""}};
  return kAll;
}

void read_by_all(const fs::path& folder) {
  for (const Reader& reader : readers()) {
    const Outcome outcome = run(reader.command, folder);
    CAPTURE(reader.command.front(), outcome.errors);
    CHECK(outcome.code == 0);
    CHECK((outcome.errors.empty() || outcome.errors == reader.of_itself));
  }
}

std::vector<fs::path> sources() {
  std::vector<fs::path> all;
  for (const auto& entry : fs::directory_iterator(fs::path(REPOSITORY) / "samples")) {
    if (entry.path().extension() == ".yaml") all.push_back(entry.path());
  }
  for (const char* room : {"cases", "elements"}) {
    for (const auto& entry : fs::directory_iterator(fs::path(TEST_DATA) / room)) {
      if (fs::exists(entry.path() / "input.yaml")) all.push_back(entry.path() / "input.yaml");
    }
  }
  std::sort(all.begin(), all.end());
  return all;
}

/// One of the parts that the sources are dealt out into, so that they run side by side.
void check_part(std::size_t part) {
  constexpr std::size_t parts = 4;
  SKIP_UNLESS(pinned_fonts_present(), "the pinned fonts are not in the cache folder; run ./bootstrap");
  for (const Reader& reader : readers())
    SKIP_UNLESS(tool_present(reader.command.front()), reader.command.front() + " is not installed");
  std::size_t made = 0;
  const std::vector<fs::path> all = sources();
  for (std::size_t i = part; i < all.size(); i += parts) {
    const fs::path& source = all[i];
    CAPTURE(source);
    const ScopedFolder folder;
    // In its folder, where its pictures and styles are found.
    const Outcome built = run_program(
        {"build", source.filename(), "--fonts", "pinned", "-o", folder.path() / "good.pdf"}, source.parent_path());
    if (!fs::exists(folder.path() / "good.pdf")) continue;
    ++made;
    CHECK_THAT(told(check(read_file(folder.path() / "good.pdf"))), Catch::Matchers::Equals(""));
    read_by_all(folder.path());
  }
  CHECK(made > 100 / parts);
}

// The PDF of every source is without a finding, and read without a warning.
TEST_CASE("every source: part 1 of 4", "[.samples-1]") { check_part(0); }
TEST_CASE("every source: part 2 of 4", "[.samples-2]") { check_part(1); }
TEST_CASE("every source: part 3 of 4", "[.samples-3]") { check_part(2); }
TEST_CASE("every source: part 4 of 4", "[.samples-4]") { check_part(3); }

}  // namespace
}  // namespace typeset::test::pdf
