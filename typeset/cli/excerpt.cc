#include "cli/excerpt.h"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

#include "base/utf8.h"

namespace typeset {

namespace {

constexpr std::string_view kCut = "…";
constexpr int kCutWidth = 1;

/// One character of a line as it is shown.
struct Shown {
  std::string text;
  int width = 0;
};

/// What a terminal obeys, or shows nothing of.
bool spelt_out(char32_t c) {
  const bool control = c < 0x20 || (c >= 0x7f && c <= 0x9f);
  const bool line_end = c == 0x2028 || c == 0x2029;
  const bool direction =
      c == 0x061c || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f);
  const bool unseen =
      c == 0xad || c == 0xfeff || (c >= 0xfff9 && c <= 0xfffb) || c == 0xe0001 || (c >= 0xe0020 && c <= 0xe007f);
  return control || line_end || direction || unseen;
}

Shown shown(char32_t c) {
  if (c == '\t') return {"    ", 4};
  if (!spelt_out(c)) return {to_utf8(c), display_width(c)};
  std::string spelt = fmt::format("<U+{:04X}>", static_cast<unsigned>(c));
  const auto width = static_cast<int>(spelt.size());
  return {std::move(spelt), width};
}

/// A line round the place as characters, and which of them the place covers. What is further off than could be shown is
/// not looked at: a line may be as long as a file.
struct Row {
  std::vector<Shown> characters;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool goes_before = false, goes_on = false;  // there is more of the line
};

/// At most `most` characters on either side of the place's beginning.
Row row_of(std::string_view line, std::size_t begin, std::size_t end, std::size_t most) {
  Row row;
  std::size_t from = begin;
  for (; from > 0 && row.begin < most; ++row.begin) from = character_begin(line, from - 1);
  row.goes_before = from > 0;
  row.end = row.begin;
  for (std::size_t at = from; at < line.size();) {
    if (row.characters.size() == row.begin + most) {
      row.goes_on = true;
      break;
    }
    if (at >= begin && at < end) ++row.end;
    const Decoded next = decode_utf8(line, at);
    row.characters.push_back(shown(next.code_point));
    at += next.length;
  }
  row.begin = std::min(row.begin, row.characters.size());
  // A place at the end of the line, or of no extent, is still one to point at.
  if (row.end <= row.begin) row.end = row.begin + 1;
  return row;
}

int width_of(const Row& row, std::size_t begin, std::size_t end) {
  int width = 0;
  for (std::size_t i = begin; i < end; ++i) width += i < row.characters.size() ? row.characters[i].width : 1;
  return width;
}

struct Window {
  std::size_t begin;
  std::size_t end;
};

/// Grows from the place outwards, turn by turn, a character of context on each side while there is room: in cells, and
/// in characters, because some have no width.
Window window_round(const Row& row, int width, std::size_t most) {
  const std::size_t count = row.characters.size();
  const bool whole = !row.goes_before && !row.goes_on && count <= most;
  if (whole && width_of(row, 0, count) <= width) return {0, count};
  const int room = width - 2 * kCutWidth;
  Window window{std::min(row.begin, count), std::min(row.begin, count)};
  int used = 0;
  const auto take = [&](std::size_t index) {
    if (used + row.characters[index].width > room || window.end - window.begin == most) return false;
    used += row.characters[index].width;
    return true;
  };
  while (window.end < std::min(row.end, count) && take(window.end)) ++window.end;
  bool grown = true;
  while (grown) {
    grown = false;
    if (window.begin > 0 && take(window.begin - 1)) grown = true, --window.begin;
    if (window.end < count && take(window.end)) grown = true, ++window.end;
  }
  return window;
}

}  // namespace

Excerpt excerpt(const Sources& sources, const Span& span, int width) {
  const Position place = sources.position(span);
  const std::string_view line = sources.line(span.file, place.line);
  const std::uint32_t line_begin = sources.line_begin(span.file, place.line);
  const std::size_t begin = span.begin - line_begin;
  const std::size_t end = std::max(span.end, span.begin) - line_begin;
  constexpr std::size_t kOfACell = 4;  // characters, with the marks over them
  width = std::max(width, 20);
  const std::size_t most = static_cast<std::size_t>(width) * kOfACell;
  const Row row = row_of(line, std::min(begin, line.size()), end, most);
  const Window window = window_round(row, width, most);

  Excerpt made;
  const bool cut_before = window.begin > 0 || row.goes_before;
  if (cut_before) made.line += kCut;
  for (std::size_t i = window.begin; i < window.end; ++i) made.line += row.characters[i].text;
  if (window.end < row.characters.size() || row.goes_on) made.line += kCut;
  const int before = (cut_before ? kCutWidth : 0) + width_of(row, window.begin, row.begin);
  const std::size_t marked_end = std::max(std::min(row.end, window.end), row.begin + 1);
  const int marked = std::max(1, width_of(row, row.begin, marked_end));
  made.marker =
      std::string(static_cast<std::size_t>(before), ' ') + '^' + std::string(static_cast<std::size_t>(marked - 1), '~');
  return made;
}

std::string printable(std::string_view text) {
  std::string plain;
  for_each_character(text, [&](std::size_t, char32_t c) { plain += c == '\t' ? " " : shown(c).text; });
  return plain;
}

}  // namespace typeset
