#include "emit/pdf/image_objects.h"

#include <cstdint>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "emit/shared/deflate.h"

namespace typeset::pdf {
namespace {

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

Ref add_mask(Objects& objects, const Image& image, const emit::PackedImage& packed) {
  Dict mask = image_dict(image);
  mask.set("ColorSpace", Name{"DeviceGray"});
  mask.set("BitsPerComponent", std::int32_t{8});
  if (packed.deflated) return objects.add_stream(mask, packed.mask, Packing::deflated);
  return objects.add_stream(mask, image.mask, Packing::none);
}

constexpr int kLevelOfProfiles = 9;

/// The objects of one file's images so far.
class ImageObjects {
 public:
  ImageObjects(Objects& objects, bool compress) : objects_(objects), compress_(compress) {}

  Ref add(const Image& image, const emit::PackedImage& packed) {
    const auto [at, unseen] = images_.try_emplace(look_of(image));
    if (unseen) at->second = write(image, packed);
    return at->second;
  }

 private:
  /// All that goes into an image's object; how it is turned goes into the page. Most pictures differ in the numbers
  /// that stand first.
  using Look = std::tuple<std::uint32_t, std::uint32_t, std::size_t, int, ImageColour, ImagePacking, bool, bool,
                          std::string_view, std::string_view, std::string_view, std::string_view>;
  static Look look_of(const Image& image) {
    return {image.width,    image.height,        image.samples.size(), image.depth,   image.colour,  image.packing,
            image.inverted, image.untransformed, image.palette,        image.samples, image.profile, image.mask};
  }

  Ref profile(const Image& image) {
    const auto [at, unseen] = profiles_.try_emplace(image.profile);
    if (!unseen) return at->second;
    Dict dict;
    dict.set("N", std::int32_t{image.colour == ImageColour::grey ? 1 : image.colour == ImageColour::rgb ? 3 : 4});
    at->second = compress_
                     ? objects_.add_stream(dict, emit::deflate(image.profile, kLevelOfProfiles), Packing::deflated)
                     : objects_.add_stream(dict, image.profile, Packing::none);
    return at->second;
  }

  Value colours(const Image& image) {
    if (image.profile.empty()) return Name{device(image.colour)};
    return Array{{Name{"ICCBased"}, profile(image)}};
  }

  Ref write(const Image& image, const emit::PackedImage& packed) {
    Dict dict = image_dict(image);
    if (image.palette.empty()) {
      dict.set("ColorSpace", colours(image));
    } else {
      const std::size_t entry = image.colour == ImageColour::grey ? 1 : 3;
      const auto last = static_cast<std::int32_t>(image.palette.size() / entry) - 1;
      dict.set("ColorSpace", Array{{Name{"Indexed"}, colours(image), last, ByteString{image.palette}}});
    }
    dict.set("BitsPerComponent", std::int32_t{image.depth});
    if (image.inverted) dict.set("Decode", Literal{"[1 0 1 0 1 0 1 0]"});
    if (image.untransformed) dict.set("DecodeParms", Literal{"<</ColorTransform 0>>"});
    if (packed.predicted) {
      dict.set("DecodeParms",
               Literal{"<</Predictor 15 /Colors " + std::to_string(image.components()) + " /BitsPerComponent " +
                       std::to_string(image.depth) + " /Columns " + std::to_string(image.width) + ">>"});
    }
    if (!image.mask.empty()) dict.set("SMask", add_mask(objects_, image, packed));
    switch (image.packing) {
      case ImagePacking::jpeg: return objects_.add_stream(dict, image.samples, Packing::jpeg);
      case ImagePacking::png_rows: return objects_.add_stream(dict, image.samples, Packing::deflated);
      case ImagePacking::rows: break;
    }
    if (packed.deflated) return objects_.add_stream(dict, packed.samples, Packing::deflated);
    return objects_.add_stream(dict, image.samples, Packing::none);
  }

  Objects& objects_;
  bool compress_;
  std::map<Look, Ref> images_;
  std::map<std::string_view, Ref> profiles_;
};

}  // namespace

std::vector<Ref> add_images(Objects& objects, std::span<const std::shared_ptr<const Image>> images,
                            std::span<const emit::PackedImage> packed, bool compress) {
  ImageObjects added(objects, compress);
  std::vector<Ref> refs;
  refs.reserve(images.size());
  for (std::size_t i = 0; i < images.size(); ++i) refs.push_back(added.add(*images[i], packed[i]));
  return refs;
}

std::string image_resource(std::size_t index) { return "Im" + std::to_string(index + 1); }

std::array<Decimal, 6> image_matrix(int orientation, Decimal left, Decimal bottom, Decimal right, Decimal top) {
  const Decimal w = right - left, h = top - bottom;
  // An image's space is the unit square, its first row along the upper edge (ISO 32000-1, 8.9.5.2). What Exif says is
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
