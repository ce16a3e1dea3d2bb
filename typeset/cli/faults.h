// Faults of the command line, of reading and writing files, and of the installation, found in cli/.
#pragma once

#include <array>

#include "base/diagnostic.h"

namespace typeset::cli_faults {

// The command line: told before any work, exit code 2.

inline constexpr DiagnosticKind kNoCommand{"cli/no-command",
                                           Severity::error,
                                           "没有说要做什么",
                                           "no command given",
                                           "例如：hongtou build 本期.yaml；全部命令见 hongtou --help",
                                           "for instance: hongtou build issue.yaml; see hongtou --help"};

/// {1}: what it may have been meant to be, as a whole sentence.
inline constexpr DiagnosticKind kUnknownCommand{"cli/unknown-command",       Severity::error, "没有“{0}”这个命令",
                                                "there is no command '{0}'", "{1}",           "{1}"};

inline constexpr DiagnosticKind kUnknownOption{"cli/unknown-option",       Severity::error, "没有“{0}”这个选项",
                                               "there is no option '{0}'", "{1}",           "{1}"};

inline constexpr DiagnosticKind kExtraWord{"cli/extra-word",
                                           Severity::error,
                                           "“{0}”是多余的",
                                           "'{0}' is not expected here",
                                           "去掉它；用法见 hongtou {1} --help",
                                           "leave it out; see hongtou {1} --help"};

inline constexpr DiagnosticKind kNoValue{"cli/no-value",
                                         Severity::error,
                                         "选项 {0} 后面没有值",
                                         "option {0} has no value",
                                         "在它后面写上值；用法见 hongtou {1} --help",
                                         "write a value after it; see hongtou {1} --help"};

inline constexpr DiagnosticKind kBadValue{"cli/bad-value",       Severity::error, "{0} 不能写“{1}”",
                                          "{0} cannot be '{1}'", "可以写：{2}",   "it takes {2}"};

inline constexpr DiagnosticKind kNoFiles{"cli/no-files",
                                         Severity::error,
                                         "没有说要处理哪个文件",
                                         "no file given",
                                         "例如：hongtou {0} 本期.yaml；“-”表示标准输入",
                                         "for instance: hongtou {0} issue.yaml; '-' is standard input"};

inline constexpr DiagnosticKind kStdinTwice{"cli/stdin-twice",       Severity::error,
                                            "标准输入“-”只能用一次", "standard input '-' can be read only once",
                                            "去掉多余的“-”",         "leave out the second '-'"};

inline constexpr DiagnosticKind kSameOutput{"cli/same-output",
                                            Severity::error,
                                            "{0} 和 {1} 会写到同一个文件 {2}",
                                            "{0} and {1} would both be written to {2}",
                                            "分开生成，或用 -o 指定不同的文件夹",
                                            "build them apart, or into different folders with -o"};

inline constexpr DiagnosticKind kOverSource{"cli/over-source",       Severity::error,
                                            "输出 {0} 会覆盖源文件", "the output {0} would overwrite a source",
                                            "用 -o 另写一个名字",    "name another file with -o"};

inline constexpr DiagnosticKind kSeveralToOne{"cli/several-to-one",
                                              Severity::error,
                                              "有几份输出，-o {0} 却是一个文件",
                                              "there are several outputs, but -o {0} is one file",
                                              "-o 写一个文件夹（以 / 结尾），或者不写",
                                              "name a folder (ending in /) with -o, or leave -o out"};

inline constexpr DiagnosticKind kToTerminal{"cli/to-terminal",
                                            Severity::error,
                                            "PDF 不能显示在终端上",
                                            "a PDF cannot be shown on a terminal",
                                            "用 -o 文件名.pdf 写到文件，或把标准输出接到别处",
                                            "write it to a file with -o NAME.pdf, or redirect standard output"};

inline constexpr DiagnosticKind kUnknownWord{"cli/unknown-word",
                                             Severity::error,
                                             "没有叫“{0}”的字段、样式项或提示代码",
                                             "'{0}' is no field, style key or message",
                                             "{1}",
                                             "{1}"};

// Reading.

inline constexpr DiagnosticKind kNoSuchFile{"cli/no-such-file",         Severity::error,
                                            "找不到文件 {0}",           "there is no file {0}",
                                            "检查文件名和所在的文件夹", "check its name and folder"};

inline constexpr DiagnosticKind kNotPermitted{"cli/not-permitted",        Severity::error,
                                              "没有权限读取 {0}",         "no permission to read {0}",
                                              "请文件的主人放开读取权限", "ask its owner for permission"};

inline constexpr DiagnosticKind kNotAFile{"cli/not-a-file",
                                          Severity::error,
                                          "{0} 不是普通文件",
                                          "{0} is no regular file",
                                          "写出文件夹里文件的名字；从管道读入用“-”",
                                          "name a file in it; use '-' to read from a pipe"};

inline constexpr DiagnosticKind kTooLarge{"cli/too-large",
                                          Severity::error,
                                          "{0} 太大，超过 {1} MiB",
                                          "{0} is too large: more than {1} MiB",
                                          "检查是不是选错了文件：一期的稿子只有几十 KB",
                                          "check that this is the right file: a source has some tens of KB"};

inline constexpr DiagnosticKind kUnreadable{"cli/unreadable",           Severity::error,
                                            "{0} 读不出来：{1}",        "{0} cannot be read: {1}",
                                            "检查磁盘或网络，再试一次", "check the disk or the network and try again"};

// Writing.

inline constexpr DiagnosticKind kCannotWrite{"cli/cannot-write",
                                             Severity::error,
                                             "{0} 写不出来：{1}",
                                             "{0} cannot be written: {1}",
                                             "检查文件夹的写入权限和剩余空间，或用 -o 换一个地方；原有的文件没有改动",
                                             "check the folder's permissions and free space, or write elsewhere with "
                                             "-o; a file that was there is unchanged"};

inline constexpr DiagnosticKind kFileExists{"cli/file-exists",
                                            Severity::error,
                                            "{0} 已经存在，没有覆盖",
                                            "{0} exists already and was not overwritten",
                                            "用 -o 另写一个名字，或先把它移走",
                                            "name another file with -o, or move it away first"};

inline constexpr DiagnosticKind kPdfFailed{"cli/pdf-failed",
                                           Severity::error,
                                           "PDF 生成失败：{0}",
                                           "the PDF could not be made: {0}",
                                           "运行 hongtou fonts 看看字体是否完好；仍不行请把稿子和这行提示一起报告",
                                           "see with hongtou fonts whether the fonts are whole; else report this line "
                                           "with the source"};

// The installation.

inline constexpr DiagnosticKind kNoData{"cli/no-data",
                                        Severity::error,
                                        "找不到程序自带的样式和字体清单",
                                        "the program's styles and font manifest are not found",
                                        "重新安装，或用环境变量 HONGTOU_DATA 指出含有 styles 和 fonts 的文件夹；"
                                        "已找过：{0}",
                                        "install it again, or name the folder that holds styles and fonts in "
                                        "HONGTOU_DATA; searched: {0}"};

inline constexpr DiagnosticKind kOutOfMemory{"cli/out-of-memory",
                                             Severity::error,
                                             "内存不够",
                                             "out of memory",
                                             "关掉别的程序，或用 -j 1 一份一份地做",
                                             "close other programs, or build one at a time with -j 1"};

inline constexpr DiagnosticKind kInternal{"cli/internal",
                                          Severity::error,
                                          "程序内部出错：{0}",
                                          "internal error: {0}",
                                          "这是程序的毛病，不是稿子的错；请把稿子和这行提示一起报告",
                                          "this is a fault of the program, not of the source; please report this line "
                                          "with the source"};

// `new --from`.

inline constexpr DiagnosticKind kNoNumber{"cli/no-number",
                                          Severity::warning,
                                          "上一期没有期号，新的一期也没有加上",
                                          "the last issue has no number, so the next has none",
                                          "在新文件里写上：期号: …",
                                          "write `number: …` in the new file"};

inline constexpr DiagnosticKind kCannotRaise{"cli/cannot-raise",
                                             Severity::error,
                                             "这份稿子的写法特殊，不能自动改成下一期",
                                             "this source is written in a way that cannot be edited automatically",
                                             "复制一份，自己改期号、日期和文章",
                                             "copy it and change number, date and articles by hand"};

// Pictures that a document names.

/// {0}: the file as written.
inline constexpr DiagnosticKind kNoPicture{
    "cli/no-picture",
    Severity::error,
    "找不到图片“{0}”",
    "there is no picture “{0}”",
    "检查文件名和扩展名（.jpg、.jpeg、.png，大小写也算）；路径从稿子所在的文件夹写起",
    "check name and extension, capitals too; the path begins at the source's folder"};

/// {0}: the file as written.
inline constexpr DiagnosticKind kPictureOutside{"cli/picture-outside",
                                                Severity::error,
                                                "图片“{0}”不在稿子所在的文件夹里",
                                                "the picture “{0}” lies outside the source's folder",
                                                "把图片复制到稿子旁边或下面的文件夹里，写相对路径：图/会场.jpg",
                                                "copy it beside or below the source and write a relative path"};

/// {0}: the file as written; {1}: what it is.
inline constexpr DiagnosticKind kNotAPicture{"cli/not-a-picture",
                                             Severity::error,
                                             "“{0}”不是能用的图片（{1}）",
                                             "“{0}” is no picture that can be used ({1})",
                                             "用看图软件打开，另存为 JPEG 或 PNG；只改扩展名没有用",
                                             "open it in a viewer and save it as JPEG or PNG; renaming does not help"};

/// {0}: the file as written.
inline constexpr DiagnosticKind kPictureDamaged{"cli/picture-damaged",
                                                Severity::error,
                                                "图片“{0}”已损坏，或没有传完整",
                                                "the picture “{0}” is damaged or incomplete",
                                                "向来源处再要一次原图，或用看图软件打开后另存一份",
                                                "ask for the original again, or open it in a viewer and save a copy"};

/// {0}: the file as written.
inline constexpr DiagnosticKind kPictureTooLarge{"cli/picture-too-large",
                                                 Severity::error,
                                                 "图片“{0}”太大：最多 64 MB，一亿像素",
                                                 "the picture “{0}” is too large: 64 MB and 100 megapixels at most",
                                                 "用看图软件缩小后另存一份",
                                                 "save a smaller copy"};

/// {0}: the file as written; {1}: what the system says.
inline constexpr DiagnosticKind kPictureUnread{"cli/picture-unread",
                                               Severity::error,
                                               "图片“{0}”读不出来：{1}",
                                               "the picture “{0}” cannot be read: {1}",
                                               "检查它是不是一个文件，有没有读取的权限",
                                               "see whether it is a file and may be read"};

inline constexpr std::array<const DiagnosticKind*, 32> kAll = {
    &kNoCommand,    &kUnknownCommand, &kUnknownOption,   &kExtraWord,    &kNoValue,     &kBadValue,    &kNoFiles,
    &kStdinTwice,   &kSameOutput,     &kOverSource,      &kSeveralToOne, &kToTerminal,  &kUnknownWord, &kNoSuchFile,
    &kNotPermitted, &kNotAFile,       &kTooLarge,        &kUnreadable,   &kCannotWrite, &kFileExists,  &kPdfFailed,
    &kNoData,       &kOutOfMemory,    &kInternal,        &kNoNumber,     &kCannotRaise, &kNoPicture,   &kPictureOutside,
    &kNotAPicture,  &kPictureDamaged, &kPictureTooLarge, &kPictureUnread};

}  // namespace typeset::cli_faults
