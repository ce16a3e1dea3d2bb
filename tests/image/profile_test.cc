// Profiles: which are kept, which are dropped as the device's own, which are told as faults; and that none does harm.
#include <catch2/catch.hpp>

#include "image/adapt.h"
#include "image/image.h"
#include "image/made_profiles.h"

using namespace typeset;
using namespace typeset::test;

namespace {

Image read(const std::string& bytes) {
  auto image = read_image(bytes);
  REQUIRE(image);
  return *std::move(image);
}

ProfileFault fault_of(const std::string& bytes) {
  const Image image = read(bytes);
  if (image.profile_fault != ProfileFault::none) CHECK(image.profile.empty());
  return image.profile_fault;
}

bool dropped(const std::string& bytes) {
  const Image image = read(bytes);
  return image.profile.empty() && image.profile_fault == ProfileFault::none;
}

std::string rgb_png() {
  PngRecipe recipe;
  recipe.width = 2;
  recipe.height = 1;
  recipe.type = PNG_COLOR_TYPE_RGB;
  return make_png(recipe, "\x10\x80\xf0\x40\x50\x60");
}

std::string grey_png() { return make_png({}, std::string(15, 'x')); }

std::string changed(std::string bytes, std::size_t at, const std::string& by) {
  return bytes.replace(at, by.size(), by);
}

}  // namespace

TEST_CASE("a profile that says more than the device is kept, byte for byte", "[image]") {
  for (const double version : {2.1, 4.3}) {
    const std::string adobe = adobe_profile(version);
    const Image jpeg = read(jpeg_with_profile(adobe));
    CHECK(jpeg.profile == adobe);
    CHECK(jpeg.profile_fault == ProfileFault::none);
    CHECK(icc_version(jpeg.profile) == static_cast<int>(version));
    CHECK(jpeg.samples == make_jpeg({}));  // the segment itself is dropped
    CHECK(read(with_chunk(rgb_png(), "iCCP", iccp(adobe))).profile == adobe);
    CHECK(read(jpeg_with_profile(adobe + "padding")).profile == adobe);
  }
  const std::string press = table_profile(cmsSigCmykData, 2.1);
  CHECK(read(jpeg_with_profile(press, 4)).profile == press);
  const std::string linear = grey_profile(cmsBuildGamma(nullptr, 1.0));
  CHECK(read(jpeg_with_profile(linear, 1)).profile == linear);
  CHECK(read(with_chunk(grey_png(), "iCCP", iccp(linear))).profile == linear);
  // With sRGB's primaries, but 2.2 throughout: black comes out darker by far more than a level.
  const std::string dark = rgb_profile(kSrgbPrimaries, cmsBuildGamma(nullptr, 2.2), 2.1);
  CHECK(read(jpeg_with_profile(dark)).profile == dark);
}

TEST_CASE("a profile that is sRGB in effect is dropped", "[image]") {
  for (const double version : {2.1, 4.3}) {
    const std::string srgb = saved_profile(cmsCreate_sRGBProfile(), version);
    CHECK(dropped(jpeg_with_profile(srgb)));
    CHECK(dropped(jpeg_with_profile(srgb, 1)));  // grey pictures of programs that always write the same profile
    CHECK(dropped(with_chunk(rgb_png(), "iCCP", iccp(srgb))));
    CHECK(dropped(with_chunk(grey_png(), "iCCP", iccp(srgb))));
  }
  CHECK(dropped(jpeg_with_profile(grey_profile(srgb_curve()), 1)));
}

TEST_CASE("a profile over several segments: each once, whichever comes first", "[image]") {
  const std::string adobe = adobe_profile();
  const std::string a = adobe.substr(0, 200), b = adobe.substr(200, 100), c = adobe.substr(300);
  const auto jpeg = [](const std::string& segments) {
    JpegRecipe recipe;
    recipe.before_frame = segments;
    return make_jpeg(recipe);
  };
  CHECK(read(jpeg(icc_segment(1, 3, a) + icc_segment(2, 3, b) + icc_segment(3, 3, c))).profile == adobe);
  CHECK(read(jpeg(icc_segment(3, 3, c) + icc_segment(1, 3, a) + icc_segment(2, 3, b))).profile == adobe);
  const std::vector<std::string> bad = {
      icc_segment(1, 3, a) + icc_segment(3, 3, c),                                                // one is missing
      icc_segment(1, 3, a) + icc_segment(2, 3, b) + icc_segment(2, 3, b) + icc_segment(3, 3, c),  // one comes twice
      icc_segment(1, 2, a) + icc_segment(2, 3, b + c),                                            // how many?
      icc_segment(0, 1, adobe),
      icc_segment(2, 1, adobe),
      segment(0xe2, std::string("ICC_PROFILE\0\1", 13)),
  };
  for (std::size_t i = 0; i < bad.size(); ++i) {
    CAPTURE(i);
    CHECK(fault_of(jpeg(bad[i])) == ProfileFault::damaged);
  }
  CHECK(dropped(jpeg(segment(0xe2, "MPF and more"))));
}

