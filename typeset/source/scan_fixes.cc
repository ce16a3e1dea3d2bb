// What may be done about a slip of typing, as edits: nothing here removes text that would be printed.
#include <algorithm>
#include <string>

#include "source/scan.h"

namespace typeset {

/// The line's text, which begins at byte `text`, in `column`.
std::vector<Fix> Scan::indented(std::size_t text, std::uint32_t column) const {
  return replaced(0, text, std::string(column, ' '));
}

/// The line, and those below that are indented deeper, moved from `column` to `wanted`.
std::vector<Fix> Scan::shifted(std::size_t text, std::uint32_t column, std::uint32_t wanted) const {
  constexpr std::uint32_t kMostLines = 2000;  // of one value
  if (text != column) return {};              // not plain spaces: that is reported by itself
  Fix fix;
  for (std::uint32_t line = line_; line <= count_; ++line) {
    const std::string_view whole = sources_.line(file_, line);
    const std::size_t word = whole.find_first_not_of(' ');
    if (word == std::string_view::npos) continue;
    if (line > line_ && word <= std::max(column, wanted)) break;
    if (line - line_ == kMostLines) return {};
    const std::uint32_t begin = sources_.line_begin(file_, line);
    const std::uint32_t less = wanted < column ? column - wanted : 0;
    fix.edits.push_back({{file_, begin, begin + less},
                         std::string(less, ' '),
                         std::string(wanted > column ? wanted - column : 0, ' ')});
  }
  return {std::move(fix)};
}

/// `text` behind the last word of the line that `place` stands on.
std::vector<Fix> Scan::put_behind_line(Span place, std::string_view text) const {
  const std::uint32_t line = sources_.position(place).line;
  const std::string_view whole = sources_.line(file_, line);
  std::size_t end = without_trailing_blanks(whole).size();
  const std::size_t comment = whole.find("  #", place.begin - sources_.line_begin(file_, line));
  if (comment != std::string_view::npos) end = without_trailing_blanks(whole.substr(0, comment)).size();
  const auto at = sources_.line_begin(file_, line) + static_cast<std::uint32_t>(end);
  return {{{{{file_, at, at}, "", std::string(text)}}}};
}

/// The value from `begin` to the end of the line in quotes.
Fix Scan::quoted_whole(std::size_t begin) const {
  const std::string_view whole = without_trailing_blanks(text_.substr(begin));
  if (whole.find_first_of("\"\\") == std::string_view::npos)
    return {{edit(begin, begin, "\""), edit(begin + whole.size(), begin + whole.size(), "\"")}};
  Fix fix{{edit(begin, begin, "'")}};
  for (std::size_t at = whole.find('\''); at != std::string_view::npos; at = whole.find('\'', at + 1))
    fix.edits.push_back(edit(begin + at, begin + at + 1, "''"));
  fix.edits.push_back(edit(begin + whole.size(), begin + whole.size(), "'"));
  return fix;
}

/// A mark and the blank that belongs behind it, unless there is one at `next`, or nothing.
std::string Scan::behind_mark(std::string_view mark, std::size_t next) const {
  return std::string(mark) + (next >= text_.size() || is_blank(text_[next]) ? "" : " ");
}

/// How many blanks stand before byte `at`.
std::size_t Scan::gap_before(std::size_t at) const {
  std::size_t begin = at;
  while (begin > 0 && is_blank(text_[begin - 1])) --begin;
  return at - begin;
}

/// The column that a key or dash whose text begins at byte `text` was meant to stand in: that of a level near to how
/// far the line looks indented, the deeper of two.
std::uint32_t Scan::column_meant(std::size_t text, bool list) const {
  if (list && awaited_ && (awaited_->shape == FieldShape::articles || awaited_->shape == FieldShape::briefs))
    return first_dash_below(awaited_->column);
  std::uint32_t width = 0;
  for (std::size_t at = 0; at < text; at += decode_utf8(text_, at).length) {
    const char32_t c = character(at);
    const bool none = (c >= 0x200b && c <= 0x200f) || (c >= 0x2060 && c <= 0x2064) || c == 0xfeff || c == 0xad;
    width += c == '\t' || c == 0x3000 ? 2U : none ? 0U : 1U;
  }
  std::uint32_t meant = width;
  std::uint32_t best = std::uint32_t(-1);
  const auto consider = [&](std::uint32_t column) {
    const std::uint32_t off = column > width ? column - width : width - column;
    if (off < best || (off == best && column > meant)) {
      best = off;
      meant = column;
    }
  };
  if (awaited_) consider(awaited_->column + 2);
  for (const Level& level : levels_)
    if (level.list == list) consider(level.column);
  return meant;
}

/// Where the lines of a block stand that belongs to a key in column `owner`: as those that are known, as the next one
/// below line `line`, or two columns on.
std::uint32_t Scan::column_below(std::uint32_t line, std::uint32_t owner) const {
  if (inside_ == Inside::block && body_column_ != 0) return body_column_;
  constexpr std::uint32_t kReach = 20;
  for (std::uint32_t next = line + 1; next <= count_ && next - line <= kReach; ++next) {
    const std::string_view below = sources_.line(file_, next);
    const std::size_t word = below.find_first_not_of(' ');
    if (word == std::string_view::npos) continue;
    if (word > owner) return static_cast<std::uint32_t>(word);
    break;
  }
  return owner + 2;
}

/// Where the first dash of a list stands that belongs to a key in column `owner`: as the next one below this line, or
/// two columns before the field that stands there, or two columns on.
std::uint32_t Scan::first_dash_below(std::uint32_t owner) const {
  const std::uint32_t next = line_below(line_);
  const std::string_view below = next == 0 ? std::string_view() : sources_.line(file_, next);
  const auto word = static_cast<std::uint32_t>(std::min(below.find_first_not_of(' '), below.size()));
  if (word >= below.size() || word < owner) return owner + 2;
  if (below[word] == '-') return word;
  return word >= owner + 2 && begins_with_key(below.substr(word)) ? word - 2 : owner + 2;
}

/// The dash of an item in column `dash`, before its first field.
std::vector<Fix> Scan::dashed(std::size_t at, std::uint32_t dash) const {
  if (text_.find_first_not_of(' ') != at) return {};  // an odd space is reported by itself
  return replaced(0, at, std::string(dash, ' ') + "- ");
}

/// ` |` behind the key of a body whose text goes on at byte `next` of this line.
std::vector<Fix> Scan::barred(std::size_t next) const {
  const std::uint32_t key_line = sources_.position({file_, owner_.colon, owner_.colon}).line;
  const std::string_view line = sources_.line(file_, key_line);
  const std::size_t colon = owner_.colon - sources_.line_begin(file_, key_line);
  const std::size_t word = std::min(line.find_first_not_of(' ', colon), line.size());
  std::string bar = " |";
  if (word < line.size()) bar += "\n" + std::string(next, ' ');  // the text begins on the line of its key
  const Span gap{file_, owner_.colon, owner_.colon + static_cast<std::uint32_t>(word - colon)};
  return {{{{gap, std::string(line.substr(colon, word - colon)), bar}}}};
}

}  // namespace typeset
