// Colour by purpose, not by value: black and greys are always DeviceGray, the others differ between screen and press.
#pragma once

#include <cstdint>

namespace typeset {

enum class Colour : std::uint8_t { black, masthead, head_rule, table_head, table_fill, table_note, proof };

inline constexpr std::uint32_t kWhite = 0xffffff;

/// Black, white, and what is between.
constexpr bool is_grey(std::uint32_t rgb) { return (rgb >> 16) == (rgb & 0xff) && (rgb >> 8 & 0xff) == (rgb & 0xff); }

/// Inks of the four-colour process, in per cent.
struct Cmyk {
  std::uint8_t cyan = 0, magenta = 0, yellow = 0, black = 0;
  bool operator==(const Cmyk&) const = default;
};

/// Inks for a colour of the screen where nobody says better: what each of the three takes away, the share that all
/// three have in common printed black. The red of official heads is 80 % magenta and yellow (GB-6.2).
constexpr Cmyk usual_inks(std::uint32_t rgb) {
  if (rgb == 0xff0000) return {0, 80, 80, 0};
  const auto taken = [](std::uint32_t part) { return ((255 - (part & 0xff)) * 100 + 127) / 255; };
  const std::uint32_t cyan = taken(rgb >> 16), magenta = taken(rgb >> 8), yellow = taken(rgb);
  const std::uint32_t grey = cyan < magenta ? (cyan < yellow ? cyan : yellow) : (magenta < yellow ? magenta : yellow);
  const auto ink = [&](std::uint32_t part) { return static_cast<std::uint8_t>(part - grey); };
  return {ink(cyan), ink(magenta), ink(yellow), static_cast<std::uint8_t>(grey)};
}

/// A colour as it is shown and as it is printed.
struct Paint {
  std::uint32_t rgb = 0;  // 0xRRGGBB
  Cmyk inks;              // of no account for greys, which are printed black
  constexpr explicit Paint(std::uint32_t shown) : rgb(shown), inks(usual_inks(shown)) {}
  constexpr Paint(std::uint32_t shown, Cmyk printed) : rgb(shown), inks(printed) {}
  bool operator==(const Paint&) const = default;
};

struct Palette {
  Paint masthead{0xff0000}, head_rule{0xff0000};
  Paint table_head{0}, table_fill{kWhite}, table_note{0};

  constexpr const Paint& paint(Colour colour) const {
    switch (colour) {
      case Colour::black: break;
      case Colour::masthead: return masthead;
      case Colour::head_rule: return head_rule;
      case Colour::table_head: return table_head;
      case Colour::table_fill: return table_fill;
      case Colour::table_note: return table_note;
      case Colour::proof: return kProof;
    }
    return kBlack;
  }
  /// What it is on the screen.
  constexpr std::uint32_t of(Colour colour) const { return paint(colour).rgb; }

 private:
  static constexpr Paint kBlack{0}, kProof{0xa0a0a0};
};

}  // namespace typeset
