// From the text of a source to its pages, under the tiny fonts of tests/fonts: what press/ does, without files, outputs
// and lint, and with every value on the way at hand. Catch2's REQUIRE ends a test where a source is no YAML or a style
// does not load.
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "compose/compose.h"
#include "layout/layout.h"
#include "source/read.h"
#include "style/style.h"
#include "support/faults.h"
#include "support/lexicon.h"
#include "support/program.h"
#include "support/test_fonts.h"

namespace typeset::test {

/// The elements of the page, each a folder, and 小页: a small style for the tiny fonts.
inline const fs::path kElements = fs::path(TEST_DATA) / "elements";

/// The required fields of a bulletin, in front of its `文章:`; all in the tiny fonts.
inline constexpr std::string_view kBulletin = "刊名: 动态\n期号: 1\n编发单位: 市委办公室\n日期: 2017-12-29\n";

/// A bulletin of one article with these lines as its body.
inline std::string bulletin_of(std::string_view body) {
  std::string yaml = std::string(kBulletin) + "文章:\n  - 标题: 大会\n    正文: |\n";
  while (!body.empty()) {
    const std::size_t end = std::min(body.find('\n'), body.size());
    yaml += "      " + std::string(body.substr(0, end)) + "\n";
    body.remove_prefix(std::min(end + 1, body.size()));
  }
  return yaml;
}

/// The pictures below a folder, by the names that a source in that folder uses.
inline Album album_of(const fs::path& folder) {
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

/// A style by its name: of `folder`, where one is given, of tests/elements, or a shipped one.
inline Style style_named(const std::string& name, const fs::path& folder, Sources& sources, Diagnostics& faults) {
  StyleRequest request;
  request.name = name;
  if (!folder.empty()) request.folders.push_back(folder);
  request.folders.push_back(kElements);
  request.folders.push_back(fs::path(REPOSITORY) / "styles");
  request.files = &testing::disk_files();
  std::optional<Style> style = load_style(sources, request, faults);
  INFO(listed(faults, sources));
  REQUIRE(style);
  return *std::move(style);
}
inline Style style_named(const std::string& name) {
  Sources sources;
  Diagnostics faults;
  return style_named(name, {}, sources, faults);
}

/// What a source is laid out with.
struct LaidOutWith {
  std::string style;  // the text of a style made for this source alone; empty: the one that it asks for, else 小页
  fs::path folder;    // where other styles are sought first
  Album album;
};

/// The source, read, composed and laid out. With errors too: what was read is set all the same.
struct LaidOut {
  Sources sources;
  Diagnostics faults;           // of all stages
  std::size_t read_faults = 0;  // how many of them came before layout
  bool refused = false;         // and there was an error among those
  Style style;
  Flow flow;
  Pages pages;
  LayoutNotes notes;

  explicit LaidOut(const std::string& yaml, const LaidOutWith& with = {}) {
    const auto tree = parse_yaml(sources, sources.add("input.yaml", yaml), faults);
    INFO(listed(faults, sources));
    REQUIRE(tree);
    if (with.style.empty()) {
      const LocatedText asked = style_asked_for(*tree);
      style = style_named(asked.empty() ? "小页" : asked.str(), with.folder, sources, faults);
    } else {
      const ScopedFolder scratch;
      write_file(scratch.path() / "生成.yaml", with.style);
      style = style_named("生成", scratch.path(), sources, faults);
    }
    const Issue issue = read_issue(*tree, &style.fields, faults);
    read_faults = faults.all().size();
    refused = faults.has_errors();
    flow = compose(issue, style, with.album);
    flow.lexicon = &TestLexicon::without_dictionary();
    pages = lay_out(flow, fonts(), faults, &notes);
  }
  LaidOut(const LaidOut&) = delete;  // looked at in place
  LaidOut& operator=(const LaidOut&) = delete;

  static const FontBook& fonts() { return *testing::test_font_book(); }
};

}  // namespace typeset::test
