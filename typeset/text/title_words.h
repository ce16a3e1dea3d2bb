// The words of a title: what it may be divided between, and what each does.
//
// The division that the lexicon finds likeliest (words/segment.h; without a dictionary ICU's words count too), put
// right where a title says more than a dictionary knows: the style's own words, a number with its unit (第五届,
// 2026年), persons behind their posts or before 同志, 某某市, and single hanzi, which are seldom words.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/fit.h"
#include "text/title_rules.h"
#include "words/lexicon.h"

namespace typeset::text {

/// Characters [begin, end). A word made of two has the class of each at its ends: 扎实推进 begins as an adverb.
struct TitleWord {
  std::uint32_t begin = 0, end = 0;
  words::WordClass first = words::WordClass::unknown, last = words::WordClass::unknown;
  TitleRule joined = TitleRule::none;  // why it is not to be divided from the word behind it, if so
  bool name = false;                   // of a person
  bool mark = false;                   // punctuation
};

/// A title taken apart. `text` has one character for each item of the ruler, in the same order.
struct TitleText {
  std::u32string text;
  std::vector<TitleWord> words;
  std::vector<TitleRule> inside;  // for each character: what a line end behind it would divide within a word
  /// Stretches that are said as one, from a word's beginning to a word's end: phrases and long words, and the places
  /// where a word of four hanzi or more crosses two of the words above (工伤保险 in 工伤|保险费率).
  std::vector<std::pair<std::uint32_t, std::uint32_t>> phrases;

  std::u32string_view of(const TitleWord& word) const {
    return std::u32string_view(text).substr(word.begin, word.end - word.begin);
  }
};

/// `own` are the style's words, never divided. Linear in the title's length.
TitleText read_title(const Ruler& ruler, const words::Lexicon& lexicon, std::span<const std::string> own);

}  // namespace typeset::text
