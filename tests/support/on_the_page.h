// What stands on finished pages, for tests that look at where things came to stand: runs of text, their words, boxes,
// and where a page's type area begins.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/length.h"
#include "page/pages.h"
#include "style/style.h"

namespace typeset::test {

/// The runs of text of a page, in its order, artifacts among them. They belong to the page.
inline std::vector<const GlyphRun*> runs_of(const Page& page) {
  std::vector<const GlyphRun*> runs;
  for (const Item& item : page.items) {
    if (const auto* run = std::get_if<GlyphRun>(&item)) runs.push_back(run);
  }
  return runs;
}

/// All that is printed on the pages, run after run.
inline std::string printed_text(const Pages& pages) {
  std::string text;
  for (const Page& page : pages.pages) {
    for (const GlyphRun* run : runs_of(page)) text += run->text;
  }
  return text;
}

/// The same without artifacts: page numbers, heads that are repeated.
inline std::string text_of_content(const Pages& pages) {
  std::string text;
  for (const Page& page : pages.pages) {
    for (const GlyphRun* run : runs_of(page)) text += run->belongs.artifact == Artifact::none ? run->text : "";
  }
  return text;
}

/// A dump (emit/dump) without the places in the source that its texts came from, `@begin-end`.
inline std::string without_places(std::string_view dump) {
  std::string all;
  while (!dump.empty()) {
    const std::size_t end = std::min(dump.find('\n'), dump.size() - 1) + 1;
    std::string line(dump.substr(0, end));
    dump.remove_prefix(end);
    const std::size_t place = line.find(" @");
    if (place < line.find('"')) line.erase(place, line.find(' ', place + 1) - place);
    all += line;
  }
  return all;
}

/// Where the type area of page `index` (from 0) begins: the inner margin is on the left of odd pages.
inline Length left_of_area(const Page& page, std::size_t index, const Style& style) {
  return index % 2 == 0 ? style.page.inner : page.width - style.page.inner - style.page.area_width;
}

/// A rectangle on the page, from the upper left corner.
struct Box {
  Length left, top, right, bottom;

  /// They overlap by more than `slack` in both directions.
  bool meets(const Box& other, Length slack) const {
    return left + slack < other.right && other.left + slack < right && top + slack < other.bottom &&
           other.top + slack < bottom;
  }
  Length width() const { return right - left; }
  Length height() const { return bottom - top; }
};

}  // namespace typeset::test
