// On which side of the type area page numbers stand (GB-7.5c, BR-24): a style says so, layout puts them there.
#pragma once

#include <cstdint>

namespace typeset {

/// Outer: on the right of odd pages and on the left of even ones.
enum class NumberPlace : std::uint8_t { outer, centre, left, right };

}  // namespace typeset
