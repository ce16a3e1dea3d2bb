// Faces that exist only as numbers, so that expected places can be worked out by hand: every Chinese character is 1000
// wide with its ink where GB/T 15834 wants it, every Western one 500, the space 250. Glyph ids are code points.
#pragma once

#include <functional>
#include <harfbuzz/hb.h>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "base/characters.h"
#include "font/font_book.h"

namespace typeset::testing {

class FakeFace final : public Face {
 public:
  struct Make {
    std::string name;
    int ink_centre = 380;
    std::function<bool(char32_t)> covers;
    std::function<std::int32_t(char32_t)> advance;
    std::u32string variants = {};  // characters with a form of their own for U+E0100
    bool wide_marks = false;       // ink over the whole cell, as in a face for headlines
  };

  explicit FakeFace(Make make) : make_(std::move(make)) {
    hb_font_funcs_t* funcs = hb_font_funcs_create();
    hb_font_funcs_set_nominal_glyph_func(
        funcs,
        [](hb_font_t*, void* self, hb_codepoint_t c, hb_codepoint_t* glyph, void*) -> hb_bool_t {
          *glyph = static_cast<const FakeFace*>(self)->glyph(c);
          return *glyph != 0;
        },
        nullptr, nullptr);
    hb_font_funcs_set_glyph_h_advance_func(
        funcs,
        [](hb_font_t*, void* self, hb_codepoint_t glyph, void*) -> hb_position_t {
          return static_cast<const FakeFace*>(self)->advance(glyph);
        },
        nullptr, nullptr);
    // Not hb_face_get_empty(), with which HarfBuzz does not shape at all.
    hb_face_t* face =
        hb_face_create_for_tables([](hb_face_t*, hb_tag_t, void*) -> hb_blob_t* { return nullptr; }, nullptr, nullptr);
    hb_face_set_upem(face, 1000);
    hb_face_set_glyph_count(face, 0x110000);
    font_ = hb_font_create(face);
    hb_face_destroy(face);
    hb_font_set_scale(font_, 1000, 1000);
    hb_font_set_funcs(font_, funcs, this, nullptr);
    hb_font_funcs_destroy(funcs);
    hb_font_make_immutable(font_);
  }
  ~FakeFace() override { hb_font_destroy(font_); }
  FakeFace(const FakeFace&) = delete;
  FakeFace& operator=(const FakeFace&) = delete;

  const std::string& postscript_name() const override { return make_.name; }
  const std::string& path() const override { return make_.name; }
  int index() const override { return 0; }
  const std::string& version() const override { return make_.name; }
  const std::string& licence() const override { return make_.name; }
  const std::string& sha256() const override { return make_.name; }
  std::uint16_t embedding() const override { return 0; }
  int units_per_em() const override { return 1000; }
  std::uint32_t glyph(char32_t c) const override { return make_.covers(c) ? c : 0; }
  std::int32_t advance(std::uint32_t glyph) const override { return make_.advance(glyph); }
  InkBox ink(std::uint32_t glyph) const override {
    const std::int32_t wide = advance(glyph);
    if (make_.wide_marks && kChineseMarks.has(char_class(glyph))) return {wide / 20, -50, wide - wide / 20, 850};
    switch (char_class(glyph)) {
      case CharClass::OP: return {wide - 450 > 0 ? wide - 450 : 20, -50, wide - 50, 850};
      case CharClass::CL:
      case CharClass::PM:
      case CharClass::PE: return {50, -50, wide < 500 ? wide - 20 : 450, 850};
      case CharClass::IP: return {wide / 2 - 50, 330, wide / 2 + 50, 430};
      case CharClass::SP: return {};
      case CharClass::SL: return {wide / 2 - 200, -50, wide / 2 + 200, 850};
      default: return {wide / 20, -100, wide - wide / 20, 860};
    }
  }
  bool distrusted(char32_t) const override { return false; }
  bool covers(char32_t c) const override { return make_.covers(c); }
  bool has_variant(char32_t c, char32_t selector) const override {
    return selector == 0xe0100 && make_.variants.find(c) != std::u32string::npos;
  }
  int ink_centre() const override { return make_.ink_centre; }
  bool draws_as_mapped() const override { return false; }
  MappedGlyph mapped(char32_t character) const override {
    const std::uint32_t id = glyph(character);
    return {id, advance(id)};
  }
  const CffTable* cff() const override { return nullptr; }
  const CodedCharstrings* coded_charstrings() const override { return nullptr; }
  hb_font_t* hb_font() const override { return font_; }
  hb_face_t* hb_face() const override { return hb_font_get_face(font_); }

