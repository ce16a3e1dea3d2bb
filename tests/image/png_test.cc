// PNG: every colour type × depth × interlace comes out as the pixels that went in.
#include <array>
#include <catch2/catch.hpp>
#include <numeric>
#include <zlib.h>

#include "image/image.h"
#include "image/made_images.h"

using namespace typeset;
using namespace typeset::test;

namespace {

int channels_of(int type) {
  return ((type & PNG_COLOR_MASK_COLOR) != 0 && (type & PNG_COLOR_MASK_PALETTE) == 0 ? 3 : 1) +
         ((type & PNG_COLOR_MASK_ALPHA) != 0 ? 1 : 0);
}

/// Samples that do not repeat, below `limit`.
std::vector<unsigned> some_samples(std::size_t count, unsigned limit) {
  std::vector<unsigned> samples(count);
  for (std::size_t i = 0; i < count; ++i) samples[i] = static_cast<unsigned>((i * 40503U + 12345U) % 65521U) % limit;
  return samples;
}

/// Rows of samples at a depth, each begun on a byte.
std::string pack(const std::vector<unsigned>& samples, std::size_t per_row, int depth) {
  std::string bytes;
  for (std::size_t begin = 0; begin < samples.size(); begin += per_row) {
    unsigned gathered = 0;
    int bits = 0;
    for (std::size_t i = begin; i < begin + per_row; ++i) {
      if (depth == 16) {
        bytes += be16(samples[i]);
        continue;
      }
      gathered = gathered << static_cast<unsigned>(depth) | samples[i];
      bits += depth;
      if (bits == 8) {
        bytes += static_cast<char>(gathered);
        gathered = 0;
        bits = 0;
      }
    }
    if (bits > 0) bytes += static_cast<char>(gathered << static_cast<unsigned>(8 - bits));
  }
  return bytes;
}

/// Plain rows of an image, whichever way it is packed: filters undone as the PNG standard says.
std::string rows_of(const Image& image) {
  if (image.packing == ImagePacking::rows) return image.samples;
  REQUIRE(image.packing == ImagePacking::png_rows);
  const std::size_t bits = static_cast<std::size_t>(image.components()) * static_cast<std::size_t>(image.depth);
  const std::size_t row = (image.width * bits + 7) / 8, step = std::max<std::size_t>(1, bits / 8);
  std::string packed((row + 1) * image.height, '\0');
  uLongf size = packed.size();
  REQUIRE(uncompress(reinterpret_cast<Bytef*>(packed.data()), &size,
                     reinterpret_cast<const Bytef*>(image.samples.data()), image.samples.size()) == Z_OK);
  REQUIRE(size == packed.size());
  std::string rows(row * image.height, '\0');
  const auto at = [&](std::size_t y, std::size_t x) { return static_cast<unsigned char>(rows[y * row + x]); };
  for (std::size_t y = 0; y < image.height; ++y) {
    const char filter = packed[y * (row + 1)];
    for (std::size_t x = 0; x < row; ++x) {
      const int a = x >= step ? at(y, x - step) : 0, b = y > 0 ? at(y - 1, x) : 0;
      const int c = x >= step && y > 0 ? at(y - 1, x - step) : 0, p = a + b - c;
      const int paeth = std::abs(p - a) <= std::abs(p - b) && std::abs(p - a) <= std::abs(p - c) ? a
                        : std::abs(p - b) <= std::abs(p - c)                                     ? b
                                                                                                 : c;
      const std::array<int, 5> guesses = {0, a, b, (a + b) / 2, paeth};
      rows[y * row + x] =
          static_cast<char>(packed[y * (row + 1) + 1 + x] + guesses.at(static_cast<std::size_t>(filter)));
    }
  }
  return rows;
}

std::vector<png_color> some_palette(std::size_t count, bool grey) {
  std::vector<png_color> palette;
  for (std::size_t i = 0; i < count; ++i) {
    const auto n = static_cast<png_byte>(i * 7);
    palette.push_back(grey ? png_color{n, n, n} : png_color{n, static_cast<png_byte>(255 - n), 3});
  }
  return palette;
}

}  // namespace

