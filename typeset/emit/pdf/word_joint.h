// Where a word goes on: between which characters a marked-content sequence must not end.
//
// Screen readers speak sequence by sequence; a number cut in two is read as two numbers. A word is a row of letters of
// Latin, Greek or Cyrillic and of digits, with the signs that stand in and at numbers and words: 2026, 15.6%, 1,280,
// PM2.5, COVID-19, don't.
#pragma once

#include <string_view>

namespace typeset::pdf {

/// Whether the last character of `before` and the first of `after`, which follow one another in a text, are of one
/// word.
bool same_word(std::string_view before, std::string_view after);

}  // namespace typeset::pdf
