#include "text/punctuation.h"

#include <algorithm>
#include <iterator>

namespace typeset::text {

namespace {

using enum CharClass;

// First row that matches. Brackets stay tight to what they enclose, so the blank that goes is never on their inner
// side.
constexpr PairRow kPairs[] = {
    {ClassSet::of(OP), ClassSet::of(OP), Tightening::second_lead, "CL-PUN-2 OP OP"},
    {ClassSet::of(OP), ClassSet::of(PM, PE), Tightening::second_trail, "CL-PUN-2 OP PM"},
    {ClassSet::of(CL), ClassSet::of(OP), Tightening::first_trail, "CL-PUN-2 CL OP"},
    {ClassSet::of(CL), ClassSet::of(CL, PM, PE, PX, IP), Tightening::first_trail, "CL-PUN-2 CL CL"},
    {ClassSet::of(PM, PE), ClassSet::of(OP), Tightening::first_trail, "CL-PUN-2 PM OP"},
    {ClassSet::of(PM, PE), ClassSet::of(CL, PM, PE, PX, IP), Tightening::first_trail, "CL-PUN-2 PM CL"},
    {ClassSet::any(), ClassSet::any(), Tightening::none, ""},
};

}  // namespace

Blank blank_side(CharClass cls) {
  switch (cls) {
    case OP: return Blank::left;
    case CL:
    case PM:
    case PE: return Blank::right;
    default: return Blank::none;
  }
}

bool half_in_line(CharClass cls, Punctuation punctuation) {
  switch (punctuation) {
    case Punctuation::none:
    case Punctuation::quanjiao: return false;
    case Punctuation::kaiming: return cls == OP || cls == CL || cls == PM;
    case Punctuation::banjiao: return blank_side(cls) != Blank::none;
  }
  return false;
}

const PairRow& adjacent_pair(CharClass first, CharClass second) {
  for (const PairRow& row : kPairs) {
    if (row.first.has(first) && row.second.has(second)) return row;
  }
  return *std::prev(std::end(kPairs));
}

namespace {

void drop_lead(Item& item) {
  item.width -= item.lead;
  item.offset -= item.lead;
  item.lead = item.lead_shrink = 0;
}

void drop_trail(Item& item) {
  item.width -= item.trail;
  item.trail = item.trail_shrink = 0;
}

/// A mark of a pair has given half a cell already: justification leaves the pair at least 1¼ em, or it looks like one.
void spare(Item& item) {
  item.lead_shrink = std::min(item.lead_shrink, item.lead / 2);
  item.trail_shrink = std::min(item.trail_shrink, item.trail / 2);
}

}  // namespace

void tighten_pairs(Galley& galley) {
  std::vector<Item>& items = galley.items;
  for (std::size_t i = 0; i + 1 < items.size(); ++i) {
    Item& first = items[i];
    Item& second = items[i + 1];
    if (!kChineseMarks.has(first.cls) || !kChineseMarks.has(second.cls)) continue;
    switch (adjacent_pair(first.cls, second.cls).tightening) {
      case Tightening::first_trail: drop_trail(first); break;
      case Tightening::second_trail: drop_trail(second); break;
      case Tightening::second_lead: drop_lead(second); break;
      case Tightening::none: continue;
    }
    spare(first);
    spare(second);
  }
}

}  // namespace typeset::text
