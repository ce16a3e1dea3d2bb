// Style: every number of a document's looks, resolved.
//
// Made by load_style() from a chain of style files (`extends`), each value checked against the one table of keys
// (keys.h: unit, default, clause, help). The defaults of that table are the GB/T 9704 page; what bulletins do otherwise
// is in styles/bulletin.yaml. Distances written in 字 and 行 have become Lengths; nothing is left to
// inherit. A style may also carry default fields of the Issue (刊名, 编发单位 …) as a YAML mapping, which source/ lays
// under the author's own. A plain value, shared between threads.
//
// 行 is the grid's line pitch (GB-G8). 字 is 1/columns of the measure (n 字 end where the grid's n-th cell ends),
// except in `footnote`, `imprint` and `page-number`, where it is the element's own size (GB-U2). em is the element's
// own size everywhere. "Line n" of the page means the n-th line of the grid, counted from 1.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/colour.h"
#include "base/composition.h"
#include "base/diagnostic.h"
#include "base/file_source.h"
#include "base/imprint.h"
#include "base/last_page.h"
#include "base/length.h"
#include "base/number_place.h"
#include "base/role.h"
#include "base/sign_off.h"
#include "base/sources.h"
#include "base/table.h"
#include "base/yaml_tree.h"
#include "style/form.h"

namespace typeset {

enum class LeadSentences : std::uint8_t { off, on };
enum class NoteNumbering : std::uint8_t { page, document };
enum class ListMarks : std::uint8_t { turned_in, hanging };
enum class NotePlace : std::uint8_t { page, document_end };

enum class HeadRuleForm : std::uint8_t { single, two, star, none };

struct FaceAndSize {
  Role face = Role::fangsong;
  Length size;
};

/// What the forms of a style are filled with, by their places.
inline constexpr FormField kPageNumberFields[] = {{"page", "页", false, true}, {"pages", "共页"}};
enum class PageNumberField : std::uint8_t { page, pages };  // pages: the last number
inline constexpr FormField kIssueNumberFields[] = {
    {"n", "期", true, true}, {"year", "年", true}, {"total", "总期", true}};
inline constexpr FormField kTotalFields[] = {{"n", "期", true}, {"year", "年", true}, {"total", "总期", true, true}};
enum class IssueNumberField : std::uint8_t { number, year, total };
inline constexpr FormField kSectionFields[] = {{"section", "栏目", false, true}};
inline constexpr FormField kCopyNumberFields[] = {{"copy-number", "编号", false, true}};
inline constexpr FormField kHeadLineFields[] = {
    {"issuer", "单位"}, {"date", "日期"}, {"signer", "签发人"}, {"number", "期号"}, {"total", "总期号"}};
enum class HeadLineField : std::uint8_t { issuer, date, signer, number, total };
inline constexpr FormField kCopiesFields[] = {{"copies", "份数", false, true}};

struct Style {
  std::string name;

  struct {
    Length width, height;            // GB-5.1
    Length top, inner;               // 天头 37 mm, 订口 28 mm (GB-5.2.1)
    Length area_width, area_height;  // 版心 156 × 225 mm
    bool mirror = true;              // the 订口 on both sides of a leaf (GB-5.2.5)
  } page;

  struct {
    int columns = 28, lines = 22;  // GB-5.2.3
    Length pitch;                  // from line to line; `exact-fill` is resolved (GB-G7)
    Length cell;                   // page.area_width / columns, rounded down
  } grid;

  struct {
    FaceAndSize type;                                   // 三号 仿宋 (GB-5.2.2)
    Length indent;                                      // 2 字 (GB-7.3.3b)
    LeadSentences lead_sentences = LeadSentences::off;  // 一是……。 in 楷体 (BR-15)
    Role lead = Role::kai;                              // lead sentences, and ** at a paragraph's start
    Role strong = Role::hei;                            // ** elsewhere
    Role heading1 = Role::hei, heading2 = Role::kai, heading3 = Role::fangsong, heading4 = Role::fangsong;  // GB-7.3.3c
  } body;

