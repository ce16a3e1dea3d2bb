// Galley: a paragraph between its text and its lines, as the verbs of this room work on it.
//
// Each verb (one file each) fills in the next part: itemise() the clusters, resolve_shared_marks() and replace_spaces()
// their classes, cast_faces() their faces, shape() the glyphs, make_items() the items with their widths, set_gaps(),
// find_breaks() and hold_spans() what stands between neighbours. Breakers read items only. Lives for one call of
// set_paragraph().
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/characters.h"
#include "base/scripts.h"
#include "text/fine.h"
#include "text/paragraph.h"

namespace typeset::text {

/// One grapheme of the source text (variation selectors and combining marks included).
struct Cluster {
  std::uint32_t begin = 0;  // bytes of the paragraph's text
  std::uint32_t end = 0;
  char32_t character = 0;   // its first
  std::uint32_t style = 0;  // index into Galley::styles
  CharClass cls = CharClass::CT;
  Script script = kCommonScript;
  std::uint8_t level = 0;       // of UAX #9, in a paragraph that runs from left to right
  bool chinese = true;          // of a mark shared with Western text: which it is here (CL-QUO)
  bool dropped = false;         // takes no room and draws nothing; belongs to no glyph
  bool solid = false;           // one unit with the next: no break, no stretch (—— …… ！！)
  bool no_break_after = false;  // CL-UNB-12
  bool may_break_after = false;
  bool newline = false;  // U+2028
  bool refused = false;  // in a run of a script that cannot be set: an empty cell, already reported
  bool has_face = false;
  bool latin_face = false;  // from the chain of the Latin role
  FaceId face{};
};

/// As HarfBuzz answers, scaled to the run's size.
struct ShapedGlyph {
  std::uint32_t id = 0;
  std::uint32_t cluster = 0;
  Fine advance = 0;
  Fine x_offset = 0;
  Fine y_offset = 0;
  bool unsafe_to_break = false;  // before it: what stands on either side was shaped with regard to the other
};

/// Where a line's width can be adjusted, in the order of use (CL-JUS). S1, the mark at the line's end, is no step: its
/// half cell is dropped before anything else is asked.
enum class Squeeze : std::uint8_t { word_space, bracket, mid_stop, gap, sentence_stop };
inline constexpr std::size_t kSqueezeSteps = 5;

inline constexpr std::int32_t kNever = 1 << 30;  // break costs; anything below is legal
inline constexpr std::int32_t kForced = -1;

/// What is placed as one: the glyphs of one or more clusters, in a box of their own, and the joint to the next item.
struct Item {
  std::uint32_t begin = 0;  // bytes
  std::uint32_t end = 0;
  std::uint32_t first_glyph = 0;
  std::uint32_t glyph_count = 0;
  std::uint32_t style = 0;
  char32_t character = 0;
  CharClass cls = CharClass::CT;
  FaceId face{};
  bool latin_face = false;
  bool solid = false;
  bool newline = false;
  bool no_break = false;  // CL-UNB-12, after this item
  bool may_break = false;
  bool spreads = false;  // the joint takes a share of T3
  bool fixed = false;    // the joint takes no share even where all others do
  bool word_space = false;

  Fine width = 0;                            // of the box inside a line, blanks included
  Fine offset = 0;                           // of the glyphs' origin from the box's left edge
  Fine lead = 0;                             // blank at the left of the box that can go (an opening mark's half)
  Fine trail = 0;                            // at its right
  Fine lead_shrink = 0, trail_shrink = 0;    // what of them justification may take (S4, S5, S7)
  Fine space_shrink = 0, space_stretch = 0;  // of a word space's own width (S2, T1)