 private:
  Make make_;
  hb_font_t* font_ = nullptr;
};

/// Roles fangsong … xiaobiaosong: face 0, whose fallbacks are face 2 (rare hanzi) and 3 (rarer). Latin: face 1.
class FakeBook final : public FontBook {
 public:
  static constexpr FaceId kChinese{0}, kLatin{1}, kRare{2}, kRarest{3};

  explicit FakeBook(std::int32_t quote_advance = 1000, bool wide_marks = false, std::int32_t space = 250) {
    const auto latin = [](char32_t c) { return c >= 0x20 && c < 0x590 && c != 0xb7 && c != 0xad; };
    const auto western_mark = [](char32_t c) {
      return shared_with_western(c) || c == 0x20ac || c == 0x2032 || c == 0x2033 || c == 0x2122 || c == 0x2212;
    };
    add({"FakeChinese", 380,
         [=](char32_t c) {
           if (c == U'祎' || c == U'龑' || c == U'ȸ' || (c >= 0x1f300 && c < 0x20000)) return false;
           return c == 0x3000 || c == 0xb1 || c == 0xb7 || c == 0xd7 || c == 0xf7 || (c >= 0x30 && c < 0x3a) ||
                  (c >= 0x2010 && c < 0x20000 && c != 0x2e3a);
         },
         [=](char32_t c) {
           if (c >= 0x30 && c < 0x3a) return 500;
           if (c == 0x2018 || c == 0x2019 || c == 0x201c || c == 0x201d) return quote_advance;
           if (c == 0x2116) return 893;  // as FandolFang has it
           if (c == 0x2013) return 500;
           return 1000;
         },
         U"葛", wide_marks});
    add({"FakeLatin", 330, [=](char32_t c) { return latin(c) || western_mark(c); },
         [=](char32_t c) { return c == U' ' ? space : 500; }});
    add({"FakeRare", 300, [](char32_t c) { return c == U'祎' || c == U'ȸ' || c == 0x301; },
         [](char32_t) { return 920; }});
    add({"FakeRarest", 400, [](char32_t c) { return c == U'龑' || (c >= 0x20000 && c < 0x30000); },
         [](char32_t) { return 1000; }});
  }

  const Face& face(FaceId id) const override { return *faces_.at(static_cast<std::size_t>(id)); }
  std::size_t face_count() const override { return faces_.size(); }
  FaceId primary(Role role) const override {
    return role == Role::latin || role == Role::latin_bold ? kLatin : kChinese;
  }
  std::string identity() const override { return "fake"; }
  std::optional<Choice> choose(Role role, std::u32string_view grapheme) const override {
    std::vector<FaceId> order = {primary(role)};
    for (const FaceId id : chain(role)) order.push_back(id);
    for (std::size_t depth = 0; depth < order.size(); ++depth) {
      const Face& candidate = face(order[depth]);
      bool all = true;
      for (const char32_t c : grapheme) {
        const bool selector = (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef);
        all = all && (selector || candidate.covers(c));
      }
      if (all) return Choice{order[depth], static_cast<int>(depth)};
    }
    return std::nullopt;
  }
  const std::vector<typeset::RoleFace>& role_faces() const override { return role_faces_; }
  Role latin(Role role) const override {
    return role == Role::xiaobiaosong || role == Role::latin_bold ? Role::latin_bold : Role::latin;
  }
  Diagnostics chain_faults() const override { return {}; }
  std::vector<FaceId> chain(Role role) const override {
    if (role == Role::latin || role == Role::latin_bold) return {};
    return {kRare, kRarest};
  }

 private:
  void add(FakeFace::Make make) { faces_.push_back(std::make_unique<FakeFace>(std::move(make))); }
  std::vector<std::unique_ptr<FakeFace>> faces_;
  std::vector<typeset::RoleFace> role_faces_;
};

}  // namespace typeset::testing
