#include "text/punctuation.h"

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

void tighten_pairs(Galley& galley) {
  std::vector<Item>& items = galley.items;
  for (std::size_t i = 0; i + 1 < items.size(); ++i) {
    if (!kChineseMarks.has(items[i].cls) || !kChineseMarks.has(items[i + 1].cls)) continue;
    switch (adjacent_pair(items[i].cls, items[i + 1].cls).tightening) {
      case Tightening::first_trail:
        items[i].width -= items[i].trail;
        items[i].trail = 0;
        break;
      case Tightening::second_trail:
        items[i + 1].width -= items[i + 1].trail;
        items[i + 1].trail = 0;
        break;
      case Tightening::second_lead:
        items[i + 1].width -= items[i + 1].lead;
        items[i + 1].offset -= items[i + 1].lead;
        items[i + 1].lead = 0;
        break;
      case Tightening::none: break;
    }
  }
}

}  // namespace typeset::text
