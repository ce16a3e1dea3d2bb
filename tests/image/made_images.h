// Pictures made for a test: PNG of any kind by libpng, the skeleton of a JPEG by hand.
#pragma once

#include <cstdint>
#include <png.h>
#include <stdexcept>
#include <string>
#include <vector>

namespace typeset::test {

struct PngRecipe {
  std::uint32_t width = 5, height = 3;
  int depth = 8, type = PNG_COLOR_TYPE_GRAY;
  bool interlaced = false;
  std::vector<png_color> palette;
  std::vector<png_byte> opacity;        // of palette entries
  const png_color_16* clear = nullptr;  // the colour that is transparent
  std::string exif;
};

/// `rows`: packed as PNG wants them, one after the other.
inline std::string make_png(const PngRecipe& recipe, const std::string& rows) {
  std::string file;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png_create_info_struct(png);
  png_set_write_fn(
      png, &file,
      [](png_structp p, png_bytep bytes, std::size_t count) {
        static_cast<std::string*>(png_get_io_ptr(p))->append(reinterpret_cast<const char*>(bytes), count);
      },
      nullptr);
  png_set_IHDR(png, info, recipe.width, recipe.height, recipe.depth, recipe.type,
               recipe.interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_BASE,
               PNG_FILTER_TYPE_BASE);
  if (!recipe.palette.empty()) png_set_PLTE(png, info, recipe.palette.data(), static_cast<int>(recipe.palette.size()));
  if (!recipe.opacity.empty())
    png_set_tRNS(png, info, recipe.opacity.data(), static_cast<int>(recipe.opacity.size()), nullptr);
  if (recipe.clear != nullptr) png_set_tRNS(png, info, nullptr, 0, recipe.clear);
  std::vector<png_byte> exif(recipe.exif.begin(), recipe.exif.end());
  if (!exif.empty()) png_set_eXIf_1(png, info, static_cast<png_uint_32>(exif.size()), exif.data());
  const std::size_t row_bytes = rows.size() / recipe.height;
  std::vector<png_byte> pixels(rows.begin(), rows.end());
  std::vector<png_bytep> lines;
  for (std::size_t y = 0; y < recipe.height; ++y) lines.push_back(pixels.data() + y * row_bytes);
  png_set_rows(png, info, lines.data());
  png_write_png(png, info, PNG_TRANSFORM_IDENTITY, nullptr);
  png_destroy_write_struct(&png, &info);
  return file;
}

inline std::string segment(unsigned marker, const std::string& content) {
  const std::size_t length = content.size() + 2;
  std::string bytes = "\xff";
  bytes += static_cast<char>(marker);
  bytes += static_cast<char>(length >> 8U);
  bytes += static_cast<char>(length & 0xffU);
  return bytes + content;
}

inline std::string be16(unsigned n) { return {static_cast<char>(n >> 8U), static_cast<char>(n & 0xffU)}; }

/// TIFF with the one entry Orientation, in either byte order.
inline std::string tiff_orientation(int value, bool little) {
  const auto two = [&](unsigned n) {
    return little ? std::string{static_cast<char>(n & 0xffU), static_cast<char>(n >> 8U)} : be16(n);
  };
  const auto four = [&](unsigned n) { return little ? two(n) + two(0) : two(0) + two(n); };
  return (little ? "II" : "MM") + two(42) + four(8) + two(1) + two(0x0112) + two(3) + four(1) +
         two(static_cast<unsigned>(value)) + two(0) + four(0);
}

struct JpegRecipe {
  unsigned width = 640, height = 480, components = 3, sof = 0xc0, bits = 8;
  std::string before_frame;  // segments
  std::string data = std::string("\x12\x34\xff\x00\x56\xff\xd0\x78", 8);
  int scans = 1;
};

/// All that a reader of markers looks at; no decoder would find a picture in it.
inline std::string make_jpeg(const JpegRecipe& recipe) {
  std::string frame(1, static_cast<char>(recipe.bits));
  frame += be16(recipe.height) + be16(recipe.width) + static_cast<char>(recipe.components);
  for (unsigned c = 1; c <= recipe.components; ++c) frame += {static_cast<char>(c), '\x11', '\0'};
  std::string file = "\xff\xd8" + recipe.before_frame + segment(recipe.sof, frame);
  for (int i = 0; i < recipe.scans; ++i) {
    file += segment(0xda, std::string("\x01\x01\x00\x00\x3f\x00", 6)) + recipe.data;
  }
  return file + "\xff\xd9";
}

}  // namespace typeset::test
