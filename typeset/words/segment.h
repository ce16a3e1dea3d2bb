// Text → words: the division that is likeliest by how common its words are, each word counted by itself.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "words/lexicon.h"

namespace typeset::words {

/// Characters [begin, end).
struct Piece {
  std::uint32_t begin = 0, end = 0;
};

/// Runs of Latin letters and digits and runs of Chinese numerals are pieces; a character that no word holds is a piece
/// by itself. `boundaries` (one for each character and the end; may be empty) are those of another division, whose
/// words count as known ones: where the lexicon is small they are what there is. Linear in the length of the text.
std::vector<Piece> segment(std::u32string_view text, const Lexicon& lexicon, const std::vector<bool>& boundaries = {});

/// What the likeliest division costs, in 64ths of a bit: how unlikely the text is.
std::uint32_t likeliest_cost(std::u32string_view text, const Lexicon& lexicon);

/// 〇零一二三…百千万亿两
bool is_chinese_numeral(char32_t character);

}  // namespace typeset::words
