// Image: a picture's bytes → its size, orientation, colour and samples, ready to be printed. The image room's door.
//
// JPEG keeps its own compression: the markers are walked to the end of the last scan and the file's facts read, no
// sample is decoded; Exif, XMP, comments and whatever trails the picture (places, names of phones, previews, films) are
// left out. PNG is decoded in full by libpng, so that a damaged file is found here: 16 bits become 8, Adam7 becomes
// rows, transparency becomes a mask of its own, and colour samples that are all grey become grey. Where none of this
// was needed the file's own compressed rows are kept. It is decoded row by row, once to see what of this is needed and
// once more to do it: a small file can hold a great many pixels, and only those that are kept as rows take memory.
//
// Samples stay as they are; what they mean is told by the ICC profile of the file (JPEG: APP2; PNG: iCCP, else sRGB,
// else one made from gAMA and cHRM), which is kept where it says more than the device's own grey, RGB (taken for sRGB)
// or CMYK. A profile that cannot be used is left out and the reason told; the picture is read all the same. RGB that is
// all grey becomes the greys that its profile means, so that it prints with black alone.
//
// Bytes are never trusted: every length is checked before use and sizes are limited before anything is allocated.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace typeset {

inline constexpr std::uint64_t kLargestImageFile = std::uint64_t{64} << 20U;  // bytes
inline constexpr std::uint64_t kMostPixels = 100'000'000;                     // of one picture
inline constexpr std::uint64_t kMostPlain = std::uint64_t{128} << 20U;        // bytes of one kept as rows
inline constexpr std::uint32_t kLongestSide = 65'535;

/// What a picture needs in print: below it is reported, and never made larger unasked.
inline constexpr std::int64_t kLeastDpi = 150;

enum class ImageColour : std::uint8_t { grey, rgb, cmyk };

/// How Image::samples are packed.
enum class ImagePacking : std::uint8_t {
  rows,      // plain rows, each begun on a byte
  png_rows,  // a zlib stream of rows, each with PNG's filter byte before it
  jpeg       // a JPEG file
};

/// Why the profile of a file was left out.
enum class ProfileFault : std::uint8_t {
  none,
  damaged,
  wrong_numbers,  // of a PNG's gAMA or cHRM: no profile, but numbers that would have made one
  unfitting,  // of other colours than the picture, or of a kind or version that is not for pictures
  too_large,
  too_new  // for the standard of the output: with_version_2_profile (adapt.h)
};

struct Image {
  std::uint32_t width = 0, height = 0;  // as stored
  int orientation = 1;                  // of Exif, 1–8: how the stored rows are turned to stand upright
  ImageColour colour = ImageColour::grey;
  int depth = 8;          // bits of a component: 1, 2, 4, 8
  bool inverted = false;  // CMYK with 255 for no ink, as Adobe's programs write it
  std::string palette;    // entries of one byte (grey) or three (rgb); empty: samples are colours
  ImagePacking packing = ImagePacking::rows;
  std::string samples;
  std::string mask;     // 8-bit opacity, row by row as stored; empty: opaque
  std::string opacity;  // of palette entries, where the mask comes from there: the first ones, the rest are opaque
  /// A JPEG of red, green and blue that says so by the names of its components alone, which decoders overlook.
  bool untransformed = false;
  std::string profile;  // ICC, for the colours of the samples or the palette; empty: the device's
  ProfileFault profile_fault = ProfileFault::none;

  int components() const {
    return !palette.empty() || colour == ImageColour::grey ? 1 : colour == ImageColour::rgb ? 3 : 4;
  }
  /// Width and height as it is looked at.
  std::uint32_t upright_width() const { return orientation >= 5 ? height : width; }
  std::uint32_t upright_height() const { return orientation >= 5 ? width : height; }
};

/// The major version of an ICC profile: 2 or 4 where it is Image::profile.
inline int icc_version(std::string_view profile) { return profile.size() > 8 ? profile[8] : 0; }

/// Asked with the bytes that a picture is going to take, before it takes them; may throw.
using TakeRoom = std::function<void(std::size_t)>;

/// Fails as `unsupported` with the format's name in Failure::what (HEIC, WebP, GIF …; JPEG of a rare kind, which is
/// Failure::detail; empty: no picture at all), `too_large` past the limits (Failure::what is "rows" past kMostPlain),
/// `malformed` where the file is damaged or cut off.
Result<Image> read_image(std::string_view bytes, const TakeRoom& take = nullptr);

}  // namespace typeset
