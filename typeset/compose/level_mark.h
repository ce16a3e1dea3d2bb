// Level marks: 一、 （一） 1. （1） at a paragraph's start (GB-7.3.3c, GB-7.3.3d), and lead sentences 一是……。 (BR-15).
#pragma once

#include <cstdint>
#include <string_view>

namespace typeset {

/// What a paragraph opens with. `level` 0: no mark. `part_end` is the byte after the part that takes the level's face:
/// the first 。 included, or the whole text where it has none (`whole`).
struct LevelMark {
  int level = 0;
  std::uint32_t mark_end = 0;
  std::uint32_t part_end = 0;
  bool whole = false;
};

LevelMark level_mark(std::string_view text);

/// The byte after the lead sentence 一是……。, 0 if the text does not open with one: it must lead further text, and that
/// text must not go on with 二是 (an enumeration within one paragraph).
std::uint32_t lead_sentence_end(std::string_view text);

}  // namespace typeset
