#include "import/join.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "import/faults.h"
#include "import/patterns.h"
#include "import/words.h"
#include "source/body.h"

namespace typeset::pasted {

namespace {

constexpr std::uint32_t kSlack = 4;      // cells a full line may be short of: a mark that could not begin the next
constexpr std::uint32_t kDrawnIn = 2;    // cells of white space
constexpr std::size_t kLineOfText = 20;  // characters; what is shorter and ends no sentence is a line of its own
constexpr std::size_t kHeading = 40;     // characters of a heading such as 一、……

bool stands_alone(const TextLine& line) {
  return line.heading > 0 || line.text.starts_with('|') ||
         match_line(line.text, {Sort::contributor, Sort::note, Sort::note_label});
}

/// Whether `next` begins a paragraph after `last`, a line of a paragraph of `length` characters so far.
bool begins_paragraph(const TextLine& last, const TextLine& next, std::size_t length, const Setting& setting) {
  if (stands_alone(last) || stands_alone(next)) return true;
  const bool full = setting.full > 0 && last.extent() + kSlack >= setting.full;
  const bool adjacent = !next.blank_above || next.page_above;
  const bool ended = ends_sentence(last.text);
  const bool drawn_in = setting.drawn_in && next.indent >= kDrawnIn;
  const ItemMark mark = item_mark(next.text);
  if (mark.end > 0 && !(mark.number && full && !ended && adjacent)) return true;
  if (drawn_in) return true;
  if (ended) return !(setting.drawn_in && adjacent && (full || next.page_above));
  if (next.page_above) return false;
  if (setting.full > 0) {
    if (full && adjacent) return false;
    if (adjacent) return true;
  }
  const bool heading = opens_part(last.text) && length <= kHeading && last.text.find("。") == std::string::npos;
  return heading || length < kLineOfText || opens_part(next.text);
}

}  // namespace

Setting measure(std::span<const TextLine> lines) {
  constexpr std::uint32_t kNarrowest = 24;
  constexpr std::uint32_t kWidest = 160;
  constexpr std::size_t kFewest = 4;
  Setting setting;
  std::vector<std::pair<std::uint32_t, bool>> widths;  // and whether a sentence ends there
  std::size_t openings = 0;
  std::size_t drawn_in = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool followed = i + 1 < lines.size() && !lines[i + 1].blank_above;
    if (followed && lines[i].width >= kNarrowest) widths.emplace_back(lines[i].extent(), ends_sentence(lines[i].text));
    if (i > 0 && ends_sentence(lines[i - 1].text)) {
      ++openings;
      drawn_in += lines[i].indent >= kDrawnIn ? 1 : 0;
    }
  }
  setting.drawn_in = drawn_in * 2 > openings;
  if (widths.size() < kFewest) return setting;
  // The widest few may stick out; the ninth tenth is a full line.
  std::sort(widths.begin(), widths.end());
  const std::uint32_t full = widths[widths.size() * 9 / 10].first;
  std::size_t near = 0;
  std::size_t open = 0;
  for (const auto& [width, ended] : widths) {
    if (width + kSlack < full || width > full + kSlack) continue;
    ++near;
    open += ended ? 0 : 1;
  }
  if (full <= kWidest && near * 2 >= widths.size() && open * 2 >= near) setting.full = full;
  return setting;
}

Paragraphs join_lines(std::span<const TextLine> lines, const Setting& setting, Diagnostics& doubts) {
  Paragraphs paragraphs;
  std::size_t length = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const TextLine& line = lines[i];
    if (i == 0 || begins_paragraph(lines[i - 1], line, length, setting)) {
      paragraphs.push_back({{line.text, line.span}, line.heading});
      length = characters_of(line.text);
      continue;
    }
    Paragraph& paragraph = paragraphs.back();
    append_line(paragraph.text, line.text);
    paragraph.span.end = line.span.end;
    length += characters_of(line.text);
    const bool by_width = setting.full > 0 && !line.blank_above && !line.page_above;
    if (!by_width) doubts.report(import_faults::kJoined, line.span, {std::to_string(lines[i - 1].number)});
  }
  for (Paragraph& paragraph : paragraphs) paragraph.text = tidy(paragraph.text);
  return paragraphs;
}

void cut_long(Paragraphs& paragraphs, Diagnostics& doubts) {
  constexpr std::size_t kMost = kLongestParagraph / 2;  // marks that the writer adds count as well
  const auto is_long = [&](const Paragraph& p) { return p.text.size() > kMost && count_characters(p.text) > kMost; };
  if (std::none_of(paragraphs.begin(), paragraphs.end(), is_long)) return;
  Paragraphs cut;
  for (Paragraph& paragraph : paragraphs) {
    if (!is_long(paragraph)) {
      cut.push_back(std::move(paragraph));
      continue;
    }
    doubts.report(import_faults::kCut, paragraph.span, {std::to_string(kMost)});
    const std::string_view text = paragraph.text;
    std::size_t begin = 0;
    std::size_t count = 0;
    std::size_t stop = 0;  // behind the last full stop
    for_each_character(text, [&](std::size_t at, char32_t c) {
      if (count == kMost) {
        const std::size_t end = stop > begin ? stop : at;
        cut.push_back({{std::string(text.substr(begin, end - begin)), paragraph.span}, 0});
        count = count_characters(text.substr(end, at - end));
        begin = end;
      }
      ++count;
      if (c == U'。') stop = at + to_utf8(c).size();
    });
    cut.push_back({{std::string(text.substr(begin)), paragraph.span}, 0});
  }
  paragraphs = std::move(cut);
}

}  // namespace typeset::pasted
