// Every element of the page by itself: source → Flow → Pages under the tiny fonts of tests/fonts, so that compose and
// layout are held by goldens where the pinned fonts are absent.
//
// Each folder NAME has input.yaml, flow.txt (print_flow.h), pages.txt (the dump), and faults.txt where something must
// be reported (`line:column slug` a line); styles it names beside it (小页.yaml of this folder otherwise: a page of 16
// cells by 12 lines), pictures below it. HONGTOU_UPDATE_CASES=1 writes what comes out, to be read before it is kept.
#include <algorithm>
#include <cstdlib>

#include "elements/print_flow.h"
#include "emit/dump/dump.h"
#include "support/laid_out.h"

using namespace typeset;
using namespace typeset::test;

namespace {

void compare(const std::string& made, const fs::path& golden) {
  if (std::getenv("HONGTOU_UPDATE_CASES") != nullptr) {
    if (made.empty()) {
      fs::remove(golden);
    } else {
      write_file(golden, made);
    }
  }
  CHECK(made == (fs::exists(golden) ? read_file(golden) : std::string()));
}

void check_element(const fs::path& folder) {
  LaidOutWith with;
  with.folder = folder;
  with.album = album_of(folder);
  const LaidOut made(read_file(folder / "input.yaml"), with);
  compare(print(made.flow), folder / "flow.txt");
  compare(write_dump(made.pages, LaidOut::fonts()), folder / "pages.txt");
  compare(listed(made.faults, made.sources), folder / "faults.txt");
}

}  // namespace

// CTest runs each folder by itself, as elements/NAME.
TEST_CASE("elements of the page under the tiny fonts", "[elements][folders]") {
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(kElements)) {
    if (entry.is_directory()) folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  REQUIRE(!folders.empty());
  for (const fs::path& folder : folders) DYNAMIC_SECTION(folder.filename().string()) {
      check_element(folder);
    }
}
