// Every element of the page by itself: source → Flow → Pages under the tiny fonts of tests/fonts, so that compose and
// layout are held by goldens where the pinned fonts are absent.
//
// Each folder NAME has input.yaml, flow.txt (print_flow.h), pages.txt (the dump), and faults.txt where something must
// be reported (`line:column slug` a line); styles it names beside it (小页.yaml of this folder otherwise: a page of 16
// cells by 12 lines), pictures below it. HONGTOU_UPDATE_CASES=1 writes what comes out, to be read before it is kept.
#include <algorithm>
#include <cstdlib>

#include "compose/compose.h"
#include "elements/print_flow.h"
#include "emit/dump/dump.h"
#include "layout/layout.h"
#include "source/read.h"
#include "style/style.h"
#include "support/program.h"
#include "support/skip.h"
#include "support/test_fonts.h"

using namespace typeset;
using namespace typeset::test;

namespace {

const fs::path kFolder = fs::path(TEST_DATA) / "elements";

/// The pictures below a folder, by the names that its source uses.
Album album_of(const fs::path& folder) {
  Album album;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    const std::string extension = entry.path().extension();
    if (extension != ".png" && extension != ".jpg") continue;
    Result<Image> image = read_image(read_file(entry.path()));
    REQUIRE(image);
    album.images[fs::relative(entry.path(), folder)] = std::make_shared<const Image>(*std::move(image));
  }
  return album;
}

std::string told(const Diagnostics& faults, const Sources& sources) {
  std::string lines;
  for (const Diagnostic& fault : faults.all()) {
    if (fault.span.known()) {
      const Position at = sources.position(fault.span);
      lines += std::to_string(at.line) + ":" + std::to_string(at.column) + " ";
    }
    lines += std::string(fault.kind->slug) + "\n";
  }
  return lines;
}

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
  Sources sources;
  Diagnostics faults;
  const FileId file = sources.add("input.yaml", read_file(folder / "input.yaml"));
  const auto tree = parse_yaml(sources, file, faults);
  REQUIRE(tree);
  StyleRequest request;
  const LocatedText asked = style_asked_for(*tree);
  request.name = asked.empty() ? "小页" : asked.str();
  request.folders = {folder, kFolder, fs::path(REPOSITORY) / "styles"};
  request.files = &testing::disk_files();
  const auto style = load_style(sources, request, faults);
  INFO(told(faults, sources));
  REQUIRE(style);
  const Issue issue = read_issue(*tree, &style->fields, faults);
  const Flow flow = compose(issue, *style, album_of(folder));
  const FontBook& fonts = *testing::test_font_book();
  const Pages pages = lay_out(flow, fonts, faults);
  compare(print(flow), folder / "flow.txt");
  compare(write_dump(pages, fonts), folder / "pages.txt");
  compare(told(faults, sources), folder / "faults.txt");
}

}  // namespace

// CTest runs each folder by itself, as elements/NAME.
TEST_CASE("elements of the page under the tiny fonts", "[elements][folders]") {
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(kFolder)) {
    if (entry.is_directory()) folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  REQUIRE(!folders.empty());
  for (const fs::path& folder : folders) DYNAMIC_SECTION(folder.filename().string()) {
      check_element(folder);
    }
}
