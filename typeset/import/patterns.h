// The one table of lines that a bulletin is made of besides its text (BR-3 … BR-23): what they look like, as data.
//
// A form is matched against a whole folded line (words.h): white space, full-width forms and kinds of dash make no
// difference. In a form {n} is the number, {t} the total number, {y} a year, {c} a count (each in Arabic or
// Chinese numerals), {d} a date, {x} any text; <…> may be absent; everything else stands for itself. To know another
// way of writing a line: a row here.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "import/words.h"
#include "source/issue.h"

namespace typeset::pasted {

enum class Sort : std::uint8_t {
  other,
  number,          // 第34期（总第128期）
  issuer_date,     // 某某办　2017年12月29日
  date,            // 2017年12月29日
  issuer,          // 编发单位：某某办
  contents_label,  // 目录
  note,            // 编者按：……
  note_label,      // 编者按
  contributor,     // （某某局供稿）
  doc_number,      // 某政办发〔2026〕3号
  signer,          // 签发人：张三
  copy_number,     // 编号：000012
  addressee,       // 主送：各县（市、区）
  author,          // 作者：张三
  printed,         // 某某办　2017年12月29日印发
  subject_words,   // 主题词：社区　建设
  copies,          // （共印80份）
  page_number,     // — 3 —
  rule             // ————
};

/// What stood in a place of the form, as bytes of the line.
struct Capture {
  char32_t place = 0;  // n, t, y, c, d or x
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

struct Match {
  Sort sort = Sort::other;
  std::vector<Capture> captures;
  /// The text of a place; empty if the line has none.
  std::string_view text(char32_t place, std::string_view line) const;
};

/// The first row of the table whose sort is among `sorts` that the line matches.
std::optional<Match> match_line(std::string_view line, std::initializer_list<Sort> sorts);

/// A number as digits: 34 for 三十四. Empty if it is none from 1 to 99999.
std::string plain_number(std::string_view text);
/// A date as 2017年12月29日; empty if there is no such day.
std::string plain_date(std::string_view text);

/// 报：, 抄送： … at a line's beginning: the label, and the bytes after the colon.
struct Labelled {
  std::string_view label;
  std::size_t text_begin = 0;
};
std::optional<Labelled> distribution_of(std::string_view line);

/// The same of any short label, as a line between the bands of the 版记 may have it: 领导参阅：…, 存档：….
std::optional<Labelled> band_of(std::string_view line);

/// 审核：张三　编辑：李四 → each label and the names behind it, in order; empty if the line does not begin with one.
struct LabelledNames {
  std::string label;
  std::string names;
  bool contact = false;  // 值班员, 电话, 邮箱 …: where the office is found, not who made the issue
};
std::vector<LabelledNames> credits_of(std::string_view line);

/// 秘密★1年, 密级：机密 on a line of its own: as a source has it; empty if it is none.
std::string secrecy_in(std::string_view line);

/// 内部资料　注意保存, 特急: a line of nothing but such words.
bool is_flag(std::string_view line);

/// 000012 of 编号：000012, and of six figures that stand alone; empty if it is none.
std::string_view copy_number_in(std::string_view line);

/// The name of a parent office or of a meeting, as it stands above the masthead.
bool stands_above_masthead(std::string_view line);

/// （某某办供稿　联系电话：0000-0000000）, 供稿：某某局　张三　13800000000, 联系人：张三　电话：…: what stands below an
/// article and holds numbers or persons to be asked. `unit` is the office that sent it in, if it is named.
struct ArticleTail {
  std::string unit;
};
std::optional<ArticleTail> article_tail(std::string_view line);

/// Whether a title names a section of short items: 工作简讯.
bool names_briefs(std::string_view title);

/// Whether words in brackets on a line of their own speak of the text and name nobody: （本文有删减）, （待续）.
bool is_remark(std::string_view line);

/// The office without 编 or 编印 behind it, as it stands in the 版记.
std::string_view without_edited(std::string_view office);

/// 编, 编印 or the like, alone.
bool is_edited(std::string_view line);

/// Whether a text ends as the name of an office does.
bool ends_as_office(std::string_view text);

/// Whether a line below a title names who wrote it: 作者：张三, 县委书记　张三, 张　三.
bool names_author(std::string_view line);

/// Whether a line names the place or office that an article is about, as titles of articles do and headings within one
/// do not.
bool names_subject(std::string_view line);

/// Whether a line names what is attached, 附件：1.重点项目表 or 附件1: never a title or a heading.
bool names_attachment(std::string_view line);

/// What （2026年2月28日11时50分发布） below a title says, without its brackets: a date, or how the text came about;
/// empty if the line is none.
std::string_view title_note_in(std::string_view line);

/// The name in 作者：张三 or （县委书记　张三）, without the brackets and the label.
std::string_view author_in(std::string_view line);

/// 【领导讲话】, ◆基层动态◆ on a line of its own: the name without its marks, also that of short
/// items (【工作简讯】); empty if the line is none.
std::string column_name(std::string_view line);

/// A name of a column without marks, 经 验 交 流 or one that many bulletins have: 经验交流. Whether it is one is told
/// by the title below it.
bool may_name_column(std::string_view line);

}  // namespace typeset::pasted
