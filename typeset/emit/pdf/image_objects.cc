#include "emit/pdf/image_objects.h"

#include <cstdint>
#include <utility>

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

}  // namespace

Ref add_image(Objects& objects, const Image& image, const emit::PackedImage& packed) {
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
