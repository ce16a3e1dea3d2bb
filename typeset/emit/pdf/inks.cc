#include "emit/pdf/inks.h"

#include <array>
#include <cstdint>
#include <set>
#include <type_traits>
#include <variant>

#include "emit/pdf/numbers.h"
#include "emit/shared/faults.h"
#include "image/image.h"

namespace typeset::pdf {
namespace {

constexpr std::string_view kSpotResource = "Spot";
constexpr std::string_view kHexDigits = "0123456789ABCDEF";

/// 0–255 as 0–1, four decimals.
void append_share(std::string& out, std::uint32_t part) {
  append_number(out, (static_cast<std::int64_t>(part & 0xFF) * 10000 + 127) / 255, 4);
  out += ' ';
}

std::string inks(const Cmyk& cmyk) {
  std::string out;
  for (const std::uint8_t per_cent : {cmyk.cyan, cmyk.magenta, cmyk.yellow, cmyk.black}) {
    append_number(out, per_cent, 2);
    out += ' ';
  }
  return out;
}

/// As PDF writes a name: every byte that is no letter or digit by its number (ISO 32000-1, 7.3.5).
std::string name_syntax(std::string_view name) {
  std::string out = "/";
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain)
      out += c;
    else
      out.append({'#', kHexDigits[byte >> 4], kHexDigits[byte & 0xF]});
  }
  return out;
}

/// As styles write it.
std::string name_of_colour(std::uint32_t rgb) {
  std::string name = "#";
  for (int shift = 20; shift >= 0; shift -= 4) name += kHexDigits[rgb >> shift & 0xF];
  return name;
}

Paint first_colour(const Palette& palette) {
  for (const Colour colour :
       {Colour::masthead, Colour::head_rule, Colour::table_head, Colour::table_fill, Colour::table_note})
    if (!is_grey(palette.of(colour))) return palette.paint(colour);
  return palette.masthead;
}

}  // namespace

Inks::Inks(const Palette& palette, PdfColours colours, std::string_view spot_name)
    : palette_(palette), spot_(first_colour(palette)), colours_(colours), spot_name_(spot_name) {}

bool Inks::is_spot(Colour colour) const {
  const Paint& paint = palette_.paint(colour);
  return colours_ == PdfColours::spot && !is_grey(paint.rgb) && paint == spot_;
}

std::string Inks::paint_with(Colour colour, const Operators& operators) const {
  const Paint& paint = palette_.paint(colour);
  std::string out;
  if (is_grey(paint.rgb)) {
    append_share(out, paint.rgb);
    out += operators.grey;
  } else if (is_spot(colour)) {
    out.append("/").append(kSpotResource).append(" ").append(operators.space).append(" 1 ").append(operators.tint);
  } else if (colours_ != PdfColours::rgb) {
    out = inks(paint.inks);
    out += operators.cmyk;
  } else {
    for (const int shift : {16, 8, 0}) append_share(out, paint.rgb >> shift);
    out += operators.rgb;
  }
  return out += '\n';
}

std::string Inks::fill_with(Colour colour) const { return paint_with(colour, {"g", "rg", "k", "cs", "scn"}); }

std::string Inks::stroke_with(Colour colour) const { return paint_with(colour, {"G", "RG", "K", "CS", "SCN"}); }

Dict Inks::colour_spaces() const {
  const std::string tint = "<</FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0 0] /C1 [" + inks(spot_.inks) + "]>>";
  Dict spaces;
  spaces.set(std::string(kSpotResource),
             Literal{"[/Separation " + name_syntax(spot_name_) + " /DeviceCMYK " + tint + "]"});
  return spaces;
}

void report_other_inks(const Pages& pages, const Inks& inks, Diagnostics& faults) {
  std::set<std::uint32_t> colours;
  std::set<std::size_t> pictures;
  const auto judge = [&]<typename T>(const T& item) {
    if constexpr (std::is_same_v<T, PlacedImage>) {
      if (pages.images[item.image]->colour == ImageColour::grey || !pictures.insert(item.image).second) return;
      faults.report(emit_faults::kThirdInk, item.span, {inks.spot_name(), Term("这张彩色图片", "this picture")});
    } else if constexpr (requires { item.colour; }) {
      const std::uint32_t rgb = pages.palette.of(item.colour);
      if (is_grey(rgb) || inks.is_spot(item.colour) || !colours.insert(rgb).second) return;
      Span place;  // rules and dots know none
      if constexpr (requires { item.span; }) place = item.span;
      faults.report(emit_faults::kThirdInk, place, {inks.spot_name(), name_of_colour(rgb)});
    }
  };
  for (const Page& page : pages.pages)
    for (const Item& item : page.items) std::visit(judge, item);
}

}  // namespace typeset::pdf
