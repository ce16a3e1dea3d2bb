// Pages → PDF: tagged, PDF/A-2u unless something else is asked for.
//
// Made from finished Pages and the FontBook they were laid out with. The bytes are a function of these and the options
// alone: no clock, no random numbers, unless the file is encrypted; the file ID is a digest of the content. Fonts are
// subset and embedded as Type0 fonts with ToUnicode maps from our own text; black is DeviceGray. Fails where a face
// lacks a glyph or cannot be subset, where something is asked for that the standard forbids, where libharu's limits are
// passed, or memory runs out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "base/file_source.h"
#include "emit/pdf/standard.h"
#include "page/pages.h"

namespace typeset {

class Budget;

/// What the colours are for: the screen, a four-colour press, a press with black and one ink more.
enum class PdfColours : std::uint8_t { rgb, press, spot };

struct PdfAttachment {
  std::string name, bytes;
};

struct PdfOptions {
  std::string producer;  // program name and version
  PdfStandard standard;  // what the file is to be
  PdfColours colours = PdfColours::rgb;
  std::string press_profile;      // ICC, of the printing condition; must be there for the press; on the screen lent to
                                  // CMYK pictures that have none
  std::string spot_name = "Red";  // what the press calls the ink
  std::optional<PdfAttachment> source;  // what the document was made from; for PDF/A-3 and PDF 1.7
  std::optional<std::string> password;  // AES-256; not with PDF/A
  bool linearised = false;
  bool compress = true;            // false: content readable by eye, for tests
  unsigned threads = 1;            // font subsets are independent jobs; the bytes are the same for any count
  Cache* cache = nullptr;          // finished font programs may be kept here; may be null
  const Budget* budget = nullptr;  // for its time; may be null
};

/// None where something was at fault, which is then reported.
std::optional<std::string> write_pdf(const Pages& pages, const FontBook& fonts, const PdfOptions& options,
                                     Diagnostics& faults);

}  // namespace typeset
