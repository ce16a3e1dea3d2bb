// hongtou check --fix: what is certain is put right in the source.
//
// The fixes that faults carry (base/fix.h) and that follow from what stands there are carried out, then the source is
// read again, for they may bring others to light; what the writer must decide stays. The difference is shown before the
// file is written, whole or not at all.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/words.h"
#include "press/job.h"
#include "press/press.h"
#include "press/workshop.h"

namespace typeset {

struct Repair {
  std::string before, after;  // the source's text; the same where there was nothing to do
  std::size_t fixes = 0;
  Document document;  // of the text after
  /// The file is of another encoding than UTF-8, or no file: its text could not be written back as it was.
  bool refused = false;
};

/// Writes nothing. `job` as for a check.
Repair repair(const Job& job, Workshop& workshop);

/// The lines that are other ones, as
///
///     -3 期号：13
///     +3 期号: 13
///
/// with their numbers in the text before and after.
std::string describe_difference(std::string_view before, std::string_view after);

}  // namespace typeset
