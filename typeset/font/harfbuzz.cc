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

Hb<hb_font_t> make_hb_font(hb_face_t* face) {
  Hb<hb_font_t> font(hb_font_create(face));
  hb_font_make_immutable(font.get());
  return font;
}

}  // namespace typeset
