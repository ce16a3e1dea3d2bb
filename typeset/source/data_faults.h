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

inline constexpr std::array<const DiagnosticKind*, 5> kAll = {&kCsvEncoding, &kCsvNotText, &kCsvEmpty, &kCsvOpenQuote,
                                                              &kCsvBehindQuote};

}  // namespace typeset::data_faults
