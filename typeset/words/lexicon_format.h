// The form in which a lexicon is kept. All numbers are units of 16 bits, the low byte first.
//
//   "HTWORDS1"                    8 bytes
//   has a dictionary              1 unit
//   rows                          1 unit
//   per row, in order of          first character, where its words begin (2 units, the low one first),
//   the first character           how many words it has of 1, 2 … kLongestWord characters
//   words                         row by row, length by length: of all words of that length the characters behind the
//                                 first, in order, then one unit for each: class << 11 | cost
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "words/lexicon.h"

namespace typeset::words {

inline constexpr std::string_view kLexiconMagic = "HTWORDS1";
inline constexpr std::size_t kMagicUnits = 4, kHeadUnits = kMagicUnits + 2, kRowUnits = 3 + kLongestWord;
inline constexpr unsigned kCostBits = 11;
inline constexpr std::uint32_t kLargestCost = (1U << kCostBits) - 1;

}  // namespace typeset::words
