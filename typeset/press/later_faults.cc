#include "press/later_faults.h"

#include <set>
#include <utility>

namespace typeset {

void append_later(Diagnostics& known, const Diagnostics& later, const Sources& sources,
                  const std::function<bool(const Diagnostic&)>& explained) {
  const auto line_of = [&](const Span& span) { return std::pair(span.file, sources.position(span).line); };
  std::set<std::pair<FileId, std::uint32_t>> faulty;
  for (const Diagnostic& fault : known.all()) {
    if (fault.kind->severity == Severity::error && fault.span.known()) faulty.insert(line_of(fault.span));
  }
  Diagnostics kept;
  bool some_left_out = false;
  for (const Diagnostic& fault : later.all()) {
    const bool same_line = fault.span.known() && faulty.contains(line_of(fault.span));
    if (same_line || explained(fault)) {
      some_left_out = true;
    } else {
      kept.report(fault);
    }
  }
  // Most of the time nothing is explained away, and then the count of the unlisted is right too.
  known.append(some_left_out ? kept : later);
}

}  // namespace typeset
