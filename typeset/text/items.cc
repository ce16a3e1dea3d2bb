// Items: glyphs gathered to boxes. A hanzi's box is its cell whatever its font says; a Chinese mark's is its cell or
// half a cell, with the glyph where its ink belongs; Western text keeps its font's advances.
#include <algorithm>
#include <array>
#include <string>

#include "text/faults.h"
#include "text/galley.h"
#include "text/names.h"
#include "text/punctuation.h"

namespace typeset::text {

namespace {

using enum CharClass;

/// The ink of an item's first glyph, from the glyph's origin, at its size.
struct Ink {
  Fine left = 0;
  Fine right = 0;
  bool known = false;
};

class ItemMaker {
 public:
  explicit ItemMaker(Galley& galley) : galley_(galley) {}

  void measure(Item& item, std::uint32_t cluster_count) {
    item_ = &item;
    style_ = &galley_.styles[item.style];
    cluster_count_ = cluster_count;
    advance_ = 0;
    for (std::uint32_t g = 0; g < item.glyph_count; ++g) advance_ += galley_.glyphs[item.first_glyph + g].advance;
    const Fine cells = style_->cell * cluster_count;
    switch (item.cls) {
      case HI:
      case IT: centre_in(cells); break;
      case SY:
      case PX: symbol(cells); break;
      case D2: centre_in(item.character >= 0x2e3a ? cells * (item.character - 0x2e3a + 2) : cells); break;
      case EL: centre_in(cells); break;
      case OP:
      case CL:
      case PM:
      case PE: mark(); break;
      case IP:
        if (galley_.rules.punctuation == Punctuation::none) {
          centre_ink_in(cells);
        } else {
          half_cell();
        }
        break;
      case SL: half_cell(); break;
      case CN:
        if (item.character == 0x2013) {
          half_cell();
        } else {
          centre_in(cells);
        }
        break;
      case PR:
      case PO:
        if (item.latin_face || (item.character < 0x2000 && advance_ < part(style_->em, 9, 10))) {
          western(cells);
        } else {
          symbol(cells);
        }
        break;
      case NU:
        if (!digit_cell()) western(cells);
        break;
      case SP: space(cells); break;
      default: western(cells); break;
    }
  }

 private:
  Fine half() const { return style_->cell / 2; }
  Fine tolerance() const { return style_->em / 20; }  // CL-PUN-8

  Ink ink() {
    if (item_->glyph_count == 0) return {};
    const ShapedGlyph& glyph = galley_.glyphs[item_->first_glyph];
    const Face& face = galley_.fonts.face(item_->face);
    const InkBox box = face.ink(glyph.id);
    if (box.empty()) return {};
    const int upem = face.units_per_em();
    const Fine right = part(style_->em, box.right, upem) + glyph.x_offset;
    return {part(style_->em, box.left, upem) + glyph.x_offset, right, true};
  }

  void centre_in(Fine width) {
    item_->width = width;
    item_->offset = (width - advance_) / 2;
  }

  void centre_ink_in(Fine width) {
    const Ink box = ink();
    if (!box.known) return centre_in(width);
    item_->width = width;
    item_->offset = width / 2 - (box.left + box.right) / 2;
  }

  /// As the font has it; half a cell is kept for what no font has.
  void western(Fine cells) { item_->width = item_->glyph_count > 0 ? advance_ + grid_delta() : cells / 2; }

  /// What a grid of word processors adds to every character, Western ones too (CL-GRID-1); elsewhere only cells obey
  /// it.
  Fine grid_delta() const {
    if (galley_.rules.punctuation != Punctuation::none) return 0;
    return (style_->cell - style_->em) * cluster_count_;
  }

  /// Symbols off the em (№ ℃ of some fonts) are centred in a cell; one that cannot be keeps its own width.
  void symbol(Fine cells) {
    if (item_->cls == PX && item_->character >= 0xff01) return stacked();
    if (advance_ <= part(cells, 21, 20)) return centre_in(cells);
    const Ink box = ink();
    if (box.known && box.right - box.left <= cells + tolerance()) return centre_ink_in(cells);
    item_->width = advance_;
  }

