// Image: a picture's bytes → its size, orientation, colour and samples, ready to be printed. The image room's door.
//
// JPEG keeps its own compression: the markers are walked to the end of the last scan and the file's facts read, no
// sample is decoded; Exif, XMP, comments and whatever trails the picture (places, names of phones, previews, films) are
// left out. PNG is decoded in full by libpng, so that a damaged file is found here: 16 bits become 8, Adam7 becomes
// rows, transparency becomes a mask of its own, and colour samples that are all grey become grey. Where none of this
// was needed the file's own compressed rows are kept. Profiles and gamma are not applied: samples stay as they are and
// are read as the device's grey, RGB or CMYK.
//
// Bytes are never trusted: every length is checked before use and sizes are limited before anything is allocated.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace typeset {

inline constexpr std::uint64_t kLargestImageFile = std::uint64_t{64} << 20U;  // bytes
inline constexpr std::uint64_t kMostPixels = 100'000'000;                     // of one picture
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

struct Image {
  std::uint32_t width = 0, height = 0;  // as stored
  int orientation = 1;                  // of Exif, 1–8: how the stored rows are turned to stand upright
  ImageColour colour = ImageColour::grey;
  int depth = 8;          // bits of a component: 1, 2, 4, 8
  bool inverted = false;  // CMYK with 255 for no ink, as Adobe's programs write it
  std::string palette;    // entries of one byte (grey) or three (rgb); empty: samples are colours
  ImagePacking packing = ImagePacking::rows;
  std::string samples;
  std::string mask;  // 8-bit opacity, row by row as stored; empty: opaque

  int components() const {
    return !palette.empty() || colour == ImageColour::grey ? 1 : colour == ImageColour::rgb ? 3 : 4;
  }
  /// Width and height as it is looked at.
  std::uint32_t upright_width() const { return orientation >= 5 ? height : width; }
  std::uint32_t upright_height() const { return orientation >= 5 ? width : height; }
};

/// Fails as `unsupported` with the format's name in Failure::what (HEIC, WebP, GIF, arithmetic-coded JPEG …; empty: no
/// picture at all), `too_large` past the limits, `malformed` where the file is damaged or cut off.
Result<Image> read_image(std::string_view bytes);

}  // namespace typeset
