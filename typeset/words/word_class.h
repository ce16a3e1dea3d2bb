// What a word does in a title: the classes of the dictionary, and the finer ones of our own list of official language.
#pragma once

#include <cstdint>

namespace typeset::words {

enum class WordClass : std::uint8_t {
  // Of the dictionary.
  unknown,
  noun,
  place,         // 毕节市, 河北
  organisation,  // 国务院, 民政部
  person,
  time,         // 上半年, 今冬明春
  numeral,      // 三项, 第五届
  measure,      // 个, 项
  action,       // a verb or the noun of it, as most verbs of Chinese are either: 学习 治理 推进
  adjective,    // 高质量
  adverb,       // 奋力
  localiser,    // 以上, 期间
  pronoun,      // 我市
  set_phrase,   // 真抓实干, 贯彻落实
  preposition,  // 关于 对 在; belongs to what follows
  conjunction,  // 和 及 暨; needs what follows, never first
  particle,     // 的 了 等; hangs on what stands before
  // Of official language alone.
  predicate,  // a verb that a title uses as nothing else: 召开 印发 筑牢
  head,       // closes a phrase; what stands before says of what kind: 工作 情况 方案
  manner,     // an adverb before a verb: 进一步 切实
  attribute,  // opens a phrase, says of what kind what follows is: 重大 专项 全市
  post,       // a person's name may follow: 市长 党委书记
  organ,      // closes the name of an office: 财政局 委员会
  phrase,     // several words that are said as one: 领导小组; no word by itself
};
inline constexpr std::uint8_t kWordClasses = static_cast<std::uint8_t>(WordClass::phrase) + 1;

}  // namespace typeset::words
