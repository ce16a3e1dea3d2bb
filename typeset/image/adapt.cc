#include "image/adapt.h"

#include <utility>

#include "image/profile.h"

namespace typeset {

namespace {

/// Over white: 255 − (255 − colour) × opacity, rounded.
char over_white(char colour, char opacity) {
  const int dark = 255 - static_cast<unsigned char>(colour), a = static_cast<unsigned char>(opacity);
  return static_cast<char>(255 - (dark * a + 127) / 255);
}

}  // namespace

Image flattened(Image image) {
  if (image.mask.empty()) return image;
  if (!image.palette.empty()) {
    const std::size_t entry = image.colour == ImageColour::grey ? 1 : 3;
    for (std::size_t i = 0; i < image.palette.size() && i / entry < image.opacity.size(); ++i) {
      image.palette[i] = over_white(image.palette[i], image.opacity[i / entry]);
    }
  } else {
    const auto channels = static_cast<std::size_t>(image.components());
    for (std::size_t i = 0; i < image.samples.size(); ++i) {
      image.samples[i] = over_white(image.samples[i], image.mask[i / channels]);
    }
  }
  image.mask.clear();
  image.opacity.clear();
  return image;
}

Image with_version_2_profile(Image image) {
  if (image.profile.empty()) return image;
  image.profile = images::as_version_2(image.profile);
  if (image.profile.empty()) image.profile_fault = ProfileFault::too_new;
  return image;
}

Result<Image> with_profile(Image image, std::string_view profile) {
  images::JudgedProfile judged = images::judge_profile(profile, image.colour);
  switch (judged.fault) {
    case ProfileFault::none: break;
    case ProfileFault::too_large: return Failure{FailureKind::too_large, {}, {}};
    case ProfileFault::unfitting:
    case ProfileFault::too_new: return Failure{FailureKind::unsupported, {}, {}};
    case ProfileFault::damaged:
    case ProfileFault::wrong_numbers: return Failure{FailureKind::malformed, {}, {}};
  }
  image.profile = std::move(judged.bytes);
  image.profile_fault = ProfileFault::none;
  return image;
}

}  // namespace typeset
