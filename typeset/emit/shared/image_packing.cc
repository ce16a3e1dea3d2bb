#include "emit/shared/image_packing.h"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "emit/shared/deflate.h"

namespace typeset::emit {
namespace {

constexpr int kLevelOfImages = 6;

/// Filters of PNG (RFC 2083, 6): what each byte is written as the difference from.
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

}  // namespace

PackedImage pack_image(const Image& image, bool compress) {
  PackedImage packed;
  packed.deflated = compress;
  packed.predicted = image.packing == ImagePacking::png_rows;
  if (!compress) return packed;
  if (!image.mask.empty()) packed.mask = deflate(image.mask, kLevelOfImages);
  if (image.packing != ImagePacking::rows) return packed;
  // Neighbouring numbers of a palette, or bits, say nothing of each other.
  if (image.depth == 8 && image.palette.empty()) {
    packed.predicted = true;
    packed.samples = deflate(predicted(image, image.samples.size() / image.height), kLevelOfImages);
  } else {
    packed.samples = deflate(image.samples, kLevelOfImages);
  }
  return packed;
}

}  // namespace typeset::emit
