// What a proof-reader marks: the kinds of diagnostic of lint/, each of them a rule (rules.h), and what is said of the
// rules themselves.
//
// Rules are warnings, a few of them notes: the document is printed as it stands. Each can be silenced in the source
// with a reason.
#pragma once

#include <array>

#include "base/diagnostic.h"

namespace typeset::lint_faults {

// --- numbers and dates within the folder (folder.cc) ---

/// {0} the number, {1} the other file, {2} its date.
inline constexpr DiagnosticKind kNumberRepeated{
    "lint/number-repeated",
    Severity::warning,
    "期号 {0} 与 {1}（{2}）重复",
    "number {0} is also that of {1} ({2})",
    "改正两份中写错的一份；如果是年份写错了，改日期",
    "fix the one that is wrong; if it is the year that is wrong, fix the date"};

/// {0} the number, {1} the file before it, {2} its number, {3} what is missing.
inline constexpr DiagnosticKind kNumberSkipped{"lint/number-skipped",
                                               Severity::warning,
                                               "期号是 {0}，它前面的 {1} 是{2}，中间缺第 {3} 期",
                                               "number {0} comes after {2} ({1}): {3} missing",
                                               "核对期号；如果缺的那期另放别处，在“不查”里写明理由",
                                               "check the number; if the missing issue is kept elsewhere, say so under "
                                               "silence"};

/// {0} the number, {1} the last file of the year before, {2} that year.
inline constexpr DiagnosticKind kNumberRunsOn{"lint/number-runs-on",
                                              Severity::note,
                                              "期号 {0} 接着 {2} 年的 {1} 往下排",
                                              "number {0} runs on from {1} of {2}",
                                              "期号一般每年从 1 起；本来就连着排的，在样式的“不查”里写明",
                                              "numbers usually begin anew with the year; where they run on, say so "
                                              "under silence in the style"};

/// {0} the number, {1} the other file.
inline constexpr DiagnosticKind kTotalRepeated{"lint/total-repeated",    Severity::warning,
                                               "总期号 {0} 与 {1} 重复", "total number {0} is also that of {1}",
                                               "改正两份中写错的一份",   "fix the one that is wrong"};

/// {0} the number, {1} the file before it, {2} its number, {3} what is missing.
inline constexpr DiagnosticKind kTotalSkipped{"lint/total-skipped",
                                              Severity::warning,
                                              "总期号是 {0}，它前面的 {1} 是 {2}，中间缺 {3}",
                                              "total number {0} comes after {2} ({1}): {3} missing",
                                              "核对总期号；如果缺的那期另放别处，在“不查”里写明理由",
                                              "check the number; if the missing issue is kept elsewhere, say so under "
                                              "silence"};

/// {0} the date, {1} the file before it, {2} its date.
inline constexpr DiagnosticKind kDateOrder{"lint/date-order",
                                           Severity::warning,
                                           "日期 {0} 早于上一期（{1}）的 {2}",
                                           "the date {0} is before that of the previous issue ({1}), {2}",
                                           "核对这一期和上一期的日期、期号",
                                           "check date and number of this issue and of the previous one"};

// --- dates (dates.cc) ---

/// {0} 印发日期, {1} 日期.
inline constexpr DiagnosticKind kPrintedBeforeDate{"lint/printed-before-date",
                                                   Severity::warning,
                                                   "印发日期 {0} 早于签发日期 {1}",
                                                   "printed on {0}, before the date of signing, {1}",
                                                   "核对两个日期；同一天可以不写印发日期",
                                                   "check both dates; the same day need not be given twice"};

/// {0} as written.
inline constexpr DiagnosticKind kNoSuchDate{"lint/no-such-date", Severity::warning,      "没有“{0}”这一天",
                                            "there is no “{0}”", "核对月份和日期的数字", "check month and day"};

/// {0} the date, {1} the day of the week as written, {2} as it was.
inline constexpr DiagnosticKind kWeekday{
    "lint/weekday",        Severity::warning, "{0}是{2}，这里写的是{1}",
    "{0} is {2}, not {1}", "核对日期和星期",  "check the date and the day of the week"};

// --- marks (marks.cc, pairs.cc) ---

/// {0} as typed, {1} as proposed.
inline constexpr DiagnosticKind kHalfWidthMark{"lint/half-width-mark",
                                               Severity::warning,
                                               "中文里用了半角的「{0}」",
                                               "half-width '{0}' in Chinese text",
                                               "改成全角的「{1}」",
                                               "write '{1}'",
                                               {},
                                               FixForm::edit};

/// {0} the marks.
inline constexpr DiagnosticKind kDoubledMark{"lint/doubled-mark",
                                             Severity::warning,
                                             "「{0}」：这几个标点不能连用",
                                             "'{0}': these marks cannot stand together",
                                             "只留一个合适的",
                                             "keep the one that is meant"};

/// {0} as typed.
inline constexpr DiagnosticKind kEllipsis{"lint/ellipsis",       Severity::warning,
                                          "省略号写成了「{0}」", "an ellipsis written '{0}'",
                                          "改成六个点：……",      "write six dots: ……"};

/// {0} the mark, {1} its partner.
inline constexpr DiagnosticKind kUnpaired{
    "lint/unpaired",
    Severity::warning,
    "「{0}」在这一段里没有配对的「{1}」",
    "'{0}' has no '{1}' in this paragraph",
    "补上「{1}」或删去「{0}」；引文分成几段时，每段开头都用前引号，最后一段末尾才用后引号",
    "add '{1}' or delete '{0}'; a quotation of several paragraphs opens each of them and closes the last"};

/// {0} as typed, {1} the mark that is meant.
inline constexpr DiagnosticKind kTurnedQuote{"lint/turned-quote",
                                             Severity::warning,
                                             "引号打反了：这里的「{0}」应当是「{1}」",
                                             "a quotation mark the wrong way round: '{0}' for '{1}'",
                                             "改成「{1}」",
                                             "write '{1}'"};

/// {0} the inner opening mark, {1} the outer closing mark.
inline constexpr DiagnosticKind kCrossedPairs{"lint/crossed-pairs",
                                              Severity::warning,
                                              "「{1}」出现在「{0}」配对之前，两对交错了",
                                              "'{1}' comes before the partner of '{0}': the pairs cross",
                                              "先开的后关：调换两个后标的次序",
                                              "what opens first closes last: exchange the two closing marks"};

/// {0} the mark, {1} the pair to use inside.
inline constexpr DiagnosticKind kNestedAlike{"lint/nested-alike",
                                             Severity::warning,
                                             "「{0}」里面又用了同样的「{0}」",
                                             "'{0}' within the same mark '{0}'",
                                             "里面一层改用「{1}」",
                                             "use '{1}' for the inner pair"};

/// {0} as typed, {1} as proposed.
inline constexpr DiagnosticKind kDocumentNumber{
    "lint/document-number",
    Severity::warning,
    "发文字号写成了“{0}”",
    "a document number written “{0}”",
    "写成“{1}”：年份用六角括号，序号不加“第”、不补零",
    "write “{1}”: the year in 〔〕, the number without 第 and leading zeros",
    {},
    FixForm::edit};

/// {0} as typed, {1} as proposed.
inline constexpr DiagnosticKind kQuoteForm{"lint/quote-form",
                                           Severity::warning,
                                           "「{0}」不是中文的引号、书名号",
                                           "'{0}': these are no Chinese quotation or title marks",
                                           "改成「{1}」",
                                           "write '{1}'",
                                           {},
                                           FixForm::edit};

/// {0} as typed, {1} what it is taken for, {2} as proposed.
inline constexpr DiagnosticKind kDash{
    "lint/dash", Severity::warning, "{1}写成了「{0}」", "{1} typed '{0}'", "改成「{2}」", "write '{2}'",
    {},          FixForm::choice};

/// {0} as typed.
inline constexpr DiagnosticKind kInterpunct{"lint/interpunct",           Severity::warning, "间隔号写成了「{0}」",
                                            "an interpunct typed '{0}'", "改成「·」",       "write '·'"};

// --- numbers (zero.cc, figures.cc) ---

/// {0} the numeral as typed, {1} as proposed.
inline constexpr DiagnosticKind kZero{"lint/zero",
                                      Severity::warning,
                                      "中文数字“{0}”里的零不是“〇”",
                                      "the zero in “{0}” is not that of Chinese numerals",
                                      "改成“{1}”",
                                      "write “{1}”",
                                      {},
                                      FixForm::choice};

/// {0} as typed, {1} as proposed.
inline constexpr DiagnosticKind kClock{"lint/clock",
                                       Severity::warning,
                                       "时刻写成了“{0}”",
                                       "a time of day typed “{0}”",
                                       "用半角冒号：{1}",
                                       "with a half-width colon: {1}",
                                       {},
                                       FixForm::edit};

/// {0} as typed, {1} as proposed.
inline constexpr DiagnosticKind kRange{"lint/range",
                                       Severity::warning,
                                       "起止写成了“{0}”",
                                       "a range typed “{0}”",
                                       "改成“{1}”：数值用“～”，年月日和时刻用“—”",
                                       "write “{1}”: ～ between quantities, — between dates and times",
                                       {},
                                       FixForm::edit};

/// {0} as typed, {1} as proposed.
inline constexpr DiagnosticKind kFigureMark{"lint/figure-mark",
                                            Severity::warning,
                                            "数字写成了“{0}”",
                                            "a number typed “{0}”",
                                            "小数点和分节号用半角：{1}",
                                            "its point or comma is half-width: {1}",
                                            {},
                                            FixForm::choice};

// --- what stands twice (doubled.cc) ---

/// {0} the doubled character, {1} the character.
inline constexpr DiagnosticKind kDoubledCharacter{"lint/doubled-character",
                                                  Severity::warning,
                                                  "“{0}”：多打了一个“{1}”？",
                                                  "“{0}”: one “{1}” too many?",
                                                  "删去一个",
                                                  "delete one",
                                                  {},
                                                  FixForm::choice};

/// {0} the words, {1} how often.
inline constexpr DiagnosticKind kDoubledWord{"lint/doubled-word",
                                             Severity::warning,
                                             "“{0}”连着写了 {1} 遍",
                                             "“{0}” {1} times over",
                                             "只留一遍",
                                             "keep one of them",
                                             {},
                                             FixForm::choice};

/// {0} how the paragraph begins.
inline constexpr DiagnosticKind kParagraphRepeated{"lint/paragraph-repeated",
                                                   Severity::warning,
                                                   "这一段（“{0}……”）和前面一段完全相同",
                                                   "this paragraph (“{0}…”) stands word for word above",
                                                   "删去重复的一段",
                                                   "delete one of the two"};

// --- headings and points (headings.cc) ---

/// {0} as typed, {1} as read, {2} as proposed, with its quotation marks.
inline constexpr DiagnosticKind kLevelMark{"lint/level-mark",
                                           Severity::warning,
                                           "层次序号写成了“{0}”，已当作“{1}”，照原样印出",
                                           "a level mark typed “{0}”, read as “{1}” and printed as typed",
                                           "改成{2}",
                                           "write {2}",
                                           {},
                                           FixForm::choice};

/// {0} the remark.
inline constexpr DiagnosticKind kRemarkInText{
    "lint/remark-in-text",
    Severity::warning,
    "“{0}”像备注，会印出来",
    "“{0}” reads like a remark and is printed",
    "备注单独写一行：正文里以 // 开头，字段之间以 # 开头；不要就删去",
    "a remark stands on a line of its own, which begins with // in a body and with # among fields; else delete it"};

/// {0} what was typed; {1} the remedy.
inline constexpr DiagnosticKind kDeadMark{"lint/dead-mark",
                                          Severity::warning,
                                          "“{0}”不起作用，会照样印出来",
                                          "“{0}” does nothing and is printed as it stands",
                                          "{1}",
                                          "{1}"};

/// {0} the number.
inline constexpr DiagnosticKind kNumberInMasthead{
    "lint/number-in-masthead",       Severity::warning,
    "刊名里写了“{0}”，期号会印两次", "the masthead says “{0}”; the number is printed twice",
    "从刊名里删去，写在“期号”里",    "delete it there and write it as number"};

/// {0} the mark.
inline constexpr DiagnosticKind kTakenAsText{
    "lint/taken-as-text",
    Severity::warning,
    "“{0}”后面的话当作了正文，没有用标题的字体",
    "what stands behind “{0}” was taken for text, not for a heading",
    "是标题：整行是标题就写成“# {0}……”，只有开头几个字是标题就用“**”括起来；确是正文：在“{0}”前面加“\\”",
    "if it is a heading, write “# {0}…”, or enclose the head in **; if it is text, put a \\ before “{0}”"};

/// {0} the mark.
inline constexpr DiagnosticKind kTakenAsHeading{
    "lint/taken-as-heading",
    Severity::note,
    "“{0}”这一行超过一行，里面有逗号，末尾没有句号，当作了标题",
    "“{0}” opens more than a line, with commas and without a stop; it was taken for a heading",
    "是正文：末尾加上句号，或在“{0}”前面加“\\”；确是标题：写成“# {0}……”",
    "if it is text, end it with a stop or put a \\ before “{0}”; if it is a heading, write “# {0}…”"};

/// {0} the line.
inline constexpr DiagnosticKind kRemark{
    "lint/remark",
    Severity::warning,
    "“# {0}”会作为标题印出来，看上去却像备注",
    "“# {0}” is printed as a heading and reads like a remark",
    "是备注：把“#”改成“//”，就不印出来；确是标题：去掉末尾的标点，或改写",
    "if it is a remark, write // for the #, and it is not printed; if it is a heading, drop its stop or rephrase it",
    {},
    FixForm::choice};

/// {0} the mark.
inline constexpr DiagnosticKind kHeadingRepeated{"lint/heading-repeated",
                                                 Severity::warning,
                                                 "“{0}”前面已经有了",
                                                 "“{0}” stands above already",
                                                 "改成下一个序号，并核对后面的",
                                                 "number it anew, and those after it"};

/// {0} the mark, {1} the mark that should come first.
inline constexpr DiagnosticKind kHeadingSkipped{
    "lint/heading-skipped",       Severity::warning,
    "“{0}”前面缺“{1}”",           "“{0}” without “{1}” before it",
    "核对序号，看是不是漏了一段", "check the numbers and whether a paragraph is missing"};

/// {0} the mark, {1} the one before it.
inline constexpr DiagnosticKind kHeadingOrder{"lint/heading-order",       Severity::warning,
                                              "“{0}”排在“{1}”后面",       "“{0}” comes after “{1}”",
                                              "核对序号和各段的先后次序", "check numbers and order of the parts"};

/// {0} the mark, {1} the one above it.
inline constexpr DiagnosticKind kHeadingLevel{"lint/heading-level",
                                              Severity::warning,
                                              "“{1}”下面直接用了“{0}”，跳过了中间的层次",
                                              "“{0}” directly under “{1}”: a level is left out",
                                              "层次依次用“一、”“（一）”“1.”“（1）”",
                                              "the levels are 一、 （一） 1. （1） in this order"};

// --- of the rules themselves: reported always ---

/// {0} the rule, {1} how many more.
inline constexpr DiagnosticKind kMore{"lint/more",
                                      Severity::warning,
                                      "从这里起还有 {1} 处“{0}”，不再一一列出",
                                      "from here on {1} more of {0}, not listed",
                                      "先改正前面的，再检查一遍",
                                      "fix those above and check again"};

/// {0} the rule as written.
inline constexpr DiagnosticKind kNoReason{
    "lint/silence-without-reason",         Severity::warning,
    "“不查”里的“{0}”没有写理由，没有生效", "“{0}” is silenced without a reason, so it is reported all the same",
    "在冒号后面写明为什么不用改",          "write after the colon why nothing need be fixed"};

/// {0} as written; {1} what it may have been meant to be, as a whole sentence.
inline constexpr DiagnosticKind kUnknownRule{
    "lint/unknown-rule", Severity::warning, "没有“{0}”这条检查规则", "there is no rule “{0}”", "{1}", "{1}"};

/// {0} the rule as written.
inline constexpr DiagnosticKind kSilencesNothing{"lint/silences-nothing",
                                                 Severity::note,
                                                 "“不查”里的“{0}”没有用上：没有这样的提醒",
                                                 "“{0}” is silenced, but there is nothing of it to report",
                                                 "删去这一行",
                                                 "delete the line"};

/// {0} what is missing, {1} a file, {2} how many such files.
inline constexpr DiagnosticKind kNeighbourUnread{
    "lint/neighbour-unread",
    Severity::note,
    "没有找到第 {0} 期；旁边有 {2} 份稿子读不出期号和日期，例如 {1}",
    "number {0} was not found; {2} sources beside it show no number and date, such as {1}",
    "先检查那份稿子",
    "check that source first"};

/// {0} the limit.
inline constexpr DiagnosticKind kFolderTooLarge{"lint/folder-too-large",
                                                Severity::note,
                                                "要比较的稿子超过 {0} 份，没有与其他各期比较期号和日期",
                                                "more than {0} sources to compare with; numbers and dates were not "
                                                "compared",
                                                "按年份分成几个文件夹",
                                                "divide the folder by years"};

inline constexpr std::array<const DiagnosticKind*, 44> kAll = {&kNumberRepeated,
                                                               &kNumberSkipped,
                                                               &kNumberRunsOn,
                                                               &kTotalRepeated,
                                                               &kTotalSkipped,
                                                               &kDateOrder,
                                                               &kPrintedBeforeDate,
                                                               &kNoSuchDate,
                                                               &kWeekday,
                                                               &kHalfWidthMark,
                                                               &kDoubledMark,
                                                               &kEllipsis,
                                                               &kUnpaired,
                                                               &kTurnedQuote,
                                                               &kCrossedPairs,
                                                               &kNestedAlike,
                                                               &kDocumentNumber,
                                                               &kQuoteForm,
                                                               &kDash,
                                                               &kInterpunct,
                                                               &kZero,
                                                               &kClock,
                                                               &kRange,
                                                               &kFigureMark,
                                                               &kDoubledCharacter,
                                                               &kDoubledWord,
                                                               &kParagraphRepeated,
                                                               &kLevelMark,
                                                               &kTakenAsText,
                                                               &kTakenAsHeading,
                                                               &kRemark,
                                                               &kRemarkInText,
                                                               &kDeadMark,
                                                               &kNumberInMasthead,
                                                               &kHeadingRepeated,
                                                               &kHeadingSkipped,
                                                               &kHeadingOrder,
                                                               &kHeadingLevel,
                                                               &kMore,
                                                               &kNoReason,
                                                               &kUnknownRule,
                                                               &kSilencesNothing,
                                                               &kNeighbourUnread,
                                                               &kFolderTooLarge};

}  // namespace typeset::lint_faults