TEST_CASE("a profile of other colours, or not for pictures, is left out and told", "[image]") {
  const std::string adobe = adobe_profile();
  CHECK(fault_of(jpeg_with_profile(adobe, 4)) == ProfileFault::unfitting);
  CHECK(fault_of(jpeg_with_profile(adobe, 1)) == ProfileFault::unfitting);
  CHECK(fault_of(jpeg_with_profile(grey_profile(cmsBuildGamma(nullptr, 1.8)))) == ProfileFault::unfitting);
  CHECK(fault_of(jpeg_with_profile(table_profile(cmsSigCmykData, 2.1))) == ProfileFault::unfitting);
  for (const std::string kind : {"link", "abst", "nmcl"})
    CHECK(fault_of(jpeg_with_profile(changed(adobe, 12, kind))) == ProfileFault::unfitting);
  CHECK(fault_of(jpeg_with_profile(changed(adobe, 8, "\x05"))) == ProfileFault::unfitting);
  CHECK(fault_of(jpeg_with_profile(changed(adobe, 8, "\x01"))) == ProfileFault::unfitting);
}

TEST_CASE("a damaged profile is left out and told", "[image]") {
  const std::string adobe = adobe_profile();
  for (std::size_t size = 0; size < adobe.size(); size += 7) {
    if (fault_of(jpeg_with_profile(adobe.substr(0, size))) != ProfileFault::damaged && size > 0)
      FAIL_CHECK("cut off after " << size);
  }
  CHECK(fault_of(jpeg_with_profile(changed(adobe, 36, "acsq"))) == ProfileFault::damaged);
  CHECK(fault_of(jpeg_with_profile(changed(adobe, 0, be32(100'000'000)))) == ProfileFault::damaged);
  CHECK(fault_of(jpeg_with_profile(changed(adobe, 128, be32(100'000'000)))) == ProfileFault::damaged);
  CHECK(fault_of(jpeg_with_profile(changed(adobe, 128, be32(0)))) == ProfileFault::damaged);
  const std::size_t tags = static_cast<unsigned char>(adobe[131]);
  for (std::size_t tag = 0; tag < tags; ++tag) {
    const std::size_t at = 132 + 12 * tag;
    const std::string name = adobe.substr(at, 4);
    CAPTURE(name);
    CHECK(fault_of(jpeg_with_profile(changed(adobe, at + 4, be32(0xfffffff0)))) == ProfileFault::damaged);
    CHECK(fault_of(jpeg_with_profile(changed(adobe, at + 8, be32(100'000'000)))) == ProfileFault::damaged);
    CHECK(fault_of(jpeg_with_profile(changed(adobe, at + 4, be32(0)))) == ProfileFault::damaged);  // itself
    if (name.ends_with("XYZ") || name.ends_with("TRC"))  // without which there is no colour
      CHECK(fault_of(jpeg_with_profile(changed(adobe, at, "none"))) == ProfileFault::damaged);
  }
  CHECK(fault_of(with_chunk(rgb_png(), "iCCP", std::string("a name\0\0not deflated", 20))) == ProfileFault::damaged);
  CHECK(fault_of(with_chunk(rgb_png(), "iCCP", changed(iccp(adobe), 7, "\1"))) == ProfileFault::damaged);
  CHECK(fault_of(with_chunk(rgb_png(), "iCCP", std::string(80, 'n') + iccp(adobe))) == ProfileFault::damaged);
  CHECK(fault_of(with_chunk(rgb_png(), "iCCP", "no end")) == ProfileFault::damaged);
}

TEST_CASE("a profile of more than 4 MiB is left out and told", "[image]") {
  const std::string large = adobe_profile() + std::string(std::size_t{4} << 20U, '\0');
  CHECK(fault_of(jpeg_with_profile(large)) == ProfileFault::too_large);
  CHECK(fault_of(with_chunk(rgb_png(), "iCCP", iccp(large))) == ProfileFault::too_large);
}

TEST_CASE("whatever stands in a profile, the picture is read", "[image]") {
  for (const std::string& profile : {adobe_profile(2.1), adobe_profile(4.3), table_profile(cmsSigCmykData, 2.1),
                                     table_profile(cmsSigRgbData, 4.3), grey_profile(cmsBuildGamma(nullptr, 1.8))}) {
    const std::string space = profile.substr(16, 4);
    const unsigned components = space == "GRAY" ? 1 : space == "RGB " ? 3 : 4;
    for (std::size_t at = 0; at < std::min<std::size_t>(profile.size(), 600); ++at) {
      for (const int value : {1, 0xff})
        (void)read(jpeg_with_profile(changed(profile, at, std::string(1, static_cast<char>(value))), components));
      if (at + 4 <= profile.size()) (void)read(jpeg_with_profile(changed(profile, at, "\x7f\xff\xff\xff"), components));
    }
  }
}

