// The words that a title of an official document turns on. Small closed lists, not a dictionary: ICU has that. They say
// what ICU's words do in the sentence (verb, preposition, suffix …) and put right what it divides wrongly.
#pragma once

#include <cstddef>
#include <string_view>

namespace typeset::text {

/// The part a word plays where a title may be divided.
enum class Part : unsigned char {
  other,
  particle,     // hangs on what stands before: 的 了 和 及 与 等; never first, and the conjunctions never last
  conjunction,  // a particle that also needs what follows: 和 及 与 暨
  preposition,  // belongs to what follows: 关于 对 在 为; never last
  adverb,       // belongs to the verb that follows: 进一步
  verb,         // governs what follows: 印发 开展
  head,         // closes a phrase, what stands before it says of what kind: 建设 工作 情况
};
Part part_of(std::u32string_view word);

/// How many characters of `text` from `at` make the longest word that ICU does not know: 调研, 中小学; 0: none.
std::size_t word_at(std::u32string_view text, std::size_t at);
/// A phrase of several words that is said as one: 领导小组, 实施方案; 0: none.
std::size_t phrase_at(std::u32string_view text, std::size_t at);

/// Of a single character standing alone: closes the word before it (局 市 化 上), or opens the one behind it (全 各).
bool is_suffix(char32_t character);
bool is_prefix(char32_t character);
/// 省 市 县 区 …: closes a place's name, or stands for the place itself (调整市领导小组).
bool is_place_suffix(char32_t character);
/// A word that closes the name of a place: 街道, 开发区.
bool closes_place(std::u32string_view word);
/// A word that closes the name of an office: 财政局, 人民政府, 办公室.
bool closes_organisation(std::u32string_view word);

/// 〇零一二…十百千万
bool is_chinese_numeral(char32_t character);
/// A word that counts or dates, behind a number: 年 年度 号 届 项 个百分点.
bool is_unit(std::u32string_view word);
/// A unit that belongs to the noun behind it: 三次会议, 第56号建议.
bool counts_a_noun(std::u32string_view word);

/// How many characters the surname at `at` has; 0: none. 欧阳 before 欧.
std::size_t surname_at(std::u32string_view text, std::size_t at);
/// What shows that a name stands right before: 同志, 等同志, 任职, 任免 …
bool follows_name(std::u32string_view text, std::size_t at);

}  // namespace typeset::text
