// What speaks for and against a way of dividing a title (GB-7.3.1), in points: the fewer the better.
//
// One row a rule. Every line end has one row of the first group, and one of the second where it divides something that
// would fit on a line whole; the lines together have the rows of the third. A breaking's points are the sum. The
// distances matter, not the numbers: an extra line (20) is a smaller evil than a divided 《》 (30) and a greater one
// than two equal lines (4) made at any word's end (6).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/words.h"

namespace typeset::text {

enum class TitleRule : std::uint8_t {
  at_gap,
  before_dash,
  before_about,
  after_stop,
  at_book,
  after_verb,
  after_office,
  after_pause,
  between_words,
  after_de,
  before_head,
  after_year,
  in_phrase,
  after_adverb,
  after_preposition,
  in_number,
  in_name,
  in_word,
  before_particle,
  in_own_word,

  in_organisation,
  in_quotation,
  in_book,

  widening,
  narrowing,
  lozenge,
  two_equal,
  rectangle,
  hourglass,
  uneven,
  under_half,
  gap_in_line,
  dash_in_line,
  extra_line,
  short_line,
  last_of_two,
  last_of_one,
  none,
};

struct TitleRuleRow {
  TitleRule rule;
  std::string_view id;  // the clause it comes from
  std::int32_t points;
  Words words;  // of a line, go behind its number: 第 1 行末拆开词语
};

inline constexpr std::array<TitleRuleRow, static_cast<std::size_t>(TitleRule::none)> kTitleRules = {{
    // A line ends …
    {TitleRule::at_gap, "BR-14", 0, "末在空格处断开", "divided at a typed gap"},
    {TitleRule::before_dash, "BR-14", 0, "末在破折号之前断开", "divided before ——"},
    {TitleRule::before_about, "GB-7.3.1d", 0, "末在“关于”“对”之前断开", "divided before what it is about"},
    {TitleRule::after_stop, "GB-7.3.1b", 1, "末在标点之后断开", "divided after a stop"},
    {TitleRule::at_book, "GB-7.3.1d", 2, "末在书名号外侧断开", "divided outside 《》"},
    {TitleRule::after_verb, "GB-7.3.1b", 3, "末在动词与宾语之间断开", "divided between verb and object"},
    {TitleRule::after_office, "GB-7.3.1b", 3, "末在机关名称之后断开", "divided after the name of an office"},
    {TitleRule::after_pause, "GB-7.3.1b", 5, "末在顿号之后断开", "divided after 、"},
    {TitleRule::between_words, "GB-7.3.1b", 6, "末在词与词之间断开", "divided between words"},
    {TitleRule::after_de, "GB-7.3.1b", 10, "末在“的”之后断开，定语与中心语分开", "divided after 的"},
    {TitleRule::before_head, "GB-7.3.1b", 12, "末把修饰语与中心词分开", "a noun divided from what describes it"},
    {TitleRule::after_year, "CL-UNB-6", 18, "末把年、月、日分开", "a date divided after its year or month"},
    {TitleRule::in_phrase, "GB-7.3.1b", 18, "末拆开固定词组", "a fixed phrase divided"},
    {TitleRule::after_adverb, "GB-7.3.1b", 20, "末是修饰动词的词", "ends in an adverb"},
    {TitleRule::after_preposition, "GB-7.3.1d", 40, "末是“关于”“对”“和”一类的词",
     "ends in a preposition or conjunction"},
    {TitleRule::in_number, "GB-7.3.1d", 45, "末把数字与单位分开", "a number divided from its unit"},
    {TitleRule::in_name, "GB-7.3.1d", 45, "末拆开人名", "a person's name divided"},
    {TitleRule::in_word, "GB-7.3.1b", 50, "末拆开词语", "a word divided"},
    {TitleRule::before_particle, "GB-7.3.1d", 60, "的下一行以“的”“了”“和”“及”一类的字开头",
     "the next line begins with 的 了 和 及"},
    {TitleRule::in_own_word, "GB-7.3.1b", 80, "末拆开样式里列出的词语", "a word of the style's list divided"},
    // … inside what would fit on a line.
    {TitleRule::in_organisation, "GB-7.3.1b", 10, "末拆开机关名称", "the name of an office divided"},
    {TitleRule::in_quotation, "GB-7.3.1d", 20, "末拆开引号或括号里的话", "a quotation or bracket divided"},
    {TitleRule::in_book, "GB-7.3.1d", 30, "末拆开书名号里的题名", "what 《》 enclose divided"},
    // The lines together.
    {TitleRule::widening, "GB-7.3.1b", 0, "正梯形", "a trapezoid, widening"},
    {TitleRule::narrowing, "GB-7.3.1b", 0, "倒梯形", "a trapezoid, narrowing"},
    {TitleRule::lozenge, "GB-7.3.1b", 0, "菱形", "a lozenge"},
    {TitleRule::two_equal, "GB-7.3.1c", 4, "两行一样长", "two equal lines"},
    {TitleRule::rectangle, "GB-7.3.1c", 15, "长方形", "a rectangle"},
    {TitleRule::hourglass, "GB-7.3.1c", 25, "沙漏形或锯齿形", "an hourglass or a zigzag"},
    {TitleRule::uneven, "GB-7.3.1b", 40, "长短不匀", "uneven"},  // × mean distance from the mean ÷ the mean
    {TitleRule::under_half, "GB-7.3.1b", 15, "与上一行相差一倍以上", "over twice the line above, or under half of it"},
    {TitleRule::gap_in_line, "BR-14", 12, "内留有空格", "a typed gap left inside"},
    {TitleRule::dash_in_line, "BR-14", 30, "内有破折号引出的副题", "a sub-title behind —— inside"},
    {TitleRule::extra_line, "GB-7.3.1d", 20, "多用一行", "one line more than it needs"},
    {TitleRule::short_line, "GB-7.3.1b", 30, "不到三个字", "one or two characters"},
    {TitleRule::last_of_two, "GB-7.3.1c", 40, "是末行，只有两个字", "a last line of two characters"},
    {TitleRule::last_of_one, "GB-7.3.1c", 60, "是末行，只有一个字", "a last line of one character"},
}};

constexpr const TitleRuleRow& row(TitleRule rule) { return kTitleRules[static_cast<std::size_t>(rule)]; }
constexpr std::int32_t points(TitleRule rule) { return rule == TitleRule::none ? 0 : row(rule).points; }

static_assert([] {
  for (std::size_t n = 0; n < kTitleRules.size(); ++n) {
    if (static_cast<std::size_t>(kTitleRules[n].rule) != n) return false;
  }
  return true;
}());

}  // namespace typeset::text
