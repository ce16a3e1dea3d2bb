// The pictures that a document names, found beside or below it and read.
#pragma once

#include <string>

#include "base/budget.h"
#include "base/diagnostic.h"
#include "base/file_source.h"
#include "compose/album.h"
#include "source/issue.h"

namespace typeset {

/// Every picture of `issue`, read once however often it is named, and once for files of the same bytes. `folder` is the
/// document's; nothing outside it is asked for. What cannot be read is reported at the place that names it. What they
/// take in memory is taken from `budget`.
Album read_pictures(const Issue& issue, const std::string& folder, const FileSource& files, Budget& budget,
                    Diagnostics& faults);

}  // namespace typeset
