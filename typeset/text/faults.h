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
    "use another character, or install a font that has it; hongtou fonts --check shows which face draws what",
    Occurrences::gathered};

/// {0} the character, {1} its code point, {2} the role, {3} the face that draws it.
inline constexpr DiagnosticKind kFallback{"text/fallback",
                                          Severity::note,
                                          "“{0}”（{1}）{2}字体里没有，用 {3} 代替",
                                          "{2} has no “{0}” ({1}); {3} draws it",
                                          "如须字形一致，请安装收字更全的字体",
                                          "install a face of the same kind with more characters if it has to match",
                                          Occurrences::gathered};

inline constexpr DiagnosticKind kFarFallback{
    "text/far-fallback",
    Severity::warning,
    "“{0}”（{1}）{2}字体里没有，同类的后备字体里也没有，用风格不同的 {3} 代替",
    "neither {2} nor its nearest fallback has “{0}” ({1}); {3}, of another style, draws it",
    "打印前请看一看这个字是否合适，或安装收字更全的字体",
    "look at this character before printing, or install a face with more characters",
    Occurrences::gathered};

/// {0} the character, {1} its code point, {2} the role, {3} the face that draws it, {4} the role's own face, which the
/// manifest distrusts in this.
inline constexpr DiagnosticKind kWrongDrawing{
    "text/wrong-drawing",
    Severity::note,
    "“{0}”（{1}）{2}字体 {4} 画得不对，用 {3} 代替",
    "{4}, which plays {2}, draws “{0}” ({1}) wrongly; {3} draws it",
    "印出来是对的，不用改；要和正文同一种字形，请安装画得对的字体（如 仿宋_GB2312、楷体_GB2312）",
    "the section distrusted of the font manifest has the reason; install a "
    "face that draws it right if it has to match",
    Occurrences::gathered};

/// {0} the character, {1} the code points of it and its selector, {2} the face.
inline constexpr DiagnosticKind kNoVariant{
    "text/no-variant",
    Severity::warning,
    "“{0}”（{1}）要求用这个字的一种异体，{2} 没有，印的是这个字通常的写法",
    "“{0}” ({1}) asks for a variant form that {2} does not have; its usual form is drawn",
    "核对字形：如果通常的写法就对，删去字后面看不见的异体选择符；否则请安装含有这一异体的字体",
    "look at the form: if the usual one is right, delete the invisible selector behind the character, else install a "
    "font that has the variant",
    Occurrences::gathered};

/// {0} the words, {1} the script, {2} what hinders it.
inline constexpr DiagnosticKind kUnsupportedScript{"text/unsupported-script",
                                                   Severity::error,
                                                   "“{0}”是{1}，{2}，目前还不能正确排版",
                                                   "“{0}” is {1}, which {2} and cannot be set correctly yet",
                                                   "请删去这部分文字，或另页附印",
                                                   "remove this text, or attach it on a page of its own"};

/// {0} the first quotation as typed, {1} how many straight quotes the paragraph has, {2} the quotation as proposed.
inline constexpr DiagnosticKind kStraightQuote{
    "text/straight-quote",
    Severity::warning,
    "中文里用了直引号：{0}（这一段共 {1} 个），照原样印出",
    "straight quotes in Chinese text: {0} ({1} of them in this paragraph); printed as typed",
    "改成弯引号：{2}",
    "write curly quotes: {2}",
    {},
    FixForm::choice};

/// {0} as typed, {1} as proposed.
inline constexpr DiagnosticKind kFullWidthLetters{"text/full-width-letters",
                                                  Severity::note,
                                                  "“{0}”是全角的字母或数字，照原样印出",
                                                  "“{0}” is full-width; it is printed as typed",
                                                  "一般写成半角：{1}",
                                                  "plain letters and digits are usual: {1}"};

/// {0} as typed, {1} as proposed.
inline constexpr DiagnosticKind kSpacedWords{
    "text/spaced-words",
    Severity::warning,
    "“{0}”：汉字之间的单个空格不印，这几个词连在了一起",
    "“{0}”: a single space between hanzi is not printed, and these words run together",
    "写成“{1}”，或在中间空两格",
    "write “{1}”, or put two spaces between them"};

/// {0} the code point.
inline constexpr DiagnosticKind kDirectionControl{
    "text/direction-control",
    Severity::error,
    "这里有一个看不见的书写方向控制符（{0}），会打乱文字顺序",
    "an invisible direction control ({0}) stands here and would reorder the text",
    "删去这个字符：在它两边的字之间删除，再重新输入",
    "delete it: remove and retype the characters on either side"};

/// {0} the code point, {1} its name in Unicode.
inline constexpr DiagnosticKind kFormatCharacter{
    "text/format-character",
    Severity::error,
    "这里有一个格式字符（{0} {1}），不能排印",
    "a format character stands here ({0} {1}) that cannot be set",
    "删去这个字符；它通常是粘贴时带进来的，屏幕上可能看不见",
    "delete it; such characters come in by pasting and may not be seen on the screen"};

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

/// {0} what follows and may not be broken.
inline constexpr DiagnosticKind kUnjustifiedLine{
    "text/unjustified-line",
    Severity::warning,
    "这一行没有排满：后面的“{0}”不能断开，拉满就太稀了",
    "this line is not full: “{0}” behind it may not be broken, and filling it would leave gaps",
    "在“{0}”前后增删几个字，或在可以断开的地方加一个空格",
    "add or cut a few characters before “{0}”, or put a space where it may break"};

/// {0} the text, {1} the cells asked for.
inline constexpr DiagnosticKind kSpreadTooNarrow{"text/spread-too-narrow",
                                                 Severity::warning,
                                                 "“{0}”比 {1} 个字宽，均排不开，按原来的宽度排",
                                                 "“{0}” is wider than {1} cells and cannot be spread; set as it is",
                                                 "把均排的字数改大",
                                                 "give it more cells"};

/// {0} the character they stand on, {1} how many, {2} how many may.
inline constexpr DiagnosticKind kTooManyMarks{
    "text/too-many-marks",
    Severity::error,
    "“{0}”上叠加了 {1} 个附加符号，最多 {2} 个；这个字没有排出",
    "{1} marks stand on “{0}”, {2} at most may; it is not set",
    "删去多余的附加符号；从别处复制来的字，可以重新输入",
    "delete the marks that are too many; if the character was copied from elsewhere, type it anew"};

inline constexpr std::array<const DiagnosticKind*, 18> kAll = {
    &kTooManyMarks,      &kMissingGlyph,  &kFallback,         &kFarFallback,   &kWrongDrawing,     &kNoVariant,
    &kUnsupportedScript, &kStraightQuote, &kFullWidthLetters, &kSpacedWords,   &kDirectionControl, &kFormatCharacter,
    &kForcedBreak,       &kLoneCharacter, &kLooseLine,        &kVeryLooseLine, &kUnjustifiedLine,  &kSpreadTooNarrow};

}  // namespace typeset::text_faults
