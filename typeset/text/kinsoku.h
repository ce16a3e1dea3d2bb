// The tables of line breaking: what may not begin or end a line (CL-KIN) and what is not divided (CL-UNB).
#pragma once

#include <cstdint>
#include <span>

#include "base/characters.h"
#include "text/paragraph.h"

namespace typeset::text {

/// Marks that may not stand at a line's edge, from a level upwards; Kinsoku::none in a column: at no level.
struct EdgeRow {
  CharClass cls;
  Kinsoku not_at_start;
  Kinsoku not_at_end;
  const char* rule;
};
std::span<const EdgeRow> edge_rows();

bool may_start_line(CharClass cls, Kinsoku level);
bool may_end_line(CharClass cls, Kinsoku level);
/// The rule that speaks of a class at a line's edge; "" if none does.
const char* edge_rule(CharClass cls);

/// What a break between two classes costs, before the edges are looked at. The first row that matches decides.
struct UnitRow {
  ClassSet first;
  ClassSet second;
  std::int32_t cost;  // kNever: not at all
  const char* rule;
};
std::span<const UnitRow> unit_rows();
const UnitRow& unit_row(CharClass first, CharClass second);

/// CL-HANG-3: whether a mark may stand past the measure.
bool may_hang(char32_t character);

}  // namespace typeset::text
