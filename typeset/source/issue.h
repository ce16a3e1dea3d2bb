// Issue: what the author wrote, and where; whatever an office issues, of any kind.
//
// Made by read_issue() from the YAML tree of a source and of its style's default fields; every text knows its line and
// column byte by byte (LocatedText), every other value its Span. Nothing here is measured or styled. A plain value:
// copyable, shareable between threads.
//
// What documents of every kind have stands in Issue, what one kind has in that kind's part. By GB/T 9704 every document
// has an office that issues it, a date and a 版记; the name in red, numbers, addressees, signer and the order of the
// text are each kind's own. A member that a second kind comes to share moves into Issue.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "base/encoding.h"
#include "base/located_text.h"
#include "base/role.h"
#include "base/table.h"
#include "source/date.h"
#include "source/kinds.h"
#include "source/level_mark.h"
#include "source/secrecy.h"

namespace typeset {

/// What an inline span of body text asks for. `strong` is **…**: a lead sentence at a paragraph's start, else 黑体;
/// `link` is [文字](https://…). The others are rows of the table of spans (spans.h).
enum class InlineKind : std::uint8_t {
  strong,
  fangsong,
  kai,
  hei,
  song,
  dot,
  underline,
  sup,
  sub,
  track,
  spread,
  nobreak,
  asis,
  note,
  link
};

struct InlineSpan {
  std::uint32_t begin = 0;  // bytes of the paragraph's text, marks of the grammar already taken out
  std::uint32_t end = 0;
  InlineKind kind = InlineKind::strong;
  int value = 0;            // track: thousandths of an em; spread: cells
  LocatedText target = {};  // link: where it leads, as written; a good one (base/address.h)
};

/// A note to the words before it, `[文字]{注=…}`. Its mark is no part of the line's text.
struct InlineNote {
  std::uint32_t at = 0;  // the byte of the line's text that its mark stands before; never 0
  LocatedText text;      // never empty
  std::vector<InlineSpan> spans;
};

/// How wide a picture is to be printed, or a column of a table.
struct GivenWidth {
  enum class Unit : std::uint8_t { centi_mm, percent, cells };  // percent: of the measure
  int value = 0;
  Unit unit = Unit::percent;
};

/// A picture in a file of its own (docs/body.md).
struct Picture {
  LocatedText file;     // as written: a path below the source's folder
  LocatedText caption;  // 说明
  LocatedText credit;   // 来源, without brackets
  LocatedText alt;      // 替代文字, for those who cannot see it; empty: the caption
  std::optional<Located<GivenWidth>> width;
  std::optional<Located<int>> after;  // in a list of pictures: the paragraph it follows; none: the whole body
  Span span;
};

/// Pictures side by side.
using PictureRow = std::vector<Picture>;

/// A cell of a table: text with spans, as a line of body text has them.
struct TableCell {
  LocatedText text;
  std::vector<InlineSpan> spans;
  Span span;                            // of the cell where it is empty
  std::uint16_t columns = 1, rows = 1;  // how many it covers, itself among them
  std::uint16_t indent = 0;             // U+3000 typed before its text: 　其中：工业
  bool covered = false;                 // by the cell to the left of it or above; then empty
};
using TableRow = std::vector<TableCell>;

struct TableColumn {
  ColumnAlign align = ColumnAlign::by_content;
  std::optional<Located<GivenWidth>> width;  // none: by what stands in it
  Span span;                                 // where it is described; unknown: nowhere
};

enum class TableSize : std::uint8_t { xiaosi, wu, xiaowu };  // 小四, 五号, 小五

/// What a table asks for in place of what the style says: {全框 小五 横排}.
struct TableForm {
  std::optional<TableFrame> frame;
  std::optional<TableSize> size;
  bool turned = false;   // 横排, on a page of its own (GB-8)
  bool no_head = false;  // 无表头: the first row is a row like the others
};

/// A table (docs/body.md). All rows have as many cells as there are columns.
struct Table {
  LocatedText caption;  // 表题: 表1　某某情况
  LocatedText unit;     // 单位：万元, above at the right
  std::vector<TableColumn> columns;
  std::vector<TableRow> rows;      // 行, those of the head first
  std::size_t head = 0;            // so many rows are 表头, repeated on each page
  std::vector<LocatedText> notes;  // 注：… 来源：…, below
  Located<TableForm> form;
  LocatedText file;                       // a CSV file that holds the rows; empty: they stand in the source
  std::optional<Located<int>> head_rows;  // of a field; none: one
  std::optional<Located<int>> after;      // in a list of tables: the paragraph it follows; none: the whole body
  Span span;
};

/// What could have been read otherwise (headings.h), and what it was read as.
enum class HeadDoubt : std::uint8_t {
  none,
  taken_as_text,  // a mark, and neither a heading nor a run-in head
  long_heading,   // a heading over more than a line, with commas
};

/// What a line of a body is by the sign or instruction that it was written with (line_forms.h).
enum class LineSort : std::uint8_t {
  paragraph,   // a heading too; a row of pictures, a table
  bullet,      // an item with the style's mark
  entry,       // of a list of names
  rule,        // ---
  page_break,  // {分页}
  space        // {空行 3}
};

/// What a line stands in: its number (from 1; 0: it stands in none) is that of all lines in the same one.
struct Enclosure {
  std::uint32_t number = 0;
  int value = 0;  // of columns: how many
  friend bool operator==(const Enclosure&, const Enclosure&) = default;
};

/// One line of body text (docs/body.md): a paragraph, a `# ` heading of level 1–4, a row of pictures, a table, or what
/// `sort` says.
struct BodyLine {
  LocatedText text;
  std::vector<InlineSpan> spans;  // in order of begin, properly nested; no spacing within a spread
  int heading_level = 0;          // as written with #; 0: no # before it
  PictureRow pictures = {};       // then neither text nor level
  std::vector<Table> table = {};  // none or one; then neither text nor level
  bool plain_opening = false;     // `\` before its level mark: text that happens to begin so
  LevelMark mark = {};            // what it opens with; of `# ` lines too
  std::uint32_t head_end = 0;     // the byte behind what takes the level's face; 0: text, with a number or without
  int heading = 0;                // its level as a heading, by # or by its mark (headings.h); 0: a paragraph
  HeadDoubt doubt = HeadDoubt::none;
  std::vector<InlineNote> notes = {};  // in order of `at`
  LineSort sort = LineSort::paragraph;
  int rows = 0;         // of space
  bool quoted = false;  // > 某某
  Enclosure box = {}, columns = {}, names = {};

