// Colour by purpose, not by value: black and greys are always DeviceGray, the others differ between screen and press.
#pragma once

#include <cstdint>

namespace typeset {

enum class Colour : std::uint8_t { black, masthead, head_rule, table_head, table_fill, table_note };

inline constexpr std::uint32_t kWhite = 0xffffff;

/// Black, white, and what is between.
constexpr bool is_grey(std::uint32_t rgb) { return (rgb >> 16) == (rgb & 0xff) && (rgb >> 8 & 0xff) == (rgb & 0xff); }

/// What they are on the screen: 0xRRGGBB.
struct Palette {
  std::uint32_t masthead = 0xff0000, head_rule = 0xff0000;
  std::uint32_t table_head = 0, table_fill = kWhite, table_note = 0;

  constexpr std::uint32_t of(Colour colour) const {
    switch (colour) {
      case Colour::black: break;
      case Colour::masthead: return masthead;
      case Colour::head_rule: return head_rule;
      case Colour::table_head: return table_head;
      case Colour::table_fill: return table_fill;
      case Colour::table_note: return table_note;
    }
    return 0;
  }
};

}  // namespace typeset
