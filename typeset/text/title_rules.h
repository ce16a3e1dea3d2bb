// What speaks for and against a way of dividing a title (GB-7.3.1), in points: the fewer the better.
//
// One row a rule. Every line end has one row of the first group, and one of the second where it divides something that
// would fit on a line whole; the lines together have the rows of the third. A breaking's points are the sum.
//
// The distances matter, not the numbers. Sense comes first: between the ends that an editor would think of (up to 20),
// those that only want of room excuses (20 to 40) and those that no print shop sets (60 and more) lies more than the
// outlines of two ways can differ by, unless one of them is out of all shape (under 3/8). Fitted to titles divided by
// hand (tests/titles), with the sense's rows held in their order.
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
  before_preposition,
  before_clause,
  after_verb_about,
  after_verb,
  at_book,
  after_de,
  after_pause,
  after_conjunction,
  after_head,
  after_named,
  after_later_verb,
  between_words,
  between_verbs,
  before_head,
  after_short_item,
  after_quoted,
  before_quoted,
  between_offices,
  after_attribute,
  after_adverb,
  in_phrase,
  after_preposition,
  before_name,
  in_number,
  in_name,
  in_word,
  before_particle,
  in_own_word,

  in_frame,
  in_quotation,
  in_book,
  in_organisation,

  widening,
  narrowing,
  lozenge,
  two_equal,
  rectangle,
  hourglass,
  uneven,
  under_half,
  under_third,
  condensed,
  condensed_alone,
  gap_in_line,
  colon_in_line,
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
    {TitleRule::before_about, "GB-7.3.1d", 1, "末在“关于”“对”之前断开", "divided before what it is about"},
    {TitleRule::after_stop, "GB-7.3.1b", 1, "末在标点之后断开", "divided after a stop"},
    {TitleRule::before_preposition, "GB-7.3.1b", 3, "末在介词之前断开", "divided before a preposition"},
    {TitleRule::before_clause, "GB-7.3.1b", 6, "末在谓语之前断开", "divided before a verb and what it governs"},
    {TitleRule::after_verb_about, "GB-7.3.1b", 15, "末在“关于”的动词与宾语之间断开", "divided behind the verb of 关于"},
    {TitleRule::after_verb, "GB-7.3.1b", 12, "末在动词与宾语之间断开", "divided between verb and object"},
    {TitleRule::at_book, "GB-7.3.1d", 13, "末在书名号外侧断开", "divided outside 《》"},
    {TitleRule::after_de, "GB-7.3.1b", 12, "末在“的”之后断开，定语与中心语分开", "divided after 的"},
    {TitleRule::after_pause, "GB-7.3.1b", 18, "末在顿号之后断开", "divided after 、"},
    {TitleRule::after_conjunction, "GB-7.3.1d", 20, "末是“和”“与”一类的字", "ends in a conjunction"},
    {TitleRule::after_head, "GB-7.3.1b", 17, "末在一个词组之后断开", "divided behind a noun that closes a phrase"},
    {TitleRule::after_named, "GB-7.3.1b", 17, "末在名称之后断开", "divided behind a name in quotation marks"},
    {TitleRule::after_later_verb, "GB-7.3.1b", 18, "末把后一个动词与宾语分开", "a second verb divided from its object"},
    {TitleRule::between_words, "GB-7.3.1b", 18, "末在词与词之间断开", "divided between words"},
    {TitleRule::between_verbs, "GB-7.3.1b", 21, "末把连着的两个动词分开", "two verbs divided"},
    {TitleRule::before_head, "GB-7.3.1b", 24, "末把修饰语与中心词分开", "a noun divided from what describes it"},
    {TitleRule::after_short_item, "GB-7.3.1b", 28, "末把并列的几个短词分开", "short items of a list divided"},
    {TitleRule::after_quoted, "GB-7.3.1b", 30, "末把引号里的话与后面的词分开",
     "a quotation divided from what it describes"},
    {TitleRule::before_quoted, "GB-7.3.1b", 32, "末把词与后面引号里的名称分开",
     "a noun divided from its name in quotation marks"},
    {TitleRule::between_offices, "GB-7.3.1b", 30, "末把并列的机关分开", "two offices divided"},
    {TitleRule::after_attribute, "GB-7.3.1b", 24, "末是定语，与后面的词分开", "ends in an attribute"},
    {TitleRule::after_adverb, "GB-7.3.1b", 45, "末是修饰动词的词", "ends in an adverb"},
    {TitleRule::in_phrase, "GB-7.3.1b", 45, "末拆开固定词组", "a fixed phrase divided"},
    {TitleRule::after_preposition, "GB-7.3.1d", 60, "末是“关于”“对”一类的词", "ends in a preposition"},
    {TitleRule::before_name, "GB-7.3.1d", 90, "末把职务与人名分开", "a post divided from the name"},
    {TitleRule::in_number, "GB-7.3.1d", 200, "末把数字与单位分开", "a number divided from its unit"},
    {TitleRule::in_name, "GB-7.3.1d", 200, "末拆开人名", "a person's name divided"},
    {TitleRule::in_word, "GB-7.3.1b", 200, "末拆开词语", "a word divided"},
    {TitleRule::before_particle, "GB-7.3.1d", 220, "的下一行以“的”“了”“和”“及”一类的字开头",
     "the next line begins with 的 了 和 及"},
    {TitleRule::in_own_word, "GB-7.3.1b", 240, "末拆开样式里列出的词语", "a word of the style's list divided"},
    // … inside what would fit on a line.
    {TitleRule::in_frame, "GB-7.3.1b", 8, "末拆开“在……上”一类的话", "what 在 and 上 enclose divided"},
    {TitleRule::in_quotation, "GB-7.3.1d", 60, "末拆开引号或括号里的话", "a quotation or bracket divided"},
    {TitleRule::in_book, "GB-7.3.1d", 40, "末拆开书名号里的题名", "what 《》 enclose divided"},
    {TitleRule::in_organisation, "GB-7.3.1b", 90, "末拆开机关名称", "the name of an office divided"},
    // The lines together.
    {TitleRule::widening, "GB-7.3.1b", 2, "正梯形", "a trapezoid, widening"},
    {TitleRule::narrowing, "GB-7.3.1b", 2, "倒梯形", "a trapezoid, narrowing"},
    {TitleRule::lozenge, "GB-7.3.1b", 1, "菱形", "a lozenge"},
    {TitleRule::two_equal, "GB-7.3.1c", 6, "两行一样长", "two equal lines"},
    {TitleRule::rectangle, "GB-7.3.1c", 12, "长方形", "a rectangle"},
    {TitleRule::hourglass, "GB-7.3.1c", 5, "沙漏形或锯齿形", "an hourglass or a zigzag"},
    {TitleRule::uneven, "GB-7.3.1b", 21, "长短不匀", "uneven"},  // × mean distance from the mean ÷ the mean
    {TitleRule::under_half, "GB-7.3.1b", 5, "与上一行相差一倍以上", "over twice the line above, or under half of it"},
    {TitleRule::under_third, "GB-7.3.1b", 18, "不到上一行的八分之三，或上一行不到它的八分之三",
     "under three eighths of the line above, or the other way round"},
    {TitleRule::condensed, "GB-7.3.1b", 22, "字距略缩", "set a little closer"},
    {TitleRule::condensed_alone, "GB-7.3.1b", 39, "全题缩在一行之内", "the whole title set closer, on one line"},
    {TitleRule::gap_in_line, "BR-14", 12, "内留有空格", "a typed gap left inside"},
    {TitleRule::colon_in_line, "GB-7.3.1b", 8, "内有冒号，后面的话接在同一行", "words behind ： on the same line"},
    {TitleRule::dash_in_line, "BR-14", 30, "内有破折号引出的副题", "a sub-title behind —— inside"},
    {TitleRule::extra_line, "GB-7.3.1d", 2, "多用一行", "one line more than it needs"},
    {TitleRule::short_line, "GB-7.3.1b", 30, "不到四个字", "under four characters"},
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
