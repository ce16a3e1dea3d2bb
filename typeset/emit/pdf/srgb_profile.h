// The sRGB colour space (IEC 61966-2-1) as an ICC profile: what the red of a PDF/A file means.
#pragma once

#include <string>

namespace typeset::pdf {

/// A display profile of ICC version 2, which PDF/A-1 can take too: primaries adapted to D50 and the tone curve by
/// points. Always the same bytes; nobody's clock and no maker's name is in it.
const std::string& srgb_profile();

}  // namespace typeset::pdf
