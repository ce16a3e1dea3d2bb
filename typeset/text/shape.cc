// Shaping: whole runs of one face, size and script go to HarfBuzz at once, so that —— forms its ligature and kerning
// sees its neighbours. Fonts answer in design units; sizes are applied here in integers.
#include <algorithm>
#include <array>
#include <hb.h>
#include <memory>
#include <unicode/uchar.h>
#include <vector>

#include "base/utf8.h"
#include "text/galley.h"

namespace typeset::text {

namespace {

using enum CharClass;

// The squeezing of marks is ours (CL-PUN); a font's own would trim twice (CL-OT, chws).
// The last two only where characters are set apart: a ligature would bridge the space between them.
constexpr std::array<hb_feature_t, 6> kFeatures = {{
    {HB_TAG('c', 'h', 'w', 's'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    {HB_TAG('h', 'a', 'l', 't'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    {HB_TAG('p', 'a', 'l', 't'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    {HB_TAG('d', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    {HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    {HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
}};

struct BufferDeleter {
  void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};
using Buffer = std::unique_ptr<hb_buffer_t, BufferDeleter>;

hb_script_t script_of(const Cluster& cluster) {
  constexpr Script kana[] = {script('H', 'i', 'r', 'a'), script('K', 'a', 'n', 'a'), script('B', 'o', 'p', 'o')};
  const Script own = cluster.script;
  // Letters alone speak for their script: Ⅷ and Ａ are signs of Chinese text, and so are kana and bopomofo.
  const bool letter = cluster.cls == AL || cluster.cls == HI;
  const bool shared = own == kCommonScript || own == kInheritedScript || own == kUnknownScript;
  if (letter && !shared && std::ranges::find(kana, own) == std::end(kana)) {
    return hb_script_from_iso15924_tag(static_cast<hb_tag_t>(own));
  }
  if (cluster.cls == AL) return HB_SCRIPT_LATIN;
  return cluster.latin_face ? HB_SCRIPT_COMMON : HB_SCRIPT_HAN;
}

/// Whether characters are set apart, so that a ligature would bridge the space between them.
bool set_apart(const CharStyle& style) { return style.tracking.units() != 0 || style.spread != 0; }

/// One call of HarfBuzz serves both.
bool shaped_alike(const CharStyle& a, const CharStyle& b) {
  return a.size == b.size && a.height == b.height && set_apart(a) == set_apart(b);
}

bool same_script(hb_script_t run, hb_script_t next) {
  return run == next || run == HB_SCRIPT_COMMON || next == HB_SCRIPT_COMMON;
}

constexpr std::uint32_t bytes_of(char32_t c) { return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4; }

/// A hanzi or a Chinese mark and nothing else: no selector, no mark over it.
bool is_bare(const Cluster& cluster) {
  constexpr ClassSet kChinese = kChineseMarks | ClassSet::of(HI);
  return kChinese.has(cluster.cls) && cluster.end - cluster.begin == bytes_of(cluster.character);
}

/// An enclosing mark goes around its base, whose room grows to the mark's; fonts leave it behind the base, as HarfBuzz
/// does. `base` and `mark` are the cluster's two glyphs.
void enclose(const Face& face, Fine size, ShapedGlyph& base, ShapedGlyph& mark) {
  const InkBox inner = face.ink(base.id);
  const InkBox outer = face.ink(mark.id);
  if (inner.empty() || outer.empty()) return;
  const int upem = face.units_per_em();
  const auto half_way = [&](std::int32_t low, std::int32_t high) {
    return part(size, std::int64_t{low} + high, std::int64_t{2} * upem);
  };
  const Fine room = std::max(base.advance, part(size, std::int64_t{outer.right} - outer.left, upem));
  base.x_offset = (room - base.advance) / 2;
  base.advance = room;
  mark.advance = 0;
  // Offsets of the mark are taken from the pen behind the base.
  mark.x_offset = base.x_offset + half_way(inner.left, inner.right) - half_way(outer.left, outer.right) - room;
  mark.y_offset = base.y_offset + half_way(inner.bottom, inner.top) - half_way(outer.bottom, outer.top);
}

class Shaper {
 public:
  explicit Shaper(Galley& galley) : galley_(galley), clusters_(galley.clusters) {}

  void all() {
    galley_.glyphs.reserve(clusters_.size());
    const auto total = static_cast<std::uint32_t>(clusters_.size());
    for (std::uint32_t from = 0; from < total;) {
      if (!clusters_[from].has_face) {
        ++from;
        continue;
      }
      const Face& face = galley_.fonts.face(clusters_[from].face);
      const std::uint32_t mapped = face.draws_as_mapped() ? look_up(face, from) : from;
      from = mapped > from ? mapped : run(face, from, galley_.glyphs);
    }
  }

  /// Shapes clusters [from, to), of one face and size, as if nothing stood around them.
  void alone(std::uint32_t from, std::uint32_t to, std::vector<ShapedGlyph>& glyphs) {
    hb_script_t script = HB_SCRIPT_COMMON;
    for (std::uint32_t i = from; i < to && script == HB_SCRIPT_COMMON; ++i) script = script_of(clusters_[i]);
    shape(galley_.fonts.face(clusters_[from].face), from, to, script, glyphs);
  }

 private:
  const CharStyle& style(std::uint32_t i) const { return galley_.styles[clusters_[i].style].style; }
  bool same_type(std::uint32_t a, std::uint32_t b) const {
    return clusters_[a].face == clusters_[b].face &&
           (clusters_[a].style == clusters_[b].style || shaped_alike(style(a), style(b)));
  }

  /// Hanzi and marks of a face that shaping would leave as its cmap has them; past the last of them.
  std::uint32_t look_up(const Face& face, std::uint32_t from) {
    std::uint32_t to = from;
    for (; to < clusters_.size(); ++to) {
      const Cluster& cluster = clusters_[to];
      if (cluster.dropped) continue;
      if (!cluster.has_face || !is_bare(cluster) || !same_type(from, to)) break;
      const MappedGlyph mapped = face.mapped(cluster.character);
      ShapedGlyph& glyph = galley_.glyphs.emplace_back();
      glyph.id = mapped.id;
      glyph.cluster = to;
      glyph.advance = at_size(face, from, mapped.advance);
    }
    return to;
  }

  std::uint32_t run(const Face& face, std::uint32_t from, std::vector<ShapedGlyph>& glyphs) {
    hb_script_t script = script_of(clusters_[from]);
    std::uint32_t to = from + 1;
    for (; to < clusters_.size(); ++to) {
      const Cluster& next = clusters_[to];
      if (next.dropped) continue;
      if (!next.has_face || !same_type(from, to)) break;
      if (face.draws_as_mapped() && is_bare(next)) break;
      const hb_script_t next_script = script_of(next);
      if (!same_script(script, next_script)) break;
      if (script == HB_SCRIPT_COMMON) script = next_script;
    }
    shape(face, from, to, script, glyphs);
    return to;
  }

  Fine at_size(const Face& face, std::uint32_t i, std::int64_t units) const {
    return fine(style(i).size) * units / face.units_per_em();
  }

  void fill(std::uint32_t from, std::uint32_t to) {
    enclosed_.clear();
    for (std::uint32_t i = from; i < to; ++i) {
      const Cluster& cluster = clusters_[i];
      if (cluster.dropped) continue;
      if (cluster.cls == SP) {
        hb_buffer_add(buffer_.get(), cluster.latin_face ? U' ' : cluster.character, i);
        continue;
      }
      hb_buffer_add(buffer_.get(), cluster.character, i);  // as drawn, which may differ from what was typed (CL-CLS IP)
      std::uint32_t at = cluster.begin + decode_utf8(galley_.text(), cluster.begin).length;
      while (at < cluster.end) {
        const Decoded next = decode_utf8(galley_.text(), at);
        hb_buffer_add(buffer_.get(), next.code_point, i);
        at += next.length;
        if (at == cluster.end && u_charType(static_cast<UChar32>(next.code_point)) == U_ENCLOSING_MARK) {
          enclosed_.push_back(i);
        }
      }
    }
  }

  void shape(const Face& face, std::uint32_t from, std::uint32_t to, hb_script_t script,
             std::vector<ShapedGlyph>& glyphs) {
    const std::size_t first = glyphs.size();
    if (!buffer_) buffer_.reset(hb_buffer_create());
    hb_buffer_clear_contents(buffer_.get());
    fill(from, to);
    hb_buffer_set_content_type(buffer_.get(), HB_BUFFER_CONTENT_TYPE_UNICODE);
    hb_buffer_set_direction(buffer_.get(), HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer_.get(), script == HB_SCRIPT_COMMON ? HB_SCRIPT_LATIN : script);
    hb_buffer_set_language(buffer_.get(), chinese_);
    hb_buffer_set_flags(buffer_.get(), HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    const bool apart = set_apart(style(from));
    hb_shape(face.hb_font(), buffer_.get(), kFeatures.data(),
             static_cast<unsigned>(kFeatures.size()) - (apart ? 0 : 2));
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer_.get(), &count);
    const hb_glyph_position_t* places = hb_buffer_get_glyph_positions(buffer_.get(), &count);
    for (unsigned i = 0; i < count; ++i) {
      const bool unsafe = (hb_glyph_info_get_glyph_flags(&infos[i]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0;
      glyphs.push_back({infos[i].codepoint, infos[i].cluster, at_size(face, from, places[i].x_advance),
                        at_size(face, from, places[i].x_offset), at_size(face, from, places[i].y_offset), unsafe});
    }
    if (!enclosed_.empty()) enclose_all(face, from, first, glyphs);
  }

  /// The enclosed clusters among the glyphs from `first` on, where they came out as base and mark.
  void enclose_all(const Face& face, std::uint32_t from, std::size_t first, std::vector<ShapedGlyph>& glyphs) const {
    std::size_t g = first;
    for (const std::uint32_t cluster : enclosed_) {
      while (g < glyphs.size() && glyphs[g].cluster < cluster) ++g;
      std::size_t end = g;
      while (end < glyphs.size() && glyphs[end].cluster == cluster) ++end;
      if (end - g == 2) enclose(face, fine(style(from).size), glyphs[g], glyphs[g + 1]);
      g = end;
    }
  }

  Galley& galley_;
  const std::vector<Cluster>& clusters_;
  Buffer buffer_;
  std::vector<std::uint32_t> enclosed_;  // clusters in the buffer that end in an enclosing mark
  const hb_language_t chinese_ = hb_language_from_string("zh-hans", -1);
};

}  // namespace

void shape(Galley& galley) { Shaper(galley).all(); }

namespace {

bool is_unsafe(const Galley& galley, const Item& item) {
  return item.glyph_count > 0 && galley.glyphs[item.first_glyph].unsafe_to_break;
}

/// Gives items [first, last) the glyphs they have when nothing stands around them.
void shape_apart(Galley& galley, std::uint32_t first, std::uint32_t last) {
  if (first == last) return;
  const auto cluster_of = [&](const Item& item) { return galley.glyphs[item.first_glyph].cluster; };
  const Item& tail = galley.items[last - 1];
  const std::uint32_t from = cluster_of(galley.items[first]);
  std::uint32_t to = galley.glyphs[tail.first_glyph + tail.glyph_count - 1].cluster + 1;
  while (to < galley.clusters.size() && galley.clusters[to].begin < tail.end) ++to;
  std::vector<ShapedGlyph> fresh;
  Shaper(galley).alone(from, to, fresh);
  std::size_t next = 0;
  for (std::uint32_t i = first; i < last; ++i) {
    Item& item = galley.items[i];
    const std::uint32_t bound = i + 1 < last ? cluster_of(galley.items[i + 1]) : to;
    for (std::uint32_t g = 0; g < item.glyph_count; ++g) item.width -= galley.glyphs[item.first_glyph + g].advance;
    item.first_glyph = static_cast<std::uint32_t>(galley.glyphs.size());
    item.glyph_count = 0;
    for (; next < fresh.size() && fresh[next].cluster < bound; ++next) {
      item.width += fresh[next].advance;
      galley.glyphs.push_back(fresh[next]);
      ++item.glyph_count;
    }
  }
}

}  // namespace

bool part_at(Galley& galley, std::span<const std::uint32_t> ends) {
  const auto joined = [&](std::uint32_t i, FaceId face) {
    return i < galley.items.size() && galley.items[i].face == face && is_unsafe(galley, galley.items[i]);
  };
  bool parted = false;
  for (std::size_t e = 0; e < ends.size();) {
    if (ends[e] >= galley.items.size() || !is_unsafe(galley, galley.items[ends[e]])) {
      ++e;
      continue;
    }
    const FaceId face = galley.items[ends[e]].face;
    std::uint32_t first = ends[e] - 1;
    while (first > 0 && joined(first, face)) --first;
    std::uint32_t last = ends[e] + 1;
    while (joined(last, face)) ++last;
    // All ends within a run part it at once: a run of thousands of digits has hundreds.
    for (; e < ends.size() && ends[e] < last; ++e) {
      shape_apart(galley, first, ends[e]);
      first = ends[e];
    }
    shape_apart(galley, first, last);
    parted = true;
  }
  return parted;
}

}  // namespace typeset::text
