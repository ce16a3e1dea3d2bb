// The strict grid (CL-GRID-8, CL-PUN-9): every hanzi and mark in a cell of its own, Western words and numbers centred
// in the fewest cells that hold them.
#include <algorithm>

#include "text/galley.h"

namespace typeset::text {

namespace {

bool fills_cells(const Galley& galley, const Item& item) {
  const Fine cell = galley.styles[item.style].text_cell;
  return cell <= 0 || item.width % cell == 0;
}

/// Widens items [first, last] to whole cells, half of the blank on either side. Digits are half an em and cells are a
/// little less than an em: a number may pass its cells by what its glyphs leave blank at their own sides.
void pad(Galley& galley, std::size_t first, std::size_t last) {
  const GalleyStyle& style = galley.styles[galley.items[first].style];
  const Fine cell = style.text_cell;
  Fine width = 0;
  for (std::size_t i = first; i <= last; ++i) width += galley.items[i].width + (i < last ? galley.items[i].gap : 0);
  const Fine held = std::max<Fine>(width - style.em / 16, 1);
  const Fine blank = (held + cell - 1) / cell * cell - width;
  const Fine left = blank / 2;
  galley.items[first].width += left;
  galley.items[first].offset += left;
  galley.items[last].width += blank - left;
}

}  // namespace

void snap_to_cells(Galley& galley) {
  std::vector<Item>& items = galley.items;
  for (std::size_t i = 0; i < items.size(); ++i) {
    items[i].spreads = false;
    items[i].space_shrink = items[i].space_stretch = 0;
    if (fills_cells(galley, items[i])) continue;
    std::size_t last = i;
    // A line may end where a break is legal, so whole cells end there too.
    while (last + 1 < items.size() && items[last].break_cost == kNever && !fills_cells(galley, items[last + 1])) {
      ++last;
      items[last].spreads = false;
      items[last].space_shrink = items[last].space_stretch = 0;
    }
    pad(galley, i, last);
    i = last;
  }
}

}  // namespace typeset::text
