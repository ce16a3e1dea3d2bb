#include "font/open_face.h"

#include <algorithm>
#include <utility>

#include "base/characters.h"
#include "font/charstring.h"
#include "font/outline_box.h"

namespace typeset {
namespace {

constexpr std::size_t kMostBoxes = 4096;

enum InkKnown : std::uint8_t { unknown, has_ink_known, blank_known };

bool is_blank_by_nature(char32_t character) {
  const CharClass nature = char_class(character);
  return nature == CharClass::SP || nature == CharClass::CT;
}

}  // namespace

OpenFace::OpenFace(std::string path, int index, FaceRecord record, const std::string& licence, const FileSource& files)
    : path_(std::move(path)), index_(index), record_(std::move(record)), files_(&files) {
  if (!licence.empty()) record_.licence = licence;
}

const OpenFace::Opened& OpenFace::opened() const {
  std::call_once(once_, [this] { open(); });
  return opened_;
}

void OpenFace::open() const {
  const Result<Bytes> font = files_->read(path_, kLargestFont);
  opened_.face = make_hb_face(font ? *font : Bytes{}, index_);
  opened_.font = make_hb_font(opened_.face.get());
  opened_.glyph_count = std::min(hb_face_get_glyph_count(opened_.face.get()), 65536U);
  opened_.ink_known = std::make_unique<std::atomic<std::uint8_t>[]>(opened_.glyph_count);
  opened_.hanzi_as_mapped = maps_hanzi_only(opened_.face.get());
  HbTable cff(opened_.face.get(), "CFF ");
  if (cff.view.empty()) return;
  opened_.cff = CffTable::read(cff.view);
  opened_.cff_bytes = std::move(cff.blob);
}

std::uint32_t OpenFace::glyph(char32_t character) const {
  hb_codepoint_t glyph = 0;
  return hb_font_get_nominal_glyph(hb_font(), character, &glyph) != 0 ? glyph : 0;
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

bool OpenFace::covers(char32_t character) const {
  if (is_blank_by_nature(character)) return true;
  const std::uint32_t found = glyph(character);
  return found != 0 && has_ink(found);
}

bool OpenFace::has_variant(char32_t character, char32_t selector) const {
  hb_codepoint_t glyph = 0;
  return hb_font_get_variation_glyph(hb_font(), character, selector, &glyph) != 0 && glyph != 0;
}

const CffTable* OpenFace::cff() const {
  const Opened& self = opened();
  return self.cff ? &*self.cff : nullptr;
}

}  // namespace typeset
