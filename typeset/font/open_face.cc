#include "font/open_face.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/characters.h"
#include "font/charstring.h"
#include "font/outline_box.h"

namespace typeset {
namespace {

constexpr std::size_t kMostBoxes = 4096;

// A search through the cmap of a large font visits memory all over its file; a text asks for the same few hundred
// characters again and again. An answer is one word, so that threads need no lock: 21 bits of character, 16 of glyph,
// 27 of advance.
constexpr std::size_t kLately = 4096;

constexpr std::uint64_t remember(char32_t character, MappedGlyph glyph) {
  return std::uint64_t{character} << 43U | std::uint64_t{glyph.id} << 27U | static_cast<std::uint32_t>(glyph.advance);
}
constexpr MappedGlyph recall(std::uint64_t word) {
  return {static_cast<std::uint32_t>(word >> 27U) & 0xffffU, static_cast<std::int32_t>(word & 0x7ffffffU)};
}

enum InkKnown : std::uint8_t { unknown, has_ink_known, blank_known };

bool is_blank_by_nature(char32_t character) {
  const CharClass nature = char_class(character);
  return nature == CharClass::SP || nature == CharClass::CT;
}

}  // namespace

OpenFace::OpenFace(std::string path, int index, FaceRecord record, const std::string& licence, const FileSource& files,
                   std::vector<CharacterRange> distrusted)
    : path_(std::move(path)),
      index_(index),
      record_(std::move(record)),
      distrusted_(std::move(distrusted)),
      files_(&files) {
  if (!licence.empty()) record_.licence = licence;
}

void OpenFace::open() const {
  std::call_once(once_, [this] {
    read_file();
    open_.store(true, std::memory_order_release);
  });
}

namespace {

/// Where the file is no longer the one of which the record was made, there may be none.
DeflateCode code_of(const FaceRecord& record) {
  const std::optional<DeflateCode> code = DeflateCode::read(record.charstring_code);
  return code ? *code : DeflateCode::trained_on({}, DeflateCode::Scope::any);
}

}  // namespace

void OpenFace::read_file() const {
  const Result<Bytes> font = files_->map(path_, kLargestFont);
  opened_.face = make_hb_face(font ? *font : Bytes{}, index_);
  opened_.font = make_hb_font(opened_.face.get());
  opened_.glyph_count = std::min(hb_face_get_glyph_count(opened_.face.get()), 65536U);
  opened_.ink_known = std::make_unique<std::atomic<std::uint8_t>[]>(opened_.glyph_count);
  opened_.draws_as_mapped = shapes_nothing(opened_.face.get());
  opened_.lately = std::make_unique<std::atomic<std::uint64_t>[]>(kLately);
  HbTable cff(opened_.face.get(), "CFF ");
  if (cff.view.empty()) return;
  opened_.cff = CffTable::read(cff.view);
  opened_.cff_bytes = std::move(cff.blob);
  if (opened_.cff)
    opened_.coded_charstrings.emplace(*opened_.cff, code_of(record_),
                                      record_.sha256 + "/" + std::to_string(index_) + " ");
}

std::uint32_t OpenFace::glyph(char32_t character) const { return mapped(character).id; }

MappedGlyph OpenFace::mapped(char32_t character) const {
  const Opened& self = opened();
  std::atomic<std::uint64_t>& place = self.lately[character % kLately];
  const std::uint64_t known = place.load(std::memory_order_relaxed);
  if (known >> 43U == character && known != 0) return recall(known);
  hb_codepoint_t id = 0;
  if (hb_font_get_nominal_glyph(self.font.get(), character, &id) == 0) id = 0;
  const MappedGlyph found{id, hb_font_get_glyph_h_advance(self.font.get(), id)};
  if (id <= 0xffff && found.advance >= 0 && found.advance < (1 << 26)) {
    place.store(remember(character, found), std::memory_order_relaxed);
  }
  return found;
}

std::int32_t OpenFace::advance(std::uint32_t glyph) const { return hb_font_get_glyph_h_advance(hb_font(), glyph); }

InkBox OpenFace::ink(std::uint32_t glyph) const {
  {
    const std::shared_lock reading(boxes_lock_);
    const auto known = boxes_.find(glyph);
    if (known != boxes_.end()) return known->second;
  }
  const InkBox box = outline_box(hb_font(), glyph);
  const std::unique_lock writing(boxes_lock_);
  if (boxes_.size() < kMostBoxes) boxes_.emplace(glyph, box);
  return box;
}

bool OpenFace::has_ink(std::uint32_t glyph) const {
  const Opened& self = opened();
  if (glyph >= self.glyph_count) return false;
  std::atomic<std::uint8_t>& known = self.ink_known[glyph];
  const std::uint8_t before = known.load(std::memory_order_relaxed);
  if (before != unknown) return before == has_ink_known;
  // A glance at the charstring costs a tenth of the box of the outline.
  const std::optional<bool> glance = self.cff ? draws_something(*self.cff, glyph) : std::nullopt;
  const bool inked = glance ? *glance : !outline_box(hb_font(), glyph).empty();
  known.store(inked ? has_ink_known : blank_known, std::memory_order_relaxed);
  return inked;
}

bool OpenFace::distrusted(char32_t character) const {
  const auto after = std::ranges::upper_bound(distrusted_, character, {}, &CharacterRange::first);
  return after != distrusted_.begin() && character <= std::prev(after)->last;
}

bool OpenFace::covers(char32_t character) const {
  if (distrusted(character)) return false;
  const std::uint32_t found = glyph(character);
  return (found != 0 && has_ink(found)) || is_blank_by_nature(character);
}

bool OpenFace::has_variant(char32_t character, char32_t selector) const {
  hb_codepoint_t glyph = 0;
  return hb_font_get_variation_glyph(hb_font(), character, selector, &glyph) != 0 && glyph != 0;
}

const CffTable* OpenFace::cff() const {
  const Opened& self = opened();
  return self.cff ? &*self.cff : nullptr;
}

const CodedCharstrings* OpenFace::coded_charstrings() const {
  const Opened& self = opened();
  return self.coded_charstrings ? &*self.coded_charstrings : nullptr;
}

}  // namespace typeset
