// Markdown in which the parser does not see the marks that this house reads by rules of its own: controls stand in
// their place, as long as they are, so that every byte keeps its place.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace typeset::pasted {

inline constexpr std::string_view kMasked = "\x0e\x0f";  // in the place of `**`, so that the parser takes it for text
inline constexpr char kMaskedNote = '\x10';   // in the place of the [ of `[^1]`, which CommonMark does not know
inline constexpr char kMaskedBreak = '\x11';  // in the place of the < of `<br>`
inline constexpr std::string_view kMaskedMarks = "\x10\x11";

/// The text with every run of exactly two asterisks masked: CommonMark's rule for them closes no mark between 。 and a
/// hanzi and opens some inside out, so they are paired by position, as docs/body.md pairs them; so are `[^` and `<br>`.
/// In an address all stay, for one with controls in it is none. U+0000, which the parser gives out as another
/// character, and controls like those that stand for marks become one that stands for none. Nothing moves.
std::string masked(std::string_view text);

/// The marks again.
std::string unmasked(std::string_view text);

/// The length of `<br>`, `<br/>`, `<br />` or `</br>` at byte `at`; 0: there is none.
std::size_t break_length(std::string_view text, std::size_t at);

}  // namespace typeset::pasted
