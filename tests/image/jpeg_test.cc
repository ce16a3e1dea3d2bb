// JPEG: what its markers say, what is kept of it, and that no damage goes unnoticed or does harm.
#include <catch2/catch.hpp>

#include "image/image.h"
#include "image/made_images.h"

using namespace typeset;
using namespace typeset::test;

namespace {

std::string exif(int orientation, bool little) {
  return segment(0xe1, std::string("Exif\0\0", 6) + tiff_orientation(orientation, little));
}

}  // namespace

TEST_CASE("JPEG: size and colour by the frame, whatever its coding", "[image]") {
  struct Case {
    unsigned sof, components;
    ImageColour colour;
  };
  for (const Case& c : {Case{0xc0, 1, ImageColour::grey}, Case{0xc1, 3, ImageColour::rgb},
                        Case{0xc2, 3, ImageColour::rgb}, Case{0xc0, 4, ImageColour::cmyk}}) {
    JpegRecipe recipe;
    recipe.sof = c.sof;
    recipe.components = c.components;
    recipe.scans = c.sof == 0xc2 ? 5 : 1;
    const std::string file = make_jpeg(recipe);
    const auto image = read_image(file);
    REQUIRE(image);
    CHECK(image->width == 640);
    CHECK(image->height == 480);
    CHECK(image->colour == c.colour);
    CHECK(image->depth == 8);
    CHECK_FALSE(image->inverted);
    CHECK(image->packing == ImagePacking::jpeg);
    CHECK(image->samples == file);
  }
}

TEST_CASE("JPEG: CMYK of Adobe's programs is inverted", "[image]") {
  JpegRecipe recipe;
  recipe.before_frame = segment(0xee, std::string("Adobe\0\x64\0\0\0\0\x02", 12));
  CHECK_FALSE(read_image(make_jpeg(recipe))->inverted);
  recipe.components = 4;
  CHECK(read_image(make_jpeg(recipe))->inverted);
}

TEST_CASE("JPEG: RGB that only the names of its components tell", "[image]") {
  const std::string jfif = segment(0xe0, std::string("JFIF\0\1\1\0\0\1\0\1\0\0", 14));
  const std::string adobe = segment(0xee, std::string("Adobe\0\x64\0\0\0\0\0", 12));
  const auto untransformed = [](const std::string& before_frame, const std::string& names) {
    JpegRecipe recipe;
    recipe.before_frame = before_frame;
    std::string file = make_jpeg(recipe);
    const std::size_t first = 2 + before_frame.size() + 4 + 6;
    for (std::size_t i = 0; i < 3; ++i) file[first + 3 * i] = names[i];
    return read_image(file)->untransformed;
  };
  CHECK(untransformed("", "RGB"));
  CHECK_FALSE(untransformed("", "\1\2\3"));
  CHECK_FALSE(untransformed("", "BGR"));
  CHECK_FALSE(untransformed(jfif, "RGB"));   // YCbCr by definition
  CHECK_FALSE(untransformed(adobe, "RGB"));  // says so itself
}

TEST_CASE("JPEG: the eight orientations, in either byte order", "[image]") {
  for (int orientation = 1; orientation <= 8; ++orientation) {
    for (const bool little : {false, true}) {
      JpegRecipe recipe;
      recipe.before_frame = exif(orientation, little);
      const auto image = read_image(make_jpeg(recipe));
      REQUIRE(image);
      CHECK(image->orientation == orientation);
      CHECK(image->upright_width() == (orientation < 5 ? 640 : 480));
      CHECK(image->upright_height() == (orientation < 5 ? 480 : 640));
    }
  }
  for (const int odd : {0, 9, 255}) {
    JpegRecipe recipe;
    recipe.before_frame = exif(odd, true);
    CHECK(read_image(make_jpeg(recipe))->orientation == 1);
  }
}