  struct {
    Profile profile = Profile::gb;
    Rules rules;
  } text;  // how lines are composed (CL-*)

  struct {
    Role face = Role::xiaobiaosong;
    Length max_size;                // 60 pt
    int span_percent = 80;          // share of the measure that the ink should span
    int max_tracking_percent = 50;  // of an em, between characters
    Length top;                     // type area's top to ink top, 20 mm (BR-2)
    Paint colour{0xff0000};
    Length line_gap;        // between the ink of two lines
    Length picture_height;  // of a picture in its place
  } masthead;

  struct {
    Role face = Role::xiaobiaosong;
    Length max_size;
    int span_percent = 60;
    int max_tracking_percent = 50;
    Length gap;  // from the ink of its last line to that of the masthead
  } above;       // what stands above the masthead (BR-28)

  struct {
    FaceAndSize type;
    int line = 1;      // grid line of the first
    Form copy_number;  // 编号：{编号}, at the right of that line (BR-10)
  } flags;             // 密级 and 标注 at the top left (BR-9, BR-33)

  struct {
    FaceAndSize type;
    int line = 0;  // grid line of the page; 0: `gap` empty lines below the masthead
    int gap = 1;
    Form form, total, supplement;  // 第{期}期, （总第{总期}期）, 增刊第{期}期 (BR-30)
    bool total_below = false;      // on a line of its own (BR-31)
    Form right;                    // beside it, at the right of its line: 签发人：{签发人} (BR-11)
  } number;                        // 期号 (BR-3, BR-4)

  struct {
    FaceAndSize type;
    int line = 0;  // 0: `gap` empty lines below the number
    int gap = 1;
    Length indent;             // 1 字 on either side (BR-6, BR-7)
    Form left, centre, right;  // of 单位, 日期, 签发人, 期号 (BR-32)
    Role signer = Role::kai;   // the names of 签发人 (GB-7.2.6a)
  } issuer;

  struct {
    HeadRuleForm form = HeadRuleForm::single;
    Length weight;                     // 1.5 pt (BR-8)
    Length second_weight, second_gap;  // of the lower rule of two
    Length star;                       // size of the ★ in a rule
    Paint colour{0xff0000};
    Length gap;    // 4 mm below the ink of the issuer's line
    Length depth;  // below the type area's top, where the head has a height of its own (BR-29); zero: by the gap
  } head_rule;

  struct {
    bool show = true;
    FaceAndSize type;        // 三号 楷体
    std::string label;       // empty, 要目, 本期导读 …
    FaceAndSize label_type;  // 黑体
    std::string mark;        // ◆, empty: none
    Length mark_gap;         // ½ 字
    bool page_numbers = false;
    bool leaders = false;  // dots up to the page number
    int line = 0;          // grid line of the first entry or label; 0: `gap` empty lines below the rule
    int gap = 1;
    bool own_page = false;  // the text begins on the next page (BR-35)
    int least = 2;          // with fewer articles there is none
  } contents;               // 要目 (BR-12)

  struct {
    FaceAndSize type;                // 二号 小标宋
    int before = 1, after = 1;       // empty lines (BR-18, GB-7.3.2)
    Length gap;                      // width of a typed gap within a line (BR-14)
    Length pitch;                    // from title line to title line; a block is padded to the grid (GB-7.3.1g)
    std::vector<std::string> words;  // never divided between two lines (GB-7.3.1d)
    FaceAndSize about;               // 三号 楷体: the lines about it, 肩题, 副题, 作者, 题注
    std::string dash;                // before a subtitle
    bool new_page = false;           // each article begins one (BR-18)
  } title;

  struct {
    FaceAndSize type;
    Form form;  // 【{栏目}】
    bool centred = true;
    int before = 1, after = 0;
    bool in_contents = true;
  } section;  // 栏目

