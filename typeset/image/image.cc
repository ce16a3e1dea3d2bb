#include "image/image.h"

#include <array>
#include <string>

#include "image/formats.h"

namespace typeset {

namespace {

struct Magic {
  std::size_t at;
  std::string_view bytes;
  std::string_view name;
};

// What clerks are sent besides JPEG and PNG, to be named in the message.
constexpr std::array<Magic, 14> kOthers = {{
    {4, "ftypheic", "HEIC"},
    {4, "ftypheix", "HEIC"},
    {4, "ftypmif1", "HEIC"},
    {4, "ftypmsf1", "HEIC"},
    {4, "ftypavif", "AVIF"},
    {8, "WEBP", "WebP"},
    {0, "GIF8", "GIF"},
    {0, "BM", "BMP"},
    {0, std::string_view("II*\0", 4), "TIFF"},
    {0, std::string_view("MM\0*", 4), "TIFF"},
    {0, "%PDF", "PDF"},
    {0, "8BPS", "PSD"},
    {0, "<svg", "SVG"},
    {0, std::string_view("\0\0\0\x0cjP", 6), "JPEG 2000"},
}};

}  // namespace

bool images::too_large(std::uint64_t width, std::uint64_t height) {
  return width > kLongestSide || height > kLongestSide || width * height > kMostPixels;
}

Result<Image> read_image(std::string_view bytes, const TakeRoom& take) {
  if (bytes.size() > kLargestImageFile) return Failure{FailureKind::too_large, {}, {}};
  if (bytes.starts_with("\xff\xd8")) {
    if (take) take(bytes.size());
    return images::read_jpeg(bytes);
  }
  if (bytes.starts_with("\x89PNG")) return images::read_png(bytes, take);
  for (const Magic& other : kOthers) {
    if (bytes.size() > other.at && bytes.substr(other.at).starts_with(other.bytes)) {
      return Failure{FailureKind::unsupported, std::string(other.name), {}};
    }
  }
  return Failure{FailureKind::unsupported, {}, {}};
}

}  // namespace typeset
