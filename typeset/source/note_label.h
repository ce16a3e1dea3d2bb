// The label that an author types before a 按语: 编者按：, 【编者按】, 按：, ［编者的话］ (BR-13).
#pragma once

#include <cstddef>
#include <string_view>

namespace typeset {

/// The byte behind it, its brackets or colon included; 0 if the text opens with none. Blanks inside count for nothing.
std::size_t note_label_end(std::string_view text);

}  // namespace typeset
