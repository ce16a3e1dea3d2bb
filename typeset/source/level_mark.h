// Level marks: 一、 （一） 1. （1） at a paragraph's start (GB-7.3.3c, GB-7.3.3d), and lead sentences 一是……。 (BR-15).
#pragma once

#include <cstdint>
#include <string_view>

namespace typeset {

/// What a paragraph opens with. `level` 0: no mark. `part_end` is the byte after the part that takes the level's face:
/// the first 。 included, or the whole text where it has none (`whole`).
struct LevelMark {
  int level = 0;
  int number = 0;  // 一、 （一） 1. and （1） are 1
  bool may_enumerate =
      false;  // level 1: what follows is the next numeral, as in 一、二年级; only its neighbours can tell
  std::uint32_t mark_end = 0;
  std::uint32_t part_end = 0;
  bool whole = false;
};

LevelMark level_mark(std::string_view text);

/// The same, knowing the number of the last 一、 heading above it: 三、四个意识 goes on after 二、, 三、四线城市 does
/// not follow anything; 一、二年级 never opens a series.
LevelMark level_mark(std::string_view text, int last_number);

/// The number written in Chinese numerals at byte `at` (十二 is 12), which moves behind it; 0 if there is none.
int numeral_at(std::string_view text, std::size_t& at);

/// The byte after the lead sentence 一是……。, 0 if the text does not open with one: it must lead further text, and that
/// text must not go on with 二是 (an enumeration within one paragraph).
std::uint32_t lead_sentence_end(std::string_view text);

}  // namespace typeset