TEST_CASE("PNG of every colour type, depth and interlace", "[image]") {
  struct Kind {
    int type;
    std::vector<int> depths;
  };
  const std::vector<Kind> kinds = {{PNG_COLOR_TYPE_GRAY, {1, 2, 4, 8, 16}},
                                   {PNG_COLOR_TYPE_RGB, {8, 16}},
                                   {PNG_COLOR_TYPE_PALETTE, {1, 2, 4, 8}},
                                   {PNG_COLOR_TYPE_GRAY_ALPHA, {8, 16}},
                                   {PNG_COLOR_TYPE_RGB_ALPHA, {8, 16}}};
  for (const Kind& kind : kinds) {
    for (const int depth : kind.depths) {
      for (const bool interlaced : {false, true}) {
        CAPTURE(kind.type, depth, interlaced);
        PngRecipe recipe;
        recipe.width = 13;
        recipe.height = 11;
        recipe.type = kind.type;
        recipe.depth = depth;
        recipe.interlaced = interlaced;
        const bool palette = kind.type == PNG_COLOR_TYPE_PALETTE;
        if (palette) recipe.palette = some_palette(std::size_t{1} << static_cast<unsigned>(std::min(depth, 5)), false);
        const auto channels = static_cast<std::size_t>(channels_of(kind.type));
        const unsigned limit =
            palette ? static_cast<unsigned>(recipe.palette.size()) : 1U << static_cast<unsigned>(depth);
        const std::vector<unsigned> samples = some_samples(std::size_t{recipe.width} * recipe.height * channels, limit);
        const auto image = read_image(make_png(recipe, pack(samples, recipe.width * channels, depth)));
        REQUIRE(image);
        CHECK(image->width == 13);
        CHECK(image->height == 11);
        CHECK(image->depth == std::min(depth, 8));
        CHECK(image->orientation == 1);
        const bool alpha = (kind.type & PNG_COLOR_MASK_ALPHA) != 0;
        CHECK((image->packing == ImagePacking::png_rows) == (!interlaced && depth <= 8 && !alpha));
        CHECK(image->palette.size() == 3 * recipe.palette.size());
        const bool rgb = palette || (kind.type & PNG_COLOR_MASK_COLOR) != 0;
        CHECK(image->colour == (rgb ? ImageColour::rgb : ImageColour::grey));

        // 16 bits are rounded to the nearest of 8.
        std::vector<unsigned> colours;
        std::string mask;
        for (std::size_t i = 0; i < samples.size(); ++i) {
          const unsigned sample = depth == 16 ? (samples[i] * 255 + 32767) / 65535 : samples[i];
          if (alpha && i % channels == channels - 1) {
            mask += static_cast<char>(sample);
          } else {
            colours.push_back(sample);
          }
        }
        const std::size_t per_row = recipe.width * (alpha ? channels - 1 : channels);
        CHECK(rows_of(*image) == pack(colours, per_row, std::min(depth, 8)));
        CHECK(image->mask == mask);
      }
    }
  }
}

