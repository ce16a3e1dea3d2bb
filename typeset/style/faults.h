// Faults of style files, style names and --set, found in style/.
#pragma once

#include <array>

#include "base/diagnostic.h"

namespace typeset::style_faults {

// Finding the files.

inline constexpr DiagnosticKind kBadName{"style/bad-name",
                                         Severity::error,
                                         "“{0}”不能作样式名",
                                         "'{0}' is no name of a style",
                                         "只写文件名，不带文件夹和 .yaml，如 bulletin",
                                         "write the file's name without folder and .yaml, such as bulletin"};

inline constexpr DiagnosticKind kNotFound{"style/not-found",
                                          Severity::error,
                                          "找不到样式“{0}”",
                                          "there is no style '{0}'",
                                          "{1}随程序的样式有 {2}；自家的样式放在样式文件夹里，已找过：{3}",
                                          "{1}the program brings {2}; your own go into a style folder, searched: {3}",
                                          {},
                                          FixForm::choice};

inline constexpr DiagnosticKind kUnreadable{"style/unreadable",
                                            Severity::error,
                                            "样式文件 {0} 读不出来：{1}",
                                            "the style file {0} cannot be read: {1}",
                                            "{2}",
                                            "{2}"};

/// {0}: its path.
inline constexpr DiagnosticKind kLinkOutside{
    "style/link-outside",
    Severity::error,
    "样式文件 {0} 是链接，或在链接的文件夹里，通到稿子的文件夹外面",
    "the style file {0} is a link, or lies behind one, that leads out of the source's folder",
    "把它复制到稿子的文件夹里，或用 --style-dir 写出它真正所在的文件夹",
    "copy it into the source's folder, or name the folder where it really is with --style-dir"};

inline constexpr DiagnosticKind kCircle{"style/circle",          Severity::error,
                                        "样式继承绕成了圈：{0}", "the styles extend each other in a circle: {0}",
                                        "去掉其中一处“继承”",    "take out one `extends`"};

inline constexpr DiagnosticKind kTooDeep{"style/too-deep",       Severity::error,
                                         "样式继承超过 {0} 层",  "more than {0} styles extend one another",
                                         "把几层样式合并成一个", "merge some of them"};

// The shape of a file.

inline constexpr DiagnosticKind kNotAMapping{"style/not-a-mapping",
                                             Severity::error,
                                             "“{0}”下面应是“键: 值”",
                                             "'{0}' takes lines of `key: value`",
                                             "每行写一个键，冒号后空一格再写值，并比上一级缩进两格",
                                             "one key a line, indented under it, a space after the colon"};

inline constexpr DiagnosticKind kNotOneValue{"style/not-one-value",
                                             Severity::error,
                                             "“{0}”只能写一个值",
                                             "'{0}' takes a single value",
                                             "冒号后写一个值，不写列表，也不再分级",
                                             "write one value after the colon, no list and no further level"};

inline constexpr DiagnosticKind kNoValue{"style/no-value",
                                         Severity::error,
                                         "“{0}”没有写值",
                                         "'{0}' has no value",
                                         "冒号后写值（# 开头的值要加引号，否则成了注释），或删去这一行",
                                         "write a value (one that begins with # needs quotes), or delete the line"};

inline constexpr DiagnosticKind kUnknownKey{"style/unknown-key",        Severity::error, "样式里没有“{0}”这个键",
                                            "a style has no key '{0}'", "{1}",           "{1}"};

inline constexpr DiagnosticKind kSectionNotKey{"style/section-not-key",
                                               Severity::error,
                                               "“{0}”是样式的一节，不是键",
                                               "'{0}' is a section of the style, not a key",
                                               "写出节里的键，如 --set {1}=…；稿件的内容在稿件里改，不用 --set。{2}",
                                               "write a key of it, as in --set {1}=…; what the source says is changed "
                                               "there, not by --set. {2}"};

inline constexpr DiagnosticKind kDottedKey{"style/dotted-key",
                                           Severity::error,
                                           "样式文件里“{0}”要分两级写",
                                           "'{0}' takes two levels in a style file",
                                           "先写“{1}:”，下一行缩进两格写“{2}: 值”",
                                           "write `{1}:` and, indented on the next line, `{2}: value`"};

inline constexpr DiagnosticKind kGivenTwice{"style/given-twice",
                                            Severity::error,
                                            "“{0}”和“{1}”是同一个键，写了两次",
                                            "'{0}' and '{1}' are the same key, given twice",
                                            "只留一个",
                                            "keep one"};

// Values.

inline constexpr DiagnosticKind kNoUnit{"style/no-unit",
                                        Severity::error,
                                        "“{0}”的值 {1} 没有写单位",
                                        "'{0}' needs a unit after {1}",
                                        "可以写：{2}；如 {3}",
                                        "it takes {2}; for example {3}"};

inline constexpr DiagnosticKind kUnknownUnit{"style/unknown-unit",     Severity::error,
                                             "“{0}”的单位 {1} 不认识", "'{0}': there is no unit '{1}'",
                                             "可以写：{2}；如 {3}",    "it takes {2}; for example {3}"};

inline constexpr DiagnosticKind kWrongUnit{"style/wrong-unit",           Severity::error,
                                           "“{0}”不能用 {1} 这样的单位", "'{0}' cannot be given as {1}",
                                           "可以写：{2}；如 {3}",        "it takes {2}; for example {3}"};

inline constexpr DiagnosticKind kNotALength{"style/not-a-length",         Severity::error,
                                            "“{0}”应写长度，不能写“{1}”", "'{0}' takes a length, not '{1}'",
                                            "可以写：{2}；如 {3}",        "it takes {2}; for example {3}"};

inline constexpr DiagnosticKind kOutOfRange{"style/out-of-range",   Severity::error,
                                            "“{0}”的值 {1} 不合理", "'{0}': {1} is out of range",
                                            "应在 {2} 与 {3} 之间", "write something from {2} to {3}"};

inline constexpr DiagnosticKind kTooManyFigures{
    "style/too-many-figures",      Severity::error,
    "“{0}”的值 {1} 数字太多",      "'{0}': {1} has too many figures",
    "最多写 {2} 位数字，小数在内", "write at most {2} figures, decimals included"};

inline constexpr DiagnosticKind kNotWhole{"style/not-whole",
                                          Severity::error,
                                          "“{0}”应写整数，不能写“{1}”",
                                          "'{0}' takes a whole number, not '{1}'",
                                          "写 {2} 到 {3} 的整数",
                                          "write a whole number from {2} to {3}"};

inline constexpr DiagnosticKind kNotPercent{"style/not-percent",
                                            Severity::error,
                                            "“{0}”应写百分数，不能写“{1}”",
                                            "'{0}' takes a percentage, not '{1}'",
                                            "写 {2} 到 {3} 的整百分数",
                                            "write a whole percentage from {2} to {3}"};

inline constexpr DiagnosticKind kUnknownWord{"style/unknown-word",    Severity::error, "“{0}”不能写“{1}”",
                                             "'{0}' cannot be '{1}'", "可以写：{2}",   "it takes {2}"};

inline constexpr DiagnosticKind kBadText{"style/bad-text",
                                         Severity::error,
                                         "“{0}”应是一行不超过 {1} 字的普通文字",
                                         "'{0}' takes one line of at most {1} ordinary characters",
                                         "去掉换行、控制字符和多余的字",
                                         "take out line breaks, control characters and what is too much"};

inline constexpr DiagnosticKind kBadWord{"style/bad-word",
                                         Severity::error,
                                         "“{0}”里的“{1}”不合适",
                                         "'{1}' will not do for '{0}'",
                                         "每个词写 2 到 {2} 字，词与词之间用顿号或空格隔开，最多 {3} 个",
                                         "words of 2 to {2} characters with 、 or blanks between, at most {3} of them"};

/// {0}: the key, {1}: the form, {2}: the field.
inline constexpr DiagnosticKind kFormWithoutField{"style/form-without-field",
                                                  Severity::error,
                                                  "“{0}”的“{1}”里没有 {2}，该印的印不出来",
                                                  "'{0}' has no {2} in '{1}', so what it is for would not be printed",
                                                  "在要印的位置写 {2}，花括号用半角",
                                                  "write {2} where it is to stand, in ASCII braces"};

/// {0}: the key, {1}: what stands there, {2}: the fields.
inline constexpr DiagnosticKind kUnknownFormField{"style/unknown-form-field", Severity::error, "“{0}”里的 {1} 不认识",
                                                  "'{0}' knows no {1}",       "可以写 {2}",    "it takes {2}"};

/// {0}: the key, {1}: what stands there, {2}: most digits.
inline constexpr DiagnosticKind kFormWidth{"style/form-width",
                                           Severity::error,
                                           "“{0}”里的 {1} 不对：冒号后面写数字补足到几位",
                                           "'{0}': what follows the colon in {1} is how many digits a number has at "
                                           "least",
                                           "写 1 到 {2}，如 {期:3} 印成 008；单位、日期、姓名不能写位数",
                                           "write 1 to {2}, as in {n:3} for 008; only numbers have digits"};

/// {2}: the fields.
inline constexpr DiagnosticKind kLoneBrace{"style/lone-brace",
                                           Severity::error,
                                           "“{0}”里的 {1} 不成对",
                                           "'{0}' has a {1} without its other half",
                                           "花括号只用来写 {2}，一左一右，都用半角",
                                           "braces only stand round {2}, one on either side"};

inline constexpr DiagnosticKind kFormInBraces{"style/form-in-braces",
                                              Severity::error,
                                              "“{0}”的值以花括号开头，要加引号",
                                              "'{0}' begins with a brace and needs quotes",
                                              "整个值加引号，如 {1}",
                                              "put the whole value in quotes, as in {1}"};

// Values that do not go together.

inline constexpr DiagnosticKind kOffTheSheet{
    "style/off-the-sheet",           Severity::error,
    "版心超出纸张：{0} + {1} > {2}", "the type area leaves the sheet: {0} + {1} > {2}",
    "减小页边或版心，或换大纸",      "make the margin or the area smaller, or the sheet larger"};

inline constexpr DiagnosticKind kNumberOffTheSheet{
    "style/number-off-the-sheet",
    Severity::error,
    "页码超出纸张：{0} + 半个字 {1} > 版心下方的空白 {2}",
    "the page number leaves the sheet: {0} + half its size, {1} > {2} of white below the type area",
    "减小下距，或减小天头、版心高，或换大纸",
    "make the distance, page.top or page.area-height smaller, or the sheet larger"};

inline constexpr DiagnosticKind kNoRoom{"style/no-room",
                                        Severity::error,
                                        "“{0}”是{1}，{2}里排不下",
                                        "'{0}' of {1} leaves no room: {2}",
                                        "改小，或加大版心；这里还要能排下至少一个字",
                                        "make it smaller or the type area larger; a character must fit beside it"};

inline constexpr DiagnosticKind kTooManyLines{"style/too-many-lines",
                                              Severity::error,
                                              "{0} 行、行距 {1}，超出 {2} 高的版心",
                                              "{0} lines {1} apart do not fit an area {2} high",
                                              "减少行数或行距；行距写“撑满”则自动排满",
                                              "fewer lines, or less pitch; pitch `exact-fill` always fits"};

inline constexpr DiagnosticKind kLinesOverlap{"style/lines-overlap",
                                              Severity::error,
                                              "行距 {0} 小于正文字高 {1}，各行会重叠",
                                              "lines {0} apart overlap, body type being {1}",
                                              "减少每页行数，或减小字号",
                                              "fewer lines, or smaller type"};

inline constexpr DiagnosticKind kCellsOverlap{"style/cells-overlap",
                                              Severity::error,
                                              "每字只有 {0}，排不下 {1} 的正文字",
                                              "cells of {0} cannot hold body type of {1}",
                                              "减少每行字数，或减小字号",
                                              "fewer columns, or smaller type"};

inline constexpr DiagnosticKind kNoSuchLine{"style/no-such-line",
                                            Severity::error,
                                            "“{0}”是第 {1} 行，而一页只有 {2} 行",
                                            "'{0}' is line {1} of a page of {2} lines",
                                            "改小行位，或增加每页行数",
                                            "name a smaller line, or set more lines"};

inline constexpr std::array<const DiagnosticKind*, 36> kAll = {
    &kLinkOutside,       &kFormWithoutField, &kUnknownFormField, &kFormWidth,      &kLoneBrace,
    &kFormInBraces,      &kBadName,          &kNotFound,         &kUnreadable,     &kCircle,
    &kTooDeep,           &kNotAMapping,      &kNotOneValue,      &kNoValue,        &kUnknownKey,
    &kSectionNotKey,     &kDottedKey,        &kGivenTwice,       &kNoUnit,         &kUnknownUnit,
    &kWrongUnit,         &kNotALength,       &kOutOfRange,       &kTooManyFigures, &kNotWhole,
    &kNotPercent,        &kUnknownWord,      &kBadText,          &kBadWord,        &kOffTheSheet,
    &kNumberOffTheSheet, &kNoRoom,           &kTooManyLines,     &kLinesOverlap,   &kCellsOverlap,
    &kNoSuchLine};

}  // namespace typeset::style_faults
