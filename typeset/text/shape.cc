// Shaping: whole runs of one face, size and script go to HarfBuzz at once, so that —— forms its ligature and kerning
// sees its neighbours. Fonts answer in design units; sizes are applied here in integers.
#include <array>
#include <hb.h>
#include <memory>

#include "base/utf8.h"
#include "text/galley.h"

namespace typeset::text {

namespace {

using enum CharClass;

// The squeezing of marks is ours (CL-PUN); a font's own would trim twice (CL-OT, chws).
// The last two only where characters are tracked: a ligature would bridge the space between them.
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
  const char32_t c = cluster.character;
  if (cluster.cls == AL) {
    if ((c >= 0x370 && c < 0x400) || (c >= 0x1f00 && c < 0x2000)) return HB_SCRIPT_GREEK;
    if (c >= 0x400 && c < 0x530) return HB_SCRIPT_CYRILLIC;
    return HB_SCRIPT_LATIN;
  }
  if (c >= 0x1100 && ((c >= 0xac00 && c <= 0xd7a3) || c < 0x1200)) return HB_SCRIPT_HANGUL;
  return cluster.latin_face ? HB_SCRIPT_COMMON : HB_SCRIPT_HAN;
}

bool same_script(hb_script_t run, hb_script_t next) {
  return run == next || run == HB_SCRIPT_COMMON || next == HB_SCRIPT_COMMON;
}

void shape_run(Galley& galley, hb_buffer_t* buffer, hb_language_t chinese, std::uint32_t from, std::uint32_t to,
               hb_script_t script) {
  const Cluster& first = galley.clusters[from];
  const Face& face = galley.fonts.face(first.face);
  const CharStyle& style = galley.styles[first.style].style;
  hb_buffer_clear_contents(buffer);
  for (std::uint32_t i = from; i < to; ++i) {
    const Cluster& cluster = galley.clusters[i];
    if (cluster.dropped) continue;
    if (cluster.cls == SP) {
      hb_buffer_add(buffer, cluster.latin_face ? U' ' : cluster.character, i);
      continue;
    }
    hb_buffer_add(buffer, cluster.character, i);  // as cast, which may differ from what was typed (CL-CLS IP)
    std::uint32_t at = cluster.begin + decode_utf8(galley.text(), cluster.begin).length;
    while (at < cluster.end) {
      const Decoded next = decode_utf8(galley.text(), at);
      hb_buffer_add(buffer, next.code_point, i);
      at += next.length;
    }
  }
  hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
  hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer, script == HB_SCRIPT_COMMON ? HB_SCRIPT_LATIN : script);
  hb_buffer_set_language(buffer, chinese);
  hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
  const bool tracked = style.tracking.units() != 0;
  hb_shape(face.hb_font(), buffer, kFeatures.data(), static_cast<unsigned>(kFeatures.size()) - (tracked ? 0 : 2));

  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t* places = hb_buffer_get_glyph_positions(buffer, &count);
  const Fine size = fine(style.size);
  const int upem = face.units_per_em();
  const auto at_size = [&](hb_position_t units) { return part(size, units, upem); };
  for (unsigned i = 0; i < count; ++i) {
    galley.glyphs.push_back({infos[i].codepoint, infos[i].cluster, at_size(places[i].x_advance),
                             at_size(places[i].x_offset), at_size(places[i].y_offset)});
  }
}

}  // namespace

void shape(Galley& galley) {
  const Buffer buffer(hb_buffer_create());
  const hb_language_t chinese = hb_language_from_string("zh-hans", -1);
  const std::vector<Cluster>& clusters = galley.clusters;
  galley.glyphs.reserve(clusters.size());
  const auto total = static_cast<std::uint32_t>(clusters.size());
  std::uint32_t from = 0;
  while (from < total) {
    if (!clusters[from].has_face) {
      ++from;
      continue;
    }
    const Length size = galley.styles[clusters[from].style].style.size;
    hb_script_t script = script_of(clusters[from]);
    std::uint32_t to = from + 1;
    for (; to < total; ++to) {
      const Cluster& next = clusters[to];
      if (next.dropped) continue;
      if (!next.has_face || next.face != clusters[from].face || galley.styles[next.style].style.size != size) break;
      const hb_script_t next_script = script_of(next);
      if (!same_script(script, next_script)) break;
      if (script == HB_SCRIPT_COMMON) script = next_script;
    }
    shape_run(galley, buffer.get(), chinese, from, to, script);
    from = to;
  }
}

}  // namespace typeset::text
