// `profile: word` against a second, independent reading of its rules: a simulation that counts cells and knows nothing
// of items, glue or fonts. Whole cells, first fit, a Han–digit gap of ¼ em, one closing mark past the measure.
#include <catch2/catch.hpp>
#include <fstream>
#include <random>

#include "base/utf8.h"
#include "setting.h"

namespace typeset::testing {
namespace {

/// Widths in 28ths of a unit, so that the cell (W/28) is whole. A digit is ½ × 16 pt and what the grid adds to every
/// character, a gap ¼ × 16 pt.
constexpr std::int64_t kCellWide = 156 * Length::kPerMm;
constexpr std::int64_t kDigitWide = Length::kPerPoint * 28 * 8 + kCellWide - Length::kPerPoint * 28 * 16;
constexpr std::int64_t kGapWide = Length::kPerPoint * 28 * 4;

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_han(char32_t c) { return c >= 0x4e00 && c <= 0x9fff; }
bool in(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }
constexpr std::u32string_view kNotFirst = U"，。、；：！？”’）》〉】〕·";
constexpr std::u32string_view kNotLast = U"“‘（《〈【〔";
constexpr std::u32string_view kMayHang = U"，。、；：！？”’）》〉】〕·";

std::vector<std::u32string> simulate(const std::u32string& text, std::int64_t columns, std::int64_t indent) {
  std::vector<std::u32string> lines;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::int64_t room = (columns - (begin == 0 ? indent : 0)) * kCellWide;
    std::int64_t width = 0;
    std::size_t end = begin;
    for (; end < text.size(); ++end) {
      const char32_t c = text[end];
      std::int64_t wide = is_digit(c) ? kDigitWide : kCellWide;
      if (end > begin && ((is_digit(c) && is_han(text[end - 1])) || (is_han(c) && is_digit(text[end - 1])))) {
        wide += kGapWide;
      }
      if (width + wide > room) break;
      width += wide;
    }
    const auto may_break = [&](std::size_t at) {
      if (at >= text.size()) return true;
      return !in(text[at], kNotFirst) && !in(text[at - 1], kNotLast) && !(is_digit(text[at]) && is_digit(text[at - 1]));
    };
    if (end < text.size() && in(text[end], kMayHang) && end > begin && may_break(end + 1)) {
      ++end;
    } else {
      while (end > begin && !may_break(end)) --end;
    }
    if (end == begin) return {};  // a run of marks longer than a line: no rule says
    lines.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return lines;
}

std::u32string random_text(std::mt19937& random, std::size_t length) {
  constexpr std::u32string_view kHan = U"党建引领多元自治共创幸福社区居民文明城市";
  constexpr std::u32string_view kStops = U"，。、；：！？";
  std::u32string text;
  int open = 0;
  while (text.size() < length) {
    const unsigned roll = random() % 100;
    const bool after_han = !text.empty() && is_han(text.back());
    if (roll < 6 && after_han) {
      text += kStops[random() % kStops.size()];
    } else if (roll < 9 && open == 0) {
      text += U'“';
      ++open;
    } else if (roll < 16 && open > 0 && !in(text.back(), kNotLast)) {
      text += U'”';
      --open;
    } else if (roll < 18 && after_han) {
      for (unsigned digits = 1 + random() % 4; digits > 0; --digits)
        text += static_cast<char32_t>(U'0' + random() % 10);
      text += kHan[random() % kHan.size()];
    } else {
      text += kHan[random() % kHan.size()];
    }
  }
  return text;
}

std::string utf8(const std::u32string& text) {
  std::string bytes;
  for (const char32_t c : text) append_utf8(bytes, c);
  return bytes;
}

void compare(const std::u32string& words, std::int64_t columns) {
  const std::vector<std::u32string> expected = simulate(words, columns, 2);
  if (expected.empty()) return;
  std::string joined;
  for (const std::u32string& line : expected) joined += (joined.empty() ? "" : "|") + utf8(line);
  text::Shape shape;
  shape.measure = cells(columns);
  shape.first_indent = Length::units(kCell) * 2;
  Diagnostics faults;
  const std::string bytes = utf8(words);
  const auto lines = text::set_paragraph(plain(bytes), shape, word_rules(), fake_book(), faults);
  REQUIRE(line_texts(lines, bytes) == joined);
}

TEST_CASE("profile word breaks as a count of cells does") {
  std::mt19937 random(20171229);
  for (int round = 0; round < 400; ++round) compare(random_text(random, 30 + random() % 400), 28);
  for (int round = 0; round < 200; ++round) compare(random_text(random, 30 + random() % 200), 12 + random() % 16);
}

}  // namespace
}  // namespace typeset::testing
