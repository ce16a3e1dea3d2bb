// Typical characters: what to look at in a face that has tens of thousands, to learn what it is like.
#pragma once

#include <string_view>
#include <vector>

struct hb_font_t;

namespace typeset {

/// Some two hundred of the commonest hanzi of modern Chinese, the commonest first.
std::u32string_view common_hanzi();

/// The hanzi of the face's cmap, thinned out evenly to two hundred.
std::vector<char32_t> own_hanzi(hb_font_t* font);

}  // namespace typeset
