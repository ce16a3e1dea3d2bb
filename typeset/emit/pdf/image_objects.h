// An image as PDF objects: the XObject, and its soft mask where it has one.
//
// JPEG goes in as it is (DCTDecode), and so do the packed rows of a PNG; other rows as emit/shared packed them. Colours
// are the device's, so that grey stays DeviceGray.
#pragma once

#include <array>
#include <cstddef>
#include <string>

#include "emit/pdf/numbers.h"
#include "emit/pdf/objects.h"
#include "emit/shared/image_packing.h"
#include "image/image.h"

namespace typeset::pdf {

Ref add_image(Objects& objects, const Image& image, const emit::PackedImage& packed);

/// What pages call image `index` of Pages::images.
std::string image_resource(std::size_t index);

/// The matrix that brings the stored rows upright into the box: a b c d e f of `cm`.
std::array<Decimal, 6> image_matrix(int orientation, Decimal left, Decimal bottom, Decimal right, Decimal top);

}  // namespace typeset::pdf
