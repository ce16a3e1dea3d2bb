#include "import/join.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/characters.h"
#include "base/utf8.h"
#include "base/word_cut.h"
#include "import/faults.h"
#include "import/patterns.h"
#include "import/tables.h"
#include "import/words.h"
#include "source/body.h"
#include "source/line_forms.h"
#include "source/text.h"

namespace typeset::pasted {

namespace {

constexpr std::uint32_t kSlack = 4;      // cells a full line may be short of: a mark that could not begin the next
constexpr std::uint32_t kDrawnIn = 2;    // cells of white space
constexpr std::size_t kLineOfText = 20;  // characters; what is shorter and ends no sentence is a line of its own
constexpr std::size_t kHeading = 40;     // characters of a heading such as 一、……
constexpr std::size_t kBlankOnes = 9;    // of so many lines all but one stand below a blank one

/// A line that is whole by itself, whatever stands below it.
bool stands_alone(const TextLine& line) {
  return line.heading > 0 || line.table || line.names || line.picture || line.code || line.text.starts_with('|') ||
         line.table_part == TablePart::caption || line.table_part == TablePart::unit || has_leaders(line.text) ||
         chapter_rank(line.text) > 0 || match_line(line.text, {Sort::contributor, Sort::note_label});
}

/// 邮箱：tjj@example.gov.cn: a label, and behind it an address or a number alone.
bool is_address_line(std::string_view text) {
  constexpr std::size_t kLongestLabel = 6;  // characters
  constexpr std::string_view kColon = "：";
  const std::size_t wide = text.find(kColon);
  const std::size_t colon = std::min(wide, text.find(':'));
  if (colon == std::string_view::npos || colon == 0 || characters_of(text.substr(0, colon)) > kLongestLabel)
    return false;
  const std::string_view rest = text.substr(colon + (colon == wide ? kColon.size() : 1));
  const bool ascii = std::ranges::all_of(rest, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return ascii && static_cast<unsigned char>(text.front()) >= 0x80 && rest.find_first_of("@/0123456789") != rest.npos;
}

bool begins_with_dash(const TextLine& line) { return line.text.starts_with("——"); }

/// 一是加强领导，…… opens a sentence, unlike 一、加强领导.
bool opens_sentence(std::string_view paragraph) {
  const FoldedText all = fold(paragraph.substr(0, 64));
  std::size_t at = 0;
  while (at < all.size() && is_numeral(all[at].c)) ++at;
  return at > 0 && at < all.size() && (all[at].c == U'是' || all[at].c == U'要');
}

/// Whether a strong stretch is open at the paragraph's end: it was one paragraph in its Markdown file.
bool is_strong_open(std::string_view paragraph) {
  const std::size_t begin = paragraph.rfind(kStrongBegin);
  return begin != std::string_view::npos && paragraph.find(kStrongEnd, begin) == std::string_view::npos;
}

/// 一、基本情况: the whole of a level's heading, which text follows.
bool is_level_line(std::string_view paragraph, std::size_t length) {
  return opens_part(paragraph) && !opens_sentence(paragraph) && !opens_clause(paragraph) && length <= kHeading &&
         paragraph.find("。") == std::string_view::npos;
}

/// 高。 — the end of a sentence that began on the line above; no paragraph is as short.
bool is_tail(const TextLine& line) {
  constexpr std::size_t kLongest = 9;  // bytes: two hanzi and the stop
  return line.text.size() <= kLongest && line.text.ends_with("。") && item_mark(line.text).end == 0;
}

bool ends_in_comma(const TextLine& line) {
  const std::string_view text = before_signs(line.text);
  return text.ends_with("，") || text.ends_with("、");
}

/// 将事件划分为 4｜大类 96 小类: the figure that the text ends in counts what follows. Numbers that are dialled and
/// years count nothing, and 电话：12 says what it is.
bool ends_in_count(std::string_view text) {
  constexpr std::size_t kMostDigits = 3;
  const FoldedText all = fold(text);
  std::size_t at = all.size();
  while (at > 0 && all[at - 1].c >= '0' && all[at - 1].c <= '9') --at;
  const std::size_t digits = all.size() - at;
  return digits > 0 && digits <= kMostDigits && at > 0 && kHanLetters.has(char_class(all[at - 1].c));
}

/// Whether `next` begins a paragraph after `last`, the last line so far of `paragraph`, which has `length` characters.
bool begins_paragraph(const TextLine& last, const TextLine& next, std::string_view paragraph, std::size_t length,
                      const Setting& setting) {
  if (next.rule_above) return true;
  if (last.names && next.names) return !last.text.ends_with("、");
  if (stands_alone(last) || stands_alone(next) || match_line(next.text, {Sort::note})) return true;
  if (next.table_part == TablePart::note) return true;
  if (is_strong_open(paragraph)) return false;
  const bool full = setting.full > 0 && last.extent() + kSlack >= setting.full;
  const bool adjacent = !next.blank_above || next.page_above || setting.spaced;
  const bool ended = ends_sentence(last.text);
  if (setting.drawn_in && next.indent >= kDrawnIn) return true;
  if (item_mark(next.text).end > 0 || opens_part(next.text) || begins_with_dash(next)) {
    // Where paragraphs are drawn in, a full line that is not done goes on in one at the margin: （见附件｜1）.
    return !(setting.drawn_in && full && !ended && adjacent);
  }
  if (next.break_above) return false;
  if (!full && !ends_in_comma(last) && (is_address_line(last.text) || names_attachment(next.text))) return true;
  if (begins_with_dash(last) && length < kLineOfText) return true;
  if (ended) return !(setting.drawn_in && adjacent && (full || next.page_above));
  if (full && adjacent) return false;
  if (last.table_part == TablePart::note) return !(adjacent && is_cut(last, next));
  if (is_level_line(paragraph, length)) return true;
  // A short line is cut only where nothing parts it from the next, or where a comma says so.
  if (ends_in_comma(last) || (adjacent && next.indent <= last.indent && is_cut(last, next))) return false;
  if (adjacent && opens_clause(paragraph)) return false;  // 第三条　市政府负责｜统筹协调。
  if (length < kLineOfText) return true;
  if (adjacent && ends_in_count(last.text) && paragraph.find("，") != std::string::npos) return false;
  if (!adjacent) return !(is_cut(last, next) || (setting.bare_turns && paragraph.find("。") != std::string_view::npos));
  return setting.full > 0 && !next.page_above;
}

/// 表1　主要指标　　单位：亿元: a unit that stands on the line of the last paragraph, a caption, is a line of its own.
void take_unit_out(Paragraphs& paragraphs) {
  Paragraph& caption = paragraphs.back();
  const std::size_t begin = unit_in_caption(caption.text);
  if (begin == caption.text.size()) return;
  Paragraph unit = caption;
  unit.part = TablePart::unit;
  unit.rule_above = false;
  unit.text.erase(0, begin);
  caption.text.resize(begin);
  while (!caption.text.empty() && is_padding(character_before(caption.text, caption.text.size()))) {
    caption.text.resize(character_begin(caption.text, caption.text.size() - 1));
  }
  paragraphs.push_back(std::move(unit));
}

}  // namespace

bool is_cut(const TextLine& last, const TextLine& next) {
  return ends_in_comma(last) || is_tail(next) || cuts_word(before_signs(last.text), next.text);
}

Setting measure(std::span<const TextLine> lines) {
  constexpr std::uint32_t kNarrowest = 24;
  constexpr std::uint32_t kWidest = 160;
  constexpr std::size_t kFewest = 4;
  Setting setting;
  std::vector<std::pair<std::uint32_t, bool>> widths;  // and whether a sentence ends there
  std::size_t openings = 0;
  std::size_t drawn_in = 0;
  std::size_t blank = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    blank += lines[i].blank_above || lines[i].page_above ? 1 : 0;
    if (ends_sentence(lines[i - 1].text)) {
      ++openings;
      drawn_in += lines[i].indent >= kDrawnIn ? 1 : 0;
    }
  }
  setting.drawn_in = drawn_in * 2 > openings;
  constexpr std::size_t kCutsThatShow = 2;
  std::size_t cuts = 0;
  for (std::size_t i = 1; i < lines.size() && cuts < kCutsThatShow; ++i) {
    const bool parted = lines[i].blank_above && !lines[i].page_above && lines[i - 1].width >= 2 * kLineOfText;
    cuts += parted && !ends_sentence(lines[i - 1].text) && is_cut(lines[i - 1], lines[i]) ? 1 : 0;
  }
  setting.bare_turns = cuts >= kCutsThatShow;
  const bool all_blank = blank > 0 && (lines.size() - 1 - blank) * kBlankOnes < blank;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const bool followed = all_blank || !lines[i + 1].blank_above;
    if (followed && lines[i].width >= kNarrowest) widths.emplace_back(lines[i].extent(), ends_sentence(lines[i].text));
  }
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
  if (full <= kWidest && near * 2 >= widths.size() && open * 2 >= near) {
    setting.full = full;
    setting.spaced = all_blank;
  }
  return setting;
}

