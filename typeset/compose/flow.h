// Flow: the document as typed parts in order, every looks-question already answered.
//
// Made by compose() from Issue × Style; layout/ turns it into Pages and reads nothing else. Plain numbers and texts:
// no style name, no key, no face, no kind of document and no article is looked up after this. The head is a sequence of
// anchored parts, the body a list of Blocks, the tail what must stand at the end. Where layout must choose by measuring
// (size and tracking of the masthead, lines of a title, where pages turn) the parts carry the limits of the choice.
//
// A new element of the page: a struct here in the variant it belongs to, a file in compose/ that makes it and one in
// layout/ that sets and puts it.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/colour.h"
#include "base/imprint.h"
#include "base/last_page.h"
#include "base/length.h"
#include "base/located_text.h"
#include "base/number_place.h"
#include "base/role.h"
#include "base/sign_off.h"
#include "base/structure.h"
#include "base/table.h"
#include "image/image.h"
#include "text/paragraph.h"
#include "words/lexicon.h"

namespace typeset {

/// The page as a sheet and as a grid (GB-5, GB-G7). Line n of the grid (from 0) has its centre at
/// top + em / 2 + n × pitch, where em is the body's type size: line 1's glyphs touch the type area's upper edge.
struct PageGeometry {
  Length width, height;
  Length top, inner, area_width, area_height;
  bool mirror = true;
  int columns = 28, lines = 22;
  Length pitch, cell, em;
};

/// A grid line of page 1 that a style asks for, from 1; 0: none.
struct GridLine {
  int number = 0;
  Span asked;  // where the style asks for it
};

/// A picture at its size in print.
struct PicturePlan {
  std::shared_ptr<const Image> image;
  Length width, height;
  Length asked;                            // the author's own width: kept unless nothing else helps; zero: none
  Length slot;                             // its column in a row: no narrower than it, or than its caption needs
  std::optional<text::Paragraph> caption;  // its own, set within its width
  NodeId node = 0, caption_node = 0;
  std::string alt;
  Span span;
};

// The head: parts one below the other, each at its anchor.

/// 刊名, or what stands above it: lines of one size, the ink of each spanning about `span_percent` of the measure.
struct Masthead {
  std::vector<text::Paragraph> lines;  // never empty; sizes are the largest allowed
  int span_percent = 80;
  int max_tracking_percent = 50;
  Length line_gap;           // from ink to ink
  bool subordinate = false;  // above the name: as small as it must be
};

struct HeadText {
  text::Paragraph words;
  NodeId node = 0;
};

/// A line of texts left, in the middle and right, any of them broken where it is too long for its share.
/// Each of them may be several, one below the other: the last of all stand on one line.
struct HeadLine {
  std::vector<HeadText> left, centre, right;
  Length indent;  // of left and right
};

/// A rule across the measure, or two, or one with a star in its middle (BR-34).
struct HeadRule {
  Length weight;
  Length second_weight, second_gap;  // of another below it; zero: none
  std::optional<text::Paragraph> star;
};

/// Where a part of the head stands. Its ink, or for a line its grid line, is meant.
struct HeadAnchor {
  enum class From : std::uint8_t {
    sheet,       // `distance` below the sheet's upper edge
    area,        // `distance` below the type area's upper edge; `line.asked` says who wants it there
    grid_line,   // on grid line `line`; passed already: below what stands above, and reported
    rows_below,  // `rows` empty grid lines below the ink of what stands above
    ink_below    // `distance` below the ink of what stands above
  };
  From from = From::rows_below;
  Length distance;
  Length least_gap;  // area: below the ink of what stands above, if that reaches further
  int rows = 0;
  GridLine line;
};

struct HeadPart {
  HeadAnchor at;
  NodeId node = 0;      // of a masthead
  bool printed = true;  // else it takes its place and is not put: the sheets have it already (GB-7.2.8)
  bool aside = false;   // pushes nothing that follows
  std::variant<Masthead, PicturePlan, HeadLine, HeadRule> kind;
};

// Blocks of the body.

/// Set before a text's first line, which it pushes in by its own width and `gap`, or by `width`.
struct Mark {
  text::Paragraph text;
  Length gap;
  Length width = {};   // zero: its own, and the gap
  bool hangs = false;  // the later lines are pushed in too
  bool says = false;   // it is read with the text, as a number is; else an artifact
};

/// What of an item of a list is its label: the first bytes of its mark's text or, where it has none, of its own.
struct ItemLabel {
  std::uint32_t end = 0;  // none if 0
  int depth = 0;          // of marks that the author wrote: an item with a greater one stands within that before it
  NodeId node = 0;
};

/// A note at the foot of the page on which byte `at` of its block's text stands.
struct FootNote {
  std::uint32_t at = 0;  // of its mark, which is a run of its own
  int number = 0;        // through the document, as both marks say; 0: it has none in the text
  text::Paragraph mark;  // before its text; may be empty
  text::Paragraph text;
  NodeId node = 0;
};

/// Words behind a text, at the right: on its last line where that leaves `gap` between them, else right below it and on
/// the same page (BR-16).
struct TextTail {
  text::Paragraph words;
  text::Shape shape;  // from where the text's measure begins
  Length gap;
  NodeId node = 0;
};

/// Paragraph, heading, 按语, item, 供稿 line, label; a note behind the text: lines, on the grid as a rule.
struct TextBlock {
  text::Paragraph text;
  text::Shape shape;
  std::optional<Mark> mark;
  ItemLabel label;
  std::optional<TextTail> tail;  // not in columns
  std::vector<FootNote> notes;   // in order of `at`
  Length pitch;                  // from line to line; zero: the lines stand on the grid
  bool by_sense = false;         // a few lines end where the sense allows, not at the measure; no tail, no notes
};

/// A line of 要目: text that leads to an anchor, and the number of the page on which that stands at the right edge of
/// the type area.
struct EntryBlock {
  TextBlock words;
  std::optional<std::size_t> target;  // an anchor (Block::anchor)
  NodeId link_node = 0;               // where there is a target
  bool numbered = false;              // the page number is printed
  bool leaders = false;
};

/// A title: broken at words or by the author's own lines; its own leading, padded to the grid as a block (GB-7.3.1g).
struct TitleBlock {
  std::vector<text::Paragraph> lines;  // one, or one for each forced line
  Length measure;
  Length gap;      // width of a typed gap that stays in a line
  Length advance;  // from line to line
};

struct TextPiece {
  text::Paragraph words;
  NodeId node = 0;
};

/// 落款: offices one below the other, and the date below them, at the right (GB-7.3.5).
struct SignOffBlock {
  std::vector<TextPiece> lines;  // never empty
  bool dated = false;            // the last of them is the date
  SignOffPlace place = SignOffPlace::behind;
  Length measure, indent;  // from the right edge
  Length shift;            // SignOffPlace::behind: of the date
};

/// Pictures side by side, their feet on one line, with captions; never parted. Whole grid lines.
struct PictureBlock {
  std::vector<PicturePlan> pictures;
  std::optional<text::Paragraph> caption;  // of all
  NodeId caption_node = 0;
  Length measure, inset;
  Length picture_gap, caption_gap, caption_pitch;
  int least_percent = 100;  // they may be made so much smaller where that saves a page's end
  bool stacked = false;     // written side by side, but there is no room for that: reported
};

/// Caption, unit or note of a table.
struct TableWords {
  text::Paragraph text;
  NodeId node = 0;
};

/// A table: cells in rows and columns, its caption and unit above, its notes below. Widths of columns, and a smaller
/// size or a turned page where it is too wide (GB-8), are chosen by layout; the head repeats where rows go on on a new
/// page.
struct TableBlock {
  using Words = TableWords;
  struct Cell {
    text::Paragraph text;
    ColumnAlign align = ColumnAlign::left;  // never by_content
    std::uint16_t column = 0;               // its first
    std::uint16_t columns = 1, rows = 1;    // how many it covers
    std::uint16_t indent = 0;               // ems that a text at the left is turned in by
    std::uint32_t unit_begin = 0;           // byte of its text from which no line ends if a line can hold it; 0: none
    NodeId node = 0;
  };
  struct Row {
    std::vector<Cell> cells;  // in order of column; what another cell covers is not among them
    NodeId node = 0;
  };
  std::optional<Words> caption, unit;
  std::vector<Words> notes;
  std::optional<text::Paragraph> continued;  // above the parts on further pages
  std::vector<Length> columns;               // their widths as asked for; zero: by what stands in them
  std::vector<Row> head, rows;
  Length measure, inset;
  Length size, least_size;           // of the cells: as planned, and how small they may be made
  Length pitch;                      // from line to line within a cell, at the planned size
  Length caption_pitch, note_pitch;  // of caption, unit and notes
  Length padding, row_gap;           // between text and the edges of column and row
  Length gap;                        // below the table
  Length outer_rule, inner_rule;
  TableFrame frame = TableFrame::three_rules;
  bool filled_head = false;  // a colour behind it
  bool on_grid = false;      // rows take whole lines of the grid
  bool centred = true;       // texts stand in the middle of their row's height
  bool turned = false;       // asked for
};

struct Block;

/// Blocks of text in columns of one length, side by side; on each page from the left column to the right.
struct ColumnsBlock {
  std::vector<Block> blocks;  // text alone, without notes
  int count = 2;
  Length width, gap;  // of a column, between two
  Length inset;       // of the first
};

/// A rule across, in the middle of a grid line.
struct RuleBlock {
  Length weight, inset, width;
};

/// Empty lines of the grid, which stay at a page's top too.
struct SpaceBlock {
  int rows = 1;
};

/// What follows stands on a new page.
struct PageBreak {};

/// The part of a block in a box that is drawn about several of them.
struct Boxed {
  bool first = false, last = false;  // of the blocks in the box
  Length inset, measure;             // of the box, its rules within
  Length weight;
};

struct Block {
  // What every block has.
  int before = 0, after = 0;        // empty grid lines, dropped at a page's top; neighbours share the larger
  GridLine line;                    // where its first line is to stand on page 1
  bool keep_with_next = false;      // never the last on a page (CL-ORP-5)
  bool keep_with_previous = false;  // never the first on a page (BR-16)
  bool may_pass = false;            // may stand before pictures of its section that wait for the next page
  std::uint32_t section = 0;        // what pictures that wait may not leave
  NodeKind means = NodeKind::paragraph;
  int level = 0;  // heading: 1–4
  NodeId node = 0;
  std::optional<std::size_t> anchor;  // an entry of 要目 may name its page
  std::string bookmark;               // its words in the outline; empty: not in it
  std::optional<Boxed> box;
  Span span;

