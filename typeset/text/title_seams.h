// Seams of a title: what a line end after each of its characters would do to the sense.
//
// Words are ICU's Chinese words put right by title_lexicon.h and by the style's own list; then a number is joined with
// its unit, a name's parts, a suffix with the word it closes; then each end of a word gets the row of title_rules.h
// that its two neighbours call for. ICU's dictionary is opened once in a process, the first time a title does not fit.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "text/fit.h"
#include "text/title_rules.h"

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

/// One for each item, open at typed gaps and before sub-titles only.
std::vector<Seam> gap_seams(const Ruler& ruler);

/// One for each item; `own_words` are the style's. Linear in the title's length.
std::vector<Seam> word_seams(const Ruler& ruler, std::span<const std::string> own_words);

}  // namespace typeset::text
