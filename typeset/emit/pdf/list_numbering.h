// How the items of a list are labelled: the ListNumbering of a tagged list (ISO 32000-1, table 347), from its first
// label.
#pragma once

#include <string_view>

namespace typeset::pdf {

/// Decimal for 1. （1） ① ⑴, the alphabets and Roman numerals for a) A. i), Circle and Square for such signs, Disc for
/// any other. None for words (组　长：), for the numbers that the table has no name for (（一）), and without a label.
std::string_view list_numbering(std::string_view label);

}  // namespace typeset::pdf
