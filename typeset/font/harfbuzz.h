// HarfBuzz handles that let go of themselves. For the .cc files of font/ only.
#pragma once

#include <hb-ot.h>
#include <hb.h>
#include <memory>
#include <string_view>

#include "base/file_source.h"

namespace typeset {

struct HbRelease {
  void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
  void operator()(hb_face_t* face) const { hb_face_destroy(face); }
  void operator()(hb_font_t* font) const { hb_font_destroy(font); }
  void operator()(hb_set_t* set) const { hb_set_destroy(set); }
};
template <typename T>
using Hb = std::unique_ptr<T, HbRelease>;

/// A table of a face; the view lives as long as the blob.
struct HbTable {
  HbTable(hb_face_t* face, const char (&tag)[5])
      : blob(hb_face_reference_table(face, HB_TAG(tag[0], tag[1], tag[2], tag[3]))) {
    unsigned length = 0;
    const char* data = hb_blob_get_data(blob.get(), &length);
    view = std::string_view(data, data == nullptr ? 0 : length);
  }
  Hb<hb_blob_t> blob;
  std::string_view view;
};

/// The face `index` of a font file, whose bytes it keeps alive; immutable. Of what is no font an empty face.
Hb<hb_face_t> make_hb_face(const Bytes& bytes, int index);
/// No substitution at all, and no positioning that is on by itself (Face::draws_as_mapped).
bool shapes_nothing(hb_face_t* face);
/// Unscaled and immutable.
Hb<hb_font_t> make_hb_font(hb_face_t* face);

}  // namespace typeset
