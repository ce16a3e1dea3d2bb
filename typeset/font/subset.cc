#include "font/subset.h"

#include <hb-subset.h>
#include <memory>
#include <string_view>
#include <utility>

#include "font/cff_subset.h"
#include "font/harfbuzz.h"

namespace typeset {
namespace {

struct HbSubsetRelease {
  void operator()(hb_subset_input_t* input) const { hb_subset_input_destroy(input); }
  void operator()(hb_subset_plan_t* plan) const { hb_subset_plan_destroy(plan); }
};

/// What a PDF reader does not look at: layout, names, variations (the default instance is what was laid out).
constexpr hb_tag_t kUnneeded[] = {
    HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'), HB_TAG('B', 'A', 'S', 'E'),
    HB_TAG('J', 'S', 'T', 'F'), HB_TAG('M', 'A', 'T', 'H'), HB_TAG('V', 'O', 'R', 'G'), HB_TAG('v', 'h', 'e', 'a'),
    HB_TAG('v', 'm', 't', 'x'), HB_TAG('k', 'e', 'r', 'n'), HB_TAG('n', 'a', 'm', 'e'), HB_TAG('p', 'o', 's', 't'),
    HB_TAG('O', 'S', '/', '2'), HB_TAG('c', 'm', 'a', 'p'), HB_TAG('D', 'S', 'I', 'G'), HB_TAG('f', 'v', 'a', 'r'),
    HB_TAG('g', 'v', 'a', 'r'), HB_TAG('a', 'v', 'a', 'r'), HB_TAG('H', 'V', 'A', 'R'), HB_TAG('V', 'V', 'A', 'R'),
    HB_TAG('M', 'V', 'A', 'R'), HB_TAG('S', 'T', 'A', 'T'), HB_TAG('m', 'e', 't', 'a'), HB_TAG('g', 'a', 's', 'p'),
    HB_TAG('F', 'F', 'T', 'M'), HB_TAG('S', 'V', 'G', ' '), HB_TAG('C', 'O', 'L', 'R'), HB_TAG('C', 'P', 'A', 'L'),
};

struct HbSubset {
  Hb<hb_face_t> face;
  std::unique_ptr<hb_subset_plan_t, HbSubsetRelease> plan;
};

Failure cannot_cut(const Face& face) {
  return {FailureKind::malformed, face.path(), face.postscript_name() + ": its glyphs cannot be cut out"};
}

/// By harfbuzz-subset, without hints and layout.
Result<HbSubset> harfbuzz_subset(const Face& face, const std::vector<std::uint32_t>& glyphs, unsigned flags) {
  const std::unique_ptr<hb_subset_input_t, HbSubsetRelease> input(hb_subset_input_create_or_fail());
  if (!input) return cannot_cut(face);
  hb_subset_input_set_flags(input.get(), flags);
  for (const std::uint32_t glyph : glyphs) hb_set_add(hb_subset_input_glyph_set(input.get()), glyph);
  hb_set_t* drop = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const hb_tag_t tag : kUnneeded) hb_set_add(drop, tag);
  HbSubset made;
  made.plan.reset(hb_subset_plan_create_or_fail(face.hb_face(), input.get()));
  if (made.plan) made.face.reset(hb_subset_plan_execute_or_fail(made.plan.get()));
  if (!made.face) return cannot_cut(face);
  return made;
}

/// Original glyph id → new glyph id.
std::vector<std::pair<std::uint32_t, std::uint32_t>> glyph_map(const HbSubset& made,
                                                               const std::vector<std::uint32_t>& glyphs) {
  const hb_map_t* new_ids = hb_subset_plan_old_to_new_glyph_mapping(made.plan.get());
  std::vector<std::pair<std::uint32_t, std::uint32_t>> map;
  map.reserve(glyphs.size());
  for (const std::uint32_t glyph : glyphs) map.emplace_back(glyph, hb_map_get(new_ids, glyph));
  return map;
}

Result<FontProgram> truetype_subset(const Face& face, const std::vector<std::uint32_t>& glyphs) {
  const Result<HbSubset> made = harfbuzz_subset(face, glyphs, HB_SUBSET_FLAGS_NO_HINTING);
  if (!made) return made.failure();
  FontProgram program;
  program.format = FontFormat::truetype;
  const Hb<hb_blob_t> blob(hb_face_reference_blob(made->face.get()));
  unsigned length = 0;
  const char* data = hb_blob_get_data(blob.get(), &length);
  program.bytes.assign(data, length);
  program.length = length;
  program.glyph_map = glyph_map(*made, glyphs);
  return program;
}

/// For the rare charstrings that our own writer does not take apart.
std::optional<Failure> harfbuzz_cff(const Face& face, const std::vector<std::uint32_t>& glyphs, FontProgram& program) {
  unsigned flags = HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE;
  // In a name-keyed program the glyph id is the code, and the code is to be the original one.
  if (program.format == FontFormat::cff_name) flags |= HB_SUBSET_FLAGS_RETAIN_GIDS;
  const Result<HbSubset> made = harfbuzz_subset(face, glyphs, flags);
  if (!made) return made.failure();
  program.bytes = HbTable(made->face.get(), "CFF ").view;
  program.length = program.bytes.size();
  program.glyph_map = glyph_map(*made, glyphs);
  // A table that it cannot make it leaves out.
  if (program.bytes.empty()) return cannot_cut(face);
  return std::nullopt;
}

/// By our own writer; false where it cannot.
bool write_cff(const Face& face, const std::vector<std::uint32_t>& glyphs, ProgramForm form, Cache* cache,
               FontProgram& program) {
  if (form == ProgramForm::packed) {
    const CodedCharstrings& coded = *face.coded_charstrings();
    if (cache != nullptr) coded.recall(*cache);
    std::optional<PackedCff> packed = pack_cff_subset(*face.cff(), coded, glyphs, face.postscript_name());
    if (!packed) return false;
    if (cache != nullptr) coded.leave_to(*cache);
    program.bytes = std::move(packed->bytes);
    program.deflated = true;
    program.length = packed->length;
  } else {
    std::optional<std::string> written = write_cff_subset(*face.cff(), glyphs, face.postscript_name());
    if (!written) return false;
    program.bytes = std::move(*written);
    program.length = program.bytes.size();
  }
  std::uint32_t next = 1;
  for (const std::uint32_t glyph : glyphs) program.glyph_map.emplace_back(glyph, next++);
  return true;
}

Result<FontProgram> cff_subset(const Face& face, const std::vector<std::uint32_t>& glyphs, ProgramForm form,
                               Cache* cache) {
  const CffTable& cff = *face.cff();
  FontProgram program;
  program.format = font_format(face);
  if (cff.cid_keyed()) {
    program.registry = cff.registry();
    program.ordering = cff.ordering();
    program.supplement = cff.supplement();
  }
  if (write_cff(face, glyphs, form, cache, program)) return program;
  if (std::optional<Failure> failure = harfbuzz_cff(face, glyphs, program)) return std::move(*failure);
  return program;
}

}  // namespace

std::string subset_recipe() {
  constexpr std::string_view ours = "4";  // raised when our bytes change
  return std::string(ours) + " harfbuzz " + hb_version_string();
}

FontFormat font_format(const Face& face) {
  const CffTable* cff = face.cff();
  if (cff == nullptr) return FontFormat::truetype;
  return cff->cid_keyed() ? FontFormat::cff_cid : FontFormat::cff_name;
}

std::uint16_t content_code(const Face& face, std::uint32_t glyph) {
  const CffTable* cff = face.cff();
  return cff != nullptr && cff->cid_keyed() ? cff->cid(glyph) : static_cast<std::uint16_t>(glyph);
}

Result<FontProgram> subset(const Face& face, const std::vector<std::uint32_t>& glyphs, ProgramForm form, Cache* cache) {
  if (!glyphs.empty() && glyphs.back() >= hb_face_get_glyph_count(face.hb_face()))
    return Failure{FailureKind::malformed, face.path(),
                   face.postscript_name() + " has no glyph " + std::to_string(glyphs.back())};
  if (face.cff() != nullptr) return cff_subset(face, glyphs, form, cache);
  return truetype_subset(face, glyphs);
}

}  // namespace typeset