TEST_CASE("PNG: iCCP before sRGB before gAMA and cHRM", "[image]") {
  const std::string adobe = adobe_profile();
  const std::string linear = be32(100'000), usual = be32(45'455);
  std::string png = with_chunk(rgb_png(), "iCCP", iccp(adobe));
  png = with_chunk(with_chunk(png, "sRGB", std::string(1, '\0')), "gAMA", linear);
  CHECK(read(png).profile == adobe);
  CHECK(dropped(with_chunk(with_chunk(rgb_png(), "gAMA", linear), "sRGB", std::string(1, '\0'))));
  CHECK(dropped(with_chunk(rgb_png(), "gAMA", usual)));
  CHECK(dropped(with_chunk(grey_png(), "gAMA", usual)));
  CHECK(dropped(with_chunk(with_chunk(rgb_png(), "gAMA", usual), "cHRM", chrm(kSrgbPrimaries))));
  CHECK(dropped(with_chunk(rgb_png(), "cHRM", chrm(kAdobePrimaries))));

  const std::string of_adobe = with_chunk(with_chunk(rgb_png(), "gAMA", usual), "cHRM", chrm(kAdobePrimaries));
  const Image image = read(of_adobe);
  const std::string samples("\x10\x80\xf0\x40\x50\x60\xff\xff\xff", 9);
  const std::string made = srgb_of(image.profile, TYPE_RGB_8, samples), meant = srgb_of(adobe, TYPE_RGB_8, samples);
  for (std::size_t i = 0; i < made.size(); ++i)
    CHECK(std::abs(static_cast<unsigned char>(made[i]) - static_cast<unsigned char>(meant[i])) <= 1);
  CHECK(icc_version(image.profile) == 2);
  CHECK(image.profile.substr(24, 12) == std::string("\x07\xd0\0\1\0\1\0\0\0\0\0\0", 12));  // no clock
  CHECK(read(of_adobe).profile == image.profile);

  // Linear light: half of it, 128/255, is 188 in sRGB (1.055 × 0.502^(1/2.4) − 0.055 = 0.737).
  for (const auto& [file, layout] : {std::pair(rgb_png(), TYPE_RGB_8), std::pair(grey_png(), TYPE_GRAY_8)}) {
    const Image light = read(with_chunk(file, "gAMA", linear));
    REQUIRE_FALSE(light.profile.empty());
    const std::string half = srgb_of(light.profile, layout, std::string(T_CHANNELS(layout), '\x80'));
    CHECK(std::abs(static_cast<unsigned char>(half[0]) - 188) <= 1);
  }
  CHECK(fault_of(with_chunk(rgb_png(), "gAMA", be32(0))) == ProfileFault::wrong_numbers);
  CHECK(fault_of(with_chunk(rgb_png(), "gAMA", "x")) == ProfileFault::wrong_numbers);
  const auto strange = [&](const std::string& primaries) {
    return fault_of(with_chunk(with_chunk(rgb_png(), "gAMA", usual), "cHRM", primaries));
  };
  CHECK(strange("short") == ProfileFault::wrong_numbers);
  CHECK(strange(std::string(32, '\0')) == ProfileFault::wrong_numbers);
  (void)strange(std::string(32, '\xff'));
}

