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
  // The edits of a gathered fault are of all its places: none is kept where some of these are not.
  const auto keep = [&](const Diagnostic& fault, const Span& place) {
    if (place.known() && faulty.contains(line_of(place))) {
      some_left_out = true;
    } else {
      kept.report(*fault.kind, place, fault.arguments, fault.more.empty() ? fault.fixes : std::vector<Fix>());
    }
  };
  for (const Diagnostic& fault : later.all()) {
    if (explained(fault)) {
      some_left_out = true;
      continue;
    }
    keep(fault, fault.span);
    for (const Span& place : fault.more) keep(fault, place);
  }
  // Most of the time nothing is explained away, and then the count of the unlisted is right too.
  known.append(some_left_out ? kept : later);
}

}  // namespace typeset