  /// CL-PUN-5: a ！ or ？ beside another takes half a cell, if its ink fits there.
  void stacked() {
    const Ink box = ink();
    if (!box.known || box.right - box.left > half() + tolerance()) return centre_in(style_->cell);
    centre_ink_in(half());
  }

  /// CL-CLS IP, CN, SL: half a cell, if the ink fits.
  void half_cell() {
    const Ink box = ink();
    const bool too_wide = box.known && box.right - box.left > half() + tolerance();
    if (too_wide || galley_.rules.grid == Grid::strict) return centre_ink_in(style_->cell);
    centre_ink_in(half());
  }

  /// CL-PUN: a cell, of which the half without ink can go. CL-PUN-8: only if the ink lies within the other half.
  void mark() {
    const Fine cell = style_->cell;
    const Blank blank = blank_side(item_->cls);
    if (advance_ >= part(style_->em, 9, 10)) {
      centre_in(cell);
    } else {
      // CL-QUO-3: a narrow quote gets the half cell that the font leaves out.
      item_->width = cell;
      const Fine room = std::max(half(), advance_);
      item_->offset = (blank == Blank::left ? cell - room : 0) + (room - advance_) / 2;
    }
    if (!galley_.trims()) return;
    const Ink box = ink();
    if (!box.known) return;
    const bool fits = blank == Blank::left ? box.left + item_->offset >= cell - half() - tolerance()
                                           : box.right + item_->offset <= half() + tolerance();
    if (!fits) return;
    const Fine removable = cell - half();
    if (half_in_line(item_->cls, galley_.rules.punctuation)) {
      item_->width -= removable;
      if (blank == Blank::left) item_->offset -= removable;
    } else if (blank == Blank::left) {
      item_->lead = item_->lead_shrink = removable;
    } else {
      item_->trail = item_->trail_shrink = removable;
    }
  }

  /// CL-NUM-2: digits of the Chinese face that are half an em wide take half a cell each.
  bool digit_cell() {
    if (item_->latin_face || item_->character < U'0' || item_->character > U'9') return false;
    if (advance_ < part(style_->em, 45, 100) || advance_ > part(style_->em, 55, 100)) return false;
    centre_in(half());
    return true;
  }

  void space(Fine cells) {
    const Fine em = style_->em;
    const auto is = [&](std::int64_t num, std::int64_t den) { item_->width = part(em, num, den); };
    switch (item_->character) {
      case U' ':
      case 0xa0:
        item_->word_space = true;
        item_->width = (item_->glyph_count > 0 ? advance_ : em / 4) + grid_delta();
        item_->space_shrink = std::max<Fine>(0, item_->width - em / 4);   // S2
        item_->space_stretch = std::max<Fine>(0, em / 2 - item_->width);  // T1
        break;
      case 0x2000:
      case 0x2002:
      case 0x2007: is(1, 2); break;
      case 0x2001:
      case 0x2003: is(1, 1); break;
      case 0x2004: is(1, 3); break;
      case 0x2005:
      case 0x2008: is(1, 4); break;
      case 0x2006: is(1, 6); break;
      case 0x2009:
      case 0x202f: is(1, 5); break;
      case 0x200a: is(1, 8); break;
      case 0x205f: is(4, 18); break;
      case 0x3000: item_->width = galley_.typed_gap >= 0 ? galley_.typed_gap : cells; break;
      default: item_->width = 0; break;  // a forced line end
    }
  }

