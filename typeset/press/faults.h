// Faults of making one document: of reading its files and pictures, and of the outputs asked for, found in press/.
#pragma once

#include <array>

#include "base/diagnostic.h"

namespace typeset::press_faults {

// Reading.

inline constexpr DiagnosticKind kNoSuchFile{"press/no-such-file",       Severity::error,
                                            "找不到文件 {0}",           "there is no file {0}",
                                            "检查文件名和所在的文件夹", "check its name and folder"};

inline constexpr DiagnosticKind kNotPermitted{"press/not-permitted",      Severity::error,
                                              "没有权限读取 {0}",         "no permission to read {0}",
                                              "请文件的主人放开读取权限", "ask its owner for permission"};

/// {1}: what it is.
inline constexpr DiagnosticKind kNotAFile{"press/not-a-file",
                                          Severity::error,
                                          "{0} 不是普通文件：{1}",
                                          "{0} is no regular file: {1}",
                                          "写出文件夹里文件的名字；从管道读入用“-”",
                                          "name a file in it; use '-' to read from a pipe"};

inline constexpr DiagnosticKind kTooLarge{"press/too-large",
                                          Severity::error,
                                          "{0} 太大，超过 {1} MiB",
                                          "{0} is too large: more than {1} MiB",
                                          "检查是不是选错了文件：一期的稿子只有几十 KB",
                                          "check that this is the right file: a source has some tens of KB"};

/// {1}: why, {2}: what can be done.
inline constexpr DiagnosticKind kUnreadable{"press/unreadable",        Severity::error, "{0} 读不出来：{1}",
                                            "{0} cannot be read: {1}", "{2}",           "{2}"};

/// {0}: the file; {1}: the command that reads it.
inline constexpr DiagnosticKind kTextToImport{"press/text-to-import",
                                              Severity::error,
                                              "{0} 是文字，不是写好字段的稿子",
                                              "{0} is a text and no source with fields",
                                              "先变成稿子：{1}",
                                              "make a source of it first: {1}"};

/// {0}: the file; {1}: what it is; {2}: the command that reads the text.
inline constexpr DiagnosticKind kNoPlainText{
    "press/no-plain-text",
    Severity::error,
    "{0} 是{1}；能读的只有稿子（.yaml），能导入的只有纯文本（.txt）和 Markdown（.md）",
    "{0} is {1}; only sources (.yaml) are read, and only plain texts (.txt) and Markdown (.md) imported",
    "在 Word、WPS 里“另存为”纯文本（*.txt，编码选 UTF-8），或全选、复制，贴进一个 .txt 文件；再运行 {2}",
    "save it as plain text (*.txt, UTF-8) in Word or WPS, or copy all of it into a .txt file; then: {2}"};

/// {0}: the file.
inline constexpr DiagnosticKind kStyleFile{"press/style-file",
                                           Severity::error,
                                           "{0} 是样式文件，不是稿子",
                                           "{0} is a style file and no source of a document",
                                           "给出用这个样式的稿子；用通配符或文件夹时，样式文件会自动跳过",
                                           "name a source in that style; wildcards and folders pass over style files"};

// What a document may take.

/// {0}: how many.
inline constexpr DiagnosticKind kTooManyPages{"press/too-many-pages",
                                              Severity::error,
                                              "稿子太长：超过 {0} 页",
                                              "the document is too long: more than {0} pages",
                                              "分成几册；确实要这样长的，用 --max-pages 放宽",
                                              "divide it into volumes; where it must be as long, allow more with "
                                              "--max-pages"};

/// {0}: how many.
inline constexpr DiagnosticKind kTooManyGlyphs{"press/too-many-glyphs",
                                               Severity::error,
                                               "稿子的字太多：超过 {0} 个字形",
                                               "the document has too much text: more than {0} glyphs",
                                               "检查数据文件是不是重复引用；确实要这样多的，用 --max-glyphs 放宽",
                                               "see whether a data file is named again and again; where there must be "
                                               "as many, allow more with --max-glyphs"};

/// {0}: MiB.
inline constexpr DiagnosticKind kTooManyPictures{"press/too-many-pictures",
                                                 Severity::error,
                                                 "稿子的图片合起来太大：在内存里超过 {0} MiB",
                                                 "the pictures of the document take more than {0} MiB of memory",
                                                 "把图片缩小到印刷用的尺寸（每英寸 300 点），照片存为 JPEG",
                                                 "make them as large as print needs (300 dots an inch), photographs "
                                                 "as JPEG"};

inline constexpr DiagnosticKind kTimeIsUp{"press/time-is-up",
                                          Severity::error,
                                          "这份稿子到了时限还没有排完",
                                          "the document was not finished within its time",
                                          "用 --max-seconds 放宽，或把稿子分成几份",
                                          "allow more with --max-seconds, or divide the document"};

// Words.

/// {0}: the file.
inline constexpr DiagnosticKind kNoDictionary{"press/no-dictionary",
                                              Severity::error,
                                              "没有词典 {0}，题目不知道在哪里断行",
                                              "the dictionary {0} that titles are divided by is not there",
                                              "运行 hongtou fonts --fetch，它连同字体一起取来",
                                              "run hongtou fonts --fetch; it gets it with the fonts"};
inline constexpr DiagnosticKind kWithoutDictionary{"press/without-dictionary",
                                                   Severity::warning,
                                                   "没有词典 {0}，长题目只能照小词表断行",
                                                   "without the dictionary {0} long titles are divided by a short list",
                                                   "运行 hongtou fonts --fetch，它连同字体一起取来",
                                                   "run hongtou fonts --fetch; it gets it with the fonts"};
/// {0}: its path.
inline constexpr DiagnosticKind kWrongDictionary{"press/wrong-dictionary",
                                                 Severity::error,
                                                 "词典 {0} 不是清单里的那一个（损坏或换过）",
                                                 "the dictionary {0} is not the one of the manifest",
                                                 "运行 hongtou fonts --fetch 重新取",
                                                 "run hongtou fonts --fetch to get it again"};
inline constexpr DiagnosticKind kOtherDictionary{"press/other-dictionary",
                                                 Severity::warning,
                                                 "词典 {0} 不是清单里的那一个（损坏或换过），没有用它",
                                                 "the dictionary {0} is not the one of the manifest and was not used",
                                                 "运行 hongtou fonts --fetch 重新取",
                                                 "run hongtou fonts --fetch to get it again"};

// Outputs.

/// {0}: what was asked for; {1}: what there is.
inline constexpr DiagnosticKind kNoSuchOutput{"press/no-such-output",     Severity::error, "没有“{0}”这种输出",
                                              "there is no output '{0}'", "可以用：{1}",   "it takes {1}"};

/// {0}: the file as written, {1}: why, {2}: what can be done.
inline constexpr DiagnosticKind kNoPressProfile{"press/no-press-profile",
                                                Severity::error,
                                                "印刷特性文件“{0}”读不出来：{1}",
                                                "the press profile “{0}” cannot be read: {1}",
                                                "{2}；--profile 要的是一个 .icc 文件",
                                                "{2}; --profile takes an .icc file"};

inline constexpr DiagnosticKind kNoUsualProfile{"press/no-usual-profile",
                                                Severity::error,
                                                "这台电脑上没有四色印刷的特性文件",
                                                "this machine has no profile of a four-colour press",
                                                "向印刷厂要一个 .icc 文件，用 --profile 写出；或安装 libgs-common",
                                                "ask the printer for an .icc file and name it with --profile, or "
                                                "install libgs-common"};

/// {0}: its path.
inline constexpr DiagnosticKind kUsualProfile{"press/usual-profile",
                                              Severity::note,
                                              "没有给出印刷特性文件，用了这台电脑上的 {0}",
                                              "no press profile was given: {0} of this machine is used",
                                              "正式付印前，用 --profile 写出印刷厂给的 .icc 文件",
                                              "before it goes to press, name the printer's .icc file with --profile"};

/// {0}: the file as written.
inline constexpr DiagnosticKind kProfileUnused{"press/profile-unused",
                                               Severity::warning,
                                               "印刷特性文件“{0}”没有用上：这份 PDF 是给屏幕看的",
                                               "the press profile “{0}” is not used: this PDF is for the screen",
                                               "要印刷的，写 --color press 或 --color spot；否则去掉 --profile",
                                               "for the press, ask for --color press or --color spot; else leave "
                                               "--profile out"};

// Pictures that a document names.

/// {0}: the file as written.
inline constexpr DiagnosticKind kNoPicture{
    "press/no-picture",
    Severity::error,
    "找不到图片“{0}”",
    "there is no picture “{0}”",
    "检查文件名和扩展名（.jpg、.jpeg、.png，大小写也算）；路径从稿子所在的文件夹写起",
    "check name and extension, capitals too; the path begins at the source's folder"};

/// {0}: the file as written.
inline constexpr DiagnosticKind kPictureOutside{"press/picture-outside",
                                                Severity::error,
                                                "图片“{0}”不在稿子所在的文件夹里",
                                                "the picture “{0}” lies outside the source's folder",
                                                "把图片复制到稿子旁边或下面的文件夹里，写相对路径：图/会场.jpg",
                                                "copy it beside or below the source and write a relative path"};

/// {0}: the file as written; {1}: what it is.
inline constexpr DiagnosticKind kNotAPicture{"press/not-a-picture",
                                             Severity::error,
                                             "“{0}”不是能用的图片（{1}）",
                                             "“{0}” is no picture that can be used ({1})",
                                             "用看图软件打开，另存为 JPEG 或 PNG；只改扩展名没有用",
                                             "open it in a viewer and save it as JPEG or PNG; renaming does not help"};

/// {0}: the file as written.
inline constexpr DiagnosticKind kPictureDamaged{"press/picture-damaged",
                                                Severity::error,
                                                "图片“{0}”已损坏，或没有传完整",
                                                "the picture “{0}” is damaged or incomplete",
                                                "向来源处再要一次原图，或用看图软件打开后另存一份",
                                                "ask for the original again, or open it in a viewer and save a copy"};

/// {0}: the file as written.
inline constexpr DiagnosticKind kPictureTooLarge{
    "press/picture-too-large",
    Severity::error,
    "图片“{0}”太大：最多 64 MB，一亿像素，一边 65,535 像素",
    "the picture “{0}” is too large: 64 MB, 100 megapixels and 65,535 pixels a side at most",
    "用看图软件缩小后另存一份",
    "save a smaller copy"};

/// {0}: the file as written, {1}: how much memory it may take, in MiB.
inline constexpr DiagnosticKind kTooManyPixels{
    "press/too-many-pixels",
    Severity::error,
    "图片“{0}”的像素太多：它透明、隔行或是 16 位的，要在内存中展开，最多 {1} MiB",
    "the picture “{0}” has too many pixels: being transparent, interlaced or of 16 bits it is spread out in memory, "
    "{1} MiB at most",
    "缩小后另存一份，或另存为不透明、不隔行的 8 位 PNG 或 JPEG",
    "save a smaller copy, or one as JPEG or as a PNG of 8 bits without transparency and interlacing"};

/// {0}: the file as written; {1}: what is wrong, with the profile or with what else says how colours are meant.
inline constexpr DiagnosticKind kProfileIgnored{
    "press/profile-ignored",
    Severity::warning,
    "图片“{0}”里的{1}，没有采用，颜色可能和原图不同",
    "inside the picture “{0}”, {1}; this is ignored, and colours may differ",
    "颜色要紧的，用看图软件打开，另存为 sRGB 的 JPEG 或 PNG",
    "where colours matter, open it in a viewer and save it as JPEG or PNG in sRGB"};

/// {0}: the file as written; {1}: why, {2}: the remedy. So those of data files and bodies.
inline constexpr DiagnosticKind kPictureUnread{"press/picture-unread",
                                               Severity::error,
                                               "图片“{0}”读不出来：{1}",
                                               "the picture “{0}” cannot be read: {1}",
                                               "{2}",
                                               "{2}"};

/// {0}: the file as written: a picture, a data file, a body.
inline constexpr DiagnosticKind kLinkOutside{
    "press/link-outside",
    Severity::error,
    "“{0}”是链接，或在链接的文件夹里，通到稿子的文件夹外面",
    "“{0}” is a link, or lies behind one, that leads out of the source's folder",
    "把文件复制到稿子的文件夹里；那个文件夹信得过的，在命令里写 --links-to 文件夹",
    "copy the file into the source's folder; where the folder that it leads to is trusted, name it with --links-to"};

/// {0}: the source as it was found.
inline constexpr DiagnosticKind kSourceOutside{
    "press/source-outside",
    Severity::error,
    "“{0}”是链接，通到所找的文件夹外面，没有打开",
    "“{0}” is a link that leads out of the folder that was searched: it was not opened",
    "把文件复制到那个文件夹里；信得过的，在命令里写出它的名字，或写 --links-to 文件夹",
    "copy the file into that folder; if it is trusted, name it on the line, or where it leads to with --links-to"};

// Data files that a document names.

/// {0}: the file as written.
inline constexpr DiagnosticKind kNoData{
    "press/no-data",
    Severity::error,
    "找不到数据文件“{0}”",
    "there is no data file “{0}”",
    "检查文件名和扩展名（.csv，大小写也算）；路径从稿子所在的文件夹写起",
    "check name and extension, capitals too; the path begins at the source's folder"};

/// {0}: the file as written.
inline constexpr DiagnosticKind kDataOutside{"press/data-outside",
                                             Severity::error,
                                             "数据文件“{0}”不在稿子所在的文件夹里",
                                             "the data file “{0}” lies outside the source's folder",
                                             "把文件复制到稿子旁边或下面的文件夹里，写相对路径：数据/指标.csv",
                                             "copy it beside or below the source and write a relative path"};

/// {0}: the file as written.
inline constexpr DiagnosticKind kDataTooLarge{"press/data-too-large",
                                              Severity::error,
                                              "数据文件“{0}”太大：最多 16 MiB",
                                              "the data file “{0}” is too large: 16 MiB at most",
                                              "只留下稿子要用的那张表，另存一份",
                                              "keep only the table that is used, and save that"};

/// {0}: the file as written; {1}: why, {2}: the remedy. So those of data files and bodies.
inline constexpr DiagnosticKind kDataUnread{"press/data-unread",
                                            Severity::error,
                                            "数据文件“{0}”读不出来：{1}",
                                            "the data file “{0}” cannot be read: {1}",
                                            "{2}",
                                            "{2}"};

// Body files that a document names.

/// {0}: the file as written.
inline constexpr DiagnosticKind kNoBodyFile{
    "press/no-body-file",
    Severity::error,
    "找不到正文文件“{0}”",
    "there is no body file “{0}”",
    "检查文件名和扩展名（.txt、.md，大小写也算）；路径从稿子所在的文件夹写起",
    "check name and extension, capitals too; the path begins at the source's folder"};

/// {0}: the file as written.
inline constexpr DiagnosticKind kBodyFileOutside{"press/body-file-outside",
                                                 Severity::error,
                                                 "正文文件“{0}”不在稿子所在的文件夹里",
                                                 "the body file “{0}” lies outside the source's folder",
                                                 "把文件复制到稿子旁边或下面的文件夹里，写相对路径：稿件/某某区.txt",
                                                 "copy it beside or below the source and write a relative path"};

/// {0}: the file as written.
inline constexpr DiagnosticKind kBodyFileTooLarge{
    "press/body-file-too-large",
    Severity::error,
    "正文文件“{0}”太大：最多 4 MiB，一份稿子的正文文件合起来最多 16 MiB",
    "the body file “{0}” is too large: 4 MiB at most, and 16 MiB for all body files of a document",
    "检查是不是选错了文件：一篇文章的文字只有几十 KB",
    "check that this is the right file: the text of an article has some tens of KB"};

/// {0}: the file as written; {1}: why, {2}: the remedy. So those of data files and bodies.
inline constexpr DiagnosticKind kBodyFileUnread{"press/body-file-unread",
                                                Severity::error,
                                                "正文文件“{0}”读不出来：{1}",
                                                "the body file “{0}” cannot be read: {1}",
                                                "{2}",
                                                "{2}"};

inline constexpr std::array<const DiagnosticKind*, 39> kAll = {
    &kNoSuchFile,      &kNotPermitted,    &kNotAFile,        &kTooLarge,         &kUnreadable,     &kNoSuchOutput,
    &kUsualProfile,    &kStyleFile,       &kTextToImport,    &kNoPlainText,      &kNoDictionary,   &kWithoutDictionary,
    &kWrongDictionary, &kOtherDictionary, &kNoPicture,       &kPictureOutside,   &kNotAPicture,    &kPictureDamaged,
    &kPictureTooLarge, &kProfileIgnored,  &kPictureUnread,   &kNoData,           &kDataOutside,    &kDataTooLarge,
    &kDataUnread,      &kNoBodyFile,      &kBodyFileOutside, &kBodyFileTooLarge, &kBodyFileUnread, &kNoPressProfile,
    &kNoUsualProfile,  &kProfileUnused,   &kTooManyPages,    &kTooManyGlyphs,    &kTimeIsUp,       &kTooManyPictures,
    &kTooManyPixels,   &kLinkOutside,     &kSourceOutside};

}  // namespace typeset::press_faults
