// ICC profiles: bytes that a file calls its profile → those worth keeping, or why they are of no use. Internal to the
// room; lcms2 is known in profile.cc alone.
//
// Bytes are never trusted: lengths and the tag table are checked here before lcms2 sees them, and a profile counts as
// readable when lcms2 can make of it a way to sRGB. Each call has a context of its own, so calls may run side by side.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "image/image.h"

namespace typeset::images {

inline constexpr std::size_t kLargestProfile = std::size_t{4} << 20U;  // bytes; a press profile has about half a MiB

struct JudgedProfile {
  std::string bytes;  // empty: the device's colours
  ProfileFault fault = ProfileFault::none;
};

/// Kept is what PDF/A-2 lets stand in an image (ISO 19005-2, 6.2.4.2): class input, display, output or colour space,
/// version 2 or 4, colours of `colour`. Bytes behind the length the profile gives are cut off. Dropped without a fault
/// is a profile whose colours come out of it as sRGB within one level of 255 (greys: as greys of the same level): the
/// device's RGB and grey are read so, and take no room. A grey picture may carry an RGB profile of that kind.
JudgedProfile judge_profile(std::string_view bytes, ImageColour colour);

/// For each of the 256 greys of RGB under a profile (one that was kept), sRGB's grey that is as light.
std::array<std::uint8_t, 256> greys_of(std::string_view profile);

/// x and y by the chromaticities of CIE 1931.
struct Primaries {
  double white_x = 0.3127, white_y = 0.3290;  // D65 and the primaries of sRGB (IEC 61966-2-1)
  double red_x = 0.64, red_y = 0.33, green_x = 0.30, green_y = 0.60, blue_x = 0.15, blue_y = 0.06;
};

/// A version 2 profile of rgb or grey whose samples, raised to `exponent`, are light; equal bytes for equal numbers.
/// Empty where no such colours can be.
std::string profile_of_gamma(ImageColour colour, double exponent, const Primaries& primaries);

/// A version 2 profile of the same colours; empty where version 2 has no words for them, or they stand in tables.
std::string as_version_2(std::string_view profile);

}  // namespace typeset::images
