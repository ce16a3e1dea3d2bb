// Colour by purpose, not by value: black is always DeviceGray, only the red differs between screen and press.
#pragma once

#include <cstdint>

namespace typeset {

enum class Colour : std::uint8_t { black, header_red };

}  // namespace typeset
