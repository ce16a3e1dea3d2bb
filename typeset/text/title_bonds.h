// How strongly what stands before and behind each place of a title belongs together: what a line end there would cost.
//
// Each end of a word (title_words.h) has the row of title_rules.h that the classes of its two neighbours call for:
// cheap before a clause, a preposition or 关于, costlier between a verb and its object, costlier still within a noun
// phrase, forbidden within a word. What is said as one (phrases, quotations, titles of books, names of offices) is held
// together on top of that.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "text/fit.h"
#include "text/title_rules.h"
#include "words/lexicon.h"

namespace typeset::text {

struct Seam {
  TitleRule rule = TitleRule::none;    // none: a line may not end here
  TitleRule within = TitleRule::none;  // what would be divided besides
  bool open() const { return rule != TitleRule::none; }
  std::int32_t points() const { return text::points(rule) + text::points(within); }
};

/// A typed gap is an ideographic space that was kept (CL-SP-5).
bool is_gap(const Item& item);

/// Whether —— begins at item `i` with words on both sides: what follows it is a sub-title (BR-14).
bool opens_subtitle(const Ruler& ruler, std::uint32_t i);

/// One for each item, open at typed gaps, behind ： and before sub-titles only.
std::vector<Seam> gap_seams(const Ruler& ruler);

/// One for each item; `own_words` are the style's. Linear in the title's length.
std::vector<Seam> word_seams(const Ruler& ruler, const words::Lexicon& lexicon, std::span<const std::string> own_words);

}  // namespace typeset::text
