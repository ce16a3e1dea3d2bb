// Faults of setting text.
#pragma once

#include <array>

#include "base/diagnostic.h"

namespace typeset::text_faults {

/// {0} the character, {1} its code point, {2} the role.
inline constexpr DiagnosticKind kMissingGlyph{
    "text/missing-glyph",
    Severity::error,
    "“{0}”（{1}）没有字体可用，{2}及其后备字体都不含这个字",
    "no font has “{0}” ({1}): neither {2} nor its fallbacks",
    "换一个字，或安装含有这个字的字体；用 hongtou fonts --check 可查看每个字出自哪种字体",
    "use another character, or install a font that has it; hongtou fonts --check shows which face draws what"};

/// {0} the character, {1} its code point, {2} the role, {3} the face that draws it.
inline constexpr DiagnosticKind kFallback{"text/fallback",
                                          Severity::note,
                                          "“{0}”（{1}）{2}字体里没有，用 {3} 代替",
                                          "{2} has no “{0}” ({1}); {3} draws it",
                                          "如须字形一致，请安装收字更全的字体",
                                          "install a face of the same kind with more characters if it has to match"};

inline constexpr DiagnosticKind kFarFallback{
    "text/far-fallback",
    Severity::warning,
    "“{0}”（{1}）{2}字体里没有，同类的后备字体里也没有，用风格不同的 {3} 代替",
    "neither {2} nor its nearest fallback has “{0}” ({1}); {3}, of another style, draws it",
    "打印前请看一看这个字是否合适，或安装收字更全的字体",
    "look at this character before printing, or install a face with more characters"};

/// {0} the character, {1} its code point.
inline constexpr DiagnosticKind kUnsupportedScript{
    "text/unsupported-script",
    Severity::error,
    "“{0}”（{1}）属于从右向左书写或需要变形连写的文字，目前还不能正确排版",
    "“{0}” ({1}) belongs to a script that runs from right to left or joins its letters, which cannot be set correctly "
    "yet",
    "请删去这部分文字，或将它做成图片",
    "remove this text, or supply it as a picture"};

/// {0} the code point.
inline constexpr DiagnosticKind kDirectionControl{
    "text/direction-control",
    Severity::error,
    "这里有一个看不见的书写方向控制符（{0}），会打乱文字顺序",
    "an invisible direction control ({0}) stands here and would reorder the text",
    "删去这个字符：在它两边的字之间删除，再重新输入",
    "delete it: remove and retype the characters on either side"};

inline constexpr DiagnosticKind kForcedBreak{
    "text/no-place-to-break",
    Severity::warning,
    "“{0}”比一行还长，其中没有允许断行的地方，只好从中间断开",
    "“{0}” is longer than a line and may not be broken anywhere; it was broken all the same",
    "在可以断开的地方加一个空格，或缩短这段文字",
    "put a space where it may break, or shorten it"};

inline constexpr DiagnosticKind kLoneCharacter{
    "text/lone-character",         Severity::note,
    "段末最后一行只剩“{0}”一个字", "the paragraph's last line holds only “{0}”",
    "增删几个字可以避免",          "add or cut a few characters to avoid it"};

/// {0} the extra space per gap, in hundredths of an em.
inline constexpr DiagnosticKind kLooseLine{"text/loose-line",
                                           Severity::note,
                                           "这一行字距偏大（每处加宽 {0}% 字宽）",
                                           "this line is loosely set ({0}% of an em in every gap)",
                                           "增删几个字，或在长的西文、数字处改写",
                                           "add or cut a few characters, or rephrase around long words and numbers"};

inline constexpr DiagnosticKind kVeryLooseLine{
    "text/very-loose-line",
    Severity::warning,
    "这一行字距过大（每处加宽 {0}% 字宽）",
    "this line is set much too loosely ({0}% of an em in every gap)",
    "增删几个字，或在长的西文、数字处改写",
    "add or cut a few characters, or rephrase around long words and numbers"};

inline constexpr std::array<const DiagnosticKind*, 9> kAll = {&kMissingGlyph,      &kFallback,         &kFarFallback,
                                                              &kUnsupportedScript, &kDirectionControl, &kForcedBreak,
                                                              &kLoneCharacter,     &kLooseLine,        &kVeryLooseLine};

}  // namespace typeset::text_faults