TEST_CASE("transparent colours become a mask", "[image]") {
  PngRecipe recipe;
  recipe.width = 4;
  recipe.height = 1;
  SECTION("of a palette: entries without an opacity are opaque") {
    recipe.type = PNG_COLOR_TYPE_PALETTE;
    recipe.depth = 2;
    recipe.palette = some_palette(4, true);
    recipe.opacity = {0, 128};
    const auto image = read_image(make_png(recipe, "\x1b"));  // 0 1 2 3
    REQUIRE(image);
    CHECK(image->mask == std::string("\x00\x80\xff\xff", 4));
    CHECK(rows_of(*image) == std::string("\x00\x01\x02\x03", 4));
    CHECK(image->colour == ImageColour::grey);
    CHECK(image->palette == std::string("\x00\x07\x0e\x15", 4));
  }
  SECTION("of grey") {
    png_color_16 clear{};
    clear.gray = 1;
    recipe.clear = &clear;
    recipe.depth = 1;
    const auto image = read_image(make_png(recipe, "\xa0"));  // 1 0 1 0
    REQUIRE(image);
    CHECK(image->mask == std::string("\x00\xff\x00\xff", 4));
    CHECK(rows_of(*image) == std::string("\xff\x00\xff\x00", 4));
  }
  SECTION("of RGB, whose rows are plain ones then") {
    png_color_16 clear{};
    clear.red = 1;
    clear.green = 2;
    clear.blue = 3;
    recipe.clear = &clear;
    recipe.type = PNG_COLOR_TYPE_RGB;
    const auto image = read_image(make_png(recipe, "\x01\x02\x03\x09\x08\x07\x01\x02\x03\x01\x02\x04"));
    REQUIRE(image);
    CHECK(image->mask == std::string("\x00\xff\x00\xff", 4));
    CHECK(image->packing == ImagePacking::rows);
  }
  SECTION("opaque throughout is none") {
    recipe.type = PNG_COLOR_TYPE_GRAY_ALPHA;
    const auto image = read_image(make_png(recipe, "\x01\xff\x02\xff\x03\xff\x04\xff"));
    REQUIRE(image);
    CHECK(image->mask.empty());
    CHECK(rows_of(*image) == "\x01\x02\x03\x04");
  }
}

TEST_CASE("RGB that is grey throughout becomes grey", "[image]") {
  PngRecipe recipe;
  recipe.width = 2;
  recipe.height = 1;
  recipe.type = PNG_COLOR_TYPE_RGB;
  const auto grey = read_image(make_png(recipe, "\x05\x05\x05\x09\x09\x09"));
  REQUIRE(grey);
  CHECK(grey->colour == ImageColour::grey);
  CHECK(rows_of(*grey) == "\x05\x09");
  const auto colour = read_image(make_png(recipe, "\x05\x05\x05\x09\x09\x0a"));
  REQUIRE(colour);
  CHECK(colour->colour == ImageColour::rgb);
}

TEST_CASE("PNG: orientation by its eXIf chunk", "[image]") {
  PngRecipe recipe;
  recipe.exif = tiff_orientation(6, true);
  const auto image = read_image(make_png(recipe, std::string(15, 'x')));
  REQUIRE(image);
  CHECK(image->orientation == 6);
  CHECK(image->upright_width() == 3);
  CHECK(image->upright_height() == 5);
}

TEST_CASE("PNG: damaged files fail, whatever is damaged", "[image]") {
  PngRecipe recipe;
  recipe.width = 40;
  recipe.height = 30;
  recipe.type = PNG_COLOR_TYPE_RGB_ALPHA;
  for (const bool interlaced : {false, true}) {
    recipe.interlaced = interlaced;
    const std::string file = make_png(recipe, pack(some_samples(4800, 256), 160, 8));
    REQUIRE(read_image(file));
    for (std::size_t size = 0; size < file.size(); ++size) {
      const auto cut = read_image(std::string_view(file).substr(0, size));
      if (cut) FAIL_CHECK("a file cut off after " << size << " bytes is read");
    }
    for (std::size_t at = 0; at < file.size(); ++at) {
      std::string broken = file;
      broken[at] = static_cast<char>(broken[at] ^ 0x55);
      (void)read_image(broken);  // it may pass (an ancillary chunk) or fail; it returns
    }
  }
}

