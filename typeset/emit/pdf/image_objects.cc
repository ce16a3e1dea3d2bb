#include "emit/pdf/image_objects.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "emit/pdf/deflate.h"

namespace typeset::pdf {
namespace {

constexpr int kLevelOfImages = 6;

/// Filters of PNG (RFC 2083, 6): what a byte is told as the difference from.
enum class Filter : std::uint8_t { none, left, up, average, paeth };
constexpr std::array kFilters = {Filter::none, Filter::left, Filter::up, Filter::average, Filter::paeth};

int paeth(int a, int b, int c) {
  const int pa = std::abs(b - c), pb = std::abs(a - c), pc = std::abs(a + b - 2 * c);
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

/// `above` has as many bytes as `row`; `step` bytes make a pixel.
void filter_row(Filter filter, std::string_view row, std::string_view above, std::size_t step, std::string& out) {
  out.resize(row.size());
  const auto byte = [](std::string_view bytes, std::size_t at) {
    return static_cast<int>(static_cast<unsigned char>(bytes[at]));
  };
  for (std::size_t x = 0; x < row.size(); ++x) {
    const int a = x >= step ? byte(row, x - step) : 0;
    const int b = byte(above, x);
    const int c = x >= step ? byte(above, x - step) : 0;
    int guess = 0;
    switch (filter) {
      case Filter::none: break;
      case Filter::left: guess = a; break;
      case Filter::up: guess = b; break;
      case Filter::average: guess = (a + b) / 2; break;
      case Filter::paeth: guess = paeth(a, b, c); break;
    }
    out[x] = static_cast<char>(byte(row, x) - guess);
  }
}

/// How far the bytes lie from zero: what is small deflates well.
std::uint64_t weight(std::string_view bytes) {
  std::uint64_t sum = 0;
  for (const char c : bytes) sum += static_cast<std::uint64_t>(std::abs(static_cast<int>(static_cast<signed char>(c))));
  return sum;
}

/// Rows with, for each, the filter that leaves the least.
std::string predicted(const Image& image, std::size_t row_bytes) {
  const auto step = static_cast<std::size_t>(image.components());
  std::string out;
  out.reserve((row_bytes + 1) * image.height);
  const std::string nothing(row_bytes, '\0');
  std::string_view above = nothing;
  std::string tried, best;
  for (std::size_t y = 0; y < image.height; ++y) {
    const std::string_view row = std::string_view(image.samples).substr(y * row_bytes, row_bytes);
    std::uint64_t least = UINT64_MAX;
    Filter chosen = Filter::none;
    for (const Filter filter : kFilters) {
      filter_row(filter, row, above, step, tried);
      const std::uint64_t found = weight(tried);
      if (found >= least) continue;
      least = found;
      chosen = filter;
      best.swap(tried);
    }
    out += static_cast<char>(chosen);
    out += best;
    above = row;
  }
  return out;
}

std::string device(ImageColour colour) {
  switch (colour) {
    case ImageColour::grey: return "DeviceGray";
    case ImageColour::rgb: return "DeviceRGB";
    case ImageColour::cmyk: return "DeviceCMYK";
  }
  return {};
}

Dict image_dict(const Image& image) {
  Dict dict;
  dict.set("Type", Name{"XObject"});
  dict.set("Subtype", Name{"Image"});
  dict.set("Width", static_cast<std::int32_t>(image.width));
  dict.set("Height", static_cast<std::int32_t>(image.height));
  return dict;
}

Ref add_mask(Objects& objects, const Image& image, const PackedImage& packed) {
  Dict mask = image_dict(image);
  mask.set("ColorSpace", Name{"DeviceGray"});
  mask.set("BitsPerComponent", std::int32_t{8});
  if (packed.deflated) return objects.add_stream(mask, packed.mask, Packing::deflated);
  return objects.add_stream(mask, image.mask, Packing::none);
}

}  // namespace

PackedImage pack_image(const Image& image, bool compress) {
  PackedImage packed;
  packed.deflated = compress;
  packed.predicted = image.packing == ImagePacking::png_rows;
  if (!compress) return packed;
  if (!image.mask.empty()) packed.mask = deflate(image.mask, kLevelOfImages);
  if (image.packing != ImagePacking::rows) return packed;
  // Neighbouring numbers of a palette, or bits, tell nothing of each other.
  if (image.depth == 8 && image.palette.empty()) {
    packed.predicted = true;
    packed.samples = deflate(predicted(image, image.samples.size() / image.height), kLevelOfImages);
  } else {
    packed.samples = deflate(image.samples, kLevelOfImages);
  }
  return packed;
}

Ref add_image(Objects& objects, const Image& image, const PackedImage& packed) {
  Dict dict = image_dict(image);
  if (image.palette.empty()) {
    dict.set("ColorSpace", Name{device(image.colour)});
  } else {
    const std::size_t entry = image.colour == ImageColour::grey ? 1 : 3;
    const auto last = static_cast<std::int32_t>(image.palette.size() / entry) - 1;
    dict.set("ColorSpace", Array{{Name{"Indexed"}, Name{device(image.colour)}, last, ByteString{image.palette}}});
  }
  dict.set("BitsPerComponent", std::int32_t{image.depth});
  if (image.inverted) dict.set("Decode", Literal{"[1 0 1 0 1 0 1 0]"});
  if (packed.predicted) {
    dict.set("DecodeParms",
             Literal{"<</Predictor 15 /Colors " + std::to_string(image.components()) + " /BitsPerComponent " +
                     std::to_string(image.depth) + " /Columns " + std::to_string(image.width) + ">>"});
  }
  if (!image.mask.empty()) dict.set("SMask", add_mask(objects, image, packed));
  switch (image.packing) {
    case ImagePacking::jpeg: return objects.add_stream(dict, image.samples, Packing::jpeg);
    case ImagePacking::png_rows: return objects.add_stream(dict, image.samples, Packing::deflated);
    case ImagePacking::rows: break;
  }
  if (packed.deflated) return objects.add_stream(dict, packed.samples, Packing::deflated);
  return objects.add_stream(dict, image.samples, Packing::none);
}

std::string image_resource(std::size_t index) { return "Im" + std::to_string(index + 1); }

std::array<Decimal, 6> image_matrix(int orientation, Decimal left, Decimal bottom, Decimal right, Decimal top) {
  const Decimal w = right - left, h = top - bottom;
  // An image's space is the unit square, its first row along the upper edge (ISO 32000-1, 8.9.5.2). What Exif tells is
  // where first row and first column are seen.
  switch (orientation) {
    case 2: return {-w, 0, 0, h, right, bottom};  // top, right
    case 3: return {-w, 0, 0, -h, right, top};    // bottom, right
    case 4: return {w, 0, 0, -h, left, top};      // bottom, left
    case 5: return {0, -h, -w, 0, right, top};    // left, top
    case 6: return {0, -h, w, 0, left, top};      // right, top
    case 7: return {0, h, w, 0, left, bottom};    // right, bottom
    case 8: return {0, h, -w, 0, right, bottom};  // left, bottom
    default: return {w, 0, 0, h, left, bottom};   // top, left
  }
}

}  // namespace typeset::pdf
