// The day that `hongtou new` puts on an issue, and `hongtou import` on one whose text has none. No other command asks
// what day it is.
#pragma once

#include <cstdint>
#include <optional>

#include "base/diagnostic.h"
#include "source/next_issue.h"

namespace typeset {

/// `asked`: --date, which wins. `epoch`: the variable SOURCE_DATE_EPOCH (seconds since 1970, a day of UTC); null: not
/// set. Else the day of `now_ns` (clock.h) where the user is. None after reporting that the variable holds no number.
std::optional<IssueDay> issue_day(const std::optional<Date>& asked, const char* epoch, std::int64_t now_ns,
                                  Diagnostics& faults);

}  // namespace typeset
