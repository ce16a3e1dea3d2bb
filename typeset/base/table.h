// How a table looks, in words that the source, the style and the layout share.
#pragma once

#include <cstdint>

namespace typeset {

/// 三线: a strong rule above and below and a fine one under the head; 全框: rules round every cell; 无线.
enum class TableFrame : std::uint8_t { three_rules, full, none };

/// How the texts of a column stand below each other; `by_content`: numbers on their decimal points, short texts in the
/// middle, long ones at the left.
enum class ColumnAlign : std::uint8_t { by_content, left, centre, right, decimal };

}  // namespace typeset
