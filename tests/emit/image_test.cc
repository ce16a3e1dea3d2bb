// Images in the PDF: every packing by libqpdf's own reading of it, orientation by where the corners come to lie.
#include <catch2/catch.hpp>

#include "emit/dump/dump.h"
#include "emit/pdf/image_objects.h"
#include "making.h"
#include "reading.h"

using namespace typeset;
using namespace typeset::test;

namespace {

Image grey_rows(std::uint32_t width, std::uint32_t height) {
  Image image;
  image.width = width;
  image.height = height;
  for (std::uint32_t i = 0; i < width * height; ++i)
    image.samples += static_cast<char>((i * i * 7 + i / width) & 0xffU);
  return image;
}

Pages with_image(const Image& image, int times = 1) {
  std::vector<Item> items;
  for (int i = 0; i < times; ++i) {
    PlacedImage placed;
    placed.x = Length::mm(20 + 60 * i);
    placed.y = Length::mm(30);
    placed.width = Length::mm(50);
    placed.height = Length::mm(40);
    items.emplace_back(placed);
  }
  Pages pages = one_page(std::move(items));
  pages.images.push_back(std::make_shared<const Image>(image));
  return pages;
}

/// Each once, one above the other.
Pages with_images(const std::vector<Image>& images) {
  std::vector<Item> items;
  for (std::size_t i = 0; i < images.size(); ++i) {
    PlacedImage placed;
    placed.image = static_cast<std::uint32_t>(i);
    placed.x = Length::mm(20);
    placed.y = Length::mm(static_cast<std::int64_t>(20 + 25 * i));
    placed.width = placed.height = Length::mm(20);
    items.emplace_back(placed);
  }
  Pages pages = one_page(std::move(items));
  for (const Image& image : images) pages.images.push_back(std::make_shared<const Image>(image));
  return pages;
}

Object first_image(const Document& file) { return file.page(0)["/Resources"]["/XObject"]["/Im1"]; }

}  // namespace

TEST_CASE("rows come out as they went in, filtered and deflated or plain", "[emit]") {
  Image image = grey_rows(37, 23);
  SECTION("grey") {}
  SECTION("rgb") {
    image = grey_rows(37 * 3, 23);
    image.width = 37;
    image.colour = ImageColour::rgb;
  }
  SECTION("a palette of two bits") {
    image = grey_rows(10, 23);
    image.width = 37;
    image.depth = 2;
    image.colour = ImageColour::rgb;
    image.palette = "abcdefghijkl";
  }
  SECTION("masked") { image.mask = grey_rows(37, 23).samples; }
  for (const bool compress : {false, true}) {
    const std::string pdf = pdf_of(with_image(image), compress ? packed() : readable());
    check_by_qpdf(pdf);
    const Document file(pdf);
    const Object made = first_image(file);
    CHECK(made["/Width"].integer() == 37);
    CHECK(made["/Height"].integer() == 23);
    CHECK(made["/BitsPerComponent"].integer() == image.depth);
    CHECK(made.bytes() == image.samples);
    CHECK(made.has("/SMask") == !image.mask.empty());
    if (!image.mask.empty()) CHECK(made["/SMask"].bytes() == image.mask);
    const Object space = made["/ColorSpace"];
    if (image.palette.empty()) {
      CHECK(space.name() == (image.colour == ImageColour::rgb ? "/DeviceRGB" : "/DeviceGray"));
    } else {
      CHECK(space[1].name() == "/DeviceRGB");
      CHECK(space[2].integer() == 3);
      CHECK(space[3].text() == image.palette);
    }
  }
}