TEST_CASE("PNG: RGB that is all grey takes the greys that its profile means", "[image]") {
  PngRecipe recipe;
  recipe.width = 3;
  recipe.height = 1;
  recipe.type = PNG_COLOR_TYPE_RGB;
  std::string file = make_png(recipe, std::string("\0\0\0\x80\x80\x80\xff\xff\xff", 9));
  Image image = read(with_chunk(file, "gAMA", be32(100'000)));
  CHECK(image.colour == ImageColour::grey);
  CHECK(image.profile.empty());
  CHECK(static_cast<unsigned char>(image.samples[0]) == 0);
  CHECK(std::abs(static_cast<unsigned char>(image.samples[1]) - 188) <= 1);  // as above
  CHECK(static_cast<unsigned char>(image.samples[2]) == 255);

  recipe.type = PNG_COLOR_TYPE_PALETTE;
  recipe.palette = {{0, 0, 0}, {0x80, 0x80, 0x80}, {255, 255, 255}};
  file = make_png(recipe, std::string("\0\1\2", 3));
  image = read(with_chunk(file, "gAMA", be32(100'000)));
  CHECK(image.profile.empty());
  REQUIRE(image.palette.size() == 3);
  CHECK(std::abs(static_cast<unsigned char>(image.palette[1]) - 188) <= 1);
}

TEST_CASE("version 2 of a profile means the same, or there is none", "[image]") {
  const std::string phone = rgb_profile(kP3Primaries, srgb_curve(), 4.3);
  Image image = read(jpeg_with_profile(phone));
  REQUIRE(image.profile == phone);
  const Image older = with_version_2_profile(image);
  REQUIRE(icc_version(older.profile) == 2);
  CHECK(older.profile.substr(24, 12) == phone.substr(24, 12));
  CHECK(older.samples == image.samples);
  std::string samples;
  for (int i = 0; i < 3 * 64; ++i) samples += static_cast<char>(i * 89);
  const std::string was = srgb_of(phone, TYPE_RGB_8, samples), is = srgb_of(older.profile, TYPE_RGB_8, samples);
  for (std::size_t i = 0; i < was.size(); ++i)
    CHECK(std::abs(static_cast<unsigned char>(was[i]) - static_cast<unsigned char>(is[i])) <= 1);
  CHECK(with_version_2_profile(older).profile == older.profile);

  image = with_version_2_profile(read(jpeg_with_profile(table_profile(cmsSigRgbData, 4.3))));
  CHECK(image.profile.empty());
  CHECK(image.profile_fault == ProfileFault::too_new);
  CHECK(with_version_2_profile(read(make_jpeg({}))).profile_fault == ProfileFault::none);
}

TEST_CASE("CMYK without a profile needs an intent, or to be told what it means", "[image]") {
  JpegRecipe recipe;
  recipe.components = 4;
  const Image bare = read(make_jpeg(recipe));
  CHECK(needs_cmyk_intent(bare));
  CHECK_FALSE(needs_cmyk_intent(read(make_jpeg({}))));
  const std::string press = table_profile(cmsSigCmykData, 2.1);
  CHECK_FALSE(needs_cmyk_intent(read(jpeg_with_profile(press, 4))));
  const auto told = with_profile(bare, press);
  REQUIRE(told);
  CHECK(told->profile == press);
  CHECK(told->samples == bare.samples);
  CHECK_FALSE(needs_cmyk_intent(*told));
  CHECK(with_profile(bare, adobe_profile()).failure().kind == FailureKind::unsupported);
  CHECK(with_profile(bare, "nothing").failure().kind == FailureKind::malformed);
  CHECK(with_profile(bare, std::string(std::size_t{5} << 20U, 'x')).failure().kind == FailureKind::too_large);
}

TEST_CASE("flattened: over white paper, no larger than before", "[image]") {
  PngRecipe recipe;
  recipe.width = 2;
  recipe.height = 1;
  SECTION("RGB with alpha") {
    recipe.type = PNG_COLOR_TYPE_RGB_ALPHA;
    // A third of (0, 60, 255) over white: 255 − 255/3 = 170, 255 − 195/3 = 190, 255.
    const Image image = flattened(read(make_png(recipe, std::string("\x00\x3c\xff\x55\x01\x02\x03\xff", 8))));
    CHECK(image.mask.empty());
    CHECK(image.samples == "\xaa\xbe\xff\x01\x02\x03");
  }
  SECTION("grey with alpha stays grey") {
    recipe.type = PNG_COLOR_TYPE_GRAY_ALPHA;
    const Image image = flattened(read(make_png(recipe, std::string("\x05\x00\x00\xff", 4))));
    CHECK(image.colour == ImageColour::grey);
    CHECK(image.samples == std::string("\xff\x00", 2));
  }
  SECTION("one clear colour") {
    recipe.type = PNG_COLOR_TYPE_RGB;
    const png_color_16 clear{0, 1, 2, 3, 0};
    recipe.clear = &clear;
    const Image image = flattened(read(make_png(recipe, "\x01\x02\x03\x09\x08\x07")));
    CHECK(image.samples == "\xff\xff\xff\x09\x08\x07");
    CHECK(image.mask.empty());
  }
  SECTION("of a palette the entries change alone") {
    recipe.type = PNG_COLOR_TYPE_PALETTE;
    recipe.palette = {{0, 60, 255}, {9, 8, 7}, {1, 1, 1}};
    recipe.opacity = {0x55, 0};
    const Image before = read(make_png(recipe, std::string("\2\1", 2)));
    REQUIRE_FALSE(before.mask.empty());
    const Image image = flattened(before);
    CHECK(image.palette == "\xaa\xbe\xff\xff\xff\xff\x01\x01\x01");
    CHECK(image.samples == before.samples);
    CHECK(image.packing == before.packing);
    CHECK(image.mask.empty());
  }
  SECTION("opaque stays as it is") {
    const Image before = read(rgb_png());
    CHECK(flattened(before).samples == before.samples);
    CHECK(flattened(before).packing == ImagePacking::png_rows);
  }
}
