// The rows of an image as outputs hold them: filtered as PNG does, and deflated.
#pragma once

#include <string>

#include "image/image.h"

namespace typeset::emit {

/// What stands in the file in place of the image's own streams. Empty `samples`: the image's own are written as they
/// are, as are JPEG and the packed rows of a PNG always.
struct PackedImage {
  std::string samples;
  std::string mask;
  bool predicted = false;  // rows begin with a filter byte
  bool deflated = false;
};

/// `compress` false: nothing is packed. Throws std::bad_alloc.
PackedImage pack_image(const Image& image, bool compress);

}  // namespace typeset::emit
