// Images as PDF objects: the XObjects, their soft masks and their ICC profiles.
//
// JPEG goes in as it is (DCTDecode), and so do the packed rows of a PNG; other rows as emit/shared packed them. Colours
// are those of the image's profile (ICCBased), else the device's, so that grey stays DeviceGray. Images that look the
// same in every byte are one object, and so are equal profiles, whichever files they came from.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "emit/pdf/numbers.h"
#include "emit/pdf/objects.h"
#include "emit/shared/image_packing.h"
#include "image/image.h"

namespace typeset::pdf {

/// For each image, packed as `packed` tells, its object. Profiles are deflated if `compress`.
std::vector<Ref> add_images(Objects& objects, std::span<const std::shared_ptr<const Image>> images,
                            std::span<const emit::PackedImage> packed, bool compress);

/// What pages call image `index` of Pages::images.
std::string image_resource(std::size_t index);

/// The matrix that brings the stored rows upright into the box: a b c d e f of `cm`.
std::array<Decimal, 6> image_matrix(int orientation, Decimal left, Decimal bottom, Decimal right, Decimal top);

}  // namespace typeset::pdf
