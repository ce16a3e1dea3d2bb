// The marks of Chinese text that tell lines apart: folded characters, sentence ends, marks of items and of levels.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace typeset::pasted {

/// A character as patterns see it: full-width forms and the many dashes are one with the plain ones, white space is
/// gone; and where it stands in the text.
struct Folded {
  char32_t c = 0;
  std::uint32_t begin = 0;  // bytes
  std::uint32_t end = 0;
};
using FoldedText = std::vector<Folded>;
FoldedText fold(std::string_view text);

/// What two lines have in common that say the same: letters and digits only, folded.
std::string key_of(std::string_view text);

/// A mark that begins an item: ★ ● ◆ - * 1. 1、 ① and the like, with the space behind it.
struct ItemMark {
  std::size_t end = 0;  // bytes of the text; 0: no mark
  bool number = false;
};
ItemMark item_mark(std::string_view text);

/// Whether the text opens as a part of a paragraphed text does: 一、 （一） 1. （1） 一是 第一， 第一章 or an item's
/// mark.
bool opens_part(std::string_view text);

/// The rank of a line that is the heading of a chapter or section of a text, 第二章　总则: 1 for 编 章 部分 篇, 2 for
/// 节; 0: none.
int chapter_rank(std::string_view text);

/// The bytes of a level's mark and the spaces behind it, 一、 or （一）; 0: none.
std::size_t level_mark(std::string_view text);

/// Whether the text opens as a clause does, 第三条 with a gap behind it: a sentence, never a title or heading.
bool opens_clause(std::string_view text);

/// Where the page number of a line of a list of contents begins, with the leaders, brackets or white space before it:
/// ……3, ……（3）, …3, （3）, and 3 behind white space. The length of the text: there is none. But for the first two it
/// may as well be part of the title, 改革实践（3）: has_leaders() is the stricter question.
std::size_t page_begin(std::string_view text);

/// Whether the text ends in leaders and a page number, as a line of a list of contents does: ……3.
bool has_leaders(std::string_view text);

/// Whether the text ends where a sentence may: 。！？…：； also behind closing quotes and brackets,
/// and before the mark of a note, ① or [1].
bool ends_sentence(std::string_view text);

/// Whether the text can be a title: short, no stop within or at its end, no part's mark at its beginning.
bool looks_like_title(std::string_view text);

std::size_t characters_of(std::string_view text);  // without white space

/// White space as a source wants it: none beside a Chinese character or mark, one between Western words; U+3000 between
/// hanzi stays (BR-26); so do, as U+3000, two cells between hanzi, one behind 第三条, and one between names in brackets
/// at the text's end: （区民政局 张三 李四）.
std::string tidy(std::string_view text);

/// The same for titles and names: a space between two halves of a title is U+3000, letter-spacing is closed up
/// (工 作 简 讯).
std::string tidy_title(std::string_view text);

/// The text without the marks and signs of this room (lines.h) that it ends in.
std::string_view before_signs(std::string_view text);

/// `text` continued by `next`, which stood on another line: a space between Western words only,
/// and none within a figure.
void append_line(std::string& text, std::string_view next);

/// 三十四, 二〇一七, 34, ３４ → the number; none if it is none or above 99999.
std::optional<int> number_of(std::u32string_view digits);
bool is_numeral(char32_t c);

}  // namespace typeset::pasted