  std::variant<TextBlock, EntryBlock, TitleBlock, SignOffBlock, PictureBlock, TableBlock, ColumnsBlock, RuleBlock,
               SpaceBlock, PageBreak>
      kind;
};

// The tail: what stands at the foot of the last page.

/// A labelled text among others that share lines: 电话：…, 审核：….
struct ImprintItem {
  text::Paragraph words;
  std::uint32_t label_end = 0;  // bytes of `words` that are its label
  bool names = false;           // of persons, no running text
  NodeId node = 0;
};

/// One line or paragraph of the 版记, four号, hanging after its label.
struct ImprintLine {
  std::optional<text::Paragraph> left, right;  // right: 印发日期, 共印份数; on left's last line if it fits there
  std::uint32_t label_end = 0;     // bytes of `left` that are its label; later lines hang below what follows
  std::vector<ImprintItem> items;  // in place of left and right
  ImprintColumns columns = ImprintColumns::run_on;  // of the items
  bool rule_above = false;                          // a thin rule divides it from what stands above
  NodeId node = 0;                                  // of left and right
};

struct ImprintPlan {
  std::vector<ImprintLine> lines, below;  // below the last rule
  std::vector<ImprintLine> footer;        // below the type area of every page that is not blank (BR-41)
  Length footer_distance, footer_pitch;   // from the type area's foot; from line to line
  Length pitch, indent;
  Length first_rule, inner_rule, last_rule;  // zero: none
  int gap = 1;                               // least empty grid lines above
  LastPage last_page = LastPage::any;
};

/// How notes stand at the foot of a page: below a short rule, close to the type area's foot.
struct NotePlan {
  Length pitch;                    // from line to line
  Length rule_width, rule_weight;  // the rule above them
  Length gap;                      // between text and rule, and rule and notes
  Length indent;                   // of a note's first line, its mark included
  Length mark_gap;                 // from the mark to the text
  bool per_page = false;           // numbers begin anew on each page, in the text and here: layout fills them in
};

/// What is amiss at a page turn costs so much: what layout weighs other ways of setting against (docs/page-turns.md).
/// In the points of text/cost.h, whose lines stay below one lone line.
struct TurnCosts {
  std::int64_t lone_line = 1'000'000;      // at a page's foot or top (CL-ORP-4)
  std::int64_t tail_alone = 2'000'000;     // 版记 on a page without text
  std::int64_t empty_line = 2'500'000;     // at the foot of a page that turns: costlier than the lone lines of a turn
                                           // together, because pages are kept full first (CL-ORP-4)
  std::int64_t one_line_page = 3'000'000;  // the last page has a single line of text (CL-ORP-4)
  std::int64_t smaller_picture = 20'000;   // each grid line by which pictures are made smaller
};

/// Below the type area, the same on every page; page 1 and blank ones may have none.
struct PageNumberPlan {
  struct Part {
    enum class Sort : std::uint8_t { words, page, pages, white };  // pages: the number of the last page that has one
    Sort sort = Sort::words;
    text::Paragraph words;  // of Sort::words
    Length width;           // of Sort::white
  };
  bool show = true, first_page = true;
  NumberPlace place = NumberPlace::outer;
  text::CharStyle type;     // the 宋体 face; digits in half-em cells from the same face
  Length distance;          // from the type area's foot to the upper edge that a 一字线 of `type` has or would have
  Length indent;            // from the side of the type area
  std::vector<Part> parts;  // from left to right
};

/// What marks a copy as a proof: words in the margins at head and foot of each page, and the grid of cells if asked
/// for.
struct ProofPlan {
  text::Paragraph head, foot;
  Length margin;  // from the sheet's edge to the em of these words
  bool grid = false;
};

struct Flow {
  PageGeometry page;
  text::Rules rules;
  std::vector<HeadPart> head;
  std::vector<Block> blocks;
  NotePlan notes;
  std::optional<ImprintPlan> imprint;
  TurnCosts turn_costs;
  PageNumberPlan page_number;
  Length shift_right, shift_down;        // everything, where the printer is off; may be negative (GB-7.2.8)
  std::vector<Node> structure;           // node 0 is the document
  std::vector<std::string> title_words;  // never divided where a title is broken
  const words::LexiconSource* lexicon =
      nullptr;                               // what titles are divided by; null: ICU's words. Must outlive the flow
  std::string title, subject, author, date;  // document information
  Palette palette;
  std::array<Length, kRoles.size()> ink_gain;  // of each role's strokes
  std::optional<ProofPlan> proof;
};

}  // namespace typeset
