// Pages → PDF 1.7.
//
// Made from finished Pages and the FontBook they were laid out with. The bytes are a function of these alone: no clock,
// no random numbers; the file ID is a digest of the content. Fonts are subset and embedded as Type0 fonts with
// ToUnicode maps from our own text; black is DeviceGray. Fails only where a face lacks a glyph, cannot be subset,
// where libharu's limits are passed, or memory runs out.
#pragma once

#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "base/file_source.h"
#include "emit/pdf/standard.h"
#include "page/pages.h"

namespace typeset {

struct PdfOptions {
  std::string producer;    // program name and version
  PdfStandard standard;    // what the file is to be
  bool compress = true;    // false: content readable by eye, for tests
  unsigned threads = 1;    // font subsets are independent jobs; the bytes are the same for any count
  Cache* cache = nullptr;  // finished font programs may be kept here; may be null
};

/// None where something was at fault, which is then reported.
std::optional<std::string> write_pdf(const Pages& pages, const FontBook& fonts, const PdfOptions& options,
                                     Diagnostics& faults);

}  // namespace typeset
