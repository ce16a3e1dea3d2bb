// Chinese words as ICU's dictionary has them.
#pragma once

#include <string_view>
#include <vector>

namespace typeset {

/// For each byte of `text` and its end, whether a word begins or ends there; all false without ICU's data. Some
/// microseconds a line; the dictionary is read once a process, the first time anybody asks. Safe from several threads.
std::vector<bool> word_boundaries(std::string_view text);

/// Whether `below`, joined to `above`, makes a word over the seam, as the ends of hard-wrapped lines do: 为契｜机, 图书捐｜赠.
/// Looks at a few characters on either side only.
bool cuts_word(std::string_view above, std::string_view below);

}  // namespace typeset
