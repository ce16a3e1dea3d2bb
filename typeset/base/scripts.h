// Scripts: which writing system a character belongs to, and whether it can be set by placing glyph after glyph.
//
// A script is named by the four letters of ISO 15924 as one number, as OpenType and HarfBuzz do. Of the scripts in use
// in China, Han, Yi, Hangul, Latin (Zhuang, Miao), Greek, Cyrillic, Lisu and Miao letters are set one after another
// from left to right. Scripts that run from right to left, join or stack their letters are told apart here, with their
// names, so that they can be refused (CL-MIN).
#pragma once

#include <cstdint>
#include <optional>

#include "base/diagnostic.h"

namespace typeset {

enum class Script : std::uint32_t {};

constexpr Script script(char a, char b, char c, char d) {
  return static_cast<Script>((static_cast<std::uint32_t>(a) << 24U) | (static_cast<std::uint32_t>(b) << 16U) |
                             (static_cast<std::uint32_t>(c) << 8U) | static_cast<std::uint32_t>(d));
}
inline constexpr Script kCommonScript = script('Z', 'y', 'y', 'y');
inline constexpr Script kInheritedScript = script('Z', 'i', 'n', 'h');
inline constexpr Script kUnknownScript = script('Z', 'z', 'z', 'z');
inline constexpr Script kHanScript = script('H', 'a', 'n', 'i');

/// Common for what many scripts share, inherited for marks that follow their base.
Script script_of(char32_t character);

/// What keeps a script from being set by placing glyph after glyph.
enum class Hindrance : std::uint8_t { right_to_left, joins, stacks };

struct RefusedScript {
  Hindrance hindrance;
  Term name;  // 藏文, Tibetan
};
/// None for a script that can be set.
std::optional<RefusedScript> refused_script(Script script);

/// Whether a character is of a kind that the bidirectional algorithm orders from right to left. Cheap for Han.
bool runs_right_to_left(char32_t character);

}  // namespace typeset
