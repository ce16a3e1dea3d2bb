// CffSubset: writes the CFF program of a document's glyphs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "font/cff_table.h"
#include "font/small_charstrings.h"

namespace typeset {

/// A CID-keyed CFF with .notdef and `glyphs` (ascending, without 0, all present in `cff`) under the CIDs they have in
/// `cff`, or, if that is name-keyed, under their glyph ids. Charstrings are those of `small`, which is of the same
/// table. Font dicts that no glyph uses and all hints are left out. None if `small` has not all of them.
std::optional<std::string> write_cff_subset(const CffTable& cff, const SmallCharstrings& small,
                                            const std::vector<std::uint32_t>& glyphs, std::string_view postscript_name);

}  // namespace typeset
