// Level marks at a paragraph's start: 一、 （一） 1. （1） (GB-7.3.3c, GB-7.3.3d), typed so or otherwise, and lead
// sentences 一是……。 (BR-15).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace typeset {

inline constexpr int kLevels = 4;

/// What a paragraph opens with. `level` 0: no mark.
struct LevelMark {
  int level = 0;
  int number = 0;              // 一、 （一） 1. and （1） are 1
  std::uint32_t mark_end = 0;  // the byte behind it
  bool may_enumerate = false;  // 一、二年级, 1、12月: what follows is a number too; only its neighbours can tell
  bool standard = true;  // false: (一) 1、 （一）、 四， 三. １． — another way to type the mark of that level
};

/// None where the paragraph counts within itself: （一）加强领导，（二）强化保障. Compares hanzi as base/look_alikes.h
/// does.
LevelMark level_mark(std::string_view text);

/// The byte behind the mark of an item of a list that is none of the four levels: ① ⑴ a) a） (a) （a） 1) A. a.; 0 if
/// there is none.
std::uint32_t item_mark_end(std::string_view text);

/// 十二 for 12; below 100.
std::string chinese_numeral(int number);

/// The mark of that level as it should be typed: 三、 （三） 3. （3）.
std::string standard_mark(int level, int number);

/// Whether a paragraph opens with 第三条 or 第12条: an article of rules, whose items are text with numbers (GB-L3).
bool opens_article_of_rules(std::string_view text);

/// The number written in Chinese numerals at byte `at` (十二 is 12), which moves behind it; 0 if there is none.
int numeral_at(std::string_view text, std::size_t& at);

/// The byte after the lead 一是……。 or 一是……：, 0 if the text does not open with one: it must be no longer than a
/// run-in head (headings.h) and lead further text, and that text must not go on with 二是 (an enumeration within one
/// paragraph).
std::uint32_t lead_sentence_end(std::string_view text);

/// The byte after the run-in head that begins at byte `from`: as far as the first 。 or ： outside brackets and
/// quotation marks, with text behind it, at most about 25 characters, with at most one ， or one series of 、, without
/// ；. 0 if there is none (GB-7.3.3f).
std::uint32_t run_in_head_end(std::string_view text, std::size_t from);

inline constexpr std::size_t kLongestHead = 25;  // characters, mark and stop not counted

}  // namespace typeset