  Galley& galley_;
  Item* item_ = nullptr;
  const GalleyStyle* style_ = nullptr;
  std::uint32_t cluster_count_ = 1;
  Fine advance_ = 0;
};

/// How far apart the dots of a … stand, by its ink: three dots as wide as they are high. 0 if it is not drawn so.
Fine pitch_of_dots(const Galley& galley, const Item& item) {
  if (item.cls != EL || item.glyph_count != 1) return 0;
  const Face& face = galley.fonts.face(item.face);
  const InkBox box = face.ink(galley.glyphs[item.first_glyph].id);
  const int width = box.right - box.left;
  const int dot = box.top - box.bottom;
  if (box.empty() || dot <= 0 || dot * 4 > width) return 0;
  return part(galley.styles[item.style].em, (width - dot) / 2, face.units_per_em());
}

/// The halves of …… come together until all six dots are one pitch apart, where a face leaves a gap between them.
void even_out_ellipses(Galley& galley) {
  for (std::size_t i = 0; i + 1 < galley.items.size(); ++i) {
    Item& first = galley.items[i];
    if (first.cls != EL || !first.solid) continue;
    Item& second = galley.items[i + 1];
    const Fine pitch = pitch_of_dots(galley, first);
    const Fine apart = first.width + second.offset - first.offset - pitch * 3;
    const Fine em = galley.styles[first.style].em;
    if (second.cls != EL || second.face != first.face || pitch == 0 || apart <= em / 50 || apart > em / 2) continue;
    first.offset += apart / 2;
    second.offset -= apart - apart / 2;
  }
}

/// A glyph that HarfBuzz could not find after all: nothing is drawn for it, and it is reported.
void refuse_notdef(Galley& galley, Item& item) {
  for (std::uint32_t g = item.first_glyph; g < item.first_glyph + item.glyph_count; ++g) {
    if (galley.glyphs[g].id != 0) continue;
    item.glyph_count = 0;
    if (item.cls == SP) return;
    const RoleName& role = role_name(galley.style_of(item).role);
    galley.faults.report(text_faults::kMissingGlyph, galley.paragraph.text.span(item.begin, item.end),
                         {std::string(galley.text().substr(item.begin, item.end - item.begin)),
                          code_point_name(item.character), role.words});
    return;
  }
}

}  // namespace

Squeeze squeeze_step(CharClass cls) {
  switch (cls) {
    case PM: return Squeeze::mid_stop;
    case PE: return Squeeze::sentence_stop;
    default: return Squeeze::bracket;
  }
}

void make_items(Galley& galley) {
  ItemMaker maker(galley);
  const Item blank;  // copied, which is faster than clearing each one anew
  galley.items.reserve(galley.clusters.size());
  const auto total = static_cast<std::uint32_t>(galley.clusters.size());
  std::uint32_t glyph = 0;
  for (std::uint32_t i = 0; i < total;) {
    const Cluster& cluster = galley.clusters[i];
    if (cluster.dropped) {
      ++i;
      continue;
    }
    Item& item = galley.items.emplace_back(blank);
    item.begin = cluster.begin;
    item.end = cluster.end;
    item.style = cluster.style;
    item.character = cluster.character;
    item.cls = cluster.cls;
    item.face = cluster.face;
    item.latin_face = cluster.latin_face;
    item.solid = cluster.solid;
    item.newline = cluster.newline;
    item.no_break = cluster.no_break_after;
    item.may_break = cluster.may_break_after;
    std::uint32_t members = 1;
    std::uint32_t next = i + 1;
    if (cluster.has_face) {
      item.first_glyph = glyph;
      while (glyph < galley.glyphs.size() && galley.glyphs[glyph].cluster <= i) ++glyph;
      item.glyph_count = glyph - item.first_glyph;
      // Clusters that left no glyph of their own are part of this ligature, up to the next that has one.
      const std::uint32_t bound = glyph < galley.glyphs.size() ? galley.glyphs[glyph].cluster : total;
      for (std::uint32_t k = i + 1; k < bound; ++k) {
        const Cluster& member = galley.clusters[k];
        if (member.dropped) continue;
        if (!member.has_face || member.face != cluster.face) break;
        item.end = member.end;
        item.solid = member.solid;
        item.no_break = member.no_break_after;
        item.may_break = member.may_break_after;
        ++members;
        next = k + 1;
      }
      refuse_notdef(galley, item);
    }
    maker.measure(item, members);
    i = next;
  }
  even_out_ellipses(galley);
  if (galley.trims()) tighten_pairs(galley);
}

}  // namespace typeset::text
