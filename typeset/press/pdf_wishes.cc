#include "press/pdf_wishes.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/system_reason.h"
#include "image/adapt.h"
#include "press/faults.h"

namespace typeset {

namespace {

constexpr std::uint64_t kLargestProfile = std::uint64_t{16} << 20U;

/// Where systems have a profile of a four-colour press. Debian's icc-profiles-free has measurements of presses and no
/// profile made of them; that of libgs-common is one.
constexpr std::array kUsualProfiles = {
    "/usr/share/color/icc/ISOcoated_v2_300_eci.icc", "/usr/share/color/icc/colord/FOGRA39L_coated.icc",
    "/usr/share/color/icc/ghostscript/default_cmyk.icc", "/usr/share/ghostscript/iccprofiles/default_cmyk.icc"};

std::string given_profile(const std::string& path, const FileSource& files, Diagnostics& faults) {
  const Result<Bytes> bytes = files.read(path, kLargestProfile);
  if (bytes) return std::string(bytes->view);
  faults.report(press_faults::kNoPressProfile, {}, {path, reason_of(bytes.failure()), remedy_of(bytes.failure())});
  return {};
}

std::string usual_profile(const FileSource& files, Diagnostics& faults) {
  for (const char* path : kUsualProfiles) {
    const Result<Bytes> bytes = files.read(path, kLargestProfile);
    if (!bytes) continue;
    faults.report(press_faults::kUsualProfile, {}, {path});
    return std::string(bytes->view);
  }
  faults.report(press_faults::kNoUsualProfile, {});
  return {};
}

}  // namespace

PdfOptions pdf_options(const PdfWishes& wishes, const Pages& pages, PdfAttachment source, const FileSource& files,
                       Diagnostics& faults) {
  PdfOptions options;
  options.standard = wishes.standard;
  options.colours = wishes.colours;
  options.spot_name = wishes.spot_name;
  options.password = wishes.password;
  options.linearised = wishes.linearised;
  // PDF/A-1 may have to drop a picture's own profile.
  const auto may_need_profile = [&](const auto& image) {
    return needs_cmyk_intent(*image) || (wishes.standard.archive_part == 1 && image->colour == ImageColour::cmyk);
  };
  const bool of_use = wishes.colours != PdfColours::rgb ||
                      (wishes.standard.archive() && std::ranges::any_of(pages.images, may_need_profile));
  // A file for the screen takes nothing from the machine that the source does not name.
  if (wishes.profile && !of_use)
    faults.report(press_faults::kProfileUnused, {}, {*wishes.profile});
  else if (wishes.profile)
    options.press_profile = given_profile(*wishes.profile, files, faults);
  else if (wishes.colours != PdfColours::rgb)
    options.press_profile = usual_profile(files, faults);
  if (wishes.standard.archive_part == 3) options.source = std::move(source);
  return options;
}

}  // namespace typeset