  bool is_text() const { return sort <= LineSort::entry && pictures.empty() && table.empty(); }
};

using Body = std::vector<BodyLine>;

/// An item of 简讯 (BR-17).
struct Brief {
  LocatedText heading;  // 标题 or 地名, set before the text; may be empty
  Body body;
  LocatedText contributor;  // 供稿
  Span span;
};

/// A rule of lint/ that is not to be reported, and why.
struct Silence {
  LocatedText rule;
  LocatedText reason;  // may be empty: lint/ says so
};

struct Article {
  LocatedText section;                      // 栏目 that it stands in; one that goes on is headed once
  std::optional<Located<bool>> new_page;    // 另页
  LocatedText kicker;                       // 肩题, above the title
  std::vector<LocatedText> subtitle;        // 副题, lines below the title, without ——
  std::vector<LocatedText> authors;         // 作者, below the title
  LocatedText title_note;                   // 题注, in brackets below the title; without them
  std::vector<LocatedText> title;           // one text, or the forced lines of one
  LocatedText contents_title;               // 要目 entry, where it differs from the title
  std::optional<Located<Secrecy>> secrecy;  // 密级 of this article (GB-7.2.2b)
  Body note;                                // 按语 (BR-13)
  Body body;                                // 正文, wherever it stands
  LocatedText body_file;                    // 正文文件: the file that it stands in; empty: the source
  LocatedText contributor;                  // 供稿 (BR-16): 某某局, without brackets
  std::vector<Brief> briefs;                // 简讯
  std::optional<Located<int>> columns;      // 栏数, of the briefs
  std::vector<PictureRow> pictures;         // 图片, each row after a paragraph or after the body
  std::vector<Table> tables;                // 表格, likewise
  std::vector<Silence> silences;            // 不查, within this article
  /// 编码 of the body file; none: it is recognised.
  std::optional<Located<Encoding>> encoding;
  Span span;
};

/// A line of the 版记 such as 报：…; `label` without its colon (BR-20).
struct Distribution {
  LocatedText label;
  LocatedText text;
  std::string_view field = {};  // the key of the row that it was written as: report … lines (fields.h)
};

/// 审核, 编辑 … and the names under it, each without padding (BR-23); a number or an address as it is written.
struct Credit {
  LocatedText label;
  std::vector<LocatedText> names;
  LocatedText written = {};  // the same as typed, with what parts them
};

struct Imprint {
  std::vector<Distribution> distribution;  // in the order written
  LocatedText printer;                     // 印发机关; empty: the issuer
  std::optional<Located<Date>> printed;    // 印发日期; none: the date
  std::optional<Located<int>> copies;      // 共印份数
  std::vector<Credit> credits;
  std::vector<Distribution> contact;  // 值班员, 电话, 邮箱 … (BR-40), in the order written
};

/// A name that the texts of a document use, and the CSV file that it stands for (figures.h).
struct DataName {
  LocatedText name;
  LocatedText file;  // as written: a path below the source's folder
};

/// What only a bulletin has (BR-1 … BR-18).
struct Bulletin {
  static constexpr DocumentKind kKind = DocumentKind::bulletin;
  std::vector<LocatedText> above;           // 刊名上方的单位或会议, a line each (BR-28)
  std::vector<LocatedText> masthead;        // 刊名, a line each
  LocatedText masthead_picture;             // 刊名图: the file of a picture that stands for the name
  std::optional<Located<int>> number;       // 期号
  std::optional<Located<int>> total;        // 总期号
  std::optional<Located<int>> supplement;   // 增刊: numbered in a series of its own, in place of 期号 (BR-5)
  std::vector<LocatedText> signers;         // 签发人 (BR-11)
  std::optional<Located<Secrecy>> secrecy;  // 密级 as written; what is printed: secrecy_of() (BR-45)
  LocatedText copy_number;                  // 编号 (BR-10)
  std::vector<LocatedText> flags;           // 标注 at the top left, a line each (BR-33)
  std::optional<std::vector<LocatedText>> contents;  // 要目 as given; none: from the titles
  Body note;                                         // 按语 of the whole issue
  std::vector<LocatedText> sign_off;                 // 落款, lines behind the last article (BR-37)
  std::vector<Article> articles;
};

/// A text that may be several lines, in one.
LocatedText in_one(const std::vector<LocatedText>& lines, std::string_view between = {});

/// What a bulletin is marked with: as written, else the highest level and the longest period of its articles
/// (GB-7.2.2b). None too where their periods have no order, which the reader has reported.
std::optional<Located<Secrecy>> secrecy_of(const Bulletin& bulletin);

/// One alternative for each kind that can be set, which says of which (kKind); the first is that of the first kind.
using KindPart = std::variant<Bulletin>;

struct Issue {
  Located<DocumentKind> kind;         // that of `part`; its span is unknown where the source does not say
  LocatedText style;                  // name of the style asked for; empty: the kind's own
  std::vector<LocatedText> issuers;   // 编发单位, 发文机关; several: jointly
  std::optional<Located<Date>> date;  // 日期, 成文日期
  KindPart part;
  Imprint imprint;
  std::vector<Silence> silences;  // 不查
  std::vector<DataName> data;     // 数据
};

}  // namespace typeset
