// Tables: what their cells say, how columns stand, caption, unit and notes (BR-43).
#include "source/table.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "compose/elements.h"

namespace typeset::elements {

namespace {

/// What a text is to the column it stands in.
enum class Content : std::uint8_t { nothing, figure, words };

/// A figure: 12.5, −3,456, 99.9%, 约5万; a dash or dots stand for one that is missing. Telephones, dates, ranges and
/// codes are words made of digits: they have no point to stand on.
Content content_of(std::string_view text) {
  constexpr std::u32string_view kMissing = U"-—－–―…/／．*＊";
  constexpr std::u32string_view kBefore = U"+-−－±≥≤><＞＜约近超￥¥$";
  constexpr std::u32string_view kPoints = U".．";
  constexpr std::u32string_view kGroups = U",，";
  constexpr std::u32string_view kParts = U":：/／～~—-–－";
  constexpr std::size_t kLongestUnit = 4;        // characters: 个百分点
  constexpr std::size_t kLongestUngrouped = 10;  // digits; more are a telephone's or an identity card's
  std::size_t digits = 0, behind = 0, points = 0, groups = 0;
  bool missing = true, figure = true;
  for_each_character(text, [&](std::size_t, char32_t c) {
    missing = missing && (kMissing.find(c) != std::u32string_view::npos);
    const bool digit = (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９');
    if (digit) {
      figure = figure && behind == 0;
      ++digits;
    } else if (digits == 0) {
      figure = figure && kBefore.find(c) != std::u32string_view::npos;
    } else if (behind > 0) {
      ++behind;
    } else if (kPoints.find(c) != std::u32string_view::npos) {
      ++points;
    } else if (kGroups.find(c) != std::u32string_view::npos) {
      ++groups;
    } else {
      figure = figure && kParts.find(c) == std::u32string_view::npos;
      ++behind;
    }
  });
  if (text.empty() || missing) return Content::nothing;
  const bool code = points > 1 || (digits > kLongestUngrouped && points + groups == 0);
  return figure && !code && digits > 0 && behind <= kLongestUnit ? Content::figure : Content::words;
}

/// By what stands below the head: figures on their points, short texts in the middle, long ones at the left.
ColumnAlign align_by_content(const Table& table, std::size_t column) {
  constexpr std::size_t kLongestCentred = 10;  // characters
  std::size_t figures = 0, words = 0, longest = 0;
  bool indented = false;
  for (std::size_t r = table.head; r < table.rows.size(); ++r) {
    const TableCell& cell = table.rows[r][column];
    if (cell.covered || cell.columns > 1) continue;
    const Content content = content_of(cell.text.view());
    figures += content == Content::figure ? 1 : 0;
    words += content == Content::words ? 1 : 0;
    longest = std::max(longest, count_characters(cell.text.view()));
    indented = indented || cell.indent > 0;
  }
  if (figures > 4 * words) return ColumnAlign::decimal;
  // 　其中：工业 stands below what it is part of.
  return longest <= kLongestCentred && !indented ? ColumnAlign::centre : ColumnAlign::left;
}

/// What stands above the parts of a table on further pages: 续表1, 续附表2; the style's words alone where the caption
/// has no number. What is the caption's keeps its place there: a fault of it is reported once.
void append_continued(text::Paragraph& paragraph, const std::string& words, Span origin, const LocatedText& caption,
                      const text::CharStyle& type) {
  constexpr std::string_view kTable = "表";
  const TableNumber number = table_number(caption.view());
  const bool named = number.end > 0 && words.ends_with(kTable);
  append(paragraph, words.substr(0, words.size() - (named ? kTable.size() : 0)), origin, type);
  if (named) append(paragraph, caption.slice(0, number.word.size()), type);
  append(paragraph, caption.slice(number.end - number.number.size(), number.end), type);
}

/// Where the brackets begin at the end of 地区生产总值（亿元）; 0 if nothing short stands there.
std::uint32_t unit_begin(std::string_view words) {
  constexpr std::size_t kLongest = 8;  // characters, brackets among them
  const bool wide = words.ends_with("）");
  if (!wide && !words.ends_with(')')) return 0;
  const std::size_t begin = words.rfind(wide ? "（" : "(");
  const bool is_short = begin != std::string_view::npos && count_characters(words.substr(begin)) <= kLongest;
  return is_short ? static_cast<std::uint32_t>(begin) : 0;
}

Length size_of(TableSize size) {
  switch (size) {
    case TableSize::xiaosi: return Length::pt(12);
    case TableSize::wu: return Length::centi_pt(1050);
    case TableSize::xiaowu: return Length::pt(9);
  }
  return {};
}

text::Paragraph paragraph(const LocatedText& words, const text::CharStyle& type) {
  text::Paragraph made;
  append(made, words, type);
  return made;
}

class Composer {
 public:
  Composer(const Table& table, const BodySetting& setting, const Style& style)
      : table_(table), setting_(setting), style_(style) {}

  Block compose() {
    TableBlock made = looks();
    words_about(made);
    std::vector<ColumnAlign> aligns;
    for (std::size_t c = 0; c < table_.columns.size(); ++c) {
      const TableColumn& column = table_.columns[c];
      made.columns.push_back(column.width ? asked_width(column.width->value, made.measure, style_) : Length());
      const bool open = column.align == ColumnAlign::by_content;
      aligns.push_back(open ? align_by_content(table_, c) : column.align);
    }
    for (std::size_t r = 0; r < table_.rows.size(); ++r) {
      (r < table_.head ? made.head : made.rows).push_back(row(r, aligns, made.size));
    }
    Block block;
    block.means = NodeKind::table;
    block.span = table_.span;
    block.kind = std::move(made);
    return block;
  }

 private:
  TableBlock looks() const {
    const TableForm& form = table_.form.value;
    TableBlock made;
    made.measure = setting_.measure - setting_.inset;
    made.inset = setting_.inset;
    made.size = form.size ? size_of(*form.size) : style_.table.type.size;
    made.least_size = std::min(made.size, style_.table.least_size);
    made.pitch = style_.table.pitch.scaled(made.size.units(), style_.table.type.size.units());
    made.caption_pitch = leading(style_.table.caption.size);
    made.note_pitch = leading(style_.table.note.size);
    made.padding = style_.table.padding;
    made.row_gap = style_.table.row_gap;
    made.gap = style_.table.gap;
    made.outer_rule = style_.table.outer_rule;
    made.inner_rule = style_.table.inner_rule;
    made.filled_head = style_.table.head_fill.rgb != kWhite;
    made.frame = form.frame.value_or(style_.table.frame);
    made.on_grid = style_.table.on_grid;
    made.centred = style_.table.centred;
    made.turned = form.turned;
    return made;
  }

  /// Captions and notes are led as the cells are.
  Length leading(Length size) const { return style_.table.pitch.scaled(size.units(), style_.table.type.size.units()); }

  void words_about(TableBlock& made) const {
    const text::CharStyle caption = char_style(style_.table.caption, style_);
    text::CharStyle note = char_style(style_.table.note, style_);
    if (style_.table.note_colour.rgb != 0) note.colour = Colour::table_note;
    if (!table_.caption.empty()) made.caption = {paragraph(table_.caption, caption), 0};
    if (!table_.unit.empty()) {
      made.unit.emplace();
      const std::string_view unit = table_.unit.view();
      const bool labelled = unit.starts_with("单位") || unit.starts_with("（") || unit.starts_with("(");
      if (!labelled) append(made.unit->text, "单位：", table_.unit.span(), note);
      append(made.unit->text, table_.unit, note);
    }
    for (const LocatedText& words : table_.notes) made.notes.push_back({paragraph(words, note), 0});
    if (style_.table.continued.empty()) return;
    made.continued.emplace();
    append_continued(*made.continued, style_.table.continued, style_.origin("table.continued"), table_.caption, note);
  }

  TableBlock::Row row(std::size_t r, const std::vector<ColumnAlign>& aligns, Length size) const {
    const bool head = r < table_.head;
    TableBlock::Row made;
    for (std::size_t c = 0; c < table_.rows[r].size(); ++c) {
      const TableCell& cell = table_.rows[r][c];
      if (cell.covered) continue;
      TableBlock::Cell& set = made.cells.emplace_back();
      set.column = static_cast<std::uint16_t>(c);
      set.columns = cell.columns;
      set.rows = cell.rows;
      // A cell over several columns stands in no column's order.
      set.align = head || (cell.columns > 1 && aligns[c] == ColumnAlign::decimal) ? ColumnAlign::centre : aligns[c];
      const Role face = head ? style_.table.head : style_.table.type.face;
      if (set.align == ColumnAlign::left) set.indent = cell.indent;
      text::CharStyle type = char_style(face, size, style_);
      if (head && style_.table.head_colour.rgb != 0) type.colour = Colour::table_head;
      append_spans(set.text, cell.text, cell.spans, type, style_);
      set.unit_begin = unit_begin(set.text.text.view());
      if (set.text.text.empty()) set.text.text = LocatedText("", cell.span);
    }
    return made;
  }

  const Table& table_;
  const BodySetting& setting_;
  const Style& style_;
};

}  // namespace

Block table(const Table& table, const BodySetting& setting, const Style& style) {
  return Composer(table, setting, style).compose();
}

void number_tables(std::vector<Block>& blocks, const Style& style) {
  if (!style.table.numbered) return;
  int number = 0;
  for (Block& block : blocks) {
    auto* table = std::get_if<TableBlock>(&block.kind);
    if (table == nullptr || !table->caption) continue;
    ++number;
    text::Paragraph& caption = table->caption->text;
    if (table_number(caption.text.view()).end > 0) continue;
    text::Paragraph numbered;
    const text::CharStyle type = caption.runs.front().style;
    append(numbered, "表" + std::to_string(number) + "　", caption.text.span(), type);
    append(numbered, caption.text, type);
    caption = std::move(numbered);
    if (!table->continued) continue;
    const text::CharStyle note = table->continued->runs.front().style;
    append(*table->continued, std::to_string(number), caption.text.span(), note);
  }
}

}  // namespace typeset::elements
