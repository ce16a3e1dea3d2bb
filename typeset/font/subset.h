// Subsets: the part of a face that a document uses, ready to embed.
//
// Codes in content streams are chosen so that they do not depend on the subset: the original glyph id for TrueType and
// name-keyed CFF, the CID of the CFF charset for CID-keyed CFF. emit/ asks this file what to write for a glyph, and
// afterwards for the font program. A name-keyed CFF is embedded as a CID-keyed one whose CIDs are the original glyph
// ids (in the rare case that harfbuzz-subset writes it, as a name-keyed one that keeps its glyph ids): for a PDF both
// are /CIDFontType0C with the codes said above.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/file_source.h"
#include "base/result.h"
#include "font/font_book.h"

namespace typeset {

enum class FontFormat : std::uint8_t { truetype, cff_cid, cff_name };

struct FontProgram {
  FontFormat format = FontFormat::truetype;
  std::string bytes;               // sfnt for TrueType; the bare CFF table for CFF
  bool deflated = false;           // they are packed, in zlib's wrapping
  std::size_t length = 0;          // of the bytes before they were packed
  std::string registry = "Adobe";  // CIDSystemInfo; Adobe-Identity-0 unless the font is CID-keyed
  std::string ordering = "Identity";
  int supplement = 0;
  /// Original glyph id → glyph id in the subset, for the glyphs asked for, in ascending order of the original
  /// (CIDToGIDMap of a TrueType font).
  std::vector<std::pair<std::uint32_t, std::uint32_t>> glyph_map;
};

/// Measures of a face for its PDF font descriptor, in thousandths of an em.
struct FontDescriptor {
  std::int32_t ascent = 0, descent = 0, cap_height = 0, italic_angle = 0, stem_v = 0;
  InkBox box;
  bool fixed_pitch = false, serif = false, italic = false;
};

/// How the bytes are wanted.
enum class ProgramForm : std::uint8_t { plain, packed };

/// To be part of the key of whatever is kept of a FontProgram between runs: another text when the bytes may be others,
/// be it by our own doing or by another version of HarfBuzz.
std::string subset_recipe();

FontFormat font_format(const Face& face);
/// What the content stream writes for `glyph`: its CID or glyph id as said above.
std::uint16_t content_code(const Face& face, std::uint32_t glyph);
FontDescriptor font_descriptor(const Face& face);
/// `glyphs` in ascending order, without 0. The result depends on the face, the glyphs and `form` alone; unpacked, it
/// does not depend on `form`. CFF programs of our own writing come packed where that is asked for, which takes less
/// time than writing them; others are left to the caller. Fails with malformed for a glyph that the face does not have
/// or whose outline cannot be read. `cache` may be null; coded charstrings are taken from it and left to it.
Result<FontProgram> subset(const Face& face, const std::vector<std::uint32_t>& glyphs,
                           ProgramForm form = ProgramForm::plain, Cache* cache = nullptr);

}  // namespace typeset
