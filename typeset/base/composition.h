// Which rules of Chinese composition are in force: the choices a style offers (`text.*`) and text/ carries out.
#pragma once

#include <cstdint>

namespace typeset {

enum class Kinsoku : std::uint8_t { none, basic, gb, strict };               // CL-KIN
enum class Punctuation : std::uint8_t { none, quanjiao, kaiming, banjiao };  // CL-PUN-1
enum class Autospace : std::uint8_t { none, eighth, quarter };               // CL-SP-6
enum class Hang : std::uint8_t { none, word };                               // CL-HANG; word: one mark of CL-HANG-3
enum class Breaker : std::uint8_t { first_fit, best_fit };
enum class Grid : std::uint8_t { flow, strict };     // CL-PUN-9
enum class Digits : std::uint8_t { latin, cjk };     // CL-NUM-1
enum class FirstLine : std::uint8_t { keep, trim };  // CL-PUN-4: the blank half of an opening mark after the indent
enum class Profile : std::uint8_t { gb, word };      // sets the defaults of the others

/// Punctuation::none is the practice of word processors: every mark keeps its whole cell, the interpunct too (elsewhere
/// ½ em, GB/T 15834 5.1.7), nothing is squeezed or trimmed at line edges, the Han–Latin gap does not shrink, and the
/// grid's difference between cell and type size goes to Western characters as well (CL-GRID-1).
struct Rules {
  Kinsoku kinsoku = Kinsoku::gb;
  Punctuation punctuation = Punctuation::quanjiao;
  Autospace autospace = Autospace::quarter;
  Hang hang = Hang::none;
  Breaker breaker = Breaker::best_fit;
  Grid grid = Grid::flow;
  Digits digits = Digits::latin;
  FirstLine first_line = FirstLine::keep;
  bool kinsoku_repair = false;  // CL-KIN-4: three and more marks in a row may part where a line is very loose otherwise

  friend bool operator==(const Rules&, const Rules&) = default;
};

}  // namespace typeset
