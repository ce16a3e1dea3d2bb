// CffSubset: writes the CFF program of a document's glyphs.
//
// A CID-keyed CFF with .notdef and the glyphs under the CIDs they have in the font or, if that is name-keyed, under
// their glyph ids. Charstrings are those of a CharstringMaker. Font dicts that no glyph uses and all hints are left
// out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "font/cff_table.h"
#include "font/coded_charstrings.h"

namespace typeset {

/// `glyphs` ascending, without 0, all present in `cff`. None if a charstring cannot be made.
std::optional<std::string> write_cff_subset(const CffTable& cff, const std::vector<std::uint32_t>& glyphs,
                                            std::string_view postscript_name);

struct PackedCff {
  std::string bytes;
  std::size_t length = 0;  // unpacked
};

/// The same bytes, packed by deflate in zlib's wrapping: a block of what differs from document to document, and one of
/// the charstrings. `coded` are of `cff`.
std::optional<PackedCff> pack_cff_subset(const CffTable& cff, const CodedCharstrings& coded,
                                         const std::vector<std::uint32_t>& glyphs, std::string_view postscript_name);

}  // namespace typeset
