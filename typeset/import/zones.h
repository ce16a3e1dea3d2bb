// Where the parts of a bulletin lie among the lines of a text: head, list of contents, articles, imprint.
//
// The head ends with the number or the date, whichever comes last near the beginning; the contents are lines that come
// again below as titles (with or without a label, marks and page numbers), names of columns among them. Behind a label
// entries need not come again; the list then ends at the first line that has no page number, does not come again, and
// stands behind a blank line, is indented otherwise, holds a comma, or is nearly an entry said before; where entries
// have page numbers, at any such line that none with a page number follows. The imprint is found from the end, by its
// labels. A part that is not there is empty. Total; linear in the number of lines.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "import/lines.h"
#include "import/patterns.h"

namespace typeset::pasted {

/// An entry of the contents: lines [first, first + count) of the text.
struct ContentsEntry {
  std::size_t first = 0;
  std::size_t count = 1;
  std::string text;     // without mark and page number
  std::string key;      // of the title that it names: without an author
  bool found = false;   // comes again below
  bool paged = false;   // a page number stood behind it
  bool column = false;  // names a column (栏目), over the titles that follow it, and is no article itself
};

struct Zones {
  std::size_t head_end = 0;
  std::optional<std::size_t> number;  // the line of the 期号
  std::optional<std::size_t> date;
  std::optional<std::size_t> contents_label;
  std::vector<ContentsEntry> contents;
  std::size_t articles_begin = 0;
  std::size_t imprint_begin = 0;
};

Zones find_zones(const Lines& lines);

/// Whether the line belongs to the form of the head wherever it stands above the first title: 文号, 签发人, 主送.
bool belongs_to_head(const TextLine& line);

/// The entry without its mark, and without the page number if leaders stand before it.
std::string entry_text(std::string_view line);

/// Whether two keys say the same but for words that one of them has and the other has not, as an entry shortens its
/// title: 七星关区抓实养老服务, 七星关区“四个聚焦”抓实养老服务. 某县召开会议 and 某镇召开会议 are two titles.
bool are_kin(std::string_view key, std::string_view other);

/// A line of the imprint that can be told by itself.
bool belongs_to_imprint(const TextLine& line);

}  // namespace typeset::pasted
