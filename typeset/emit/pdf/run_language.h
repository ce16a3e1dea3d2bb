// The language of words within a Chinese document, as far as their letters tell.
#pragma once

#include <string_view>

namespace typeset::pdf {

/// The tag (BCP 47) of a run that is in another language than Chinese; empty where it is not, or cannot be told.
/// Letters of a script that one language has settle it; of Latin letters, which names, units and marks are written with
/// in Chinese too, three words or more, one of them a small word of English.
std::string_view foreign_language(std::string_view text);

}  // namespace typeset::pdf
