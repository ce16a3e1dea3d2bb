// Faults of CSV files (csv.h), and of figures that a source takes from them.
#pragma once

#include <array>

#include "base/diagnostic.h"

namespace typeset::data_faults {

/// {0}: the encoding.
inline constexpr DiagnosticKind kCsvEncoding{"source/csv-encoding",
                                             Severity::note,
                                             "这个数据文件的编码是 {0}，已照此读取",
                                             "this data file is in {0} and was read as such",
                                             "数字和文字核对无误可以不改；另存为 UTF-8 的 CSV 最稳妥",
                                             "it may stay if it reads right; a CSV in UTF-8 is safest"};

inline constexpr DiagnosticKind kCsvNotText{
    "source/csv-not-text",
    Severity::error,
    "这不是 CSV 文本文件",
    "this is not a CSV text file",
    "用表格软件打开，另存为“CSV UTF-8（逗号分隔）”；只改扩展名没有用",
    "open it in the spreadsheet program and save it as CSV UTF-8; renaming it does not help"};

inline constexpr DiagnosticKind kCsvEmpty{"source/csv-empty",
                                          Severity::error,
                                          "数据文件里什么也没有",
                                          "the data file holds nothing",
                                          "检查是不是选错了文件，表格有没有保存",
                                          "check that this is the right file and that the table was saved"};

inline constexpr DiagnosticKind kCsvOpenQuote{
    "source/csv-open-quote",
    Severity::error,
    "从这里开始的引号到文件末尾也没有配上",
    "this quote is not closed by the end of the file",
    "在这一格的末尾补上一个“\"”；引号本身是文字时，整格加引号，里面的引号写两个：\"12\"\"屏\"",
    "close the cell with \"; a quote that is text is doubled within a quoted cell: \"12\"\" screen\""};

/// {0}, {1}: line and column of the quote that opened the cell.
inline constexpr DiagnosticKind kCsvBehindQuote{
    "source/csv-behind-quote",
    Severity::error,
    "引号配完之后还有文字（引号从第 {0} 行第 {1} 个字开始）",
    "text behind the closing quote (opened on line {0}, column {1})",
    "引号里面的引号要写两个：\"他说\"\"好\"\"\"；引号后面只能是分隔符或行尾",
    "quotes within a quoted cell are doubled; behind the last one only a separator or the line's end may stand"};

/// {0}: the cell.
inline constexpr DiagnosticKind kCsvErrorValue{
    "source/csv-error-value",
    Severity::warning,
    "“{0}”是表格软件的出错值或变了样的数，不是要印的内容",
    "“{0}” is what a spreadsheet shows for an error, or a number it has changed",
    "在表格软件里改正公式、放宽列宽，或把这一列设成“文本”再重新输入，然后另存为 CSV",
    "correct the formula, widen the column, or make the column text and type it again; then save as CSV"};

// The field 数据.

/// {0}: the name.
inline constexpr DiagnosticKind kDataName{"source/data-name",         Severity::error,
                                          "“{0}”不能作数据的名字",    "“{0}” cannot be a name of data",
                                          "名字里不能有“.”“|”“{”“}”", "a name holds no . | { }"};

/// {0}: the name.
inline constexpr DiagnosticKind kNoDataFile{"source/no-data-file",          Severity::error,
                                            "“{0}”后面没有写数据文件",      "“{0}” names no file",
                                            "写成“数据: {指标: 指标.csv}”", "write data: {figures: figures.csv}"};

/// {0}: the most there may be.
inline constexpr DiagnosticKind kTooManyData{"source/too-many-data-files", Severity::error,
                                             "数据文件超过 {0} 个",        "more than {0} data files",
                                             "把几张表合成一张",           "put several tables into one"};

/// {0}: what stands between the braces.
inline constexpr DiagnosticKind kSingleBraces{"source/single-braces",
                                              Severity::error,
                                              "“{{0}}”只有一层花括号，会照原样印出来",
                                              "“{{0}}” has one brace each, and would be printed as it stands",
                                              "数据要用两层花括号",
                                              "a figure stands in two",
                                              {},
                                              FixForm::edit};

// Placeholders: {{指标.行.列}}. Places in a data file are written as 指标.csv:3:2, its line and column.

inline constexpr DiagnosticKind kOpenPlaceholder{
    "source/open-placeholder",
    Severity::error,
    "“{{”没有配上“}}”",
    "“{{” without its “}}”",
    "占位写成“{{指标.行.列}}”，不折行；要印出这两个符号，写成“\\{{”",
    "write {{name.row.column}} on one line; to print the characters write \\{{"};

/// {0}: the name; {1}: what was probably meant, or what there is.
inline constexpr DiagnosticKind kUnknownData{"source/unknown-data",
                                             Severity::error,
                                             "“数据”里没有“{0}”",
                                             "data has no “{0}”",
                                             "{1}（要印出“{{”，写成“\\{{”）",
                                             "{1} (to print “{{” write \\{{)"};

/// {0}: the name; {1}: what there is.
inline constexpr DiagnosticKind kNeedsRow{"source/figure-needs-row", Severity::error,
                                          "没有写“{0}”的哪一行",     "which row of “{0}” is not said",
                                          "写成“{{{0}.行}}”，{1}",   "write {{{0}.row}}; {1}"};

/// {0}: the name; {1}: what there is.
inline constexpr DiagnosticKind kNeedsColumn{"source/figure-needs-column",
                                             Severity::error,
                                             "“{0}”不止两列，要写明哪一行、哪一列",
                                             "“{0}” has more than two columns: say which row and which column",
                                             "写成“{{{0}.行.列}}”，{1}",
                                             "write {{{0}.row.column}}; {1}"};

/// {0}: the row; {1}: the file; {2}: what was probably meant, or what there is.
inline constexpr DiagnosticKind kNoRow{"source/no-such-row",
                                       Severity::error,
                                       "{1} 的第一列里没有“{0}”",
                                       "{1} has no row “{0}” in its first column",
                                       "{2}",
                                       "{2}"};

/// {0}: the column; {1}: the file; {2}: what was probably meant, or what there is.
inline constexpr DiagnosticKind kNoColumn{"source/no-such-column",
                                          Severity::error,
                                          "{1} 的第一行里没有“{0}”这一列",
                                          "{1} has no column “{0}” in its first row",
                                          "{2}",
                                          "{2}"};

/// {0}: the row or column; {1}, {2}: where it stands.
inline constexpr DiagnosticKind kTwice{"source/figure-twice",
                                       Severity::error,
                                       "数据里有两个“{0}”：{1} 和 {2}，不知道取哪一个",
                                       "there are two “{0}”, at {1} and {2}",
                                       "改掉其中一个的名字",
                                       "rename one of them"};

/// {0}: what stands behind the name.
inline constexpr DiagnosticKind kTwoReadings{"source/figure-two-readings",
                                             Severity::error,
                                             "“{0}”有两种分法，不知道到哪里是行、从哪里是列",
                                             "“{0}” can be divided into row and column in two ways",
                                             "改掉行名或列名里的“.”",
                                             "take the points out of the names of rows or columns"};

/// {0}: where.
inline constexpr DiagnosticKind kEmptyCell{"source/empty-cell",
                                           Severity::error,
                                           "这一格是空的（{0}）",
                                           "the cell is empty ({0})",
                                           "在数据文件里填上，或在这里直接写文字",
                                           "fill it in in the data file, or write the text here"};

/// {0}: where.
inline constexpr DiagnosticKind kCellLines{"source/cell-of-several-lines",
                                           Severity::error,
                                           "这一格里有换行（{0}），不能放进一行文字",
                                           "the cell holds line ends ({0}) and cannot stand within a line",
                                           "在数据文件里把它改成一行",
                                           "make it one line in the data file"};

/// {0}: the cell; {1}: where.
inline constexpr DiagnosticKind kNotANumber{
    "source/figure-not-a-number",
    Severity::error,
    "“{0}”不是数（{1}），不能按格式印",
    "“{0}” is no number ({1}) and cannot be formatted",
    "数写成 1234.5、1,234.5 或 12.3%，单位写在正文里；或删去“|”后面的格式",
    "write 1234.5, 1,234.5 or 12.3%, units in the text; or leave out what stands behind the |"};

/// {0}: the setting; {1}: what was probably meant, or what there is.
inline constexpr DiagnosticKind kFigureSetting{"source/unknown-figure-setting", Severity::error, "不认识的格式“{0}”",
                                               "unknown format “{0}”",          "{1}",           "{1}"};

/// {0}: as written; {1}: an example.
inline constexpr DiagnosticKind kFigureValue{"source/figure-setting-value",
                                             Severity::error,
                                             "格式“{0}”写得不对",
                                             "the format “{0}” is not written so",
                                             "写成“{1}”，只写一次；小数最多 10 位",
                                             "write “{1}”, once; at most 10 decimals"};

inline constexpr std::array<const DiagnosticKind*, 23> kAll = {
    &kSingleBraces,   &kCsvErrorValue, &kCsvEncoding, &kCsvNotText,    &kCsvEmpty,        &kCsvOpenQuote,
    &kCsvBehindQuote, &kDataName,      &kNoDataFile,  &kTooManyData,   &kOpenPlaceholder, &kUnknownData,
    &kNeedsRow,       &kNeedsColumn,   &kNoRow,       &kNoColumn,      &kTwice,           &kTwoReadings,
    &kEmptyCell,      &kCellLines,     &kNotANumber,  &kFigureSetting, &kFigureValue};

}  // namespace typeset::data_faults