Paragraphs join_lines(std::span<const TextLine> lines, const Setting& setting, Diagnostics& doubts) {
  Paragraphs paragraphs;
  std::size_t length = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const TextLine& line = lines[i];
    if (i == 0 || begins_paragraph(lines[i - 1], line, paragraphs.back().text, length, setting)) {
      if (i > 0 && ends_in_comma(lines[i - 1]) && !stands_alone(lines[i - 1])) {
        doubts.report(import_faults::kUnjoined, lines[i - 1].span);
      }
      paragraphs.push_back({{line.text, line.span},
                            line.heading,
                            line.table || line.picture || line.names || line.table_part == TablePart::caption,
                            line.picture,
                            line.table_line,
                            line.table_part,
                            line.literal,
                            line.quoted_literal,
                            line.rule_above,
                            line.names,
                            line.bullet});
      length = characters_of(line.text);
      if (line.table_part == TablePart::caption) take_unit_out(paragraphs);
      continue;
    }
    Paragraph& paragraph = paragraphs.back();
    if (line.break_above) {
      paragraph.text.append(kLineBreak).append(line.text);
    } else {
      append_line(paragraph.text, line.text);
    }
    paragraph.span.end = line.span.end;
    length += characters_of(line.text);
    const bool by_width = setting.full > 0 && (!line.blank_above || setting.spaced) && !line.page_above;
    if (!by_width && !line.break_above)
      doubts.report(import_faults::kJoined, line.span, {std::to_string(lines[i - 1].number)});
  }
  for (Paragraph& paragraph : paragraphs) {
    if (paragraph.verbatim) continue;
    constexpr std::string_view kQuotation = "> ";
    const std::size_t sign = paragraph.text.starts_with(kQuotation) ? kQuotation.size() : 0;
    paragraph.text = paragraph.text.substr(0, sign) + tidy(std::string_view(paragraph.text).substr(sign));
  }
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
      const bool in_sign = c >= kFirstNoteDigit && c <= kLastNoteDigit;
      if (count >= kMost && !in_sign) {
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

void carry_strong(Paragraphs& paragraphs) {
  constexpr std::string_view kMarks("\x01\x02", 2);
  static_assert(kMarks[0] == kStrongBegin && kMarks[1] == kStrongEnd);
  bool ends_below = false;
  std::vector<bool> opens(paragraphs.size());  // what does not end below would make the rest of the article strong
  for (std::size_t i = paragraphs.size(); i-- > 0;) {
    if (paragraphs[i].row.row || paragraphs[i].picture) continue;
    const std::string& text = paragraphs[i].text;
    const std::size_t first = text.find_first_of(kMarks), last = text.find_last_of(kMarks);
    opens[i] = ends_below && (last == std::string::npos || text[last] == kStrongBegin);
    if (first != std::string::npos) ends_below = text[first] == kStrongEnd;
  }
  bool open = false;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    if (paragraphs[i].row.row || paragraphs[i].picture) continue;
    std::string& text = paragraphs[i].text;
    const std::size_t last = text.find_last_of(kMarks);
    const bool goes_on = open;
    open = opens[i] && (goes_on || last != std::string::npos);
    if (goes_on) text.insert(line_opening(text).text_begin, 1, kStrongBegin);
    if (open) text += kStrongEnd;
  }
}

}  // namespace typeset::pasted
