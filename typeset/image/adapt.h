// A picture made fit for an output that forbids what it holds. Each function takes a picture as read and returns one
// that prints the same, as near as can be; where nothing stands in the way it comes back unchanged.
#pragma once

#include <string_view>

#include "base/result.h"
#include "image/image.h"

namespace typeset {

/// Without transparency, as PDF/A-1 wants it (ISO 19005-1, 6.4): what is behind the picture is taken for white paper.
/// Of a palette only the entries change.
Image flattened(Image image);

/// With a profile of version 2, the only one that PDF 1.4 knows, or none. Version 4 profiles that are curves and a
/// matrix (the phones' Display P3) are written anew in the words of version 2 and print the same; those of tables are
/// dropped, and Image::profile_fault becomes `too_new`.
Image with_version_2_profile(Image image);

/// Whether its colours mean nothing without a CMYK output intent: CMYK that no profile explains (ISO 19005-2,
/// 6.2.4.3).
inline bool needs_cmyk_intent(const Image& image) { return image.colour == ImageColour::cmyk && image.profile.empty(); }

/// The samples as they are, explained by `profile` (ICC): what makes such a CMYK picture stand under an RGB intent.
/// Fails as `malformed`, `too_large` or, for colours of another kind, `unsupported`.
Result<Image> with_profile(Image image, std::string_view profile);

}  // namespace typeset
