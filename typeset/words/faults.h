// Faults of lists of words.
#pragma once

#include <array>

#include "base/diagnostic.h"

namespace typeset::words_faults {

/// {0}: the line as it stands.
inline constexpr DiagnosticKind kNoEntry{
    "words/no-entry",
    Severity::error,
    "词表的这一行不是“词语 类别”：{0}",
    "this line of the list of words is not 'word class': {0}",
    "一行写一条，词语（十六字以内，扩展区的生僻字除外）、空格、类别，例如：领导小组 词组",
    "write one entry a line: a word of up to 16 characters (none beyond U+FFFF), a blank, its class: 领导小组 词组"};

/// {0}: what stands there, {1}: the classes there are.
inline constexpr DiagnosticKind kUnknownClass{"words/unknown-class",   Severity::error,
                                              "词表里没有“{0}”这一类", "lists of words have no class '{0}'",
                                              "可写的类别：{1}",       "the classes are: {1}"};

inline constexpr std::array<const DiagnosticKind*, 2> kAll = {&kNoEntry, &kUnknownClass};

}  // namespace typeset::words_faults
