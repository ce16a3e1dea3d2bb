// Paragraph → lines: the text room's door.
//
// A Paragraph is located text cut into runs of one character style; set_paragraph() itemises it by script and face,
// shapes it with HarfBuzz, breaks it by Chinese rules (cjk-layout.md, CL-*) and returns Lines with every glyph placed.
// It always returns lines: what cannot be set well is set and reported. Thread-safe over one FontBook.
//
// Coordinates of a line: x from the left edge of the measure, y upwards from the *centre line of the cell* (not from a
// baseline: faces disagree by 0.08 em, fonts.md §4). The caller puts centre lines on its grid.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/colour.h"
#include "base/composition.h"
#include "base/diagnostic.h"
#include "base/length.h"
#include "base/located_text.h"
#include "base/role.h"
#include "font/font_book.h"
#include "text/explain.h"

namespace typeset::text {

using typeset::Autospace;
using typeset::Breaker;
using typeset::Digits;
using typeset::FirstLine;
using typeset::Grid;
using typeset::Hang;
using typeset::Kinsoku;
using typeset::Punctuation;
using typeset::Rules;

/// Small type above or below the middle of its cell: notes, exponents, chemical formulas.
enum class Height : std::uint8_t { normal, superior, inferior };

struct CharStyle {
  Role role = Role::fangsong;
  Length size;
  Length cell;           // advance of a hanzi; zero: `size` (its own em). Where it is the measure's n-th part rounded
                         // down to a unit, that part is meant exactly, so that n cells fill the measure
  Length tracking;       // between two characters that both have it; of two values the smaller
  bool nobreak = false;  // CL-UNB-12
  bool dots = false;     // 着重号, a dot under every character
  bool underline = false;
  Height height = Height::normal;  // size and cell are those of the text about it
  std::uint16_t spread = 0;        // 均排 (CL-PAR-4): this many cells for the whole of `spread_group`; 0: none
  std::uint16_t spread_group = 0;  // neighbours of one number are spread together
  Colour colour = Colour::black;
  std::shared_ptr<const std::string> link;  // the URI that it leads to; of no influence on how it is set
};

struct StyleRun {
  std::uint32_t begin = 0;  // bytes of the paragraph's text; runs cover it in order without gaps
  std::uint32_t end = 0;
  CharStyle style;
};

struct Paragraph {
  LocatedText text;
  std::vector<StyleRun> runs;
  bool keep_typed_spaces = false;  // titles: a single space between Han stays a gap (CL-SP-5)
};

/// The bytes [begin, end) of its text, in their styles.
Paragraph part_of(const Paragraph& paragraph, std::size_t begin, std::size_t end);

enum class Align : std::uint8_t { justify, left, centre, right, spread };

struct Shape {
  Length measure;
  Length first_indent;           // of the first line
  Length indent;                 // of the others
  Align align = Align::justify;  // the last line of justify is set left
};

struct PlacedGlyph {
  std::uint32_t glyph = 0;
  ShortLength x, y;         // origin
  ShortLength advance;      // as set, squeezing and stretching included
  std::uint32_t begin = 0;  // bytes of the paragraph's text this cluster stands for; all glyphs of a cluster share it
  std::uint32_t end = 0;
};

/// Glyphs of one face, size and colour.
struct LineRun {
  FaceId face{};
  Length size;
  Colour colour = Colour::black;
  std::vector<PlacedGlyph> glyphs;
};

/// Drawn with the text and no part of it: a 着重号 (a round dot) or the rule of an underline.
struct LineMark {
  enum class Sort : std::uint8_t { dot, rule };
  Sort sort = Sort::rule;
  Length x, y;  // left and top
  Length width, height;
  Colour colour = Colour::black;
};

/// The part of a link that stands on a line: from the box of its first character to that of its last, as high as the
/// text's em about the cells' centre line.
struct LineLink {
  std::shared_ptr<const std::string> uri;
  std::uint32_t begin = 0, end = 0;  // bytes of the paragraph's text
  Length x, y;                       // left and top
  Length width, height;
};

struct Line {
  std::uint32_t begin = 0, end = 0;  // bytes of the paragraph's text, dropped spaces included
  Length x;                          // where the line's cells begin
  Length width;                      // to the edge of the last cell; a hung mark not counted
  bool hung = false;                 // a mark stands past the measure
  bool forced = false;               // ended by the author (U+2028) or by the paragraph's end
  std::vector<LineRun> runs;
  std::vector<LineMark> marks;
  std::vector<LineLink> links;
};

/// Whether a paragraph may also be set in one line fewer, in one more, as far as its widths alone tell: what says no is
/// out of the question, what says yes is worth a try.
struct Slack {
  bool fewer = false, more = false;
};

/// `notes`, if given, gets one for each line: why it ended there (explain.h). Lines are the same with and without.
/// `slack`, if given: of a justified paragraph under Breaker::best_fit.
std::vector<Line> set_paragraph(const Paragraph& paragraph, const Shape& shape, const Rules& rules,
                                const FontBook& fonts, Diagnostics& faults, std::vector<LineNote>* notes = nullptr,
                                Slack* slack = nullptr);

/// The text as one line, as far as it fits the measure; empty if there is none.
Line set_alone(const Paragraph& paragraph, Length measure, const Rules& rules, const FontBook& fonts,
               Diagnostics& faults, Align align = Align::left);

/// Another breaking of a paragraph than its best: one line fewer or one line more.
struct OtherBreaking {
  std::vector<Line> lines;
  std::vector<LineNote> notes;  // if they were asked for
  std::int64_t cost = 0;        // how much more its lines cost than those of the best (cost.h)
};

/// Those that `slack` lets be tried, `best` being what set_paragraph() made; none where no such breaking keeps to the
/// limits of adjustment: every line Fitness::open at the loosest (cost.h), no break by force, no last line of a single
/// character. Nothing is reported: what there is to report of the text, set_paragraph() has reported.
std::vector<OtherBreaking> other_breakings(const Paragraph& paragraph, const Shape& shape, const Rules& rules,
                                           const FontBook& fonts, const std::vector<Line>& best, Slack slack,
                                           bool with_notes);

/// The width the text takes in the middle of a line, the blank halves of marks at its ends included: where text would
/// go on after a label (报：), what a date or a masthead spans.
Length natural_width(const Paragraph& paragraph, const Rules& rules, const FontBook& fonts);
/// The widest stretch of it in which no line may end: a word, a figure with its unit, 3月15日.
Length widest_piece(const Paragraph& paragraph, const Rules& rules, const FontBook& fonts);

}  // namespace typeset::text
