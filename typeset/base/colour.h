// Colour by purpose, not by value: black is always DeviceGray, the colours of the head differ between screen and press.
#pragma once

#include <cstdint>

namespace typeset {

enum class Colour : std::uint8_t { black, masthead, head_rule };

/// What they are on the screen: 0xRRGGBB.
struct Palette {
  std::uint32_t masthead = 0xff0000, head_rule = 0xff0000;

  constexpr std::uint32_t of(Colour colour) const {
    switch (colour) {
      case Colour::black: break;
      case Colour::masthead: return masthead;
      case Colour::head_rule: return head_rule;
    }
    return 0;
  }
};

}  // namespace typeset
