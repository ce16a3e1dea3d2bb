// Titles: few, centred, broken by meaning rather than by measure (GB-7.3.1).
//
// Lines the author forced stand as they are. A title that fits stays on one line; else a typed gap (U+3000 or a single
// space between Han) is the preferred break; and where the parts so made do not fit either, the lines end at words. A
// line that is a little too long is set closer where that spares a worse break.
// What speaks for and against a breaking, and how much, is in title_rules.h.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "text/paragraph.h"
#include "text/title_rules.h"
#include "words/lexicon.h"

namespace typeset::text {

/// How the lines of a title stand together.
enum class TitleForm : std::uint8_t {
  shaped,  // even, and with an outline
  filled,  // one after the other filled as far as the sense allows, like an entry's of 要目; the last takes the rest
};

struct TitleShape {
  Length measure;
  Length gap;  // the width of a typed gap that stays within a line
  Align align = Align::centre;
  std::span<const std::string> words;  // the style's: never divided
  /// Asked when a title does not fit; null: ICU's words alone. Must outlive the call.
  const words::LexiconSource* lexicon = nullptr;
  TitleForm form = TitleForm::shaped;
  Length indent = Length();  // of every line, within the measure
};

/// One reason for the points of a breaking.
struct TitleReason {
  TitleRule rule = TitleRule::none;
  std::size_t line = 0;  // which line, from 0; past the last: all of them
  std::int32_t points = 0;
};

/// One way of breaking a title.
struct TitleBreaking {
  std::vector<std::string> lines;
  std::int32_t points = 0;  // of all reasons together, rounded; the fewer the better
  std::vector<TitleReason> reasons;
};

/// A title that did not fit on a line, and the best ways of breaking it; without lines of the author's the first was
/// taken.
struct BrokenTitle {
  std::string text;
  std::vector<TitleBreaking> best;   // up to three
  std::optional<TitleBreaking> own;  // the lines that the author forced, which were taken
  /// Where the first of `best` ends a line and the author does not, with the words on both sides: 助推｜智慧. The lists
  /// may not know one of them.
  std::vector<std::string> divided;
};

/// `lines` are the author's: one paragraph, or one for each forced line. Returns one Line list per given paragraph.
/// Titles that had to be broken are reported in `broken` if it is given, which takes some more time.
std::vector<std::vector<Line>> set_title(const std::vector<Paragraph>& lines, const TitleShape& shape,
                                         const Rules& rules, const FontBook& fonts, Diagnostics& faults,
                                         std::vector<BrokenTitle>* broken = nullptr);

}  // namespace typeset::text
