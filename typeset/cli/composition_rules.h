// The rules of composition that `check --explain` gives as reasons, in a sentence each; their cases are in
// docs/composition-rules.md. A rule that is named with more behind it (CL-UNB-8 hyphen) is the row without it.
#pragma once

#include <array>
#include <string_view>

#include "base/words.h"

namespace typeset {

struct CompositionRule {
  std::string_view id;
  Words says;
};

inline constexpr std::array<CompositionRule, 40> kCompositionRules = {{
    {"CL-UNB-1", {"破折号占两格，不拆开；连着几个时，两个之间可以换行", "two dashes are one unit of two cells"}},
    {"CL-UNB-2",
     {"连着的两个省略号尽量在一行", "two ellipses together stay on one line where no line turns ugly for it"}},
    {"CL-UNB-3", {"一个数（千分位、小数、电话号码）不拆开", "a number, with its separators, is not divided"}},
    {"CL-UNB-4", {"数字和前后的符号（%、℃、¥）不拆开", "a number keeps the sign before or behind it"}},
    {"CL-UNB-5", {"数字和后面的量词尽量不拆开", "a number rather keeps what it counts"}},
    {"CL-UNB-6", {"数字和年、月、日、时尽量不拆开", "a number rather keeps 年 月 日 时"}},
    {"CL-UNB-7",
     {"起止号前的数不与它拆开；起止号之后尽量不换行",
      "a range keeps its first number and the sign, and rather the rest"}},
    {"CL-UNB-8",
     {"西文单词、网址、编号只在连字符、斜线一类的地方换行",
      "Western words, addresses and codes are divided at hyphens and the like only"}},
    {"CL-UNB-9", {"〔2017〕85号、第34期、（一）各是一个整体", "〔2017〕85号, 第34期 and （一） are whole"}},
    {"CL-UNB-10", {"段首的序号和后面的第一个字不拆开", "the label of a paragraph keeps its first character"}},
    {"CL-UNB-12",
     {"作者用“不断行”或特殊字符禁止、允许的换行", "what the author forbids or allows by 不断行, U+2060, U+200B"}},
    {"CL-KIN-3",
     {"标点先压缩进本行，不把字挤到下一行", "a mark is squeezed into its line before a character is pushed out of it"}},
    {"CL-KIN-4",
     {"样式允许时，连着三个以上的标点可以在中间换行一次",
      "where the style allows it, three or more marks may part once"}},
    {"CL-KIN-7",
     {"叠字号、数后的符号、注号不在行首；数前的符号、“第”不在行末",
      "notes, iteration marks and signs behind a number do not begin a line, those before one do not end it"}},
    {"CL-KIN-8", {"全角、半角的标点连在一起也不拆开", "marks of different width keep together as well"}},
    {"CL-KIN 5.1.1", {"点号不在行首（GB/T 15834 第 5.1.1 条）", "stops do not begin a line (GB/T 15834, 5.1.1)"}},
    {"CL-KIN 5.1.2",
     {"叹号、问号连用也不在行首（GB/T 15834 第 5.1.2 条）", "nor do ！！ and ？！ (GB/T 15834, 5.1.2)"}},
    {"CL-KIN 5.1.3",
     {"引号、括号、书名号的前一半不在行末，后一半不在行首（GB/T 15834 第 5.1.3 条）",
      "brackets and quotes do not open at a line's end or close at its beginning (GB/T 15834, 5.1.3)"}},
    {"CL-KIN 5.1.6",
     {"连接号不在行首（GB/T 15834 第 5.1.6 条）", "connectors do not begin a line (GB/T 15834, 5.1.6)"}},
    {"CL-KIN 5.1.7", {"间隔号不在行首（GB/T 15834 第 5.1.7 条）", "· does not begin a line (GB/T 15834, 5.1.7)"}},
    {"CL-KIN 5.1.9",
     {"分隔号不在行首，国标排法也不在行末（GB/T 15834 第 5.1.9 条）",
      "／ does not begin a line, nor by GB end one (GB/T 15834, 5.1.9)"}},
    {"CL-KIN strict", {"严格的排法里，破折号、省略号也不在行首", "in strict setting neither —— nor …… begins a line"}},
    {"CL-PUN-2", {"两个标点连着时，中间的空白合并", "the blank between two marks in a row is taken once"}},
    {"CL-JUS S2", {"先压缩西文的词空", "word spaces give way first"}},
    {"CL-JUS S4", {"压缩括号、引号外侧的空白", "then the blanks of brackets and quotes"}},
    {"CL-JUS S5", {"压缩逗号、顿号后的空白", "then those behind ， and 、"}},
    {"CL-JUS S6", {"压缩汉字与西文之间的空隙", "then the gaps between Han and Latin"}},
    {"CL-JUS S7", {"最后压缩句号后的空白", "last those behind 。"}},
    {"CL-JUS T1", {"先拉开西文的词空", "word spaces open first"}},
    {"CL-JUS T2", {"再拉开汉字与西文之间的空隙", "then the gaps between Han and Latin"}},
    {"CL-JUS T3", {"最后均匀拉开字与字之间", "last all joints alike"}},
    {"CL-JUS-3", {"标点和它跟着的字之间不拉开", "marks stay close to their word"}},
    {"CL-JUS-5", {"最后一行的松紧不与上面相差太多", "a last line is not much unlike those above it"}},
    {"CL-JUS-7",
     {"字与字要拉开半个字以上才能排满的行，不拉开，差得多就提示",
      "a line that would open by more than half an em keeps its natural width"}},
    {"CL-GRID-8", {"严格对格时，每个汉字占自己的一格", "the strict grid keeps every hanzi in a cell of its own"}},
    {"CL-HANG-3", {"点号和后引号、后括号可以悬在版心之外", "stops and closing marks may hang"}},
    {"CL-ORP-2", {"段末尽量不单独剩一个字", "a paragraph rather does not end with one character alone on a line"}},
    {"CL-PAR-4", {"单行不拉开；均排的文字拉开", "a single line is not stretched, spread text is"}},
    {"CL-JUS", {"一行怎样压缩、拉开，才与版心一样宽", "how lines are squeezed and opened to the measure"}},
    {"CL-KIN", {"什么不能在行首、行末（避头尾）", "what may not begin or end a line"}},
}};

}  // namespace typeset
