// Metadata: what the document says of itself, once as PDF's information dictionary and once as XMP (ISO 16684-1). Both
// from the same values, because PDF/A wants them equal (ISO 19005-1, 6.7.3; ISO 19005-2, 6.6.2.3).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "emit/pdf/objects.h"
#include "emit/pdf/standard.h"
#include "page/pages.h"

namespace typeset::pdf {

/// Texts without characters that XML cannot hold, and no longer than a PDF string may be.
struct Metadata {
  std::string title, subject, author, producer, language;
  std::optional<std::string> date;  // ISO 8601 with time and zone
};

Metadata metadata_of(const DocumentInfo& info, std::string_view producer);

Ref add_info(Objects& objects, const Metadata& metadata);

/// The metadata stream of the catalog, readable without unpacking. `accessible`: PDF/UA-1 is claimed.
Ref add_xmp(Objects& objects, const Metadata& metadata, const PdfStandard& standard, bool accessible);

/// An ISO 8601 date or time (2017, 2017-12-29, 2017-12-29T08:00:00+08:00) with all its parts; none if it is no such
/// thing. A day begins at midnight in Beijing, where these documents are made.
std::optional<std::string> full_date(std::string_view iso);

/// Such a date as PDF writes it: D:20171229083059+08'00'.
std::string pdf_date(std::string_view full);

}  // namespace typeset::pdf
