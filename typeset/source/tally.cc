#include "source/tally.h"

#include <algorithm>
#include <iterator>

#include "base/look_alikes.h"
#include "base/utf8.h"
#include "source/faults.h"

namespace typeset {

namespace {

/// What a kind of markup is called, and what is written instead.
struct MarkupRow {
  Markup markup;
  Words name;
  Words instead;
};

constexpr std::array<MarkupRow, kMarkups> kRows = {{
    {Markup::table_row,
     {"表格的竖线", "rows of a table"},
     {"表格的每一行，前后都写竖线：“| 甲 | 乙 |”", "a row of a table has bars at both ends: | 甲 | 乙 |"}},
    {Markup::nested_row,
     {"条目或引文里的表格行", "a row of a table within an item or a quotation"},
     {"表格单独成段：删去行首的“- ”或“> ”", "a table stands by itself: delete the - or > before the row"}},
    {Markup::footnote,
     {"脚注的标记", "a footnote mark"},
     {"改成“[]{注=…}”，注的文字写在等号后面，不另起一段",
      "write “[]{note=…}” with the note's own text in it, and no paragraph for it"}},
    {Markup::link,
     {"网址外面的尖括号", "an address in angle brackets"},
     {"删去“<”“>”：网址本身就可以点开；另有文字的，写成“[文字](https://…)”",
      "delete the < and >: an address is a link by itself; one with other words is written [text](https://…)"}},
    {Markup::rule,
     {"分隔线的写法", "a rule"},
     {"要印一条横线，写成“---”；不要就删去", "a rule is written ---; else delete the line"}},
    {Markup::html,
     {"网页的标签", "a tag of web pages"},
     {"删去标签；加粗写“**字**”，换行就另起一段",
      "delete the tags; **text** stands out, a new paragraph is a new line"}},
    {Markup::bullet,
     {"列表的记号", "a list mark"},
     {"列表的各条写成“- ”，或“1.”“（1）”", "write the items with “- ”, or number them 1. or （1）"}},
    {Markup::tight_mark,
     {"没有空格的“#”", "a # without a space"},
     {"要做标题，“#”后空一格；是备注，把“#”改成“//”", "a heading has a space behind the #; a remark begins with //"}},
    {Markup::emphasis,
     {"单个星号或双下划线", "single asterisks or double underscores"},
     {"要突出，写成“**字**”或“[字]{黑体}”", "write **text** or [text]{hei}"}},
    {Markup::struck,
     {"删除线的写法", "marks for struck text"},
     {"删去这些字，或只删去“~~”", "delete the words, or the ~~ alone"}},
    {Markup::code, {"代码的反引号", "backquotes of code"}, {"删去反引号", "delete the backquotes"}},
    {Markup::figure,
     {"没有换成数字的占位", "a placeholder that no figure filled"},
     {"要从数据文件取数，写“数据: {指标: 指标.csv}”，花括号用半角：“{{指标.产值.本月}}”；不取数就直接写数字",
      "figures of a file want data: {figures: figures.csv} and half-width braces, {{figures.output.month}}; else write "
      "the figure"}},
    {Markup::instruction,
     {"写在文字中间的指令", "an instruction within a line of text"},
     {"单独占一行才起作用；要印出这几个字就在“{”前面加“\\”", "it stands on a line of its own; \\{ prints it"}},
}};

constexpr std::size_t kMostShown = 6;  // radicals in a message

}  // namespace

void Tally::add(Met& met, Span place, std::string_view sample) {
  if (met.count++ > 0) return;
  met.first = place;
  met.sample = sample;
}

void Tally::radical(Span place, char32_t typed) {
  add(radicals_, place, {});
  if (radicals_shown_.size() < kMostShown && radicals_shown_.find(typed) == std::u32string::npos) {
    radicals_shown_ += typed;
  }
}

void Tally::markup(Markup markup, Span place, std::string_view written, std::vector<Edit> edits) {
  Met& met = markups_[static_cast<std::size_t>(markup)];
  add(met, place, written);
  std::ranges::move(edits, std::back_inserter(met.fix.edits));
}

void Tally::report_radicals(const DiagnosticKind& kind, Diagnostics& faults) const {
  if (radicals_.count == 0) return;
  std::string shown;
  for (const char32_t typed : radicals_shown_) {
    shown += (shown.empty() ? "" : " ") + to_utf8(typed) + "→" + to_utf8(ideograph_of_radical(typed));
  }
  faults.report(kind, radicals_.first, {std::to_string(radicals_.count), shown});
}

void Tally::report(Diagnostics& faults) const {
  report_radicals(source_faults::kRadicals, faults);
  for (const MarkupRow& row : kRows) {
    const Met& met = markups_[static_cast<std::size_t>(row.markup)];
    if (met.count == 0) continue;
    faults.report(source_faults::kMarkup, met.first,
                  {met.sample, Term(row.name), std::to_string(met.count), Term(row.instead)},
                  met.fix.edits.empty() ? std::vector<Fix>() : std::vector<Fix>{met.fix});
  }
}

}  // namespace typeset
