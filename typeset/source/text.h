// Text as the author meant it: what hard wrapping, padding and old fonts left in a scalar is taken out or reported.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/located_text.h"
#include "source/tally.h"

namespace typeset {

/// The text with folded line ends joined by Chinese rules: the space that a fold put between two Chinese characters
/// (letters, marks, full-width forms) is dropped; beside Western text it stays.
LocatedText join_folds(const LocatedText& text);

/// Without spaces of any width, tabs and line ends at both ends.
LocatedText trim(const LocatedText& text);

/// How many full-width blanks stand before the text, up to eight: what an author turns a cell of a table in by.
std::uint16_t turned_in_by(std::string_view text);

/// The text with the private-use characters of old encodings replaced by the standard characters they stand for, each
/// reported; without the characters that draw nothing, each reported, but for those that are of use: joiners and
/// variants behind what they belong to, and in the midst of a line what allows and forbids line ends (CL-UNB-12), which
/// is reported all the same. Reports characters that an escape slipped in (errors), and other
/// private-use characters (CL-GB-4; a warning).
LocatedText standard_text(const LocatedText& text, Diagnostics& faults);

/// The text with radicals read as the hanzi they stand for (base/look_alikes.h), each noted in the tally.
LocatedText read_radicals(const LocatedText& text, Tally& tally);

/// Spaces an author uses to push text aside: U+0020, tab, U+00A0, U+3000 and the spaces of U+2000.
bool is_padding(char32_t c);

/// Whether nothing of it is printed: padding, line ends, characters that draw nothing but for those that change the
/// direction, which are an error wherever they are set.
bool is_blank(std::string_view text);

std::string code_point_name(char32_t c);  // U+E000

}  // namespace typeset