  struct {
    FaceAndSize type;
    Length indent;  // from the right edge
    SignOffPlace place = SignOffPlace::behind;
    int before = 2;    // empty lines
    bool date = true;  // below it
  } sign_off;          // 落款 (BR-37)

  struct {
    Role face = Role::kai;
    Length indent;      // on both sides (BR-13)
    std::string label;  // 编者按：
    Role label_face = Role::hei;
    bool above = false;  // above the title (BR-36)
    bool framed = false;
    int after = 0;  // empty lines
  } note;

  struct {
    Role face = Role::kai;
    Length indent;          // from the right edge
    bool same_line = true;  // on the text's last line where it fits
    Length room;            // that must be left between the two there
  } contributor;            // （某某局供稿） (BR-16)

  struct {
    std::string mark;         // ★ ◆ ● □ or none (BR-17)
    Length mark_gap;          // ½ 字
    Length heading_tracking;  // 工 作 简 讯
    Role item_heading_face = Role::hei;
  } briefs;

  struct {
    ListMarks marks = ListMarks::turned_in;  // of items with the author's own marks: 1. （1） ① a)
    std::string bullet;                      // of items without: ●
    Length gap;                              // from it to the text
    bool hang = true;                        // the later lines of such an item stand below its text
  } list;                                    // 列表

  struct {
    Role face = Role::kai;
    Length indent;  // on both sides
  } quotation;      // 引文

  struct {
    Length rule;                // its weight
    Length padding;             // from it to the text, left and right
    int before = 1, after = 1;  // empty lines
  } box;                        // 方框 (BR-42)

  struct {
    Length gap;  // between two
  } columns;     // 分栏

  struct {
    Length weight;
    int width_percent = 100;  // of the measure
  } rule;                     // 横线

  struct {
    int width_percent = 100;      // of the measure, for a picture or row whose width nobody asked for
    int max_height_percent = 40;  // of the type area's height, for such a picture
    Length gap;                   // between pictures side by side
    FaceAndSize type;             // of the caption: 五号 楷体
    Length caption_gap;           // from the picture to the caption
    Length pitch;                 // from caption line to caption line
  } picture;                      // 图片 (BR-27)

  struct {
    NotePlace place = NotePlace::page;              // at the foot of the page of its mark, or behind the text
    NoteNumbering numbering = NoteNumbering::page;  // ① anew on each page; behind the text through the document
    FaceAndSize type;                               // 小五 宋体
    Length pitch;                                   // from line to line
    Length indent;                                  // of a note's first line
    Length mark_gap;                                // from the mark to the note's text
    std::string label;                              // above notes behind the text
  } footnote;

  struct {
    FaceAndSize type;       // 小四 仿宋
    Length least_size;      // where a table is too wide: 小五
    Role head = Role::hei;  // 表头
    Paint head_colour{0}, head_fill{kWhite}, note_colour{0};
    FaceAndSize caption;  // 小四 黑体
    FaceAndSize note;     // 小五 仿宋
    TableFrame frame = TableFrame::three_rules;
    Length outer_rule, inner_rule;  // 0.5, 0.25 mm
    Length padding;                 // between text and the column's edge
    Length row_gap;                 // between text and the row's edge
    Length pitch;                   // from line to line within a cell
    Length gap;                     // to the text below
    bool on_grid = false;           // rows take whole lines of the grid
    bool centred = true;            // texts stand in the middle of the height of their row
    bool numbered = false;          // captions get 表1, 表2
    std::string continued;          // above what goes on on a new page: 续表
  } table;                          // 表格 (BR-43)