  Fine gap = 0;                 // to the next item: tracking and the Han–Latin gap
  Fine gap_shrink = 0;          // S6
  Fine gap_stretch = 0;         // T2
  std::int32_t break_cost = 0;  // after this item
  const char* break_rule = "";  // the row that decided it
};

/// What the step of a mark's blank is (CL-JUS S4, S5, S7).
Squeeze squeeze_step(CharClass cls);

/// A run's style with its lengths as Fines. Of a superior or inferior, `style`, `em` and `cell` are those of its small
/// type.
struct GalleyStyle {
  CharStyle style;
  Fine em = 0;
  Fine cell = 0;
  Fine rise = 0;                    // of the small type's centre line over the cells'
  Fine text_em = 0, text_cell = 0;  // of the text about it
  bool shifted() const { return style.height != Height::normal; }
};

/// What superiors and inferiors measure of the text's type. Six tenths keep 三号's notes at 小五, which still prints
/// clearly; raised by half of what is left, their cells touch the upper edge of the text's cells and never leave the
/// line.
inline constexpr int kSmallTypePercent = 60;

struct Galley {
  Galley(const Paragraph& p, const Rules& r, const FontBook& f, Diagnostics& d)
      : paragraph(p), rules(r), fonts(f), faults(d) {}
  const Paragraph& paragraph;
  const Rules& rules;
  const FontBook& fonts;
  Diagnostics& faults;

  std::vector<GalleyStyle> styles;
  std::vector<Cluster> clusters;
  std::vector<ShapedGlyph> glyphs;
  std::vector<Item> items;
  bool foreign = false;        // there are clusters of a script that cannot be set, or that run from right to left
  bool right_to_left = false;  // the latter
  Fine typed_gap = -1;         // width of a U+3000 or of a typed space between Han; below zero: a cell

  std::string_view text() const { return paragraph.text.view(); }
  const CharStyle& style_of(const Item& item) const { return styles[item.style].style; }
  bool shifted(const Item& item) const { return styles[item.style].shifted(); }
  /// In-line squeezing and trimming of marks is in force (CL-PUN-1, CL-PUN-9).
  bool trims() const { return rules.punctuation != Punctuation::none && rules.grid == Grid::flow; }
};

/// Graphemes, their classes, scripts and styles; direction controls are reported and dropped.
void itemise(Galley& galley, Length measure);
/// The levels of bidirectional text, and the runs that cannot be set correctly: each reported once and kept as empty
/// cells (CL-MIN). Costs nothing where there are none.
void refuse_foreign_runs(Galley& galley);
/// CL-QUO, the marks inside numbers, and pairs that are one unit.
void resolve_shared_marks(Galley& galley);
/// Reports straight quotes and full-width letters in Chinese text; changes nothing (CL-QUO-4, CL-SP-9).
void report_typed_marks(Galley& galley);
/// CL-SP-4, CL-SP-5.
void replace_spaces(Galley& galley);
/// The face of every cluster that draws something; reports fallbacks and characters no face has.
void cast_faces(Galley& galley);
/// Glyphs of all clusters that have a face, in order.
void shape(Galley& galley);
/// Shapes anew on both sides of the lines' ends at items `ends` (in order, none 0), where HarfBuzz shaped across them
/// (kerning, ligatures); false if there is nothing to do. Widths change by what the pairs were kerned.
bool part_at(Galley& galley, std::span<const std::uint32_t> ends);
/// Items with width and blanks, adjacent marks already tightened (CL-PUN).
void make_items(Galley& galley);
/// Han–Latin gaps, tracking, and which joints stretch (CL-SP, CL-JUS-3).
void set_gaps(Galley& galley);
/// What a break after each item costs (CL-KIN, CL-UNB).
void find_breaks(Galley& galley);
/// The part of it for numbers typed with full-width digits or marks, or with spaces in them (numbers.cc).
void hold_numbers(Galley& galley);

/// Notes held to their word (CL-KIN-7), spread text to its width (CL-PAR-4).
void hold_spans(Galley& galley);
/// Grid::strict: whole cells between all places where a line may end. Nothing stretches afterwards.
void snap_to_cells(Galley& galley);

/// All of the above. `measure` is what cells are counted on (see exact_cell), zero for text without one.
void prepare(Galley& galley, Length measure);

/// The cell that a style rounded down to a whole unit: if `cell` is the n-th part of `measure` rounded down, that part
/// exactly; else `cell`.
Fine exact_cell(Length cell, Length measure);

}  // namespace typeset::text
