// What stands between two items of a line: tracking, the Han–Latin gap (CL-SP), and whether the joint may be spread
// when a line is justified (CL-JUS-3).
#include <algorithm>

#include "text/galley.h"

namespace typeset::text {

namespace {

using enum CharClass;

/// TR #59, class C: a Western mark through which a Western word still meets a Han character (CL-SP-3).
bool is_conditional(const Item& item) {
  switch (item.character) {
    case U'%':
    case U'&':
    case U',':
    case U'.':
    case U':':
    case U';':
    case U'?':
    case U'@':
    case U'!':
    case U'#':
    case U'$':
    case 0xa3:
    case 0xa5:
    case 0xb0: return true;
    default: return false;
  }
}

/// CL-SP-1, CL-SP-2: Han beside a Western letter or digit, either directly or through a conditional mark.
bool wants_gap(const std::vector<Item>& items, std::size_t before, std::size_t after) {
  const Item& a = items[before];
  const Item& b = items[after];
  if (kHanLetters.has(a.cls)) {
    if (kWesternLetters.has(b.cls)) return true;
    return is_conditional(b) && after + 1 < items.size() && kWesternLetters.has(items[after + 1].cls);
  }
  if (!kHanLetters.has(b.cls)) return false;
  if (kWesternLetters.has(a.cls)) return true;
  return is_conditional(a) && before > 0 && kWesternLetters.has(items[before - 1].cls);
}

/// Between two characters that are both tracked.
Fine tracking(const CharStyle& a, const CharStyle& b) {
  if (a.tracking == b.tracking) return fine(a.tracking);
  return std::max<Fine>(0, fine(std::min(a.tracking, b.tracking)));
}

struct JointRow {
  ClassSet first;
  ClassSet second;
  const char* rule;
};

// Joints that T3 leaves alone, besides those inside a unit and those a gap or a space already stretches.
constexpr ClassSet kWord = kWestern | ClassSet::of(PR, PO);
constexpr JointRow kStiff[] = {
    {ClassSet::any(), ClassSet::of(PM, PE, PX, CL), "CL-JUS-3 a mark stays close to its word"},
    {ClassSet::of(OP), ClassSet::any(), "CL-JUS-3 a mark stays close to its word"},
    {ClassSet::of(CN, SL), ClassSet::any(), "CL-JUS T3 around connectors"},
    {ClassSet::any(), ClassSet::of(CN, SL), "CL-JUS T3 around connectors"},
    {ClassSet::of(SP), ClassSet::any(), "CL-JUS T1 a space stretches itself"},
    {ClassSet::any(), ClassSet::of(SP), "CL-JUS T1 a space stretches itself"},
    {kWord, kWord, "CL-JUS T3 inside words and numbers"},
};

bool is_stiff(CharClass first, CharClass second) {
  return std::any_of(std::begin(kStiff), std::end(kStiff),
                     [&](const JointRow& row) { return row.first.has(first) && row.second.has(second); });
}

// CL-JUS T2, CL-SP-7: a gap may open to ½ em, and many houses stop at ⅓. Past that a date such as 12 月 18 日 falls
// apart while the rest of its line stands close; what is missing then is better spread over all joints (T3).
constexpr Fine kWidestGap = 3;

}  // namespace

void set_gaps(Galley& galley) {
  std::vector<Item>& items = galley.items;
  // On the strict grid the blank of half-filled cells stands beside Western text.
  const Autospace autospace = galley.rules.grid == Grid::strict ? Autospace::none : galley.rules.autospace;
  std::size_t base = 0;  // the last character on the line's own height: what follows a note stands to that one
  for (std::size_t i = 0; i + 1 < items.size(); ++i) {
    Item& item = items[i];
    if (!galley.shifted(item)) base = i;
    if (item.solid) continue;
    item.gap = tracking(galley.style_of(item), galley.style_of(items[i + 1]));
    if (autospace != Autospace::none && wants_gap(items, base, i + 1)) {
      const Fine em = std::min(galley.styles[items[base].style].em, galley.styles[items[i + 1].style].em);
      const Fine natural = autospace == Autospace::quarter ? em / 4 : em / 8;
      item.gap += natural;
      item.gap_shrink = galley.trims() ? natural - em / 8 : 0;  // CL-SP-7; fixed where nothing is squeezed
      item.gap_stretch = em / kWidestGap - natural;             // CL-JUS T2
    } else {
      item.spreads = !is_stiff(items[base].cls, items[i + 1].cls);
    }
  }
}

}  // namespace typeset::text
