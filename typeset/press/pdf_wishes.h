// What is wished of a PDF beside its pages, and what must be read for it.
#pragma once

#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "base/file_source.h"
#include "emit/pdf/pdf.h"
#include "page/pages.h"

namespace typeset {

struct PdfWishes {
  PdfStandard standard;
  PdfColours colours = PdfColours::rgb;
  std::string spot_name = "Red";        // PdfColours::spot: what the press calls its second ink
  std::optional<std::string> profile;   // ICC file of the printing condition; none: for the press a usual place's
  std::optional<std::string> password;  // encrypts; asked for when the file is opened
  bool linearised = false;              // for reading over a network
};

/// What emit/pdf is to be told. A profile is read from `files` only where the pages need one: for the press, or, where
/// it is given, for CMYK pictures without their own in an archive; one that nothing uses is reported. Only the press,
/// where none is given, takes that of the machine, and says so; that there is none is reported too. `source` is the
/// text that the document was made from and its name, which PDF/A-3 carries along.
PdfOptions pdf_options(const PdfWishes& wishes, const Pages& pages, PdfAttachment source, const FileSource& files,
                       Diagnostics& faults);

}  // namespace typeset
