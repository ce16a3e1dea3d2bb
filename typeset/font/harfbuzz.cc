#include "font/harfbuzz.h"

namespace typeset {

Hb<hb_face_t> make_hb_face(const Bytes& bytes, int index) {
  auto* keeper = new Bytes(bytes);
  const Hb<hb_blob_t> blob(hb_blob_create(bytes.view.data(), static_cast<unsigned>(bytes.view.size()),
                                          HB_MEMORY_MODE_READONLY, keeper,
                                          [](void* kept) { delete static_cast<Bytes*>(kept); }));
  Hb<hb_face_t> face(hb_face_create(blob.get(), static_cast<unsigned>(index)));
  hb_face_make_immutable(face.get());
  return face;
}

bool shapes_nothing(hb_face_t* face) {
  if (hb_ot_layout_table_get_lookup_count(face, HB_OT_TAG_GSUB) > 0) return false;
  constexpr hb_tag_t kOnByThemselves[] = {
      HB_TAG('k', 'e', 'r', 'n'), HB_TAG('d', 'i', 's', 't'), HB_TAG('m', 'a', 'r', 'k'), HB_TAG('m', 'k', 'm', 'k'),
      HB_TAG('c', 'u', 'r', 's'), HB_TAG('a', 'b', 'v', 'm'), HB_TAG('b', 'l', 'w', 'm'), HB_TAG_NONE};
  const Hb<hb_set_t> lookups(hb_set_create());
  hb_ot_layout_collect_lookups(face, HB_OT_TAG_GPOS, nullptr, nullptr, kOnByThemselves, lookups.get());
  if (!hb_set_is_empty(lookups.get())) return false;
  return HbTable(face, "kern").view.empty() && HbTable(face, "kerx").view.empty() &&
         HbTable(face, "morx").view.empty() && HbTable(face, "mort").view.empty();
}

Hb<hb_font_t> make_hb_font(hb_face_t* face) {
  Hb<hb_font_t> font(hb_font_create(face));
  hb_font_make_immutable(font.get());
  return font;
}

}  // namespace typeset