TEST_CASE("a JPEG goes in byte for byte; Adobe's CMYK is turned round", "[emit]") {
  Image image;
  image.width = 2;
  image.height = 2;
  image.packing = ImagePacking::jpeg;
  image.samples = std::string("\xff\xd8 not looked at \xff\xd9");
  image.colour = ImageColour::cmyk;
  image.inverted = true;
  PdfOptions plain = packed();
  plain.standard.archive_part = 0;  // an archive would want to know which inks these are
  const std::string pdf = pdf_of(with_image(image), plain);
  const Document file(pdf);
  const Object made = first_image(file);
  CHECK(made["/Filter"].name() == "/DCTDecode");
  CHECK(made["/ColorSpace"].name() == "/DeviceCMYK");
  CHECK(made["/Decode"].size() == 8);
  CHECK(made["/Length"].integer() == static_cast<long long>(image.samples.size()));
  CHECK(pdf.find(image.samples) != std::string::npos);
}

TEST_CASE("an image placed twice is in the file once", "[emit]") {
  const Pages pages = with_image(grey_rows(30, 20), 2);
  const std::string pdf = pdf_of(pages);
  const std::string kind = "/Subtype /Image";
  const std::size_t first = pdf.find(kind);
  CHECK(first != std::string::npos);
  CHECK(pdf.find(kind, first + 1) == std::string::npos);
  CHECK(write_dump(pages, fonts()).find("image x=80.00 y=30.00 w=50.00 h=40.00 1: 30×20 grey #0\n") !=
        std::string::npos);
}

TEST_CASE("colours by a profile: ICCBased, one stream for equal profiles, deflated where packed", "[emit]") {
  const std::string profile(1000, 'p');
  Image rgb = grey_rows(12 * 3, 10);
  rgb.width = 12;
  rgb.colour = ImageColour::rgb;
  rgb.profile = profile;
  Image palette = grey_rows(12, 10);
  palette.colour = ImageColour::rgb;
  palette.palette = std::string(3 * 256, 'c');
  palette.profile = profile;
  Image cmyk = grey_rows(12 * 4, 10);
  cmyk.width = 12;
  cmyk.colour = ImageColour::cmyk;
  cmyk.profile = std::string(900, 'c');
  Image grey = grey_rows(12, 10);
  grey.profile = std::string(800, 'g');
  grey.mask = std::string(120, 'm');
  for (const bool compress : {false, true}) {
    const std::string pdf =
        pdf_of(with_images({rgb, palette, cmyk, grey, grey_rows(9, 9)}), compress ? packed() : readable());
    check_by_qpdf(pdf);
    const Document file(pdf);
    const Object made = file.page(0)["/Resources"]["/XObject"];
    const auto check = [&](const Object& space, int components, const std::string& bytes) {
      CHECK(space[0].name() == "/ICCBased");
      CHECK(space[1].is_stream());
      CHECK(space[1]["/N"].integer() == components);
      CHECK(space[1].bytes() == bytes);
      CHECK(space[1].has("/Filter") == compress);
    };
    check(made["/Im1"]["/ColorSpace"], 3, profile);
    const Object indexed = made["/Im2"]["/ColorSpace"];
    CHECK(indexed[0].name() == "/Indexed");
    check(indexed[1], 3, profile);
    CHECK(indexed[2].integer() == 255);
    CHECK(indexed[1][1].id() == made["/Im1"]["/ColorSpace"][1].id());
    check(made["/Im3"]["/ColorSpace"], 4, cmyk.profile);
    check(made["/Im4"]["/ColorSpace"], 1, grey.profile);
    CHECK(made["/Im4"]["/SMask"]["/ColorSpace"].name() == "/DeviceGray");
    CHECK_FALSE(made["/Im4"]["/SMask"].has("/Matte"));
    CHECK(made["/Im5"]["/ColorSpace"].name() == "/DeviceGray");
    for (const char* name : {"/Im1", "/Im2", "/Im3", "/Im4", "/Im5"}) CHECK_FALSE(made[name].has("/Interpolate"));
  }
}

