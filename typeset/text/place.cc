#include "text/place.h"

#include <algorithm>

#include "text/decorate.h"
#include "text/justify.h"

namespace typeset::text {

namespace {

/// The height of a face's baseline over the cells' centre line, below it as a rule: hanzi by their own face's ink
/// centre, Western text on the baseline of the paragraph's first role, whatever face it is (fonts.md §4).
class Baselines {
 public:
  explicit Baselines(const Galley& galley)
      : galley_(galley),
        western_centre_(galley.fonts.face(galley.fonts.primary(galley.styles.front().style.role)).ink_centre()) {}

  Fine of(const Item& item) {
    if (item.face != face_ || item.latin_face != latin_face_) {
      face_ = item.face;
      latin_face_ = item.latin_face;
      centre_ = latin_face_ ? western_centre_ : galley_.fonts.face(item.face).ink_centre();
    }
    const GalleyStyle& style = galley_.styles[item.style];
    return style.rise - part(style.em, centre_, 1000);
  }

 private:
  const Galley& galley_;
  int western_centre_;
  // Of the item before: faces change seldom, and asking the book takes longer than the rest.
  FaceId face_{};
  bool latin_face_ = true;
  int centre_ = western_centre_;
};

class LinePlacer {
 public:
  LinePlacer(const Ruler& ruler, Baselines& baselines, bool decorated, const LineCut& cut, Line& line)
      : ruler_(ruler),
        baselines_(baselines),
        cut_(cut),
        line_(line),
        decorated_(decorated),
        decorator_(ruler.galley(), line) {
    visible_ = ruler.visible_end(cut.begin, cut.end);
    boxed_ = cut.hung ? visible_ - 1 : visible_;  // what stands within the measure
  }

  void place(Align align) {
    const Fine room = ruler_.room(cut_.begin);
    LineMeasure measure = measured();
    const Fine natural = measure.natural;
    if (cut_.condensed) {
      adjustment_ = condense(measure, room, loose_joints());
    } else if (align == Align::spread) {
      adjustment_ = spread(measure, room, loose_joints());
    } else {
      adjustment_ = justify(measure, room, align == Align::justify && !cut_.forced, ruler_.em());
    }
    const bool full = align == Align::spread ? adjustment_.every_joint : align == Align::justify && !cut_.forced;
    const Fine width = natural > room || full ? room - adjustment_.left_over : natural;
    Fine start = ruler_.indent(cut_.begin);
    if (align == Align::centre) start += (room - width) / 2;
    if (align == Align::right) start += room - width;
    line_.x = whole(start);
    line_.width = whole(start + width) - line_.x;
    line_.hung = cut_.hung;
    line_.forced = cut_.forced;
    put_items(start);
  }

 private:
  /// The line as the breaker measured it; before a hung mark the last blank is kept.
  LineMeasure measured() const {
    LineMeasure measure = ruler_.measure(cut_.begin, boxed_);
    if (cut_.hung) measure.natural = ruler_.natural_before_hung(cut_.begin, boxed_);
    return measure;
  }

  std::int32_t loose_joints() const {
    std::int32_t joints = 0;
    for (std::uint32_t i = cut_.begin; i + 1 < boxed_; ++i) joints += spreads_always(ruler_.items()[i], i) ? 1 : 0;
    return joints;
  }
  bool spreads_always(const Item& item, std::uint32_t i) const {
    if (item.solid || item.fixed) return false;
    return !kWestern.has(item.cls) || !kWestern.has(ruler_.items()[i + 1].cls);
  }