TEST_CASE("PNG: sizes are refused before anything is allocated", "[image]") {
  const auto sized = [](std::uint32_t width, std::uint32_t height) {
    std::string file = make_png(PngRecipe{}, std::string(15, 'x'));
    const auto put = [&](std::size_t at, std::uint32_t n) {
      for (int i = 0; i < 4; ++i)
        file[at + static_cast<std::size_t>(i)] = static_cast<char>(n >> static_cast<unsigned>(24 - 8 * i));
    };
    put(16, width);
    put(20, height);
    put(29, static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(file.data() + 12), 17)));
    return file;
  };
  CHECK(read_image(sized(65535, 65535)).failure().kind == FailureKind::too_large);
  CHECK(read_image(sized(0xffffffff, 0xffffffff)).failure().kind == FailureKind::too_large);
  CHECK(read_image(sized(1, 70000)).failure().kind == FailureKind::too_large);
  CHECK(read_image(sized(0, 3)).failure().kind == FailureKind::malformed);
  CHECK(read_image(sized(2000, 2000)).failure().kind == FailureKind::malformed);  // more rows than data
}

TEST_CASE("PNG: a large picture is read by rows and comes out the same", "[image]") {
  PngRecipe recipe;
  recipe.width = 2300;
  recipe.height = 2000;  // past what is decoded once only
  const std::size_t pixels = std::size_t{recipe.width} * recipe.height;
  std::size_t asked = 0;
  const TakeRoom take = [&](std::size_t bytes) { asked += bytes; };
  const auto wave = [](std::size_t i) { return static_cast<char>(i / 7 % 200); };
  std::string rows;
  SECTION("with transparency") {
    recipe.type = PNG_COLOR_TYPE_RGB_ALPHA;
    std::string colours, mask;
    for (std::size_t i = 0; i < pixels; ++i) {
      colours += {wave(i), 'g', 'b'};
      mask += wave(i + 1);
      rows += {wave(i), 'g', 'b', wave(i + 1)};
    }
    const auto image = read_image(make_png(recipe, rows), take);
    REQUIRE(image);
    CHECK(image->packing == ImagePacking::rows);
    CHECK(image->samples == colours);
    CHECK(image->mask == mask);
    CHECK(asked == 4 * pixels);
  }
  SECTION("grey in truth") {
    recipe.type = PNG_COLOR_TYPE_RGB;
    std::string greys;
    for (std::size_t i = 0; i < pixels; ++i) {
      greys += wave(i);
      rows.append(3, wave(i));
    }
    const auto image = read_image(make_png(recipe, rows), take);
    REQUIRE(image);
    CHECK(image->colour == ImageColour::grey);
    CHECK(image->samples == greys);
    CHECK(asked == pixels);
  }
  SECTION("as it is filed: only the file's own bytes are kept") {
    recipe.type = PNG_COLOR_TYPE_RGB;
    for (std::size_t i = 0; i < pixels; ++i) rows += {wave(i), 'g', 'b'};
    const std::string file = make_png(recipe, rows);
    const auto image = read_image(file, take);
    REQUIRE(image);
    CHECK(image->packing == ImagePacking::png_rows);
    CHECK(image->samples.size() < file.size());
    CHECK(asked == image->samples.size());
  }
}

TEST_CASE("PNG: what would be kept as rows is refused past a limit, what is kept as filed is not", "[image]") {
  PngRecipe recipe;
  recipe.width = 6000;
  recipe.height = 6000;
  recipe.type = PNG_COLOR_TYPE_GRAY;
  recipe.depth = 1;
  const std::string blank(std::size_t{750} * recipe.height, '\0');
  CHECK(read_image(make_png(recipe, blank)));
  recipe.interlaced = true;
  const auto spread = read_image(make_png(recipe, blank));
  REQUIRE_FALSE(spread);
  CHECK(spread.failure().kind == FailureKind::too_large);
  CHECK(spread.failure().what == "rows");
}

TEST_CASE("PNG: an index past the palette is a damaged file", "[image]") {
  PngRecipe recipe;
  recipe.width = 4;
  recipe.height = 1;
  recipe.type = PNG_COLOR_TYPE_PALETTE;
  recipe.depth = 2;
  recipe.palette = some_palette(3, false);
  CHECK(read_image(make_png(recipe, std::string("\x18", 1))));                                           // 0 1 2 0
  CHECK(read_image(make_png(recipe, std::string("\x1b", 1))).failure().kind == FailureKind::malformed);  // 0 1 2 3
}
