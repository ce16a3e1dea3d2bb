#include "image/profile.h"

#include <algorithm>
#include <lcms2.h>
#include <memory>
#include <vector>

#include "image/formats.h"

namespace typeset::images {

namespace {

// The header of a profile and its tag table (ISO 15076-1, 7.2 and 7.3).
constexpr std::size_t kHeader = 128, kTagsBegin = kHeader + 4, kTag = 12;
constexpr std::size_t kVersionAt = 8, kClassAt = 12, kSpaceAt = 16, kConnectionAt = 20, kSignatureAt = 36;
constexpr std::size_t kDateAt = 24, kDateSize = 12;
constexpr std::size_t kMostTags = 100;  // lcms2 takes no more

struct Free {
  void operator()(cmsContext context) const { cmsDeleteContext(context); }
};
using Context = std::unique_ptr<std::remove_pointer_t<cmsContext>, Free>;
struct Close {
  void operator()(void* profile) const { cmsCloseProfile(profile); }
};
using Opened = std::unique_ptr<void, Close>;
struct Delete {
  void operator()(void* transform) const { cmsDeleteTransform(transform); }
};
using Transform = std::unique_ptr<void, Delete>;
struct FreeCurve {
  void operator()(cmsToneCurve* curve) const { cmsFreeToneCurve(curve); }
};
using Curve = std::unique_ptr<cmsToneCurve, FreeCurve>;

Context new_context() { return Context(cmsCreateContext(nullptr, nullptr)); }

Opened open(const Context& context, std::string_view bytes) {
  return Opened(cmsOpenProfileFromMemTHR(context.get(), bytes.data(), static_cast<cmsUInt32Number>(bytes.size())));
}

std::size_t channels_of(ImageColour colour) {
  return colour == ImageColour::grey ? 1 : colour == ImageColour::rgb ? 3 : 4;
}

std::string_view name_of(ImageColour colour) {
  return colour == ImageColour::grey ? "GRAY" : colour == ImageColour::rgb ? "RGB " : "CMYK";
}

bool any_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

/// Length, signature and tag table; the bytes of the profile proper, none if they are damaged.
std::string_view whole(std::string_view bytes) {
  if (bytes.size() < kTagsBegin || bytes.substr(kSignatureAt, 4) != "acsp") return {};
  const std::size_t length = big_32(bytes, 0);
  if (length < kTagsBegin || length > bytes.size()) return {};
  bytes = bytes.substr(0, length);
  const std::size_t count = big_32(bytes, kHeader);
  if (count == 0 || count > kMostTags || count * kTag > length - kTagsBegin) return {};
  for (std::size_t at = kTagsBegin; at < kTagsBegin + count * kTag; at += kTag) {
    const std::size_t begin = big_32(bytes, at + 4), size = big_32(bytes, at + 8);
    if (begin < kHeader || begin > length || size > length - begin) return {};
  }
  return bytes;
}

bool usable(std::string_view profile) {
  const int version = icc_version(profile);
  return (version == 2 || version == 4) && any_of(profile.substr(kClassAt, 4), {"scnr", "mntr", "prtr", "spac"}) &&
         any_of(profile.substr(kConnectionAt, 4), {"XYZ ", "Lab "});
}

/// What 8-bit samples of the profile are in sRGB, by the intent that PDF gives images unless told otherwise (ISO
/// 32000-1, 8.6.5.8); empty where lcms2 finds no way. lcms2's tables of whole transforms are left out: they take longer
/// to make than these samples.
std::string in_srgb(std::string_view profile, ImageColour colour, std::string_view samples) {
  const Context context = new_context();
  const Opened from = open(context, profile);
  const Opened to(cmsCreate_sRGBProfileTHR(context.get()));
  if (!from || !to) return {};
  const cmsUInt32Number layout = colour == ImageColour::grey  ? TYPE_GRAY_8
                                 : colour == ImageColour::rgb ? TYPE_RGB_8
                                                              : TYPE_CMYK_8;
  const Transform transform(cmsCreateTransformTHR(context.get(), from.get(), layout, to.get(), TYPE_RGB_8,
                                                  INTENT_RELATIVE_COLORIMETRIC,
                                                  cmsFLAGS_NOOPTIMIZE | cmsFLAGS_NOCACHE));
  if (!transform) return {};
  const std::size_t count = samples.size() / channels_of(colour);
  std::string made(count * 3, '\0');
  cmsDoTransform(transform.get(), samples.data(), made.data(), static_cast<cmsUInt32Number>(count));
  return made;
}

std::string all_greys(std::size_t channels) {
  std::string samples;
  for (int level = 0; level < 256; ++level) samples.append(channels, static_cast<char>(level));
  return samples;
}

/// All greys and, of RGB, a grid of nine levels each way.
std::string probe_of(ImageColour colour) {
  std::string samples = all_greys(channels_of(colour));
  if (colour != ImageColour::rgb) return samples;
  const auto level = [](int step) { return static_cast<char>(std::min(step * 32, 255)); };
  for (int r = 0; r <= 8; ++r) {
    for (int g = 0; g <= 8; ++g) {
      for (int b = 0; b <= 8; ++b) samples += {level(r), level(g), level(b)};
    }
  }
  return samples;
}

/// Whether samples of `channels` stand in `rgb` as they are, to within one level.
bool unchanged(std::string_view samples, std::size_t channels, std::string_view rgb) {
  for (std::size_t i = 0; i < rgb.size(); ++i) {
    const std::uint32_t was = byte_at(samples, channels == 1 ? i / 3 : i), is = byte_at(rgb, i);
    if (std::max(was, is) - std::min(was, is) > 1) return false;
  }
  return true;
}

/// The bytes of a profile that was made here, under a date that is not the clock's.
std::string saved(const Opened& profile, std::string_view date) {
  cmsUInt32Number size = 0;
  if (!profile || cmsSaveProfileToMem(profile.get(), nullptr, &size) == 0) return {};
  std::string bytes(size, '\0');
  if (cmsSaveProfileToMem(profile.get(), bytes.data(), &size) == 0) return {};
  return bytes.replace(kDateAt, kDateSize, date);
}

constexpr double kVersion2 = 2.1;
/// The first of January 2000, as of dates in headers.
constexpr std::string_view kFixedDate("\x07\xd0\0\1\0\1\0\0\0\0\0\0", kDateSize);

}  // namespace

JudgedProfile judge_profile(std::string_view bytes, ImageColour colour) {
  if (bytes.size() > kLargestProfile) return {{}, ProfileFault::too_large};
  const std::string_view profile = whole(bytes);
  if (profile.empty()) return {{}, ProfileFault::damaged};
  if (!usable(profile)) return {{}, ProfileFault::unfitting};
  const std::string_view space = profile.substr(kSpaceAt, 4);
  if (space == name_of(colour)) {
    const std::string samples = probe_of(colour);
    const std::string made = in_srgb(profile, colour, samples);
    if (made.empty()) return {{}, ProfileFault::damaged};
    if (colour != ImageColour::cmyk && unchanged(samples, channels_of(colour), made)) return {};
    return {std::string(profile), ProfileFault::none};
  }
  if (colour == ImageColour::grey && space == name_of(ImageColour::rgb)) {
    const std::string samples = all_greys(3);
    const std::string made = in_srgb(profile, ImageColour::rgb, samples);
    if (!made.empty() && unchanged(samples, 3, made)) return {};
  }
  return {{}, ProfileFault::unfitting};
}

std::array<std::uint8_t, 256> greys_of(std::string_view profile) {
  const std::string rgb = in_srgb(profile, ImageColour::rgb, all_greys(3));
  std::array<std::uint8_t, 256> greys{};
  for (std::size_t level = 0; level < greys.size(); ++level) {
    // Where a profile tints its greys, green carries most of the lightness.
    greys[level] = static_cast<std::uint8_t>(rgb.empty() ? level : byte_at(rgb, 3 * level + 1));
  }
  return greys;
}

std::string profile_of_gamma(ImageColour colour, double exponent, const Primaries& primaries) {
  const Context context = new_context();
  const Curve curve(cmsBuildGamma(context.get(), exponent));
  if (!curve) return {};
  Opened profile;
  if (colour == ImageColour::grey) {
    profile.reset(cmsCreateGrayProfileTHR(context.get(), cmsD50_xyY(), curve.get()));
  } else {
    const cmsCIExyY white{primaries.white_x, primaries.white_y, 1};
    const cmsCIExyYTRIPLE colours{{primaries.red_x, primaries.red_y, 1},
                                  {primaries.green_x, primaries.green_y, 1},
                                  {primaries.blue_x, primaries.blue_y, 1}};
    std::array<cmsToneCurve*, 3> curves = {curve.get(), curve.get(), curve.get()};
    profile.reset(cmsCreateRGBProfileTHR(context.get(), &white, &colours, curves.data()));
  }
  if (profile) cmsSetProfileVersion(profile.get(), kVersion2);
  return saved(profile, kFixedDate);
}

std::string as_version_2(std::string_view profile) {
  if (icc_version(profile) == 2) return std::string(profile);
  const Context context = new_context();
  const Opened from = open(context, profile);
  const bool plain = from && cmsIsMatrixShaper(from.get()) != 0 &&
                     cmsIsCLUT(from.get(), INTENT_RELATIVE_COLORIMETRIC, LCMS_USED_AS_INPUT) == 0;
  // Greys with Lab as their connection space would need their curve worked out anew.
  if (!plain || cmsGetPCS(from.get()) != cmsSigXYZData) return {};
  const Opened to(cmsCreateProfilePlaceholder(context.get()));
  if (!to) return {};
  cmsSetProfileVersion(to.get(), kVersion2);
  cmsSetDeviceClass(to.get(), cmsGetDeviceClass(from.get()));
  cmsSetColorSpace(to.get(), cmsGetColorSpace(from.get()));
  cmsSetPCS(to.get(), cmsSigXYZData);
  cmsSetHeaderRenderingIntent(to.get(), cmsGetHeaderRenderingIntent(from.get()));
  for (const cmsTagSignature tag : {cmsSigProfileDescriptionTag, cmsSigCopyrightTag, cmsSigMediaWhitePointTag,
                                    cmsSigRedColorantTag, cmsSigGreenColorantTag, cmsSigBlueColorantTag,
                                    cmsSigRedTRCTag, cmsSigGreenTRCTag, cmsSigBlueTRCTag, cmsSigGrayTRCTag}) {
    if (cmsIsTag(from.get(), tag) == 0) continue;
    const void* content = cmsReadTag(from.get(), tag);
    if (content == nullptr || cmsWriteTag(to.get(), tag, content) == 0) return {};
  }
  return saved(to, profile.substr(kDateAt, kDateSize));
}

}  // namespace typeset::images
