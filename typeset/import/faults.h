// Doubts of reading a pasted text: what was taken for what where the text does not say, each at its line.
//
// A warning asks the writer to look; a note says what was done by rule. Errors are only for what cannot be done.
#pragma once

#include <array>

#include "base/diagnostic.h"

namespace typeset::import_faults {

/// {0}: the lines there are; {1}: the limit.
inline constexpr DiagnosticKind kTooManyLines{"import/too-many-lines",
                                              Severity::error,
                                              "这份文字有 {0} 行，最多能读 {1} 行",
                                              "the text has {0} lines; at most {1} are read",
                                              "检查是不是选错了文件；否则分成几份",
                                              "check that this is the right file, or split it"};

/// {0}: the characters; {1}: those that came too often.
inline constexpr DiagnosticKind kLost{"import/lost-characters",
                                      Severity::error,
                                      "清点不符：没有转到稿子里的字“{0}”，多出来的字“{1}”，稿子没有写出",
                                      "the count does not agree: lost “{0}”, added “{1}”; nothing was written",
                                      "这是程序的毛病；请把这份文字和这行提示一起报告",
                                      "this is a fault of the program; please report this line with the text"};

inline constexpr DiagnosticKind kEmptyText{"import/empty",         Severity::error,
                                           "文件里没有文字",       "there is no text in the file",
                                           "检查是不是选错了文件", "check that this is the right file"};

/// {0}: the encoding.
inline constexpr DiagnosticKind kReadAs{"import/read-as",
                                        Severity::note,
                                        "文件按 {0} 读入",
                                        "the file was read as {0}",
                                        "若有乱码，用 --encoding 指明编码",
                                        "if characters are wrong, name the encoding with --encoding"};

/// {0}: the field.
inline constexpr DiagnosticKind kNotFound{"import/field-not-found",
                                          Severity::warning,
                                          "文中没有找到“{0}”",
                                          "“{0}” was not found in the text",
                                          "改掉稿子里的代用内容（在“# 请改”下面；样式已经给出的不用补）",
                                          "change what stands in for it below “# 请改”, unless the style gives it"};

/// {0}: the field; {1}: the text.
inline constexpr DiagnosticKind kTakenAs{"import/taken-as",  Severity::note,
                                         "这一行当作“{0}”",  "this line was taken as “{0}”",
                                         "不对就在稿子里改", "if that is wrong, change the source"};

inline constexpr DiagnosticKind kHeadLine{"import/line-of-the-head",
                                          Severity::warning,
                                          "版头里的这一行没有对应的字段，放在第一篇正文的开头",
                                          "no field takes this line of the head; it begins the first article's text",
                                          "在稿子里删去，或移到该放的地方",
                                          "delete it in the source, or move it where it belongs"};

/// {0}: the words.
inline constexpr DiagnosticKind kNotPrinted{"import/not-printed",
                                            Severity::warning,
                                            "“{0}”没有对应的字段，不再印出",
                                            "no field takes “{0}”; it will not be printed",
                                            "需要时写进刊名",
                                            "if it is wanted, write it into the masthead"};

inline constexpr DiagnosticKind kEntryWithoutArticle{
    "import/entry-without-article",     Severity::warning,    "要目里的这一条在后面没有找到同名的文章",
    "no article of this title follows", "核对要目和各篇标题", "compare the contents with the titles"};

inline constexpr DiagnosticKind kTitleByShape{"import/title-by-shape",
                                              Severity::note,
                                              "这一行当作一篇文章的标题",
                                              "this line was taken as the title of an article",
                                              "如果是正文，在稿子里移到“正文”下面",
                                              "if it is text, move it below “正文” in the source"};

inline constexpr DiagnosticKind kHeadingByShape{"import/heading-by-shape",
                                                Severity::note,
                                                "这一行当作正文里的小标题",
                                                "this line was taken as a heading within the text",
                                                "如果是另一篇文章的标题，在稿子里另起一篇；如果是正文，去掉前面的 #",
                                                "if it is an article's title, begin an article with it; if it is "
                                                "text, delete the # before it"};

/// {0}: the letter.
inline constexpr DiagnosticKind kBullet{
    "import/bullet",
    Severity::note,
    "“{0}”是 Word 的项目符号，写成列表的“- ”；下面的各条也一样",
    "“{0}” is a word processor's bullet; it is written “- ”, here and below",
    "印什么符号看样式的“列表.符号”；公文里一般用 1. （1） 编号，需要时在稿子里改",
    "the style's list.bullet says what is printed; official texts number their items: 1. (1)"};

/// {0}: the letter; {1}: the mark.
inline constexpr DiagnosticKind kMaybeBullet{"import/maybe-bullet",
                                             Severity::warning,
                                             "行首的“{0}”可能是 Word 的项目符号“{1}”，按字母保留",
                                             "“{0}” at the line's head may be a word processor's bullet {1}; it stays "
                                             "a letter",
                                             "如果是项目符号，在稿子里改成“{1}”或编号",
                                             "if it is a bullet, write {1} or a number in the source"};

inline constexpr DiagnosticKind kOneLevel{
    "import/one-level-of-items",
    Severity::note,
    "列表里的列表：稿子里只有一级列表，从这里起下一级的各条也写成“- ”或原来的序号",
    "a list within a list: a source has one level of items; those of the next "
    "level, from here on, are written like the others",
    "要分层次的，在稿子里改用 1. （1） 编号",
    "where the levels matter, number them in the source: 1. (1)"};

/// {0}: the rows; {1}: what the first of them is.
inline constexpr DiagnosticKind kTable{"import/table",
                                       Severity::note,
                                       "这 {0} 行当作表格，{1}",
                                       "these {0} lines were taken for a table, {1}",
                                       "对照原文看一看；不是表格的，删去各行的“|”",
                                       "compare with the text; if it is no table, delete the bars"};

/// {0}: the lines.
inline constexpr DiagnosticKind kNames{"import/names",
                                       Severity::note,
                                       "这 {0} 行当作名单，写在“{名单}”和“{完}”之间",
                                       "these {0} lines were taken for a list of names, and stand between {names} and "
                                       "{end}",
                                       "不是名单的，在稿子里删去这两个指令",
                                       "if they are none, delete the two instructions in the source"};

inline constexpr DiagnosticKind kRow{"import/row",
                                     Severity::warning,
                                     "这一行分成几栏，当作一段文字，各栏之间空一格",
                                     "this line has columns; it was taken for a paragraph, its cells parted by a space",
                                     "如果是表格的一行，写成“| 甲 | 乙 |”",
                                     "if it is a row of a table, write | 甲 | 乙 |"};

inline constexpr DiagnosticKind kSubjectWords{"import/subject-words",
                                              Severity::warning,
                                              "主题词没有对应的字段，不再印出",
                                              "no field takes subject words (主题词); they will not be printed",
                                              "现行格式（GB/T 9704—2012）取消了主题词，不用补",
                                              "GB/T 9704-2012 has done away with them; nothing need be added"};

inline constexpr DiagnosticKind kUnpaired{
    "import/mark-without-partner",      Severity::warning,
    "这个 ** 没有配成对，当作文字保留", "this ** has no partner; it stays as text",
    "补上另一个 **，或在稿子里删去",    "add the other **, or delete it in the source"};

/// {0}: the file.
inline constexpr DiagnosticKind kPicture{"import/picture",
                                         Severity::note,
                                         "图片“{0}”照样写进稿子",
                                         "the picture “{0}” was taken over",
                                         "稿子另存到别处时，图片要一起放过去",
                                         "where the source moves, its pictures move with it"};

/// {0}: the file.
inline constexpr DiagnosticKind kNoPicture{"import/picture-not-found",
                                           Severity::warning,
                                           "找不到图片“{0}”，这一行按文字保留",
                                           "the picture “{0}” is not there; the line stays as text",
                                           "把文件放到稿子所在的文件夹里，再去掉这一行里的反斜线",
                                           "put the file beside the source, and delete the backslashes of the line"};

/// {0}: the line.
inline constexpr DiagnosticKind kTail{
    "import/tail-of-the-article",
    Severity::warning,
    "“{0}”是一篇文章末尾的联系人、电话、写稿日期，不是本期的版记，不写进稿子；写明供稿单位的，单位写在“供稿”里",
    "“{0}” says whom to ask about an article and is none of the imprint; it was left "
    "out, but for the office that sent it in",
    "需要印出来的，在稿子的正文末尾或“联系”里补上",
    "what is to be printed, add at the end of the text or to contact"};

/// {0}: the fields that were put in.
inline constexpr DiagnosticKind kNoHead{"import/no-head",
                                        Severity::note,
                                        "这份文字没有版头，只有文章；稿子里的{0}要补上",
                                        "the text has no head, only articles; fill in {0} in the source",
                                        "改掉“# 请改”下面的代用内容（样式已经给出的不用补）",
                                        "change what stands below “# 请改”, unless the style gives it"};

/// {0}: the issue's date.
inline constexpr DiagnosticKind kOtherDate{
    "import/date-of-the-sign-off",
    Severity::warning,
    "文末署名下面的日期和本期的日期（{0}）不一样，署名和日期按正文保留",
    "the date below the office at the end is not the issue's, {0}; both stay text",
    "核对两个日期；一样的，在稿子里改写成“落款”",
    "compare the dates; where they are one, write sign-off in their place"};

inline constexpr DiagnosticKind kNoTitle{"import/no-title",
                                         Severity::warning,
                                         "从这里开始的文章没有找到标题",
                                         "no title was found for the article that begins here",
                                         "在稿子里补上“标题: …”",
                                         "add “标题: …” to the source"};

inline constexpr DiagnosticKind kTitleWithoutText{"import/title-without-text",
                                                  Severity::warning,
                                                  "这一行像标题，但后面没有正文，当作一段文字",
                                                  "this looks like a title without text; it was taken as a paragraph",
                                                  "核对这一行该放在哪里",
                                                  "see where the line belongs"};

inline constexpr DiagnosticKind kJoined{"import/joined",
                                        Severity::note,
                                        "第 {0} 行没有说完，接上了这一行",
                                        "line {0} does not end a sentence; this line was joined to it",
                                        "如果是两段，在稿子里分开",
                                        "if they are two paragraphs, part them in the source"};

inline constexpr DiagnosticKind kUnjoined{"import/line-not-joined",
                                          Severity::warning,
                                          "这一行断在逗号或顿号后面，没有接上下一行",
                                          "this line ends in a comma, and the next was not joined to it",
                                          "如果是一段，在稿子里接起来；如果说完了，改成句号",
                                          "join them in the source, or end the line with a full stop"};

/// {0}: hanzi of a full line.
inline constexpr DiagnosticKind kHardWrapped{"import/hard-wrapped",
                                             Severity::note,
                                             "文字每行约 {0} 个字就换行，已按段落接起来",
                                             "the text is broken at about {0} characters; its lines were joined",
                                             "核对各段的开头和结尾",
                                             "see where the paragraphs begin and end"};

inline constexpr DiagnosticKind kOddLine{"import/line-of-the-imprint",
                                         Severity::warning,
                                         "版记里的这一行看不懂，放在最后一篇正文的末尾",
                                         "this line of the imprint was not understood; it ends the last article",
                                         "在稿子里移到该放的地方",
                                         "move it where it belongs in the source"};

/// {0}: the number.
inline constexpr DiagnosticKind kNumbersDropped{"import/numbers-of-items",
                                                Severity::note,
                                                "简讯的序号不再写出，改印样式的记号",
                                                "the numbers of the short items give way to the style's mark",
                                                "要保留序号就写进文字里",
                                                "to keep them, write them into the text"};

/// {0}: the limit.
inline constexpr DiagnosticKind kCut{"import/paragraph-cut",
                                     Severity::warning,
                                     "这一段超过 {0} 个字，分成了几段",
                                     "this paragraph has more than {0} characters; it was divided",
                                     "核对分段的地方",
                                     "see where it was divided"};

/// {0}: what it is.
inline constexpr DiagnosticKind kMarkup{"import/markup-kept",
                                        Severity::warning,
                                        "{0}在稿子里没有对应的写法，按原文保留",
                                        "{0} cannot be said in a source; it stays as it was typed",
                                        "在稿子里改写这一处",
                                        "rewrite the place in the source"};

/// {0}: the title.
inline constexpr DiagnosticKind kLinkTitle{"import/link-title",
                                           Severity::note,
                                           "链接的标题“{0}”去掉了，链接照旧",
                                           "the link's title “{0}” was left out; the link stays",
                                           "需要印出来的，在稿子里写进正文",
                                           "if it is to be printed, write it into the text"};

/// {0}: how many there are, {1} the first of them, each with its hanzi.
inline constexpr DiagnosticKind kRadicals{
    "import/radicals",
    Severity::warning,
    "从这里起有 {0} 个部首字符，样子像汉字，其实不是，已写成汉字：{1}",
    "{0} radicals from here on, which look like hanzi and are not; written as hanzi: {1}",
    "从 PDF 复制来的文字常有；请核对这几个字",
    "text copied from a PDF often has them; check these characters"};

/// {0}: the text.
inline constexpr DiagnosticKind kFurniture{
    "import/furniture",
    Severity::note,
    "“{0}”是页码、页眉、线或看不见的字符，去掉了",
    "“{0}” is a page number, a running head, a rule or invisible; it was left out",
    "如果是正文，在稿子里补上",
    "if it is text, add it to the source"};

/// {0}: the text.
inline constexpr DiagnosticKind kFormWord{"import/form-word",
                                          Severity::note,
                                          "“{0}”由程序印出，稿子里不写",
                                          "“{0}” is printed by the program and not written into the source",
                                          "不用改",
                                          "nothing need be done"};

/// {0}: the text.
inline constexpr DiagnosticKind kMark{"import/mark",
                                      Severity::note,
                                      "“{0}”是记号，不算文字",
                                      "“{0}” is markup and no text",
                                      "不用改；稿子里用得着的写成了稿子的记号",
                                      "nothing need be done; where the source has a mark for it, that is written"};

/// {0}: how many.
inline constexpr DiagnosticKind kNotes{"import/notes",
                                       Severity::note,
                                       "{0} 条注写到了注号的地方",
                                       "{0} notes were put at their marks",
                                       "印的时候自动编号；不是注的，在稿子里改回来",
                                       "they are numbered in print; what is no note, change back in the source"};

/// {0}: the mark.
inline constexpr DiagnosticKind kNoteKept{
    "import/note-kept",
    Severity::warning,
    "“{0}”找不到唯一对应的注或注号，或者所在的地方不能有注，按原文保留",
    "no note, or no mark, belongs to “{0}” alone, or none can stand there; it stays as it was typed",
    "在正文里写成“[]{注=…}”，删去单独的注文",
    "write “[]{note=…}” in the text and delete the note's own line"};

/// {0}: the first of the marks.
inline constexpr DiagnosticKind kNumbersKept{
    "import/numbers-kept",
    Severity::warning,
    "从“{0}”起的各条像是注，但和正文里的注号不是依次一一对应，都按原文保留",
    "the lines from “{0}” on look like notes, but do not answer the marks in the text one by one; all stay as typed",
    "核对注号；是注的，在正文里写成“[]{注=…}”，删去单独的注文",
    "see to the marks; what is a note, write “[]{note=…}” in the text and delete its line"};

inline constexpr std::array<const DiagnosticKind*, 41> kAll = {&kTail,           &kNoHead,      &kOtherDate,
                                                               &kMaybeBullet,    &kNumbersKept, &kLinkTitle,
                                                               &kNotes,          &kNoteKept,    &kUnjoined,
                                                               &kTooManyLines,   &kLost,        &kEmptyText,
                                                               &kReadAs,         &kNotFound,    &kTakenAs,
                                                               &kHeadLine,       &kNotPrinted,  &kEntryWithoutArticle,
                                                               &kTitleByShape,   &kNoTitle,     &kTitleWithoutText,
                                                               &kJoined,         &kHardWrapped, &kOddLine,
                                                               &kNumbersDropped, &kCut,         &kMarkup,
                                                               &kFurniture,      &kFormWord,    &kHeadingByShape,
                                                               &kBullet,         &kTable,       &kRow,
                                                               &kSubjectWords,   &kUnpaired,    &kPicture,
                                                               &kNoPicture,      &kRadicals,    &kNames,
                                                               &kOneLevel,       &kMark};

}  // namespace typeset::import_faults
