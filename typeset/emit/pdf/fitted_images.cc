#include "emit/pdf/fitted_images.h"

#include <utility>
#include <variant>

#include "emit/pdf/srgb_profile.h"
#include "emit/shared/faults.h"
#include "image/adapt.h"

namespace typeset::pdf {
namespace {

/// Where the picture is asked for first.
Span place_of(const Pages& pages, std::size_t image) {
  for (const Page& page : pages.pages)
    for (const Item& item : page.items)
      if (const auto* placed = std::get_if<PlacedImage>(&item); placed != nullptr && placed->image == image)
        return placed->span;
  return {};
}

bool has_device_rgb(const Image& image) { return image.colour == ImageColour::rgb && image.profile.empty(); }

class Fitter {
 public:
  Fitter(const Pages& pages, const PdfOptions& options, Diagnostics& faults)
      : pages_(pages), options_(options), faults_(faults) {}

  /// Null where it cannot be made to fit.
  std::shared_ptr<const Image> fit(std::size_t index) {
    const std::shared_ptr<const Image>& original = pages_.images[index];
    const bool for_screen = options_.colours == PdfColours::rgb;
    const bool opaque = !options_.standard.transparency() && !original->mask.empty();
    const bool older = options_.standard.archive_part == 1 && !original->profile.empty();
    const auto unexplained = [&](const Image& image) {
      return for_screen ? needs_cmyk_intent(image) && options_.standard.archive() : has_device_rgb(image);
    };
    if (!opaque && !older && !unexplained(*original)) return original;
    Image image = *original;
    if (opaque) image = flattened(std::move(image));
    if (older) image = with_version_2_profile(std::move(image));
    if (image.profile_fault == ProfileFault::too_new && original->profile_fault != ProfileFault::too_new)
      faults_.report(emit_faults::kProfileTooNew, place_of(pages_, index), {"PDF/A-1b"});
    const bool explained = unexplained(image);                     // a profile may just have been dropped
    if (explained && !for_screen) image.profile = srgb_profile();  // what device RGB means on the screen
    if (explained && for_screen) {
      Result<Image> lent = with_profile(std::move(image), options_.press_profile);
      if (!lent) {
        faults_.report(emit_faults::kUnknownInks, place_of(pages_, index), {name_of(options_.standard, false)});
        return nullptr;
      }
      image = std::move(*lent);
    }
    return std::make_shared<const Image>(std::move(image));
  }

 private:
  const Pages& pages_;
  const PdfOptions& options_;
  Diagnostics& faults_;
};

}  // namespace

std::optional<std::vector<std::shared_ptr<const Image>>> fit_images(const Pages& pages, const PdfOptions& options,
                                                                    Diagnostics& faults) {
  Fitter fitter(pages, options, faults);
  std::vector<std::shared_ptr<const Image>> images;
  bool all = true;
  for (std::size_t i = 0; i < pages.images.size(); ++i) {
    images.push_back(fitter.fit(i));
    all = all && images.back() != nullptr;
  }
  if (!all) return std::nullopt;
  return images;
}

}  // namespace typeset::pdf
