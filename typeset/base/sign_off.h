// How the lines of 落款 stand to each other (GB-7.3.5, BR-37): a style says so, layout measures and places them.
#pragma once

#include <cstdint>

namespace typeset {

/// Behind: the date's first character 2 字 behind that of the name above it (GB-7.3.5.2a). Centred: all on one axis, as
/// below a seal (GB-7.3.5.1a). Right: all lines end at one edge.
enum class SignOffPlace : std::uint8_t { behind, centred, right };

}  // namespace typeset
