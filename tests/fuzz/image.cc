// A picture, whatever its bytes: read, and made fit for outputs that forbid what it holds.
#include "image/image.h"

#include "fuzz/target.h"
#include "image/adapt.h"

using namespace typeset;

namespace {

void check(const Image& image) {
  fuzz::require(image.width > 0 && image.height > 0 && image.width <= kLongestSide && image.height <= kLongestSide &&
                    std::uint64_t{image.width} * image.height <= kMostPixels,
                "a picture keeps the limits");
  fuzz::require(image.orientation >= 1 && image.orientation <= 8, "a picture stands upright in one of eight ways");
  fuzz::require(image.depth == 1 || image.depth == 2 || image.depth == 4 || image.depth == 8,
                "a depth that is printed");
  const std::size_t pixels = std::size_t{image.width} * image.height;
  if (image.packing == ImagePacking::rows) {
    const auto bits = static_cast<std::size_t>(image.components()) * static_cast<std::size_t>(image.depth);
    fuzz::require(image.samples.size() == (image.width * bits + 7) / 8 * image.height, "rows are whole");
  }
  fuzz::require(!image.samples.empty(), "a picture has samples");
  fuzz::require(image.mask.empty() || image.mask.size() == pixels, "a mask has the size of the picture");
  const std::size_t entry = image.colour == ImageColour::grey ? 1 : 3;
  fuzz::require(image.palette.size() % entry == 0, "a palette has whole entries");
  fuzz::require(image.opacity.size() <= image.palette.size() / entry, "only entries have an opacity");
  fuzz::require(image.profile.empty() || icc_version(image.profile) == 2 || icc_version(image.profile) == 4,
                "a profile is of a version that is kept");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::bytes_of(data, size);
  const Result<Image> image = read_image(bytes);
  if (!image) {
    fuzz::require(fuzz::well_formed(image.failure().detail), "a reason is text");
    return 0;
  }
  check(*image);
  const Image flat = flattened(*image);
  check(flat);
  fuzz::require(flat.mask.empty() && flat.opacity.empty(), "what was flattened is opaque");
  const Image old = with_version_2_profile(*image);
  check(old);
  fuzz::require(old.profile.empty() || icc_version(old.profile) == 2, "a profile of version 2 is one");
  return 0;
}
