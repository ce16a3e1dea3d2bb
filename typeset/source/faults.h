// Faults found in a source: of typing (scan.cc), of fields (read.cc). Those of body text: body_faults.h.
//
// The messages are read by clerks: they say what stands there, not what a parser expected.
#pragma once

#include <array>

#include "base/diagnostic.h"

namespace typeset::source_faults {

// --- typing: found by scan_lines() before the YAML parser sees the file ---

inline constexpr DiagnosticKind kTab{"source/tab",
                                     Severity::error,
                                     "缩进里有制表符（Tab）",
                                     "a tab in the indentation",
                                     "改用空格：缩进每层两格",
                                     "use spaces; indent by two",
                                     {},
                                     FixForm::edit};

inline constexpr DiagnosticKind kTabInText{
    "source/tab-in-text",
    Severity::error,
    "文字中间有制表符（Tab）",
    "a tab character within the line",
    "换成一个半角空格，或删去；从表格里粘贴来的，各行写成“| 甲 | 乙 |”",
    "put a space in its place, or delete it; what comes from a table is written | a | b |",
    {},
    FixForm::choice};

/// {0}: the character, 全角空格 U+3000.
inline constexpr DiagnosticKind kOddSpace{"source/odd-space",
                                          Severity::error,
                                          "缩进里有{0}",
                                          "{0} in the indentation",
                                          "换成半角空格，与上面同一层的左对齐",
                                          "put plain spaces in its place, in line with those above",
                                          {},
                                          FixForm::edit};

/// {0}: the mark, {1}: the space behind it.
inline constexpr DiagnosticKind kOddSpaceBehind{"source/odd-space-behind",
                                                Severity::error,
                                                "“{0}”后面是{1}，不是半角空格",
                                                "“{0}” is followed by {1}, not by a plain space",
                                                "把它换成一个半角空格",
                                                "put a plain space in its place",
                                                {},
                                                FixForm::edit};

/// {0}: the word before the colon.
inline constexpr DiagnosticKind kFullWidthColon{"source/full-width-colon",
                                                Severity::error,
                                                "“{0}”后面用了全角冒号“：”",
                                                "a full-width colon after “{0}”",
                                                "改成半角冒号和一个空格：“{0}: ”",
                                                "write a plain colon and a space: “{0}: ”",
                                                {},
                                                FixForm::edit};

/// {0}: the word before the colon.
inline constexpr DiagnosticKind kNoSpaceAfterColon{"source/no-space-after-colon",
                                                   Severity::error,
                                                   "“{0}:”的冒号后面没有半角空格",
                                                   "no plain space after the colon of “{0}:”",
                                                   "在冒号后面加一个半角空格：“{0}: ”",
                                                   "put one space after the colon: “{0}: ”",
                                                   {},
                                                   FixForm::edit};

inline constexpr DiagnosticKind kNoSpaceAfterDash{"source/no-space-after-dash",
                                                  Severity::error,
                                                  "列表的短横“-”后面没有空格",
                                                  "no space after the list dash “-”",
                                                  "在“-”后面加一个半角空格",
                                                  "put one space after “-”",
                                                  {},
                                                  FixForm::edit};

/// {0}: the character that was typed.
inline constexpr DiagnosticKind kOddDash{"source/odd-dash",
                                         Severity::error,
                                         "列表用了“{0}”，不是半角短横“-”",
                                         "a list item begins with “{0}” instead of “-”",
                                         "改成半角短横和一个空格：“- ”",
                                         "write a plain hyphen and a space: “- ”",
                                         {},
                                         FixForm::edit};

/// {0}: the character that was typed; {1}: what YAML wants.
inline constexpr DiagnosticKind kFullWidthBracket{"source/full-width-bracket",
                                                  Severity::error,
                                                  "用了全角的“{0}”作括号",
                                                  "full-width “{0}” used as a bracket",
                                                  "列表的括号要用半角“{1}”；如果它是文字，把整个值用英文引号括起来",
                                                  "a list wants the plain “{1}”; if it is text, put the whole value in "
                                                  "quotes",
                                                  {},
                                                  FixForm::choice};

/// {0}: the quote that was typed.
inline constexpr DiagnosticKind kChineseQuote{
    "source/chinese-quotes",
    Severity::error,
    "整个值（或键名）用中文引号 {0} 括了起来，引号会当作文字",
    "the whole value (or key) stands in Chinese quotes {0}, which count as text",
    "删去引号；如果引号要印出来，再用英文单引号括一层：'“…”'",
    "delete them; if they are to be printed, put the value in plain quotes: "
    "'“…”'",
    {},
    FixForm::choice};

/// {0}: the full-width mark; {1}: the plain one.
inline constexpr DiagnosticKind kFullWidthMark{"source/full-width-mark",
                                               Severity::error,
                                               "“{0}”不是半角的“{1}”",
                                               "“{0}” is no plain “{1}”",
                                               "改成“{1}”",
                                               "write “{1}”",
                                               {},
                                               FixForm::edit};

/// {0}: the text from “#” on.
inline constexpr DiagnosticKind kCutOff{
    "source/text-cut-off",
    Severity::error,
    "空格后面的“#”会把后面的文字截掉，不印出来：“{0}”",
    "“#” after a space cuts off the text behind it: “{0}” would not be printed",
    "如果“#”是文字，把整个值用英文引号括起来；如果是注释，“#”前空两格、后空一格：“  # ”",
    "if “#” belongs to the text, put the whole value in quotes; for a comment write two spaces before “#” and one "
    "after it",
    {},
    FixForm::choice};

/// {0}: the text from “#” on.
inline constexpr DiagnosticKind kTightComment{
    "source/comment-after-text",
    Severity::error,
    "“#”后面没有空格，看不出是文字还是注释；后面的不会印出来：“{0}”",
    "“#” without a space behind it may be text or a comment: “{0}” would not be printed",
    "如果“#”是文字，把整个值用英文引号括起来；如果是注释，在“#”后面加一个空格",
    "if “#” belongs to the text, put the whole value in quotes; for a comment put a space behind “#”",
    {},
    FixForm::choice};

inline constexpr DiagnosticKind kBodyAtMargin{"source/body-not-indented",
                                              Severity::error,
                                              "正文要缩进：这一行没有缩进到正文的位置",
                                              "body text must be indented: this line has slipped back to the margin",
                                              "在行首补空格，与上面的正文左对齐（{0} 个空格）",
                                              "indent the line like the text above it ({0} spaces)",
                                              {},
                                              FixForm::edit};

inline constexpr DiagnosticKind kFoldedBody{"source/folded-body",
                                            Severity::warning,
                                            "“>”会把下面的几行接成一段",
                                            "“>” joins the lines below it into one paragraph",
                                            "改成“|”：一行一段",
                                            "write “|”: a line is a paragraph",
                                            {},
                                            FixForm::edit};

inline constexpr DiagnosticKind kRowBroken{"source/row-broken",
                                           Severity::error,
                                           "表格的一行在中间断开了：这里是上一行的后一半",
                                           "a row of a table is broken: this is the rest of the line above",
                                           "接到上一行的末尾；一行表格写在一行里",
                                           "join it to the line above; a row stands on one line",
                                           {},
                                           FixForm::edit};

inline constexpr DiagnosticKind kTextAfterBlockMark{"source/text-after-block-mark",
                                                    Severity::error,
                                                    "“{0}”后面不能有文字",
                                                    "text follows “{0}”",
                                                    "正文从下一行写起，并缩进",
                                                    "begin the text on the next line, indented",
                                                    {},
                                                    FixForm::edit};

inline constexpr DiagnosticKind kTextAfterQuote{
    "source/text-after-quote",
    Severity::error,
    "英文引号结束之后还有文字",
    "text follows the closing quote",
    "以英文引号开头的文字，要把整个值再用单引号括起来（'\"党建\"引领'），或改用中文引号“”",
    "put the whole value in single quotes ('\"so\" it goes'), or use Chinese "
    "quotes “”",
    {},
    FixForm::edit};

inline constexpr DiagnosticKind kTextAfterBracket{
    "source/text-after-bracket",
    Severity::error,
    "“{0}”后面还有文字",
    "text follows “{0}”",
    "以方括号或花括号开头的文字，把整个值用英文引号括起来，或写在“|”下面一行",
    "text that begins with a bracket goes in quotes, or on the line below "
    "a “|”"};

/// {0}: the character.
inline constexpr DiagnosticKind kNeedsQuotes{"source/needs-quotes",
                                             Severity::error,
                                             "值不能以“{0}”开头",
                                             "a value cannot begin with “{0}”",
                                             "把整个值用英文单引号括起来（'{0}…'），或写在“|”下面一行",
                                             "put the whole value in single quotes ('{0}…'), or on the line below a "
                                             "“|”",
                                             {},
                                             FixForm::edit};

inline constexpr DiagnosticKind kOpenQuote{"source/open-quote",
                                           Severity::error,
                                           "引号没有配对：缺少后一个{0}",
                                           "the closing {0} is missing",
                                           "补上后一个英文引号",
                                           "add the closing quote",
                                           {},
                                           FixForm::choice};

/// {0}: the bracket, {1} the one that is missing.
inline constexpr DiagnosticKind kOpenBracket{
    "source/open-bracket",
    Severity::error,
    "这个“{0}”没有配上“{1}”",
    "this {0} has no {1}",
    "在列表末尾补上“{1}”；“{0}”是文字的一部分时，用英文引号把整个值括起来",
    "add the {1}; where the {0} is part of a text, put the whole value in quotes",
    {},
    FixForm::choice};

/// {0}: the field, {1} how an item of it begins.
inline constexpr DiagnosticKind kListWanted{"source/list-wanted",
                                            Severity::error,
                                            "“{0}”下面是列表，这一条前面少了“- ”",
                                            "{0} is a list, and this item of it lacks its “- ”",
                                            "在这一行的字段前面加“- ”，这一条里别的字段与它左对齐：{1}",
                                            "put “- ” before the field and align the other fields of the item: {1}",
                                            {},
                                            FixForm::edit};

inline constexpr DiagnosticKind kRemarkInBody{
    "source/remark-in-body",
    Severity::error,
    "正文中间不能写备注：从这一行起，下面的正文会丢掉",
    "a remark cannot stand within a body: what is below it would be lost",
    "与正文左对齐，把“#”改成“//”：正文里“//”开头的行不印出来",
    "indent it like the body and write // for the #: lines of a body that begin with // are not printed",
    {},
    FixForm::edit};

/// {0}: how the value begins.
inline constexpr DiagnosticKind kStrongValue{"source/strong-value",
                                             Severity::error,
                                             "“{0}”把整个值（或键名）括了起来，这里不认这种写法",
                                             "the whole value (or key) stands in {0}, which has no meaning here",
                                             "删去两头的“{0}”：字体由样式定",
                                             "delete the {0}: the style has the face",
                                             {},
                                             FixForm::edit};

/// {0}: the key, {1} what it belongs to.
inline constexpr DiagnosticKind kNotBelow{"source/not-below",
                                          Severity::error,
                                          "“{0}”要写在“{1}”下面，这一行少了缩进",
                                          "{0} belongs below {1}: this line lacks its indentation",
                                          "在行首补空格，与下面的几行左对齐",
                                          "indent it like the lines that follow",
                                          {},
                                          FixForm::edit};

/// {0}: the field.
inline constexpr DiagnosticKind kPlainBody{
    "source/body-without-bar",
    Severity::warning,
    "“{0}:”后面没有“|”，下面的几行会接成一段",
    "there is no | behind “{0}:”: the lines below it become one paragraph",
    "在冒号后面加“ |”，文字从下一行写起：一行一段",
    "put “ |” behind the colon and begin the text on the next line: a line is a paragraph",
    {},
    FixForm::choice};

/// {0}: the key.
inline constexpr DiagnosticKind kColonMissing{"source/colon-missing",
                                              Severity::error,
                                              "“{0}”后面少了冒号",
                                              "there is no colon behind “{0}”",
                                              "补上半角冒号：“{0}:”",
                                              "add it: “{0}:”",
                                              {},
                                              FixForm::edit};

inline constexpr DiagnosticKind kNoColon{"source/no-colon",
                                         Severity::error,
                                         "这一行没有冒号：既不是“键: 值”，也不是列表项",
                                         "this line has no colon: it is neither “key: value” nor a list item",
                                         "如果是上一行的文字，向右缩进；如果是一个字段，写成“键: 值”",
                                         "indent it if it belongs to the text above; write a field as “key: value”"};

inline constexpr DiagnosticKind kPercentLine{
    "source/percent-line",
    Severity::error,
    "顶格写的“%”开头的一行是 YAML 的指令，里面的文字读不进来",
    "a line that begins with % at the margin is a directive of YAML: its words are not read",
    "是上一行的文字，就向右缩进；用不着，就删去",
    "indent it if it belongs to the text above; delete it if nobody needs it"};

/// {0}: the key or dash; {1}: its indentation; {2}: that of the nearest like it above.
inline constexpr DiagnosticKind kMisaligned{"source/misaligned",
                                            Severity::error,
                                            "“{0}”缩进了 {1} 格，与上面的对不齐",
                                            "“{0}” is indented by {1}, out of line with those above",
                                            "改成缩进 {2} 格",
                                            "indent it by {2}",
                                            {},
                                            FixForm::edit};

/// {0}: the second key; {1}: where to put it.
inline constexpr DiagnosticKind kTwoKeys{"source/two-keys-on-a-line",
                                         Severity::error,
                                         "一行里有两个键：“{0}”不能写在这一行",
                                         "two keys on a line: “{0}” cannot stand here",
                                         "{1}",
                                         "{1}",
                                         {},
                                         FixForm::choice};

/// {0}: the text before the colon.
inline constexpr DiagnosticKind kColonInValue{"source/colon-in-value",
                                              Severity::error,
                                              "值里有半角冒号和空格：“{0}: ”，会被当作又一个键",
                                              "a colon and a space within a value, after “{0}”, make it another key",
                                              "把冒号改成全角“：”，或用英文引号把整个值括起来",
                                              "put the whole value in quotes, or leave out the space",
                                              {},
                                              FixForm::choice};

// --- fields ---

/// {0}: the kind that a new source may be begun as.
inline constexpr DiagnosticKind kNotAnIssue{"source/not-an-issue",
                                            Severity::error,
                                            "文件里没有“键: 值”，不是稿子",
                                            "the file has no “key: value” lines: it is no issue",
                                            "照 samples/ 里的样本写，或用 hongtou new {0} 新建",
                                            "begin from one of samples/, or with hongtou new {0}"};

/// {0}: the key; {1}: what was perhaps meant.
inline constexpr DiagnosticKind kUnknownKey{
    "source/unknown-key", Severity::error, "不认识“{0}”", "unknown key “{0}”", "{1}", "{1}", {}, FixForm::choice};

/// {0}: the key.
inline constexpr DiagnosticKind kFieldNotYet{"source/field-not-yet",
                                             Severity::error,
                                             "“{0}”目前还不能排",
                                             "“{0}” cannot be set yet",
                                             "hongtou explain {0} 说明现在可以怎么写",
                                             "hongtou explain {0} says what can be done meanwhile"};

/// {0}: the key; {1}: where it belongs.
inline constexpr DiagnosticKind kMisplacedKey{"source/misplaced-key",  Severity::error,
                                              "“{0}”不写在这里",       "“{0}” does not belong here",
                                              "它要写在{1}，注意缩进", "it belongs {1}; mind the indentation"};

/// {0}: the key as written; {1}: the key already given, in the other language.
inline constexpr DiagnosticKind kGivenTwice{"source/given-twice",
                                            Severity::error,
                                            "“{0}”和“{1}”是同一个字段，写了两次",
                                            "“{0}” and “{1}” are the same field, given twice",
                                            "只留一个",
                                            "keep one of them"};

/// {0}: the field; {1}: its key in the language of the file.
inline constexpr DiagnosticKind kMissing{"source/missing-field", Severity::error,    "缺少“{0}”",
                                         "“{0}” is missing",     "补上一行“{1}: …”", "add a line “{1}: …”"};

inline constexpr DiagnosticKind kEmpty{"source/empty-field", Severity::error, "“{0}”是空的",
                                       "“{0}” is empty",     "写上内容",      "give it a value"};

inline constexpr DiagnosticKind kNoText{"source/article-without-text",
                                        Severity::error,
                                        "这篇文章没有“正文”，也没有“正文文件”“简讯”“图片”“表格”",
                                        "this article has no “body”, nor a body file, briefs, pictures or tables",
                                        "补上“正文: |”或“简讯:”",
                                        "add “body: |” or “briefs:”"};

/// {0}: the field; {1}: what is wanted; {2}: what is there.
inline constexpr DiagnosticKind kWrongShape{"source/wrong-shape",         Severity::error, "“{0}”应当是{1}，这里是{2}",
                                            "“{0}” must be {1}, not {2}", "{3}",           "{3}"};

/// {0}: the field; {1}: the text.
inline constexpr DiagnosticKind kNumber{"source/number",
                                        Severity::error,
                                        "“{0}”应当是 1 到 99999 的数字，这里是“{1}”",
                                        "“{0}” must be a number from 1 to 99999, not “{1}”",
                                        "只写阿拉伯数字：{2}",
                                        "write digits only: {2}",
                                        {},
                                        FixForm::choice};

/// {0}: the field; {1}: the plain digits.
inline constexpr DiagnosticKind kFullWidthDigits{"source/full-width-digits",
                                                 Severity::error,
                                                 "“{0}”里有全角数字",
                                                 "full-width digits in “{0}”",
                                                 "改成半角：{1}",
                                                 "write plain digits: {1}",
                                                 {},
                                                 FixForm::edit};

/// {0}: the field; {1}: what stands there; {2}: how the date it seems to mean is written.
inline constexpr DiagnosticKind kDate{
    "source/date", Severity::error, "“{0}”看不懂：“{1}”", "“{0}” is no date: “{1}”", "写成 {2}", "write {2}", {},
    FixForm::edit};

/// {0}: the date.
inline constexpr DiagnosticKind kNoSuchDay{"source/no-such-day",        Severity::error,  "没有这一天：{0}",
                                           "there is no such day: {0}", "检查月份和日子", "check month and day"};

/// {0}: the year; {1}, {2}: the first and last that can be.
inline constexpr DiagnosticKind kYear{
    "source/year", Severity::error, "年份 {0} 不对：应当在 {1} 到 {2} 之间", "the year {0} is not between {1} and {2}",
    "检查年份",    "check the year"};

/// {0}: the kind asked for; {1}: those that can be set.
inline constexpr DiagnosticKind kFlag{
    "source/flag",  Severity::error,  "“{0}”应写是或否，这里是“{1}”", "“{0}” is yes or no; this is “{1}”",
    "写“是”或“否”", "write yes or no"};

/// {0}: what stands there.
inline constexpr DiagnosticKind kSecrecy{"source/secrecy",
                                         Severity::error,
                                         "“{0}”不是密级的写法",
                                         "“{0}” is no level of secrecy",
                                         "先写秘密、机密或绝密，有期限的接着写★和期限，用阿拉伯数字：“秘密★1年”“机密★6"
                                         "个月”“绝密★长期”“机密★2030年5月1日”“机密★会议开始前”",
                                         "write 秘密, 机密 or 绝密, then ★ and the period if there is one: 秘密★1年, "
                                         "机密★6个月, 绝密★长期, 机密★2030年5月1日, "
                                         "机密★会议开始前"};

/// {0}: of the whole, {1}: what its articles come to.
inline constexpr DiagnosticKind kSecrecyTooLow{"source/secrecy-too-low",
                                               Severity::error,
                                               "整份标“{0}”，低于其中文章要求的“{1}”",
                                               "the issue is marked {0}, below the {1} that its articles ask for",
                                               "整份按最高的密级、最长的期限标注：“{2}”",
                                               "mark it {2}, the highest level and the longest period"};

/// {0}, {1}: two marks.
inline constexpr DiagnosticKind kSecrecyUnordered{
    "source/secrecy-unordered",
    Severity::error,
    "“{0}”和“{1}”的期限分不出长短，整份的密级定不下来",
    "the periods of {0} and {1} have no order: the mark of the whole cannot be taken from them",
    "由保密审查的人定，在文件最左边写“密级”一行",
    "let who is responsible decide, and write secrecy at the left margin of the file"};

/// {0}: of the whole, {1}: what its articles come to.
inline constexpr DiagnosticKind kSecrecyDoubt{"source/secrecy-doubtful",
                                              Severity::warning,
                                              "整份标“{0}”，文章要求“{1}”，两个期限分不出长短",
                                              "the issue is marked {0}, its articles {1}: the periods have no order",
                                              "核对整份的期限是不是最长的",
                                              "check that the period of the whole is the longest"};

inline constexpr DiagnosticKind kSecrecyNumber{"source/secrecy-without-number",
                                               Severity::warning,
                                               "标了密级，没有写编号",
                                               "it is marked secret and has no copy number",
                                               "涉密的应当逐份编号：加一行“编号: 000001”",
                                               "classified copies are numbered: add “copy-number: 000001”"};

inline constexpr DiagnosticKind kTwoNumbers{"source/two-numbers",
                                            Severity::error,
                                            "“期号”和“增刊”只能写一个",
                                            "an issue has a number or a supplement's, not both",
                                            "增刊另行编号：是增刊就去掉“期号”，不是就去掉“增刊”",
                                            "supplements have a series of their own: leave out number, or supplement"};

/// {0}: the field; {1}: the words.
inline constexpr DiagnosticKind kPlaceholder{
    "source/placeholder",
    Severity::warning,
    "“{0}”里还是新稿子里代填的“{1}”",
    "{0} is still the “{1}” of a new source, which stands in for what is to be written",
    "写上真实的内容；用不着的，把这一项删去",
    "write what is meant; leave the field out where it is not wanted"};

/// {0}: the field.
inline constexpr DiagnosticKind kNotChanged{
    "source/not-changed",
    Severity::warning,
    "“{0}”上面注着“# 请改”，内容还没有改",
    "a remark above {0} asks for a change (# 请改), and it is as it was",
    "改成这一期的内容；本来就对的，删去上面那一行注",
    "write what holds for this issue; where it is right as it is, delete the remark above it"};

inline constexpr DiagnosticKind kKindNotYet{"source/kind-not-yet", Severity::error,
                                            "目前还不能排“{0}”",   "documents of kind “{0}” cannot be set yet",
                                            "目前能排的：{1}",     "what can be set so far: {1}"};

/// {0}: the kind asked for; {1}: those that can be set.
inline constexpr DiagnosticKind kUnknownKind{"source/unknown-kind",
                                             Severity::error,
                                             "不认识的类型“{0}”",
                                             "unknown kind “{0}”",
                                             "可以写：{1}",
                                             "write one of: {1}",
                                             {},
                                             FixForm::choice};

/// {0}: the field; {1}: the kinds it belongs to; {2}: the document's.
inline constexpr DiagnosticKind kOtherKind{"source/field-of-other-kind",
                                           Severity::error,
                                           "“{0}”不是{2}的字段",
                                           "“{0}” is no field of a document of kind {2}",
                                           "它属于：{1}；删去这一行，或改“类型”",
                                           "it belongs to: {1}; delete the line, or change the kind"};

/// {0}: the field.
inline constexpr DiagnosticKind kSeveralLines{"source/several-lines",
                                              Severity::error,
                                              "“{0}”只能写一行",
                                              "“{0}” must be one line",
                                              "删去换行；标题要强制分行时写成列表，每行一项",
                                              "delete the line break; a title with forced lines is written as a list"};

inline constexpr DiagnosticKind kNoName{"source/no-name",         Severity::error,
                                        "“{0}”后面没有姓名",      "no name after “{0}”",
                                        "写上姓名，或删去这一行", "give a name, or delete the line"};

/// {0}: the code point, U+E000.
inline constexpr DiagnosticKind kPrivateUse{"source/private-use-character",
                                            Severity::warning,
                                            "有旧字库的自造字 {0}，换一台机器就会变成别的字或空白",
                                            "{0} is a private-use character of an old font; other machines show "
                                            "something else",
                                            "换成这个字的正式编码（GB 18030-2022）",
                                            "type the character by its standard code point (GB 18030-2022)"};

/// {0}: the code point. Gathered: every place has its edit.
inline constexpr DiagnosticKind kInvisible{"source/invisible-character",
                                           Severity::warning,
                                           "有看不见的字符 {0}，印不出来",
                                           "an invisible character {0}, of which nothing is printed",
                                           "删去（从网页或别的程序复制时带进来的）",
                                           "delete it (it came in by pasting)",
                                           Occurrences::gathered,
                                           FixForm::edit};

/// {0}: the private-use code point, {1} the character it stands for, {2} its code point.
inline constexpr DiagnosticKind kLegacyCharacter{"source/legacy-character",
                                                 Severity::warning,
                                                 "这里是旧编码 {0}，已按国家标准当作“{1}”（{2}）",
                                                 "this is the old code point {0}; it was read as “{1}” ({2}), which "
                                                 "the standard gives it",
                                                 "核对这个字；无误就在文件里改成“{1}”",
                                                 "check the character, and write “{1}” in the file if it is right"};

/// {0}: how many there are, {1} the first of them, each with the hanzi it was read as.
inline constexpr DiagnosticKind kRadicals{
    "source/radicals",
    Severity::warning,
    "这里起有 {0} 个部首字符，样子像汉字，其实不是，已当作汉字：{1}",
    "{0} radicals from here on, which look like hanzi and are not; they were read as hanzi: {1}",
    "从 PDF 复制来的文字常有；核对无误可以不改，hongtou import 会换成汉字。确实要部首，写成“[⺁]{原字}”",
    "text copied from a PDF often has them; it may stay if it reads right. Where a radical is meant, write [⺁]{asis}"};

/// {0}: as typed, {1} what it is called, {2} how often, {3} what to write instead.
inline constexpr DiagnosticKind kMarkup{"source/markup",
                                        Severity::warning,
                                        "“{0}”是{1}（共 {2} 处），照原样印出",
                                        "“{0}”: {1} ({2} in all), printed as typed",
                                        "{3}",
                                        "{3}",
                                        {},
                                        FixForm::choice};

/// {0}: the label.
inline constexpr DiagnosticKind kLabelRepeated{"source/label-repeated",
                                               Severity::warning,
                                               "“{0}”前面的字段名已经说了，这里又写了一遍，照原样印出",
                                               "“{0}” says again what the key says; it is printed as typed",
                                               "删去值开头的“{0}”",
                                               "delete “{0}” at the head of the value",
                                               {},
                                               FixForm::edit};

/// {0}: the code point.
inline constexpr DiagnosticKind kControlInText{
    "source/control-in-text",
    Severity::error,
    "文字里有控制字符 {0}，不能排印",
    "the text has a control character, {0}, that cannot be set",
    "删去它；是双引号里的转义写出来的，删去转义（反斜线本身写“\\\\”，或改用单引号）",
    "delete it; if an escape in double quotes makes it, delete that (a backslash itself is written “\\\\”, or use "
    "single quotes)"};

inline constexpr std::array<const DiagnosticKind*, 68> kAll = {&kColonMissing,
                                                               &kRowBroken,
                                                               &kFoldedBody,
                                                               &kFieldNotYet,
                                                               &kInvisible,
                                                               &kStrongValue,
                                                               &kNotBelow,
                                                               &kPlainBody,
                                                               &kTab,
                                                               &kTabInText,
                                                               &kOddSpace,
                                                               &kOddSpaceBehind,
                                                               &kFullWidthColon,
                                                               &kNoSpaceAfterColon,
                                                               &kNoSpaceAfterDash,
                                                               &kOddDash,
                                                               &kFullWidthBracket,
                                                               &kChineseQuote,
                                                               &kFullWidthMark,
                                                               &kCutOff,
                                                               &kTightComment,
                                                               &kBodyAtMargin,
                                                               &kTextAfterBlockMark,
                                                               &kTextAfterQuote,
                                                               &kTextAfterBracket,
                                                               &kNeedsQuotes,
                                                               &kOpenQuote,
                                                               &kOpenBracket,
                                                               &kListWanted,
                                                               &kRemarkInBody,
                                                               &kNoColon,
                                                               &kPercentLine,
                                                               &kMisaligned,
                                                               &kTwoKeys,
                                                               &kColonInValue,
                                                               &kNotAnIssue,
                                                               &kUnknownKey,
                                                               &kMisplacedKey,
                                                               &kGivenTwice,
                                                               &kMissing,
                                                               &kEmpty,
                                                               &kNoText,
                                                               &kWrongShape,
                                                               &kNumber,
                                                               &kFullWidthDigits,
                                                               &kDate,
                                                               &kNoSuchDay,
                                                               &kYear,
                                                               &kKindNotYet,
                                                               &kPlaceholder,
                                                               &kNotChanged,
                                                               &kUnknownKind,
                                                               &kOtherKind,
                                                               &kSeveralLines,
                                                               &kNoName,
                                                               &kPrivateUse,
                                                               &kLegacyCharacter,
                                                               &kRadicals,
                                                               &kLabelRepeated,
                                                               &kFlag,
                                                               &kSecrecy,
                                                               &kSecrecyTooLow,
                                                               &kSecrecyUnordered,
                                                               &kSecrecyDoubt,
                                                               &kSecrecyNumber,
                                                               &kTwoNumbers,
                                                               &kMarkup,
                                                               &kControlInText};

}  // namespace typeset::source_faults
