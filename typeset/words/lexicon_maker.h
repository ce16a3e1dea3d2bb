// Two lists of words → the bytes of a lexicon.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "words/word_class.h"

namespace typeset::words {

/// An entry of our own list of official language.
struct OfficialWord {
  std::u32string word;
  WordClass cls = WordClass::unknown;
};

/// `dictionary`: the text of the general dictionary, lines of `word frequency tag` with the tags of the Peking
/// University corpus (n, v, vn, ns, nt …), in any order; none without. What cannot be read as such is left out, with
/// one exception: without a single line of that form there is no dictionary. The same lists give the same bytes.
std::string make_lexicon(std::optional<std::string_view> dictionary, const std::vector<OfficialWord>& official);

}  // namespace typeset::words
