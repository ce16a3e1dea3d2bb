// CffSubset: writes the CFF program of a document's glyphs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "font/cff_table.h"

namespace typeset {

/// A CID-keyed CFF with .notdef and `glyphs` (ascending, without 0, all present in `cff`) under the CIDs they have in
/// `cff`, or, if that is name-keyed, under their glyph ids. Charstrings are written anew by a CharstringWriter; where
/// they cannot be taken apart exactly they are plain_charstring()s. Font dicts that no glyph uses and all hints are
/// left out. None if a charstring cannot be made plain.
std::optional<std::string> write_cff_subset(const CffTable& cff, const std::vector<std::uint32_t>& glyphs,
                                            std::string_view postscript_name);

}  // namespace typeset
