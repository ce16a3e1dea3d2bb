// What reports of many documents say of themselves.
#pragma once

#include <array>

#include "base/diagnostic.h"

namespace typeset::batch_faults {

/// {0}: how many.
inline constexpr DiagnosticKind kUnlisted{"batch/unlisted",           Severity::note,
                                          "另有 {0} 处没有列出",      "{0} more not listed",
                                          "先改好列出的，再运行一次", "mend what is listed and run again"};

inline constexpr std::array<const DiagnosticKind*, 1> kAll = {&kUnlisted};

}  // namespace typeset::batch_faults