  struct {
    FaceAndSize type;                    // 四号 仿宋 (GB-7.4.2a)
    Length pitch;                        // from line to line inside (GB-7.4.7)
    Length indent;                       // 1 字 on either side
    Length outer_rule, inner_rule;       // 0.35, 0.25 mm (GB-7.4.1a)
    int gap = 1;                         // least empty lines between the text and the first rule
    LastPage last_page = LastPage::any;  // GB-7.4.6
    bool show = true;
    bool printed = true;                                      // the line of 印发机关 and 印发日期
    ImprintRules rules = ImprintRules::all;                   // BR-38
    Form copies;                                              // （共印{份数}份）
    CopiesPlace copies_place = CopiesPlace::last_band;        // BR-39
    ImprintColumns credit_columns = ImprintColumns::one;      // 审核, 编辑 … (BR-23)
    ImprintColumns contact_columns = ImprintColumns::run_on;  // 值班员, 电话 … (BR-40)
    ImprintFooter footer = ImprintFooter::none;               // BR-41
    Length footer_size;
    Length footer_distance;  // from the type area's foot to the footer
    Length footer_pitch;     // from line to line there
    bool pad_names = false;  // 张　三 as wide as 王小二
  } imprint;                 // 版记

  std::array<Length, kRoles.size()> ink_gain;  // of each role's strokes: 仿宋 prints pale on copiers

  struct {
    bool preprinted = false;  // the sheets have the red of page 1 already: it is left out (GB-7.2.8)
    Length right, down;       // where the printer is off: all is moved by so much; may be negative
  } print;                    // 打印

  struct {
    FaceAndSize type;  // 四号 宋体 (GB-7.5a)
    Length distance;   // 版心 foot to the upper edge of the dash's stroke, 7 mm (GB-7.5b)
    NumberPlace place = NumberPlace::outer;
    Length indent;  // 1 字 from the side it stands on (GB-7.5c); none where it is centred
    Form form;      // — {页} —
    Length gap;     // of a blank in the form (GB-7.5f)
    bool show = true;
    bool first_page = true;  // page 1 has one
  } page_number;

  /// The mapping under `fields:`, the nearest file's entries over those it extends; empty mapping if none gave any.
  YamlNode fields;
  /// Every file of the chain, nearest first: what the style was read from.
  std::vector<FileId> files;

  /// Where a key (`masthead.top`, 刊名.上距) got its value: the place of the value in a style file or in "--set"; for a
  /// key that text.profile set, the place of the profile; unknown for the key's default.
  Span origin(std::string_view key) const;
  std::vector<std::pair<std::string, Span>> origins;  // sorted by key, English names
};

/// What a style file that says nothing gives: the key table's defaults, resolved.
Style default_style();

/// The style that a kind of document is set in unless it names one. The kind's Chinese name stands for the style
/// wherever one is named, unless a folder has a file of that name.
struct KindStyle {
  std::string_view name;  // of the file, without .yaml
  std::string_view kind_zh;
};

/// The styles that come with the program (styles/) beside those of the kinds.
inline constexpr std::string_view kFurtherStyles[] = {"bijie"};

/// Finds a style by name: `NAME.yaml` in the folders, in order. A name is a single path component; anything else is
/// refused before a file is asked for.
struct StyleRequest {
  std::string name;
  Span asked_at;  // where the source names it; unknown: the kind's own style
  std::vector<std::string> folders;
  const FileSource* files = nullptr;
  /// --set key=value: dotted keys in either language, over everything; a later one over an earlier. Their text is kept
  /// in Sources under the name "--set", one setting a line, so that messages can show it.
  std::vector<std::pair<std::string, std::string>> settings;
  /// Reads a file again that YAML makes nothing of, and says why in plainer words; none: the parser's are kept.
  std::function<std::optional<YamlNode>(const Sources&, FileId, Diagnostics&)> parse_again = nullptr;
  std::vector<KindStyle> kinds = {};  // this room knows no kind: whoever does hands them over
};

/// The style, or none after reporting every unknown key, wrong unit, missing file or circle of `extends`, those of
/// values that a nearer file overrides included. Takes well under a millisecond beside reading the files; Sources and
/// Spans are the caller's document's, so each document loads its own.
std::optional<Style> load_style(Sources& sources, const StyleRequest& request, Diagnostics& faults);

}  // namespace typeset
