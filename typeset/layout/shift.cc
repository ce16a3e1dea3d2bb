// What stands on the sheets, moved as a whole.
#include <type_traits>

#include "layout/parts.h"

namespace typeset {

namespace {

void move(Item& item, Length x, Length y) {
  std::visit(
      [&]<typename T>(T& it) {
        if constexpr (std::is_same_v<T, GlyphRun>) {
          for (Glyph& glyph : it.glyphs) {
            glyph.x += x;
            glyph.y += y;
          }
        } else {
          it.x += x;
          it.y += y;
        }
      },
      item);
}

}  // namespace

void shift(Pages& pages, Length right, Length down) {
  if (right == Length() && down == Length()) return;
  for (Page& page : pages.pages) {
    for (std::size_t i = 0; i < page.items.size(); ++i) {
      // The sheet of what is turned lies a quarter to the left: its right is up, its down is right.
      const bool turned = i >= page.turned_begin && i < page.turned_end;
      move(page.items[i], turned ? -down : right, turned ? right : down);
    }
  }
  for (OutlineEntry& entry : pages.outline) entry.y += down;
}

}  // namespace typeset
