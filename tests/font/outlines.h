// Outlines as text, to be compared: what a glyph draws, in design units.
#pragma once

#include <cstdint>
#include <hb-ot.h>
#include <hb.h>
#include <string>
#include <string_view>

#include "font/font_book.h"
#include "font/harfbuzz.h"
#include "font/subset.h"

namespace typeset::testing {

inline std::string outline(hb_font_t* font, std::uint32_t glyph) {
  struct Pen {
    static std::string& text(void* data) { return *static_cast<std::string*>(data); }
    static void point(void* data, char op, std::initializer_list<float> numbers) {
      text(data) += op;
      for (const float value : numbers) text(data) += " " + std::to_string(value);
      text(data) += '\n';
    }
  };
  hb_draw_funcs_t* pen = hb_draw_funcs_create();
  hb_draw_funcs_set_move_to_func(
      pen,
      [](hb_draw_funcs_t*, void* d, hb_draw_state_t*, float x, float y, void*) {
        Pen::point(d, 'M', {x, y});
      },
      nullptr, nullptr);
  hb_draw_funcs_set_line_to_func(
      pen,
      [](hb_draw_funcs_t*, void* d, hb_draw_state_t*, float x, float y, void*) {
        Pen::point(d, 'L', {x, y});
      },
      nullptr, nullptr);
  hb_draw_funcs_set_quadratic_to_func(
      pen,
      [](hb_draw_funcs_t*, void* d, hb_draw_state_t*, float a, float b, float x, float y, void*) {
        Pen::point(d, 'Q', {a, b, x, y});
      },
      nullptr, nullptr);
  hb_draw_funcs_set_cubic_to_func(
      pen,
      [](hb_draw_funcs_t*, void* d, hb_draw_state_t*, float a, float b, float e, float f, float x, float y, void*) {
        Pen::point(d, 'C', {a, b, e, f, x, y});
      },
      nullptr, nullptr);
  std::string drawn;
  hb_font_get_glyph_shape(font, glyph, pen, &drawn);
  hb_draw_funcs_destroy(pen);
  return drawn;
}

/// A font to draw a subset with: a bare CFF table is put into an sfnt.
inline Hb<hb_font_t> font_of(const FontProgram& program, int units_per_em) {
  if (program.format == FontFormat::truetype) {
    const Hb<hb_face_t> face = make_hb_face(Bytes::from(program.bytes), 0);
    return make_hb_font(face.get());
  }
  const Hb<hb_face_t> face(hb_face_builder_create());
  const auto add = [&](const char* tag, const std::string& table) {
    const Hb<hb_blob_t> blob(
        hb_blob_create(table.data(), static_cast<unsigned>(table.size()), HB_MEMORY_MODE_DUPLICATE, nullptr, nullptr));
    hb_face_builder_add_table(face.get(), hb_tag_from_string(tag, 4), blob.get());
  };
  std::string head(54, '\0');
  head[1] = 1;
  head[18] = static_cast<char>(units_per_em >> 8);
  head[19] = static_cast<char>(units_per_em & 0xFF);
  head[12] = 0x5F, head[13] = 0x0F, head[14] = 0x3C, head[15] = static_cast<char>(0xF5);
  std::string maxp("\0\0\x50\0\0\0", 6);
  maxp[4] = static_cast<char>((program.glyph_map.size() + 1) >> 8);
  maxp[5] = static_cast<char>((program.glyph_map.size() + 1) & 0xFF);
  add("head", head);
  add("maxp", maxp);
  add("CFF ", program.bytes);
  const Hb<hb_blob_t> sfnt(hb_face_reference_blob(face.get()));
  const Hb<hb_face_t> whole(hb_face_create(sfnt.get(), 0));
  return make_hb_font(whole.get());
}

}  // namespace typeset::testing
