// What a file is for: colours of screen and press, what a standard forbids, what is attached, sealed files.
#include <catch2/catch.hpp>
#include <functional>
#include <optional>
#include <regex>
#include <string>

#include "emit/pdf/sealed.h"
#include "image/made_profiles.h"
#include "making.h"
#include "reading.h"

namespace typeset::test {
namespace {

/// A small one of a four-colour press.
std::string press_profile(double version = 2.1) { return table_profile(cmsSigCmykData, version); }

std::string with_byte(std::string profile, std::size_t at, char byte) {
  profile[at] = byte;
  return profile;
}

PdfOptions for_press(PdfColours colours) {
  PdfOptions options = readable();
  options.colours = colours;
  options.press_profile = press_profile();
  return options;
}

Image one_pixel(ImageColour colour) {
  Image image;
  image.width = image.height = 1;
  image.colour = colour;
  image.samples = std::string(static_cast<std::size_t>(image.components()), '\x40');
  return image;
}

Pages in_colours() {
  Pages pages = one_page({});
  pages.palette.table_fill = Paint(0x336699);
  Length y = Length::mm(20);
  for (const Colour colour : {Colour::black, Colour::masthead, Colour::table_fill}) {
    pages.pages[0].items.emplace_back(
        Rule{Length::mm(20), y, Length::mm(10), Length::mm(1), colour, {0, Artifact::rule}});
    y += Length::mm(5);
  }
  return pages;
}

std::vector<std::string> colours_of(const Pages& pages, const PdfOptions& options) {
  std::vector<std::string> colours;
  const std::string content = Document(pdf_of(pages, options)).content(0);
  std::size_t begin = 0;
  for (std::size_t end = 0; (end = content.find('\n', begin)) != std::string::npos; begin = end + 1) {
    const std::string line = content.substr(begin, end - begin);
    for (const char* op : {" g", " rg", " k", " scn"})
      if (line.ends_with(op)) colours.push_back(line);
  }
  return colours;
}

// GB-6.2: the red is 80 % magenta and yellow in print; black is black alone everywhere.
TEST_CASE("colours are painted for the screen, the four inks, or black and a spot colour") {
  const Pages pages = in_colours();
  using Operators = std::vector<std::string>;
  CHECK(colours_of(pages, readable()) == Operators{"0 g", "1 0 0 rg", ".2 .4 .6 rg"});
  // What all three inks of #336699 have in common, 40 %, is printed black.
  CHECK(colours_of(pages, for_press(PdfColours::press)) == Operators{"0 g", "0 .8 .8 0 k", ".4 .2 0 .4 k"});
  CHECK(colours_of(pages, for_press(PdfColours::spot)) == Operators{"0 g", "/Spot cs 1 scn", ".4 .2 0 .4 k"});
  Pages black = pages;
  black.palette.masthead = Paint(0);
  black.palette.head_rule = Paint(0);
  CHECK(colours_of(black, for_press(PdfColours::spot)) == Operators{"0 g", "0 g", "/Spot cs 1 scn"});
  Pages own = pages;
  own.palette.masthead = Paint(0xff0000, {0, 100, 100, 10});
  CHECK(colours_of(own, for_press(PdfColours::press))[1] == "0 1 1 .1 k");
}

TEST_CASE("what black and the spot colour cannot print is reported, each colour and picture once") {
  Pages pages = in_colours();
  Item again = pages.pages[0].items.back();
  pages.pages[0].items.push_back(again);
  for (const ImageColour colour : {ImageColour::grey, ImageColour::rgb}) {
    pages.images.push_back(std::make_shared<const Image>(one_pixel(colour)));
    pages.pages[0].items.emplace_back(PlacedImage{Length::mm(30),
                                                  Length::mm(40),
                                                  Length::mm(5),
                                                  Length::mm(5),
                                                  static_cast<std::uint32_t>(pages.images.size() - 1),
                                                  {},
                                                  {}});
  }
  const auto warned = [&](PdfColours colours) {
    Diagnostics faults;
    CHECK(write_pdf(pages, fonts(), for_press(colours), faults).has_value());
    return faults.count(Severity::warning);
  };
  CHECK(warned(PdfColours::press) == 0);
  CHECK(warned(PdfColours::spot) == 2);  // the blue and the picture in colour
}

TEST_CASE("the output intent is that of the purpose, the spot colour a resource with its inks") {
  PdfOptions options = for_press(PdfColours::spot);
  options.spot_name = "PANTONE 485 C";
  const std::string pdf = pdf_of(in_colours(), options);
  check_by_qpdf(pdf);
  const Document document(pdf);
  const Object intent = document.catalog()["/OutputIntents"][0];
  CHECK(intent["/DestOutputProfile"]["/N"].integer() == 4);
  CHECK(intent["/DestOutputProfile"].bytes() == options.press_profile);
  const Object spot = document.page(0)["/Resources"]["/ColorSpace"]["/Spot"];
  CHECK(spot[0].name() == "/Separation");
  CHECK(spot[1].name() == "/PANTONE 485 C");
  CHECK(pdf.find("/PANTONE#20485#20C ") != std::string::npos);
  CHECK(spot[2].name() == "/DeviceCMYK");
  CHECK(spot[3]["/C1"].syntax() == "[ 0 .8 .8 0 ]");
  CHECK_FALSE(Document(pdf_of(in_colours(), for_press(PdfColours::press))).page(0)["/Resources"].has("/ColorSpace"));
}

/// The slug of the one thing that is reported of pages that cannot be written.
std::string refused(const Pages& pages, const PdfOptions& options) {
  Diagnostics faults;
  CHECK_FALSE(write_pdf(pages, fonts(), options, faults).has_value());
  return faults.all().size() == 1 ? std::string(faults.all()[0].kind->slug) : std::to_string(faults.all().size());
}

TEST_CASE("a press profile that is none, or too new for the file, is refused") {
  PdfOptions options = for_press(PdfColours::press);
  constexpr std::size_t version = 8, size_of_first_tag = 140;
  const std::string good = press_profile();
  for (const std::string& wrong :
       {std::string(), std::string("acsp"), adobe_profile(), table_profile(cmsSigRgbData, 2.1),
        with_byte(good, version, 5), with_byte(good, version, 3), with_byte(good, version, 1), good.substr(0, 131),
        good.substr(0, good.size() - 1),
        // What only shows when colours are worked out: a tag that reaches beyond the end, a table that is none.
        with_byte(good, size_of_first_tag, 1), std::string(good).replace(good.find("mft2"), 4, "text")}) {
    options.press_profile = wrong;
    CHECK(refused(in_colours(), options) == "emit/bad-press-profile");
  }
  options.press_profile = press_profile(4.3);
  CHECK(pdf_of(in_colours(), options).size() > 1000);
  options.standard.archive_part = 1;
  CHECK(refused(in_colours(), options) == "emit/bad-press-profile");
}

Pages with_picture(const Image& image) {
  Pages pages = one_page({PlacedImage{Length::mm(30), Length::mm(40), Length::mm(50), Length::mm(20), 0, {}, {}}});
  pages.images.push_back(std::make_shared<const Image>(image));
  return pages;
}

Object picture_of(const Document& document) { return document.page(0)["/Resources"]["/XObject"]["/Im1"]; }

TEST_CASE("pictures mean something under the output intent") {
  const Pages rgb = with_picture(one_pixel(ImageColour::rgb)), cmyk = with_picture(one_pixel(ImageColour::cmyk));
  const auto space = [](const Pages& pages, const PdfOptions& options) {
    const Document document(pdf_of(pages, options));
    const Object colours = picture_of(document)["/ColorSpace"];
    return colours.is_array() ? colours[0].name() + std::to_string(colours[1]["/N"].integer()) : colours.name();
  };
  CHECK(space(rgb, readable()) == "/DeviceRGB");
  CHECK(space(cmyk, for_press(PdfColours::press)) == "/DeviceCMYK");
  CHECK(space(rgb, for_press(PdfColours::press)) == "/ICCBased3");
  CHECK(space(with_picture(one_pixel(ImageColour::grey)), for_press(PdfColours::press)) == "/DeviceGray");
  // Without a profile that says which inks these are, an archive cannot take them; plain PDF can.
  CHECK(refused(cmyk, readable()) == "emit/unknown-inks");
  // One that is lent to them is judged as for the press.
  PdfOptions lent = readable();
  lent.press_profile = press_profile();
  CHECK(space(cmyk, lent) == "/ICCBased4");
  lent.press_profile = adobe_profile();
  CHECK(refused(cmyk, lent) == "emit/bad-press-profile");
  PdfOptions plain = readable();
  plain.standard.archive_part = 0;
  CHECK(space(cmyk, plain) == "/DeviceCMYK");
}

// ISO 19005-1, 6.4: no soft masks.
TEST_CASE("PDF/A-1 has pictures without transparency") {
  Image image = one_pixel(ImageColour::grey);
  image.mask = std::string(1, '\x80');
  PdfOptions options = readable();
  const Document clear(pdf_of(with_picture(image), options));
  CHECK(picture_of(clear).has("/SMask"));
  options.standard.archive_part = 1;
  const Document opaque(pdf_of(with_picture(image), options));
  CHECK_FALSE(picture_of(opaque).has("/SMask"));
  CHECK(static_cast<unsigned char>(picture_of(opaque).bytes()[0]) > 0x90);  // half grey, half white
}

// ISO 19005-1, 6.3.5: a subset says which CIDs it has; part 2 does not ask for it.
TEST_CASE("PDF/A-1 lists the glyphs of its subsets") {
  const Pages pages = one_page({text_run(kai(), "创建", Length::pt(16), Length::mm(28), Length::mm(60))});
  PdfOptions options = readable();
  const auto descriptor = [](const Document& document) {
    return document.font(0, "/F1")["/DescendantFonts"][0]["/FontDescriptor"];
  };
  const Document modern(pdf_of(pages, options));
  CHECK_FALSE(descriptor(modern).has("/CIDSet"));
  options.standard.archive_part = 1;
  const Document document(pdf_of(pages, options));
  const std::string bits = descriptor(document)["/CIDSet"].bytes();
  const auto has_bit = [&](int cid) {
    const auto byte = static_cast<std::size_t>(cid) / 8;
    return byte < bits.size() && (static_cast<unsigned char>(bits[byte]) >> (7 - cid % 8) & 1) == 1;
  };
  CHECK(has_bit(0));
  int set = 0;
  for (int cid = 0; cid < 8 * static_cast<int>(bits.size()); ++cid) set += has_bit(cid) ? 1 : 0;
  CHECK(set == 3);
  for (const ShownGlyph& glyph : document.shown(0).glyphs) CHECK(has_bit(glyph.code));
}

TEST_CASE("PDF/A-3 carries the source; PDF/A-2 may not") {
  PdfOptions options = readable();
  options.source = PdfAttachment{"第34期.yaml", "kind: bulletin\n"};
  CHECK_FALSE(Document(pdf_of(in_colours(), options)).catalog().has("/AF"));
  options.standard.archive_part = 3;
  Pages pages = in_colours();
  pages.info.date = "2017-12-29";
  const std::string pdf = pdf_of(pages, options);
  check_by_qpdf(pdf);
  const Document document(pdf);
  const Object file = document.catalog()["/AF"][0];
  CHECK(file["/UF"].text() == "第34期.yaml");
  CHECK(file["/AFRelationship"].name() == "/Source");
  const Object stream = file["/EF"]["/UF"];
  CHECK(stream.bytes() == "kind: bulletin\n");
  CHECK(stream["/Subtype"].name() == "/application/yaml");
  CHECK(stream["/Params"]["/ModDate"].text() == "D:20171229000000+08'00'");
  CHECK(document.catalog()["/Names"]["/EmbeddedFiles"]["/Names"][1].id() == file.id());
}

TEST_CASE("encryption is refused in an archive; linearised files have the same bytes each time") {
  PdfOptions options = packed();
  options.password = "secret";
  CHECK(refused(in_colours(), options) == "emit/encrypted-archive");
  options.standard.archive_part = 0;
  const std::string closed = pdf_of(in_colours(), options);
  CHECK(closed.find("/Encrypt") != std::string::npos);
  if (has("qpdf")) {
    CHECK(ask("qpdf", {"--password=secret", "--check"}, closed).code == 0);
    CHECK(ask("qpdf", {"--check"}, closed).code != 0);
  }
  options = packed();
  options.linearised = true;
  const std::string fast = pdf_of(in_colours(), options);
  CHECK(fast.find("/Linearized") < 100);
  CHECK(fast == pdf_of(in_colours(), options));
  check_by_qpdf(fast);
}

/// A file of one page that takes up so many bytes more.
std::string small_file(std::size_t more) {
  return "%PDF-1.7\n1 0 obj\n<</Type /Catalog /Pages 2 0 R>>\nendobj\n"
         "2 0 obj\n<</Type /Pages /Kids [3 0 R] /Count 1>>\nendobj\n"
         "3 0 obj\n<</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources <<>> /Filler (" +
         std::string(more, 'x') + ")>>\nendobj\ntrailer\n<</Size 4 /Root 1 0 R>>\n%%EOF\n";
}

TEST_CASE("endstream begins a line behind the hints of a linearised file too, whichever byte they end in") {
  // ISO 19005-2, 6.1.7.1: a line end before endstream, which Length does not count. The hints of several of these
  // files would end in a line end of their own.
  const std::regex hints("/S [0-9]+ /Length ([0-9]+) >>\nstream\n");
  for (std::size_t more = 0; more < 1500; ++more) {
    const std::string file = pdf::sealed(small_file(more), std::nullopt, true);
    std::smatch found;
    REQUIRE(std::regex_search(file, found, hints));
    const std::size_t end = static_cast<std::size_t>(found.position(0) + found.length(0)) + std::stoul(found[1]);
    if (file.compare(end, 10, "\nendstream") != 0) FAIL("with " << more << " bytes more");
  }
}

}  // namespace
}  // namespace typeset::test
