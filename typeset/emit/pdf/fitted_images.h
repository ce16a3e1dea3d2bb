// The pictures as the file's standard and purpose allow them.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "base/diagnostic.h"
#include "emit/pdf/pdf.h"
#include "page/pages.h"

namespace typeset::pdf {

/// Pages::images, with those changed that cannot go into the file as they are: transparency and new profiles for
/// PDF/A-1, colours that mean nothing under the file's output intent. None where one cannot be made to fit; that, and
/// what was lost, is reported with the place where the picture is asked for.
std::optional<std::vector<std::shared_ptr<const Image>>> fit_images(const Pages& pages, const PdfOptions& options,
                                                                    Diagnostics& faults);

}  // namespace typeset::pdf