TEST_CASE("JPEG: what merely tells about the picture is left out", "[image]") {
  JpegRecipe plain;
  const std::string jfif = segment(0xe0, std::string("JFIF\0\1\1\0\0\1\0\1\0\0", 14));
  const std::string adobe = segment(0xee, std::string("Adobe\0\x64\0\0\0\0\0", 12));
  plain.before_frame = jfif + adobe;
  JpegRecipe talkative = plain;
  talkative.before_frame =
      jfif + exif(1, true) + segment(0xe2, "ICC_PROFILE") + segment(0xfe, "N 26.5 E 106.7") + adobe;
  const auto image = read_image(make_jpeg(talkative) + "and a film behind it");
  REQUIRE(image);
  CHECK(image->samples == make_jpeg(plain));
}

TEST_CASE("JPEG: cut off anywhere it fails, changed anywhere it returns", "[image]") {
  JpegRecipe recipe;
  recipe.before_frame = exif(6, false) + segment(0xee, std::string("Adobe\0\x64\0\0\0\0\x02", 12));
  recipe.scans = 2;
  const std::string file = make_jpeg(recipe);
  for (std::size_t size = 0; size < file.size(); ++size) {
    const auto cut = read_image(std::string_view(file).substr(0, size));
    if (cut) FAIL_CHECK("a file cut off after " << size << " bytes is read");
  }
  for (std::size_t at = 0; at < file.size(); ++at) {
    for (int value = 0; value < 256; ++value) {
      std::string broken = file;
      broken[at] = static_cast<char>(value);
      (void)read_image(broken);
    }
  }
}

TEST_CASE("JPEG: an Exif block that lies", "[image]") {
  const std::string good = tiff_orientation(6, true);
  const auto orientation = [](const std::string& tiff) {
    JpegRecipe recipe;
    recipe.before_frame = segment(0xe1, std::string("Exif\0\0", 6) + tiff);
    return read_image(make_jpeg(recipe))->orientation;
  };
  REQUIRE(orientation(good) == 6);
  for (std::size_t size = 0; size < good.size(); ++size) CHECK((orientation(good.substr(0, size)) == 1 || size > 19));
  std::string far = good;
  far.replace(4, 4, "\xff\xff\xff\xff");  // the directory, past the end
  CHECK(orientation(far) == 1);
  std::string many = good;
  many.replace(8, 2, "\xff\xff");  // 65535 entries
  many.replace(10, 2, "\x01\x01");
  CHECK(orientation(many) == 1);
  std::string wide = good;
  wide.replace(12, 2, std::string("\x04\0", 2));  // a long for a short
  CHECK(orientation(wide) == 1);
}

TEST_CASE("JPEG: what no PDF reader decodes, and what is no picture", "[image]") {
  const auto kind = [](const JpegRecipe& recipe) { return read_image(make_jpeg(recipe)).failure().kind; };
  JpegRecipe recipe;
  recipe.sof = 0xc3;  // lossless
  CHECK(kind(recipe) == FailureKind::unsupported);
  recipe.sof = 0xc9;  // arithmetic
  CHECK(kind(recipe) == FailureKind::unsupported);
  recipe = {};
  recipe.bits = 12;
  CHECK(kind(recipe) == FailureKind::unsupported);
  recipe = {};
  recipe.height = 0;
  CHECK(kind(recipe) == FailureKind::malformed);
  recipe = {};
  recipe.components = 2;
  CHECK(kind(recipe) == FailureKind::malformed);
  recipe = {};
  recipe.width = recipe.height = 65000;
  CHECK(kind(recipe) == FailureKind::too_large);
  recipe = {};
  recipe.scans = 0;
  CHECK(kind(recipe) == FailureKind::malformed);
}

TEST_CASE("other formats are named", "[image]") {
  const auto name = [](std::string_view bytes) {
    const auto image = read_image(bytes);
    REQUIRE_FALSE(image);
    CHECK(image.failure().kind == FailureKind::unsupported);
    return image.failure().what;
  };
  CHECK(name(std::string_view("\0\0\0\x18"
                              "ftypheic\0\0\0\0",
                              16)) == "HEIC");
  CHECK(name("RIFF1234WEBPVP8 ") == "WebP");
  CHECK(name("GIF89a") == "GIF");
  CHECK(name("<svg xmlns=") == "SVG");
  CHECK(name("hello").empty());
  CHECK(name("").empty());
}
