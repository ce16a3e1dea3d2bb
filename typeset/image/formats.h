// The readers of the two formats, and what both need. Internal to the room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "image/image.h"

namespace typeset::images {

Result<Image> read_jpeg(std::string_view bytes);
Result<Image> read_png(std::string_view bytes, const TakeRoom& take);

/// The orientation (1–8) that the TIFF structure of an Exif block tells; 1 if it tells none or is damaged.
int exif_orientation(std::string_view tiff);

/// A fault of size, if the picture is empty or too large.
bool too_large(std::uint64_t width, std::uint64_t height);

inline std::uint32_t byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }
inline std::uint32_t big_16(std::string_view bytes, std::size_t at) {
  return byte_at(bytes, at) << 8U | byte_at(bytes, at + 1);
}
inline std::uint32_t big_32(std::string_view bytes, std::size_t at) {
  return big_16(bytes, at) << 16U | big_16(bytes, at + 2);
}

inline Failure damaged(std::string_view why) { return {FailureKind::malformed, {}, std::string(why)}; }

}  // namespace typeset::images
