// Faults of reading YAML and encodings, found in base/.
//
// YAML read by us is strict: what a bulletin never needs (anchors, aliases, tags, several documents) is a fault with a
// remedy, because in a clerk's file it is always a slip of the keyboard.
#pragma once

#include <array>

#include "base/diagnostic.h"

namespace typeset::base_faults {

/// {0}: what the parser stumbled over.
inline constexpr DiagnosticKind kYamlSyntax{"base/yaml-syntax",
                                            Severity::error,
                                            "YAML 语法有误：{0}",
                                            "YAML syntax: {0}",
                                            "检查这一行和上一行的缩进、引号、括号和冒号",
                                            "check the indentation, quotes, brackets and colons of this line and the "
                                            "one before"};

inline constexpr DiagnosticKind kYamlAnchor{"base/yaml-anchor",
                                            Severity::error,
                                            "“&”在这里是 YAML 的锚点记号，本程序不用锚点",
                                            "“&” begins a YAML anchor here; anchors are not used",
                                            "如果“&”是文字，把整个值用英文引号括起来：'&…'",
                                            "if “&” is text, put the whole value in quotes: '&…'"};

inline constexpr DiagnosticKind kYamlAlias{
    "base/yaml-alias",
    Severity::error,
    "“*”在这里是 YAML 的引用记号，本程序不用引用",
    "“*” begins a YAML alias here; aliases are not used",
    "如果是以 * 开头的文字，把整个值用英文引号括起来（'**提示句。**正文'），或写在“|”下面一行",
    "if the text begins with *, put the whole value in quotes ('**lead.** text') "
    "or on the line below a “|”"};

inline constexpr DiagnosticKind kYamlTag{"base/yaml-tag",
                                         Severity::error,
                                         "“!”在这里是 YAML 的标签记号，本程序不用标签",
                                         "“!” begins a YAML tag here; tags are not used",
                                         "删去标签；如果“!”是文字，把整个值用英文引号括起来：'!…'",
                                         "delete the tag; if “!” is text, put the whole value in quotes: '!…'"};

/// {0}: the key.
inline constexpr DiagnosticKind kDuplicateKey{
    "base/duplicate-key",
    Severity::error,
    "“{0}”写了两次",
    "“{0}” is given twice",
    "把两处的内容合到一处，只留一个键；前一个在第 {1} 行",
    "put what both have in one place and keep that; the other is on line {1}"};

/// {0}: what stands where the key should.
inline constexpr DiagnosticKind kKeyNotWord{"base/key-not-a-word",
                                            Severity::error,
                                            "冒号前面应当是一个词（键），这里是{0}",
                                            "a key must be a plain word; this is {0}",
                                            "冒号前只写键名，例如“刊名: …”；如果整行是文字，用英文引号括起来",
                                            "write only the key before the colon, such as “masthead: …”; put a line of "
                                            "text in quotes"};

/// {0}: the word that stands alone.
inline constexpr DiagnosticKind kKeyWithoutColon{
    "base/key-without-colon",
    Severity::error,
    "“{0}”后面没有冒号",
    "no colon after “{0}”",
    "写成“键: 值”，半角冒号后空一格；如果这是上一行的文字，向右缩进",
    "write “key: value” with a space after the colon; indent the line if it "
    "belongs to the text above"};

inline constexpr DiagnosticKind kSeveralDocuments{
    "base/several-documents",
    Severity::error,
    "“---”或“...”之后另起了一份文件；一个文件只能写一期",
    "a second document begins after “---” or “...”; a file holds one",
    "删去这一行“---”或“...”；如果是正文，向右缩进",
    "delete the line “---” or “...”, or indent it if it belongs to a text"};

inline constexpr DiagnosticKind kTooDeep{"base/too-deep",
                                         Severity::error,
                                         "层次太深：最多 {0} 层",
                                         "nested too deeply: at most {0} levels",
                                         "检查这一行的括号“[”“{”或连写的“- ”",
                                         "check the brackets “[”, “{” or repeated “- ” of this line"};

/// {0}: what there is too much of; {1}: the limit.
inline constexpr DiagnosticKind kTooMuch{"base/too-much",
                                         Severity::error,
                                         "{0}超过上限 {1}",
                                         "{0}: more than the limit of {1}",
                                         "检查是不是选错了文件；否则分成几个文件",
                                         "check that this is the right file, or split it"};

/// {0}: the code point, U+0007.
inline constexpr DiagnosticKind kControlCharacter{"base/control-character",
                                                  Severity::error,
                                                  "有看不见的控制字符 {0}",
                                                  "an invisible control character, {0}",
                                                  "删去这个字符（从别处复制时带进来的）",
                                                  "delete the character; it came along when text was pasted",
                                                  {},
                                                  FixForm::edit};

/// {0}: the code point, U+2028.
inline constexpr DiagnosticKind kOddLineEnd{"base/odd-line-end",
                                            Severity::error,
                                            "有看不见的换行符 {0}",
                                            "an invisible line end, {0}",
                                            "要另起一行的，换成回车；不要的，删去",
                                            "put a true line end in its place, or delete it if none is wanted",
                                            {},
                                            FixForm::choice};

/// {0}: the byte, 0xB4.
inline constexpr DiagnosticKind kBadBytes{"base/bad-bytes",
                                          Severity::error,
                                          "有损坏的字节 {0}，不是 {1} 的文字",
                                          "damaged byte {0}: not {1} text",
                                          "在编辑器中打开，改正这个字，再存为 UTF-8",
                                          "open the file in an editor, fix the character, and save as UTF-8"};

/// {0}: the encoding the file seems to be in.
inline constexpr DiagnosticKind kOtherEncoding{"base/other-encoding",
                                               Severity::error,
                                               "文件的编码是 {0}，不是 UTF-8",
                                               "the file is in {0}, not UTF-8",
                                               "在编辑器中另存为 UTF-8，或在命令中加上 --encoding {0}",
                                               "save it as UTF-8, or add --encoding {0} to the command"};

/// {0}: UTF-8; {1}: the encoding asked for.
inline constexpr DiagnosticKind kAskedNotUtf8{"base/not-the-encoding-asked", Severity::error,
                                              "文件是 {0}，不是 {1}",        "the file is in {0}, not {1}",
                                              "去掉命令中的 --encoding",     "leave out --encoding"};

/// {0}: the encoding the file is in; {1}: the one asked for.
inline constexpr DiagnosticKind kAskedOtherEncoding{"base/another-encoding-asked",
                                                    Severity::error,
                                                    "文件是 {0}，不是 {1}",
                                                    "the file is in {0}, not {1}",
                                                    "改用 --encoding {0}，或在编辑器中另存为 UTF-8",
                                                    "use --encoding {0}, or save the file as UTF-8"};

/// {0}: its name.
inline constexpr DiagnosticKind kUnknownEncoding{
    "base/unsupported-encoding",      Severity::error,
    "文件的编码是 {0}，本程序不能读", "the file is in {0}, which cannot be read",
    "在编辑器中另存为 UTF-8",         "save it as UTF-8 in an editor"};

/// {0}: how many more; {1}: the encoding.
inline constexpr DiagnosticKind kMoreBadBytes{
    "base/more-bad-bytes",
    Severity::error,
    "从这里起还有 {0} 处损坏的字节，不再一一列出",
    "from here on {0} more damaged bytes, not listed",
    "检查文件是不是 {1}；不是就在编辑器中另存为 UTF-8，稿子也可以用 --encoding 指明编码",
    "check that the file is in {1}; if not, save it as UTF-8, or name a source's encoding with --encoding"};

inline constexpr DiagnosticKind kNotText{
    "base/not-text",
    Severity::error,
    "这不是文本文件",
    "this is not a text file",
    "检查是不是选错了文件：需要的是文本（.yaml、.txt、.md），不是 Word 文档",
    "check that this is the right file: a text (.yaml, .txt, .md), not a word processor's file"};

inline constexpr std::array<const DiagnosticKind*, 19> kAll = {
    &kOddLineEnd,       &kYamlSyntax,    &kYamlAnchor,   &kYamlAlias,
    &kYamlTag,          &kDuplicateKey,  &kKeyNotWord,   &kKeyWithoutColon,
    &kSeveralDocuments, &kTooDeep,       &kTooMuch,      &kControlCharacter,
    &kBadBytes,         &kOtherEncoding, &kAskedNotUtf8, &kAskedOtherEncoding,
    &kUnknownEncoding,  &kMoreBadBytes,  &kNotText};

}  // namespace typeset::base_faults
