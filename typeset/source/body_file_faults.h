// Faults of body files (body_file.h), and of the fields 正文文件 and 编码 that name them.
#pragma once

#include <array>

#include "base/diagnostic.h"

namespace typeset::body_file_faults {

// The fields.

inline constexpr DiagnosticKind kTwice{"source/body-twice",
                                       Severity::error,
                                       "这篇文章写了“正文”，又写了“正文文件”",
                                       "this article has both “body” and “body-file”",
                                       "只留一个：正文要么写在稿子里，要么放在文件里",
                                       "keep one: the text stands either in the source or in the file"};

inline constexpr DiagnosticKind kEncodingAlone{
    "source/encoding-alone",        Severity::error,
    "写了“编码”，没有写“正文文件”", "an “encoding” without a “body-file”",
    "删去“编码”，或补上“正文文件”", "delete “encoding”, or add the “body-file” that it is of"};

/// {0}: as written.
inline constexpr DiagnosticKind kUnknownEncoding{"source/unknown-encoding",
                                                 Severity::error,
                                                 "不认识的编码“{0}”",
                                                 "unknown encoding “{0}”",
                                                 "可以写：utf-8、gb18030（GBK、GB2312 也写它）、utf-16",
                                                 "it takes utf-8, gb18030 (also for GBK and GB 2312), utf-16"};

/// {0}: the encoding that the file is in; {1}: the one that the field gives.
inline constexpr DiagnosticKind kOtherEncoding{
    "source/body-file-other-encoding", Severity::error,
    "正文文件的编码是 {0}，不是 {1}",  "the body file is in {0}, not {1}",
    "改成“编码: {0}”，或删去“编码”",   "write “encoding: {0}”, or leave “encoding” out"};

/// {0}: the file as written.
inline constexpr DiagnosticKind kWordFile{
    "source/body-file-word",
    Severity::error,
    "正文文件“{0}”是文字处理软件的文件，不是文本文件",
    "the body file “{0}” is a word processor's file, not a text file",
    "在 Word 或 WPS 里另存为“纯文本（.txt）”；整份材料要做成稿子，就用 hongtou import 导入另存的 .txt",
    "save it as plain text (.txt); to make a whole source of it, run hongtou import on that .txt"};

/// {0}: the file as written.
inline constexpr DiagnosticKind kWrongName{
    "source/body-file-name",
    Severity::error,
    "正文文件“{0}”不是 .txt 或 .md 文件",
    "the body file “{0}” is no .txt or .md file",
    "正文另存为 .txt；表格（.csv）、图片在正文里用“![说明](文件)”",
    "save the text as .txt; tables (.csv) and pictures go into a body as ![caption](file)"};

// The file.

/// {0}: the encoding.
inline constexpr DiagnosticKind kEncoding{"source/body-file-encoding",
                                          Severity::note,
                                          "这个正文文件的编码是 {0}，已照此读取",
                                          "this body file is in {0} and was read as such",
                                          "文字没有乱码就不用改；在文章里写“编码: {0}”，就不再提示",
                                          "it may stay if it reads right; “encoding: {0}” in the article says so"};

inline constexpr DiagnosticKind kNotText{"source/body-file-not-text",
                                         Severity::error,
                                         "这不是文本文件",
                                         "this is not a text file",
                                         "在原来的软件里另存为“纯文本（.txt）”；只改扩展名没有用",
                                         "save it as plain text (.txt) in its own program; renaming it does not help"};

inline constexpr DiagnosticKind kEmpty{"source/body-file-empty",
                                       Severity::error,
                                       "正文文件里什么也没有",
                                       "the body file holds nothing",
                                       "检查是不是选错了文件，文字有没有保存",
                                       "check that this is the right file and that the text was saved"};

inline constexpr std::array<const DiagnosticKind*, 9> kAll = {&kTwice,         &kEncodingAlone, &kUnknownEncoding,
                                                              &kOtherEncoding, &kWordFile,      &kWrongName,
                                                              &kEncoding,      &kNotText,       &kEmpty};

}  // namespace typeset::body_file_faults
