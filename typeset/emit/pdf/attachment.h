// The source as a part of the file (ISO 19005-3, 6.8): what the document was made from, kept with it.
#pragma once

#include <optional>
#include <string>

#include "emit/pdf/objects.h"
#include "emit/pdf/pdf.h"

namespace typeset::pdf {

/// Adds the file and its specification, which the catalog then names as AF and among its EmbeddedFiles. `date`: PDF/A-3
/// wants to know when it was changed last; that of the document.
Ref add_attachment(Objects& objects, const PdfAttachment& attachment, const std::optional<std::string>& date,
                   bool compress);

}  // namespace typeset::pdf
