// Faults of writing finished pages to a file, found by the emitters in emit/.
//
// Where one item of the pages is at fault the report has its Span; where a face is, that of the first text set in it.
#pragma once

#include <array>

#include "base/diagnostic.h"

namespace typeset::emit_faults {

/// {0}: the text; {1}: the face; {2}: the page, counted from 1.
inline constexpr DiagnosticKind kNoGlyph{"emit/no-glyph",
                                         Severity::error,
                                         "第 {2} 页“{0}”中有字体 {1} 画不出的字，不能印成方框或空白",
                                         "“{0}” on page {2} has a glyph that {1} lacks; it cannot be printed as a box "
                                         "or a blank",
                                         "运行 hongtou fonts 看看字体是否完好；仍不行请把稿子和这行提示一起报告",
                                         "see with hongtou fonts whether the fonts are whole; else report this line "
                                         "with the source"};

/// {0}: the face; {1}: what failed.
inline constexpr DiagnosticKind kNoSubset{"emit/no-subset",
                                          Severity::error,
                                          "取不出字体 {0} 里要用的字形：{1}",
                                          "the glyphs in use cannot be cut out of {0}: {1}",
                                          "字体文件可能已损坏：运行 hongtou fonts 检查，或重新安装这个字体",
                                          "the font file may be damaged: see with hongtou fonts, or install it again"};

/// {0}: the format; {1}: what the library that writes it refused.
inline constexpr DiagnosticKind kRefused{"emit/refused",
                                         Severity::error,
                                         "{0} 写不成：{1}",
                                         "the {0} cannot be written: {1}",
                                         "把文件分成几份试试；仍不行请把稿子和这行提示一起报告",
                                         "try to divide the document; else report this line with the source"};

/// {0}: the format.
inline constexpr DiagnosticKind kOutOfMemory{
    "emit/out-of-memory",
    Severity::error,
    "内存不够，{0} 没有写成",
    "memory ran out before the {0} was written",
    "关掉别的程序再试，或把文件分成几份；写了 --max-memory 的，放宽些",
    "close other programs and try again, or divide the document; where there is a --max-memory, allow more"};

/// {0}: the standard.
inline constexpr DiagnosticKind kNoAlternative{"emit/no-alternative",
                                               Severity::error,
                                               "图片没有替代文字，成不了 {0}",
                                               "a picture without alternative text: this can be no {0}",
                                               "给图片写“替代文字”（或“说明”）；不要求 {0} 时可以不写",
                                               "give the picture a text (替代文字 or 说明), or do not ask for {0}"};

/// {0}: the standard.
inline constexpr DiagnosticKind kNoTitle{"emit/no-title",
                                         Severity::error,
                                         "文件没有标题或没有说明语言，成不了 {0}",
                                         "a document without title or language: this can be no {0}",
                                         "给稿子写刊名或标题；不要求 {0} 时可以不写",
                                         "give the document a name or a title, or do not ask for {0}"};

/// {0}: the standard.
inline constexpr DiagnosticKind kUnknownInks{"emit/unknown-inks",
                                             Severity::error,
                                             "CMYK 图片没有颜色特性文件，{0} 里说不清是什么颜色",
                                             "a CMYK picture without a profile: in {0} its colours mean nothing",
                                             "用 --profile 给一个印刷特性文件，或把图片转成 RGB，或写 --color press",
                                             "name a profile with --profile, convert the picture to RGB, or ask for "
                                             "--color press"};

/// {0}: the standard.
inline constexpr DiagnosticKind kProfileTooNew{"emit/profile-too-new",
                                               Severity::warning,
                                               "{0} 认不得图片的第 4 版颜色特性文件，没有用它，颜色会稍有出入",
                                               "{0} does not know the version 4 profile of this picture; it was left "
                                               "out and colours differ a little",
                                               "把图片转成 sRGB，或用默认的 PDF/A-2u",
                                               "convert the picture to sRGB, or keep to PDF/A-2u, the default"};

/// {0}: why.
inline constexpr DiagnosticKind kBadPressProfile{"emit/bad-press-profile",
                                                 Severity::error,
                                                 "印刷特性文件用不得：{0}",
                                                 "the press profile is of no use: {0}",
                                                 "用 --profile 给一个四色（CMYK）印刷的 .icc 文件",
                                                 "name an .icc file of a four-colour press with --profile"};

/// {0}: the standard.
inline constexpr DiagnosticKind kEncryptedArchive{"emit/encrypted-archive",
                                                  Severity::error,
                                                  "{0} 不许加密：存档的文件要人人打得开",
                                                  "{0} forbids encryption: what is archived must open for everybody",
                                                  "要加密就写 --pdf-standard 1.7",
                                                  "ask for --pdf-standard 1.7 to encrypt"};

/// {0}: what the press calls its second ink; {1}: the colour, or that it is a picture's.
inline constexpr DiagnosticKind kThirdInk{"emit/third-ink",
                                          Severity::warning,
                                          "{1}用黑墨和“{0}”专色印不出来，文件里留作四色",
                                          "black and the spot colour “{0}” do not print {1}; it stays in the four inks "
                                          "of the process",
                                          "改成灰色或与刊名同色（图片转成灰度），或用 --color press 按四色印",
                                          "make it grey or the colour of the masthead (a picture: grey), or ask for "
                                          "--color press"};

inline constexpr std::array<const DiagnosticKind*, 11> kAll = {
    &kNoGlyph,     &kNoSubset,      &kRefused,         &kOutOfMemory,      &kNoAlternative, &kNoTitle,
    &kUnknownInks, &kProfileTooNew, &kBadPressProfile, &kEncryptedArchive, &kThirdInk};

}  // namespace typeset::emit_faults
