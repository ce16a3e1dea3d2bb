// Why the lines of a paragraph end where they end, for those who ask: `hongtou check --explain`.
//
// A LineNote says what a line was made of (its width, what was squeezed and opened, the points of cost.h for each) and
// what the ends beside the chosen one would have come to. It is made from the breaker's own items after the lines are
// chosen, so asking changes nothing, and who does not ask pays nothing. Points are those of cost.h; lengths in points
// and millimetres are the caller's to print.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/length.h"

namespace typeset::text {

enum class LineReasonKind : std::uint8_t {
  squeezed_word_spaces,     // S2
  squeezed_brackets,        // S4
  squeezed_mid_stops,       // S5
  squeezed_gaps,            // S6
  squeezed_sentence_stops,  // S7
  opened_word_spaces,       // T1
  opened_gaps,              // T2
  opened_joints,            // T3
  left_short,               // on the strict grid, and where opening would not do
  hung_mark,
  soft_break,      // the place costs something: inside a date, a range, an address
  lone_character,  // a last line of one character
  too_loose,       // T3 over 0.15 em
  unlike_last,     // stands badly beside the line before it
};

/// One part of what a line cost.
struct LineReason {
  LineReasonKind kind = LineReasonKind::opened_joints;
  std::int64_t points = 0;
  Length amount;     // squeezed or opened altogether; zero where nothing is measured
  Length most;       // of what could be squeezed, or opened before the next step
  int places = 0;    // of opened_joints: how many share it
  std::string rule;  // CL-JUS S4
};

/// A place near the chosen one where the line might have ended.
struct OtherEnd {
  enum class Verdict : std::uint8_t {
    forbidden,   // by `rule`
    too_long,    // by `missing`, with everything squeezed that can be
    too_loose,   // T3 over half an em
    ugly,        // T3 over 0.15 em
    ugly_later,  // a later line would have to be
    costlier,    // the paragraph would cost `more` points
    passed_by,   // a breaker that fills line after line does not look at it
  };
  Verdict verdict = Verdict::passed_by;
  bool longer = true;  // the line would take `words` too; else it would leave them to the next
  std::string words;
  std::string rule;
  Length missing;
  std::int64_t points = 0;  // of the line that ended there
  std::int64_t more = 0;    // of the paragraph from this line on
};

struct LineNote {
  enum class End : std::uint8_t { chosen, filled, of_paragraph, by_author, by_force };
  std::string words;
  End end = End::chosen;  // filled: by a breaker that fills line after line
  Length room, natural;   // the measure it had; its width before anything is squeezed or opened
  Length em;              // of the paragraph's type
  std::int64_t points = 0;
  std::vector<LineReason> reasons;
  std::vector<OtherEnd> others;  // shorter ones, then longer ones, the nearest first
};

}  // namespace typeset::text