TEST_CASE("images that are equal in all that is drawn are one object", "[emit]") {
  const Image image = grey_rows(30, 20);
  Image turned = image;
  turned.orientation = 6;  // the page's matter
  Image other = image;
  other.samples.back() = static_cast<char>(other.samples.back() + 1);
  Image masked = image;
  masked.mask = std::string(600, 'm');
  Image coloured = image;
  coloured.profile = "a profile";
  const Document file(pdf_of(with_images({image, image, turned, other, masked, coloured})));
  const Object made = file.page(0)["/Resources"]["/XObject"];
  CHECK(made["/Im1"].id() == made["/Im2"].id());
  CHECK(made["/Im1"].id() == made["/Im3"].id());
  std::vector<int> ids = {made["/Im1"].id(), made["/Im4"].id(), made["/Im5"].id(), made["/Im6"].id()};
  std::sort(ids.begin(), ids.end());
  CHECK(std::adjacent_find(ids.begin(), ids.end()) == ids.end());
}

TEST_CASE("a JPEG that is RGB by its components' names alone says so in the PDF", "[emit]") {
  Image image;
  image.width = image.height = 2;
  image.packing = ImagePacking::jpeg;
  image.samples = std::string("\xff\xd8 not looked at \xff\xd9");
  image.colour = ImageColour::rgb;
  CHECK_FALSE(first_image(Document(pdf_of(with_image(image)))).has("/DecodeParms"));
  image.untransformed = true;
  const Document file(pdf_of(with_image(image)));
  CHECK(first_image(file)["/DecodeParms"]["/ColorTransform"].is_integer());
  CHECK(first_image(file)["/DecodeParms"]["/ColorTransform"].integer() == 0);
}

TEST_CASE("orientation: where Exif says that the first row and column are seen", "[emit]") {
  struct Case {
    int orientation;
    bool row_across;         // the first row runs along top or bottom
    int row_x, row_y;        // the edge of the first row: -1 left or bottom, 1 right or top
    int column_x, column_y;  // the edge of the first column
  };
  // Exif 2.3, tag 274: 1 top left, 2 top right, 3 bottom right, 4 bottom left, 5 left top, 6 right top, 7 right bottom,
  // 8 left bottom: first the edge of row 0, then that of column 0.
  const std::vector<Case> cases = {{1, true, 0, 1, -1, 0},  {2, true, 0, 1, 1, 0},   {3, true, 0, -1, 1, 0},
                                   {4, true, 0, -1, -1, 0}, {5, false, -1, 0, 0, 1}, {6, false, 1, 0, 0, 1},
                                   {7, false, 1, 0, 0, -1}, {8, false, -1, 0, 0, -1}};
  for (const Case& c : cases) {
    CAPTURE(c.orientation);
    const auto m = pdf::image_matrix(c.orientation, 100, 200, 400, 300);
    // Image space: s to the right, t upwards, 0 to 1; the first row is t = 1, the first column s = 0.
    const auto at = [&](int s, int t) { return std::pair(m[0] * s + m[2] * t + m[4], m[1] * s + m[3] * t + m[5]); };
    const auto edge = [](int side, pdf::Decimal low, pdf::Decimal high) { return side < 0 ? low : high; };
    for (const int along : {0, 1}) {
      const auto [row_x, row_y] = at(along, 1);
      const auto [column_x, column_y] = at(0, along);
      if (c.row_x != 0) CHECK(row_x == edge(c.row_x, 100, 400));
      if (c.row_y != 0) CHECK(row_y == edge(c.row_y, 200, 300));
      if (c.column_x != 0) CHECK(column_x == edge(c.column_x, 100, 400));
      if (c.column_y != 0) CHECK(column_y == edge(c.column_y, 200, 300));
    }
    // It fills the box.
    const auto [ax, ay] = at(0, 0);
    const auto [bx, by] = at(1, 1);
    CHECK(std::abs(ax - bx) == 300);
    CHECK(std::abs(ay - by) == 100);
  }
}
