// The packed font program: what one face needs in one document, ready to be embedded.
//
// A function of the face and the glyphs alone, which is why one of TrueType outlines may be kept in the cache between
// runs: the bytes found there are the bytes that would be made.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/file_source.h"
#include "base/result.h"
#include "font/subset.h"

namespace typeset::pdf {

/// Its bytes as they go into the file: deflated where `compress` says so. `glyphs` in ascending order, without 0.
/// `cache` may be null. Fails where the subset cannot be made. That the face may be embedded is for the FontBook to
/// know: it offers no other.
Result<FontProgram> pack_program(const Face& face, const std::vector<std::uint32_t>& glyphs, bool compress,
                                 Cache* cache);

/// Six capital letters that name the subset: a digest of face and glyphs.
std::string subset_tag(const Face& face, const std::vector<std::uint32_t>& glyphs);

}  // namespace typeset::pdf