  void put_items(Fine cursor) {
    Share& han_latin = adjustment_.squeeze[static_cast<std::size_t>(Squeeze::gap)];
    for (std::uint32_t i = cut_.begin; i < visible_; ++i) {
      const Item& item = ruler_.items()[i];
      const bool first = i == cut_.begin;
      const bool last = i + 1 == boxed_;
      const bool hung = i >= boxed_;
      Fine lead = 0;
      Fine width = item.width;
      if (hung) {
        put_glyphs(item, cursor, 0, width);
        continue;
      }
      Share& marks = adjustment_.squeeze[static_cast<std::size_t>(squeeze_step(item.cls))];
      lead = first ? ruler_.lead_trim(i) : marks.next(item.lead_shrink);
      const Fine trail = !last ? marks.next(item.trail_shrink) : cut_.hung ? 0 : ruler_.trail_trim(i);
      width -= lead + trail;
      if (item.word_space) {
        width += adjustment_.word_spaces.next(item.space_stretch) -
                 adjustment_.squeeze[static_cast<std::size_t>(Squeeze::word_space)].next(item.space_shrink);
      }
      Fine gap = 0;
      if (!last) {
        gap = item.gap - han_latin.next(item.gap_shrink) + adjustment_.gaps.next(item.gap_stretch);
        const bool takes = adjustment_.every_joint ? spreads_always(item, i) : item.spreads;
        if (takes) gap += adjustment_.joints.next(1);
      }
      put_glyphs(item, cursor, lead, width + gap);
      if (decorated_) decorator_.add(item, cursor, cursor + width);
      cursor += width + gap;
    }
    decorator_.finish();
  }

  /// Glyphs of the items from `first` to the line's end that are of its face and style, so that a run is laid out once.
  std::size_t glyphs_alike(const Item& first) const {
    std::size_t count = 0;
    const Item* end = ruler_.items().data() + visible_;
    for (const Item* item = &first; item != end && item->face == first.face && item->style == first.style; ++item) {
      count += item->glyph_count;
    }
    return count;
  }

  /// At `start`, without the first `lead` of the item's box; `advance` is the distance to the next item.
  void put_glyphs(const Item& item, Fine start, Fine lead, Fine advance) {
    if (item.glyph_count == 0) return;
    const CharStyle& style = ruler_.galley().style_of(item);
    if (line_.runs.empty() || line_.runs.back().face != item.face || line_.runs.back().size != style.size ||
        line_.runs.back().colour != style.colour || height_ != style.height) {
      line_.runs.push_back({item.face, style.size, style.colour, {}});
      line_.runs.back().glyphs.reserve(glyphs_alike(item));
      height_ = style.height;
    }
    std::vector<PlacedGlyph>& glyphs = line_.runs.back().glyphs;
    const Fine baseline = baselines_.of(item);
    const Fine end = start + advance;
    Fine pen = start - lead + item.offset;
    Length from = whole(start);
    for (std::uint32_t g = 0; g < item.glyph_count; ++g) {
      const ShapedGlyph& glyph = ruler_.galley().glyphs[item.first_glyph + g];
      PlacedGlyph placed;
      placed.glyph = glyph.id;
      placed.x = whole(pen + glyph.x_offset);
      placed.y = whole(baseline + glyph.y_offset);
      pen += glyph.advance;
      const Length to = whole(g + 1 == item.glyph_count ? end : pen);
      placed.advance = to - from;
      from = to;
      placed.begin = item.begin;
      placed.end = item.end;
      glyphs.push_back(placed);
    }
  }

  const Ruler& ruler_;
  Baselines& baselines_;
  const LineCut& cut_;
  Line& line_;
  bool decorated_;
  Decorator decorator_;
  Height height_ = Height::normal;  // of the last run
  Adjustment adjustment_;
  std::uint32_t visible_ = 0, boxed_ = 0;
};

}  // namespace

std::vector<Line> place(const Ruler& ruler, const Shape& shape, const std::vector<LineCut>& cuts) {
  std::vector<Line> lines(cuts.size());
  Baselines baselines(ruler.galley());
  const bool decorated = is_decorated(ruler.galley());
  std::uint32_t begin = 0;
  for (std::size_t i = 0; i < cuts.size(); ++i) {
    const bool last = i + 1 == cuts.size();
    lines[i].begin = begin;
    lines[i].end = last ? static_cast<std::uint32_t>(ruler.galley().text().size()) : ruler.items()[cuts[i].end].begin;
    begin = lines[i].end;
    if (ruler.visible_end(cuts[i].begin, cuts[i].end) == cuts[i].begin) {
      lines[i].x = whole(ruler.indent(cuts[i].begin));
      lines[i].forced = cuts[i].forced;
      continue;
    }
    LinePlacer(ruler, baselines, decorated, cuts[i], lines[i]).place(shape.align);
  }
  return lines;
}

}  // namespace typeset::text
