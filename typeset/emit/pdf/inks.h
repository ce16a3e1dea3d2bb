// Inks: how each colour by purpose is painted, for the screen or for a press (GB-6.2).
//
// Black and greys are DeviceGray whatever the file is for. The others are DeviceRGB on the screen and inks of the
// four-colour process for the press; for a press with black and one more ink, the colour of the name (of the rule below
// it or of tables, where the name is black) is a spot colour with those inks as its alternate, and whatever has the
// same colour goes with it.
#pragma once

#include <string>
#include <string_view>

#include "base/colour.h"
#include "base/diagnostic.h"
#include "emit/pdf/objects.h"
#include "emit/pdf/pdf.h"
#include "page/pages.h"

namespace typeset::pdf {

class Inks {
 public:
  Inks(const Palette& palette, PdfColours colours, std::string_view spot_name);

  /// The operator that makes a colour the one to fill with.
  std::string fill_with(Colour colour) const;
  /// The same for strokes.
  std::string stroke_with(Colour colour) const;
  /// Whether it is the spot colour, which pages must have among their resources.
  bool is_spot(Colour colour) const;
  /// ColorSpace of such a page's resources.
  Dict colour_spaces() const;
  const std::string& spot_name() const { return spot_name_; }

 private:
  struct Operators {
    std::string_view grey, rgb, cmyk, space, tint;
  };
  std::string paint_with(Colour colour, const Operators& operators) const;

  const Palette palette_;
  const Paint spot_;  // the first that is no grey
  PdfColours colours_;
  std::string spot_name_;
};

/// For a press with black and one more ink: warns of each colour, at its first place, and of each picture that would
/// need others.
void report_other_inks(const Pages& pages, const Inks& inks, Diagnostics& faults);

}  // namespace typeset::pdf
