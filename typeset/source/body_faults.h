// Faults of body text (docs/body.md): its marks, pictures, instructions and tables (body.cc, spans.cc, pictures.cc,
// table.cc).
#pragma once

#include <array>

#include "base/diagnostic.h"

namespace typeset::body_faults {

// --- marks within a line ---

inline constexpr DiagnosticKind kOddStrong{"source/odd-strong",
                                           Severity::error,
                                           "“**”没有配对",
                                           "“**” without its partner",
                                           "在提示句的前后各写一个“**”；如果星号要印出来，写成“\\*\\*”",
                                           "put “**” before and after the words; asterisks to be printed are “\\*\\*”",
                                           {},
                                           FixForm::choice};

/// {0}: the mark.
inline constexpr DiagnosticKind kTightBullet{
    "source/tight-bullet",
    Severity::warning,
    "行首的“{0}”后面没有空格，会照样印出来",
    "“{0}” at the head of a line without a blank behind it is printed as typed",
    "是列表的一条：写成“- ”，短横用半角，后面空一格；不是就删去它",
    "an item of a list begins with “- ”, a hyphen and a blank; else delete it",
    {},
    FixForm::choice};

/// {0}: how many lines.
inline constexpr DiagnosticKind kHardWrapped{
    "source/hard-wrapped",
    Severity::warning,
    "这里起 {0} 行一样长，又都断在句子中间，像是一段文字按行断开了；现在一行印作一段",
    "{0} lines of one width from here on end within sentences: one paragraph cut into lines; each is printed as a "
    "paragraph",
    "把这几行接成一行：一行就是一段（从 PDF、网页复制来的文字，用 hongtou import 会自动接好）",
    "join them: a line is a paragraph (hongtou import joins text that was copied from a PDF or a web page)",
    {},
    FixForm::choice};

/// {0}: the asterisks.
inline constexpr DiagnosticKind kAsterisks{
    "source/asterisks",
    Severity::warning,
    "“{0}”会照样印出来",
    "“{0}” will be printed as it is",
    "如果是提示句，前后各用两个“*”；如果星号要印出来，每个前面加“\\”",
    "a lead sentence takes two before and two after; asterisks to be printed are "
    "each written “\\*”"};

inline constexpr DiagnosticKind kCrossing{"source/crossing-marks",      Severity::error,
                                          "“**”与“[…]{…}”交叉了",       "“**” and “[…]{…}” cross",
                                          "让一个完整地包在另一个里面", "let one stand wholly inside the other"};

/// {0}: what stands in the braces; {1}: the name that was probably meant, or all names.
inline constexpr DiagnosticKind kUnknownSpan{"source/unknown-span",
                                             Severity::error,
                                             "不认识的字样“{{0}}”",
                                             "unknown span “{{0}}”",
                                             "{1}如果是文字，写成“\\[…]”",
                                             "{1} If it is text, write “\\[…]”",
                                             {},
                                             FixForm::choice};

/// {0}: the name; {1}: an example.
inline constexpr DiagnosticKind kSpanNeedsValue{"source/span-needs-value", Severity::error,     "“{0}”要写明数值",
                                                "“{0}” needs a value",     "写成“[文字]{{1}}”", "write “[text]{{1}}”"};

/// {0}: the name.
inline constexpr DiagnosticKind kSpanTakesNone{
    "source/span-takes-no-value", Severity::error,     "“{0}”不带数值",
    "“{0}” takes no value",       "只写“[文字]{{0}}”", "write “[text]{{0}}”"};

/// {0}: the value; {1}: the name; {2}: what it may be; {3}: an example.
inline constexpr DiagnosticKind kSpanValue{"source/span-value",
                                           Severity::error,
                                           "“{1}”的数值不能是“{0}”",
                                           "“{1}” cannot be “{0}”",
                                           "写{2}，用半角字符，例如“[文字]{{3}}”",
                                           "write {2}, for example “[text]{{3}}”"};

inline constexpr DiagnosticKind kOpenBraces{"source/open-braces",
                                            Severity::error,
                                            "“{”没有配上“}”，这里的字样没有写完",
                                            "this { has no } on the line",
                                            "写成“[文字]{楷体}”；要印出这个符号，方括号前加“\\”",
                                            "write [text]{kai}; to print the characters put a \\ before the brackets",
                                            {},
                                            FixForm::choice};

/// {0}: the name; {1}: the one before it.
inline constexpr DiagnosticKind kSpanRivals{
    "source/span-rivals", Severity::error,   "“{0}”和“{1}”不能同时用", "“{0}” and “{1}” exclude each other",
    "只留一个",           "keep one of them"};

/// {0}: the name.
inline constexpr DiagnosticKind kSpanInSpread{"source/span-within-spread",
                                              Severity::error,
                                              "均排的文字里不能再用“{0}”",
                                              "“{0}” cannot stand within spread text",
                                              "去掉里面的“{0}”，或把这几个字移到均排外面",
                                              "take “{0}” out, or end the spread before it"};

/// {0}: the address as written.
inline constexpr DiagnosticKind kLinkTarget{
    "source/link-target",
    Severity::error,
    "“{0}”不是可以链接的网址",
    "“{0}” is no address that a link can lead to",
    "写完整的网址：“[文字](https://…)”，也可以是 http:// 或 mailto:，中间没有空格；要印出方括号，在它前面加“\\”",
    "write a whole address, [text](https://…), http:// or mailto:, without spaces; to print the brackets put a \\ "
    "before "
    "them"};

/// {0}: how many bytes a link may have.
inline constexpr DiagnosticKind kLinkTooLong{"source/link-too-long",
                                             Severity::error,
                                             "网址太长，超过 {0} 字节",
                                             "an address of more than {0} bytes",
                                             "换成短一些的网址：问号后面的部分常常可以不要",
                                             "use a shorter one: what is behind the question mark can often go"};

/// {0}: the address as written.
inline constexpr DiagnosticKind kLinkWithoutText{
    "source/link-without-text",           Severity::error,
    "链接“{0}”没有文字，印不出来",        "the link to “{0}” has no text to be printed",
    "在方括号里写上文字，或只写网址本身", "write the text between the brackets, or the address alone"};

/// {0}: the address as written.
inline constexpr DiagnosticKind kLinkInLink{"source/link-in-link",
                                            Severity::error,
                                            "链接里面还有链接：“{0}”",
                                            "a link around a link: “{0}”",
                                            "只留一个；如果方括号是文字，在它前面加“\\”",
                                            "keep one of them; put a \\ before brackets that are text"};

inline constexpr DiagnosticKind kNoteInNote{"source/note-in-note",
                                            Severity::error,
                                            "注里面不能再加注",
                                            "a note within a note",
                                            "把里面的话写进外面的注；如果是文字，写成“\\[…]”",
                                            "write it into the text of the outer note; if it is text, write “\\[…]”"};

inline constexpr DiagnosticKind kNoteOutOfText{"source/note-out-of-text",
                                               Severity::error,
                                               "这里不能加注，注只能加在正文、按语、简讯的文字里",
                                               "there are no notes here, only in body text, notes and briefs",
                                               "去掉“[…]{注=…}”，把注加在正文里第一次说到它的地方",
                                               "take “[…]{note=…}” out, and put the note where the body first says it"};

/// {0}: the mark.
inline constexpr DiagnosticKind kMarksInPlainWords{
    "source/marks-in-plain-words",
    Severity::warning,
    "“{0}”在这里不起作用，照原样印出",
    "“{0}” means nothing here and is printed as it stands",
    "删去记号；字体由样式定，只有正文、按语、简讯和表格的格里能用这些记号",
    "delete the marks: the style says the face; they are for body text, notes, briefs and the cells of tables"};

inline constexpr DiagnosticKind kNoteAtStart{"source/note-at-start",
                                             Severity::error,
                                             "注的前面没有文字",
                                             "there is nothing before the note",
                                             "注号跟在文字后面：把“[]{注=…}”移到它解释的那几个字后面",
                                             "a mark follows words: put “[]{note=…}” behind those it explains"};

inline constexpr DiagnosticKind kTooLong{"source/paragraph-too-long",
                                         Severity::error,
                                         "一段超过 {0} 个字",
                                         "a paragraph of more than {0} characters",
                                         "分成几段",
                                         "divide it"};

inline constexpr DiagnosticKind kTooMany{"source/too-many",          Severity::error, "超过 {0} 段",
                                         "more than {0} paragraphs", "分成几个文件",  "divide the file"};

// --- pictures ---

inline constexpr DiagnosticKind kPictureLine{
    "source/picture-line",
    Severity::error,
    "图片没有写全",
    "a picture that is not written in full",
    "写成“![说明](文件)”，后面可以加“{宽=80mm 来源=张三摄}”；用半角的 ![ ]( ) { }，这一行不写别的文字",
    "write ![caption](file), then {width=80mm credit=…} if wanted, and nothing else on the line"};

inline constexpr DiagnosticKind kPictureInText{
    "source/picture-in-text",
    Severity::error,
    "图片写在了一行文字中间",
    "a picture within a line of text",
    "图片单独占一行：把“![说明](文件)”移到这一行的上面或下面；要印出这几个符号，在“!”前面加“\\”",
    "a picture is a line of its own: move ![caption](file) above or below; to print these characters put a \\ before "
    "the !"};

/// {0}: the word.
inline constexpr DiagnosticKind kPictureSetting{"source/picture-setting",
                                                Severity::error,
                                                "图片的花括号里不认识“{0}”",
                                                "“{0}” is no setting of a picture",
                                                "可以写：宽=80mm、来源=…、替代文字=…",
                                                "known: width=80mm, credit=…, alt=…"};

/// {0}: what was written.
inline constexpr DiagnosticKind kPictureWidth{"source/picture-width",
                                              Severity::error,
                                              "“{0}”不是图片的宽度",
                                              "“{0}” is no width of a picture",
                                              "写成 80mm、8cm、14字、60% 或 满",
                                              "write 80mm, 8cm, 14字, 60% or full"};

/// {0}: the most that may stand side by side.
inline constexpr DiagnosticKind kPicturesInRow{"source/too-many-in-a-row",
                                               Severity::error,
                                               "并排的图片超过 {0} 张",
                                               "more than {0} pictures side by side",
                                               "分成几行写",
                                               "write them on several lines"};

inline constexpr DiagnosticKind kNoAlt{
    "source/no-alternative-text",
    Severity::error,
    "图片没有说明，也没有替代文字，看不见图片的人不知道它是什么",
    "the picture has neither a caption nor an alternative text for those who cannot see it",
    "写上说明：“![说明](文件)”；不想印出说明，就写替代文字：“![](文件){替代文字=…}”",
    "write a caption, or, if none is to be printed, {alt=…}"};

// --- instructions, {分页}, and what stands between {方框} and {完} ---

/// {0}: the line; {1}: what was probably meant, or what there is.
inline constexpr DiagnosticKind kInstruction{"source/unknown-instruction",
                                             Severity::error,
                                             "没有“{0}”这种版面指令",
                                             "no instruction is called “{0}”",
                                             "{1}（要印出花括号，在前面加“\\”）",
                                             "{1} (to print the braces write \\ before them)"};

/// {0}: the line; {1}: the name; {2}: the least, {3}: the most.
inline constexpr DiagnosticKind kInstructionNumber{"source/instruction-number",
                                                   Severity::error,
                                                   "“{0}”里的数不能用",
                                                   "the number in “{0}” cannot be used",
                                                   "写成“{{1} {2}}”，最多 {3}；别的指令后面不写数",
                                                   "write {{1} {2}}, at most {3}; other instructions take no number"};

/// {0}: the instruction.
inline constexpr DiagnosticKind kOpenEnclosure{"source/enclosure-left-open",
                                               Severity::error,
                                               "“{0}”没有结束",
                                               "“{0}” is not ended",
                                               "在最后一段的下一行写“{完}”；只能在同一个“正文”里结束",
                                               "write {end} on the line behind its last; it ends in the same text"};

inline constexpr DiagnosticKind kNothingToEnd{"source/nothing-to-end",
                                              Severity::error,
                                              "“{完}”前面没有开始的方框、名单或分栏",
                                              "{end} without a box, names or columns before it",
                                              "删去这一行，或在开始的地方写“{方框}”",
                                              "delete the line, or write {box} where it begins"};

/// {0}: the instruction; {1}: that in which it stands.
inline constexpr DiagnosticKind kEnclosureWithin{"source/enclosure-within",
                                                 Severity::error,
                                                 "“{0}”不能写在“{1}”里",
                                                 "“{0}” cannot stand within “{1}”",
                                                 "先用“{完}”结束前一个，再开始这一个",
                                                 "end the one with {end} before the other begins"};

/// {0}: what it is; {1}: the instruction.
inline constexpr DiagnosticKind kNotWithin{"source/not-within",
                                           Severity::error,
                                           "{0}不能写在“{1}”里",
                                           "{0} cannot stand within “{1}”",
                                           "移到外面：“{完}”的后面，或另一篇",
                                           "move it out: behind {end}, or to another article"};

inline constexpr DiagnosticKind kColumns{"source/number-of-columns",
                                         Severity::error,
                                         "栏数只能是 2 或 3",
                                         "short items are set in 2 or 3 columns",
                                         "写 2 或 3；不分栏就删去这一行",
                                         "write 2 or 3, or leave the line out"};

inline constexpr DiagnosticKind kEmptyEnclosure{"source/empty-enclosure",
                                                Severity::error,
                                                "“{0}”里没有文字",
                                                "nothing stands within “{0}”",
                                                "写上文字；留给别人写字的方框，里面写“{空行 5}”",
                                                "write what is to stand in it; {space 5} leaves room to write"};

// --- tables; rows are counted from 1, the head among them ---

/// {0}: the row, {1}: its cells, {2}: the columns of the table.
inline constexpr DiagnosticKind kTableLongRow{
    "source/table-long-row",
    Severity::error,
    "表格第 {0} 行有 {1} 格，多于表头的 {2} 格",
    "row {0} of the table has {1} cells, more than the {2} of its head",
    "删去多出的格，或在表头和分隔行里补上一列；格里的竖线写成“\\|”，CSV 里有逗号的格加引号",
    "delete the cells, or add a column to the head and the rule row; a bar within a cell is written \\|, and a cell "
    "with a comma goes in quotes in a CSV file"};

inline constexpr DiagnosticKind kTableShortRow{
    "source/table-short-row",
    Severity::warning,
    "表格第 {0} 行只有 {1} 格，少于表头的 {2} 格，缺的当作空格",
    "row {0} of the table has {1} cells, fewer than the {2} of its head: the others are left empty",
    "补上缺的格，空的也要写出来；要和左边一格合并写“<”，和上面一格合并写“^”",
    "write the empty cells too; a cell of < belongs to the one at its left, of ^ to the one above"};

/// {0}: the row, {1}: the column, {2}: < or ^.
inline constexpr DiagnosticKind kTableMerge{
    "source/table-merge",
    Severity::error,
    "表格第 {0} 行第 {1} 格的“{2}”没有可以合并的格",
    "“{2}” in row {0}, column {1} of the table has no cell to belong to",
    "“<”与左边的格合并，“^”与上面的格合并，不能跨过表头；要印出这个符号，前面加“\\”",
    "< belongs to the cell at its left, ^ to the one above, not over the head’s edge; \\< prints the sign"};

/// {0}: the row, {1}: the column.
inline constexpr DiagnosticKind kTableShape{"source/table-merge-shape",
                                            Severity::error,
                                            "表格第 {0} 行第 {1} 格合并成的不是一个长方形",
                                            "the cells merged with row {0}, column {1} of the table make no rectangle",
                                            "每一行都补齐：左右合并写“<”，上下合并写“^”",
                                            "fill in each row: < for the cells at its right, ^ for those below"};

inline constexpr DiagnosticKind kTableRule{"source/table-rule-row",
                                           Severity::warning,
                                           "表格里第二条分隔行不起作用",
                                           "a second rule row of a table means nothing",
                                           "删去这一行；分成两个表，中间空一行",
                                           "delete it; an empty line parts two tables"};

inline constexpr DiagnosticKind kTableRuleMarks{"source/table-rule-marks",
                                                Severity::warning,
                                                "这一行像表头下面的分隔行，横线却不是半角的“-”，会当内容印出来",
                                                "this row looks like the rule below a head, but its marks are no "
                                                "hyphens: it is printed",
                                                "改成“|---|---|”",
                                                "write |---|---|",
                                                {},
                                                FixForm::edit};

inline constexpr DiagnosticKind kTableEmpty{"source/table-empty",    Severity::error,
                                            "表格里没有行",          "a table without rows",
                                            "每行写成“| 甲 | 乙 |”", "write each row as | 甲 | 乙 |"};

/// {0}: rows, {1}: columns, {2}: cells.
inline constexpr DiagnosticKind kTableTooLarge{"source/table-too-large",
                                               Severity::error,
                                               "表格太大：最多 {0} 行、{1} 列、{2} 格",
                                               "the table is too large: at most {0} rows, {1} columns and {2} cells",
                                               "分成几个表",
                                               "divide the table"};

/// {0}: the word.
/// {0}: the words of the row.
inline constexpr DiagnosticKind kTableTitleRow{
    "source/table-title-row",
    Severity::warning,
    "数据文件的第一行只有“{0}”，像是表题或单位，现在印成了表头",
    "the first row of the file says only “{0}”, a title or a unit it seems, and was set as the head",
    "从数据文件里删去这样的行；表题写在方括号里，单位写在上一行：“单位：万元”",
    "take such rows out of the file; the caption stands in the brackets, the unit on the line above: 单位：万元"};

/// {0}: the caption.
inline constexpr DiagnosticKind kTableCaptionApart{
    "source/table-caption-apart",
    Severity::warning,
    "“{0}”像是下面表格的表题，中间隔着别的文字，排成了正文",
    "“{0}” seems to be the caption of the table below, but other text stands between: it is set as body text",
    "表题写在表格紧上面，中间只能有“单位：…”一行；别的说明写在表下面，以“注：”开头",
    "a caption stands directly above its table, with 单位：… alone between; other words go below, as 注：…"};

inline constexpr DiagnosticKind kTableParted{
    "source/table-parted",
    Severity::warning,
    "这几行和上面的表之间有空行，排成了另一个表",
    "an empty line stands between these rows and the table above: they are set as another table",
    "是同一个表就删去空行；是另一个表就写上表题",
    "delete the empty line if it is one table; give it a caption if it is another"};

inline constexpr DiagnosticKind kTableHeadRows{"source/table-head-rows",
                                               Severity::warning,
                                               "“表头”写了 {0} 行，表格一共只有 {1} 行",
                                               "a head of {0} rows, of a table that has {1}",
                                               "改小“表头”的行数",
                                               "make the number smaller"};

inline constexpr DiagnosticKind kTableForm{"source/table-form",
                                           Severity::error,
                                           "表格没有“{0}”这种排法",
                                           "a table knows no “{0}”",
                                           "可以写：三线、全框、无线；小四、五号、小五；横排；无表头",
                                           "known: three-rules, full, no-rules; xiaosi, wu, xiaowu; turned; no-head"};

/// {0}: the word.
inline constexpr DiagnosticKind kTableColumn{"source/table-column",
                                             Severity::error,
                                             "表格的列没有“{0}”这种写法",
                                             "a column of a table knows no “{0}”",
                                             "可以写：左、中、右、小数、自动，和宽度（30mm、5字、20%）",
                                             "known: left, centre, right, decimal, auto, and a width (30mm, 5字, 20%)"};

/// {0}: the columns that are given, {1}: those of the rows.
inline constexpr DiagnosticKind kTableColumns{"source/table-columns",
                                              Severity::error,
                                              "“列”写了 {0} 列，表格有 {1} 列",
                                              "{0} columns are described, the table has {1}",
                                              "一列写一项；不用说明的列写“自动”",
                                              "one entry a column; auto for those of which nothing is to be said"};

inline constexpr DiagnosticKind kTableRowsTwice{
    "source/table-rows",
    Severity::error,
    "表格的行要么写在“行”里，要么来自“文件”，两者要写一个",
    "the rows of a table stand under rows or come from a file: one of the two",
    "写“行: |”，下面每行一条“| 甲 | 乙 |”；或写“文件: 指标.csv”",
    "write rows: | with | 甲 | 乙 | on each line below, or file: figures.csv"};

inline constexpr DiagnosticKind kAfterTheEnd{
    "source/after-the-last-paragraph", Severity::warning,
    "正文只有 {0} 段，放在了正文之后", "the body has {0} paragraphs only; it follows the last",
    "改小“段后”的数字，或删去这一行",  "make the number smaller, or leave the line out"};

inline constexpr std::array<const DiagnosticKind*, 53> kAll = {
    &kTableRuleMarks,  &kTightBullet,     &kHardWrapped,   &kOpenBraces,        &kOddStrong,
    &kAsterisks,       &kCrossing,        &kUnknownSpan,   &kSpanNeedsValue,    &kSpanTakesNone,
    &kSpanValue,       &kSpanRivals,      &kSpanInSpread,  &kLinkTarget,        &kLinkTooLong,
    &kLinkWithoutText, &kLinkInLink,      &kNoteInNote,    &kNoteOutOfText,     &kMarksInPlainWords,
    &kNoteAtStart,     &kPictureLine,     &kPictureInText, &kPictureSetting,    &kPictureWidth,
    &kPicturesInRow,   &kNoAlt,           &kInstruction,   &kInstructionNumber, &kOpenEnclosure,
    &kNothingToEnd,    &kEnclosureWithin, &kNotWithin,     &kColumns,           &kEmptyEnclosure,
    &kTableLongRow,    &kTableShortRow,   &kTableMerge,    &kTableShape,        &kTableRule,
    &kTableEmpty,      &kTableTooLarge,   &kTableTitleRow, &kTableCaptionApart, &kTableParted,
    &kTableHeadRows,   &kTableForm,       &kTableColumn,   &kTableColumns,      &kTableRowsTwice,
    &kAfterTheEnd,     &kTooLong,         &kTooMany};

}  // namespace typeset::body_faults
