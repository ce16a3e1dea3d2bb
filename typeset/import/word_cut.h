// Whether the end of a line cuts through a word, which no paragraph's end does: 为契｜机, 图书捐｜赠.
#pragma once

#include <string_view>

namespace typeset::pasted {

/// Whether `below`, joined to `above`, makes a Chinese word of ICU's dictionary over the seam. Looks at a few
/// characters on either side only; false without ICU's data. Safe from several threads.
bool cuts_word(std::string_view above, std::string_view below);

}  // namespace typeset::pasted
