// Profiles made for a test by lcms2, and ways to put them into pictures.
#pragma once

#include <array>
#include <lcms2.h>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>
#include <zlib.h>

#include "image/made_images.h"

namespace typeset::test {

inline std::string saved_profile(cmsHPROFILE profile, double version) {
  if (profile == nullptr) throw std::runtime_error("no profile");
  cmsSetProfileVersion(profile, version);
  cmsUInt32Number size = 0;
  cmsSaveProfileToMem(profile, nullptr, &size);
  std::string bytes(size, '\0');
  cmsSaveProfileToMem(profile, bytes.data(), &size);
  cmsCloseProfile(profile);
  return bytes;
}

inline const cmsCIExyYTRIPLE kSrgbPrimaries = {{0.64, 0.33, 1}, {0.30, 0.60, 1}, {0.15, 0.06, 1}};
inline const cmsCIExyYTRIPLE kAdobePrimaries = {{0.64, 0.33, 1}, {0.21, 0.71, 1}, {0.15, 0.06, 1}};
inline const cmsCIExyYTRIPLE kP3Primaries = {{0.68, 0.32, 1}, {0.265, 0.69, 1}, {0.15, 0.06, 1}};

/// sRGB's curve: ((x + 0.055) / 1.055)^2.4, linear below 0.04045 (IEC 61966-2-1).
inline cmsToneCurve* srgb_curve() {
  const std::array<double, 5> numbers = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
  return cmsBuildParametricToneCurve(nullptr, 4, numbers.data());
}

inline std::string rgb_profile(const cmsCIExyYTRIPLE& primaries, cmsToneCurve* curve, double version) {
  const cmsCIExyY d65 = {0.3127, 0.3290, 1};
  std::array<cmsToneCurve*, 3> curves = {curve, curve, curve};
  const std::string bytes = saved_profile(cmsCreateRGBProfile(&d65, &primaries, curves.data()), version);
  cmsFreeToneCurve(curve);
  return bytes;
}
inline std::string adobe_profile(double version = 2.1) {
  return rgb_profile(kAdobePrimaries, cmsBuildGamma(nullptr, 2.2), version);
}

inline std::string grey_profile(cmsToneCurve* curve) {
  const std::string bytes = saved_profile(cmsCreateGrayProfile(cmsD50_xyY(), curve), 2.1);
  cmsFreeToneCurve(curve);
  return bytes;
}

/// Colours by a table of two steps each way that makes everything the same grey.
inline std::string table_profile(cmsColorSpaceSignature space, double version) {
  cmsHPROFILE profile = cmsCreateProfilePlaceholder(nullptr);
  cmsSetDeviceClass(profile, cmsSigOutputClass);
  cmsSetColorSpace(profile, space);
  cmsSetPCS(profile, cmsSigLabData);
  cmsSetProfileVersion(profile, version);
  const cmsUInt32Number channels = cmsChannelsOf(space);
  const std::vector<cmsUInt16Number> table(std::size_t{3} << channels, 0x8080);
  cmsPipeline* pipeline = cmsPipelineAlloc(nullptr, channels, 3);
  // Version 4 wants the curves, version 2 allows them.
  cmsPipelineInsertStage(pipeline, cmsAT_END, cmsStageAllocToneCurves(nullptr, channels, nullptr));
  cmsPipelineInsertStage(pipeline, cmsAT_END, cmsStageAllocCLut16bit(nullptr, 2, channels, 3, table.data()));
  cmsPipelineInsertStage(pipeline, cmsAT_END, cmsStageAllocToneCurves(nullptr, 3, nullptr));
  if (cmsWriteTag(profile, cmsSigAToB0Tag, pipeline) == 0) throw std::runtime_error("no table");
  std::string bytes = saved_profile(profile, version);
  cmsPipelineFree(pipeline);
  return bytes;
}

/// What 8-bit `samples` of a profile are in sRGB.
inline std::string srgb_of(const std::string& profile, cmsUInt32Number layout, const std::string& samples) {
  cmsHPROFILE from = cmsOpenProfileFromMem(profile.data(), static_cast<cmsUInt32Number>(profile.size()));
  cmsHPROFILE to = cmsCreate_sRGBProfile();
  cmsHTRANSFORM transform =
      cmsCreateTransform(from, layout, to, TYPE_RGB_8, INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_NOOPTIMIZE);
  if (transform == nullptr) throw std::runtime_error("no transform");
  const std::size_t pixels = samples.size() / T_CHANNELS(layout);
  std::string made(3 * pixels, '\0');
  cmsDoTransform(transform, samples.data(), made.data(), static_cast<cmsUInt32Number>(pixels));
  cmsDeleteTransform(transform);
  cmsCloseProfile(from);
  cmsCloseProfile(to);
  return made;
}

inline std::string be32(std::uint32_t n) { return be16(n >> 16U) + be16(n & 0xffffU); }

inline std::string icc_segment(unsigned number, unsigned count, const std::string& chunk) {
  return segment(0xe2, std::string("ICC_PROFILE\0", 12) + static_cast<char>(number) + static_cast<char>(count) + chunk);
}

inline std::string jpeg_with_profile(const std::string& profile, unsigned components = 3) {
  constexpr std::size_t kMost = 65519;
  JpegRecipe recipe;
  recipe.components = components;
  const std::size_t count = (profile.size() + kMost - 1) / kMost;
  for (std::size_t i = 0; i < count; ++i) {
    recipe.before_frame +=
        icc_segment(static_cast<unsigned>(i + 1), static_cast<unsigned>(count), profile.substr(i * kMost, kMost));
  }
  return make_jpeg(recipe);
}

/// A PNG with a chunk more, behind the header.
inline std::string with_chunk(std::string png, const std::string& type, const std::string& content) {
  constexpr std::size_t kAfterHeader = 33;
  const std::string named = type + content;
  const auto crc = crc32(0, reinterpret_cast<const Bytef*>(named.data()), static_cast<uInt>(named.size()));
  return png.insert(kAfterHeader,
                    be32(static_cast<std::uint32_t>(content.size())) + named + be32(static_cast<std::uint32_t>(crc)));
}

inline std::string iccp(const std::string& profile) {
  std::string packed(compressBound(profile.size()), '\0');
  uLongf size = packed.size();
  compress(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(profile.data()),
           profile.size());
  return std::string("a name\0\0", 8) + packed.substr(0, size);
}

inline std::string chrm(const cmsCIExyYTRIPLE& p) {
  std::string content;
  for (const double n : {0.3127, 0.3290, p.Red.x, p.Red.y, p.Green.x, p.Green.y, p.Blue.x, p.Blue.y})
    content += be32(static_cast<std::uint32_t>(n * 100000 + 0.5));
  return content;
}

}  // namespace typeset::test
