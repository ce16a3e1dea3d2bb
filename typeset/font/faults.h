// Faults of the font manifest and of the font files, found in font/.
#pragma once

#include <array>

#include "base/diagnostic.h"

namespace typeset::font_faults {

// The manifest.

/// {0}: what was expected, {1}: where.
inline constexpr DiagnosticKind kWrongShape{"font/manifest-shape",           Severity::error,
                                            "字体清单：{1}应当是{0}",        "font manifest: {1} must be {0}",
                                            "照 docs/fonts.md 里的格式改正", "fix it as docs/fonts.md describes"};

/// {0}: the key, {1}: the keys that may stand here.
inline constexpr DiagnosticKind kUnknownKey{"font/manifest-unknown-key",
                                            Severity::error,
                                            "字体清单：这里没有“{0}”这一项",
                                            "font manifest: there is no key '{0}' here",
                                            "可用的项：{1}",
                                            "keys that may stand here: {1}"};

/// {0}: the key that is missing, {1}: of what.
inline constexpr DiagnosticKind kMissingKey{"font/manifest-missing-key",        Severity::error,
                                            "字体清单：{1}缺少“{0}”",           "font manifest: {1} lacks '{0}'",
                                            "补上这一项，格式见 docs/fonts.md", "add it; docs/fonts.md has the form"};

/// {0}: the role.
inline constexpr DiagnosticKind kUnknownRole{
    "font/manifest-unknown-role",
    Severity::error,
    "字体清单：没有“{0}”这种字体角色",
    "font manifest: there is no role '{0}'",
    "可用的角色：fangsong 仿宋、kai 楷体、hei 黑体、song 宋体、xiaobiaosong 小标宋、latin 西文、latin-bold 西文粗体",
    "the roles are fangsong, kai, hei, song, xiaobiaosong, latin and latin-bold"};

/// {0}: the name.
inline constexpr DiagnosticKind kUnknownFile{"font/manifest-unknown-file",
                                             Severity::error,
                                             "字体清单：files 一节里没有“{0}”",
                                             "font manifest: the section files has no '{0}'",
                                             "在 files 一节里加上这一行，或改正名称",
                                             "add its line to the section files, or fix the name"};

/// {0}: the name.
inline constexpr DiagnosticKind kDistrustsUnknown{
    "font/manifest-distrusts-unknown",
    Severity::error,
    "字体清单：distrusted 一节里的“{0}”，files 一节和各角色都没有用到",
    "font manifest: the section distrusted names '{0}', which neither files nor a role has",
    "照 files 或 roles 里的写法改正名称，或删去这一项",
    "write the name as in files or roles, or take the entry out"};

/// {0}: as written.
inline constexpr DiagnosticKind kNoCharacters{"font/manifest-no-characters",
                                              Severity::error,
                                              "字体清单：“{0}”不是一个字符的编码，也不是一段编码",
                                              "font manifest: '{0}' is no code point and no range of them",
                                              "写成 U+FFE5 或 U+2460..U+2473：大写的十六进制数，小的在前",
                                              "write U+FFE5 or U+2460..U+2473: capital hexadecimal digits, the lower "
                                              "first"};

/// {0}, {1}: as written.
inline constexpr DiagnosticKind kDistrustedTwice{"font/manifest-distrusted-twice",
                                                 Severity::error,
                                                 "字体清单：“{0}”与“{1}”有重复的字符",
                                                 "font manifest: '{0}' and '{1}' have characters in common",
                                                 "每个字符只写一次",
                                                 "write each character once"};

// The font files.

/// {0}: the roles, {1}: the faces that were sought, {2}: the font folders.
inline constexpr DiagnosticKind kNoFace{"font/no-face",
                                        Severity::error,
                                        "{0}没有可用的字体。找过的字体：{1}；找过的文件夹：{2}",
                                        "there is no font for {0}; sought: {1}; in the folders {2}",
                                        "运行 hongtou fonts --fetch 取得字体，或安装其中一种",
                                        "run hongtou fonts --fetch to get the fonts, or install one of these"};

/// {0}: the roles; {1}: the fonts that are wanting.
inline constexpr DiagnosticKind kStandIn{
    "font/stand-in",
    Severity::warning,
    "没有安装 {1}，{0}暂用免费字体",
    "{1} are not installed; free fonts stand in for {0}",
    "字形与正式字体略有不同：正式印发前请安装，或用 --fonts pinned 表示就用免费字体（各用哪个字体，见 hongtou fonts）",
    "their shapes differ a little from the real faces: install these, or say --fonts pinned if the free fonts are what "
    "you want (hongtou fonts names them)"};

/// {0}: the file, {1}: the digest found, {2}: the digest that the manifest gives.
inline constexpr DiagnosticKind kWrongDigest{"font/wrong-digest",
                                             Severity::error,
                                             "字体文件 {0} 与清单不符，没有使用（SHA-256 是 {1}…，应为 {2}…）",
                                             "the font file {0} is not the one in the manifest and was not used "
                                             "(SHA-256 {1}…, expected {2}…)",
                                             "文件可能没有下载完整或已被改动：删去它，再运行 hongtou fonts --fetch",
                                             "it may be damaged or changed: delete it and run hongtou fonts --fetch"};

/// {0}: the file, {1}: the name in the file, {2}: the name sought.
inline constexpr DiagnosticKind kWrongName{"font/wrong-name",
                                           Severity::warning,
                                           "字体文件 {0} 里的字体名是“{1}”，不是“{2}”，没有使用",
                                           "the face in {0} is named '{1}', not '{2}', and was not used",
                                           "在字体清单里写文件自己的 PostScript 名",
                                           "give the PostScript name of the file in the manifest"};

/// {0}: the face, {1}: fsType, {2}: what it means.
inline constexpr DiagnosticKind kNotEmbeddable{"font/not-embeddable",
                                               Severity::note,
                                               "字体 {0} 的许可不允许嵌入 PDF（fsType {1}：{2}），改用下一种",
                                               "the licence bits of {0} forbid embedding (fsType {1}: {2}); the next "
                                               "candidate is taken",
                                               "如需用它，请向字体厂商取得可嵌入的版本",
                                               "to use it, get a version from its maker that may be embedded"};

/// {0}: the file, {1}: why.
inline constexpr DiagnosticKind kUnreadable{"font/unreadable",
                                            Severity::warning,
                                            "字体文件 {0} 读不出来，没有使用：{1}",
                                            "the font file {0} cannot be read and was not used: {1}",
                                            "检查文件是否完好、是否有权读取；免费字体可以删去后再运行 ./bootstrap",
                                            "check that it is whole and may be read; a pinned one can be deleted and "
                                            "fetched again by ./bootstrap"};

inline constexpr std::array<const DiagnosticKind*, 14> kAll = {
    &kWrongShape,      &kUnknownKey, &kMissingKey, &kUnknownRole, &kUnknownFile, &kDistrustsUnknown, &kNoCharacters,
    &kDistrustedTwice, &kNoFace,     &kStandIn,    &kWrongDigest, &kWrongName,   &kNotEmbeddable,    &kUnreadable};

}  // namespace typeset::font_faults
