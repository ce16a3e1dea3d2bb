#include "source/as_meant.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "source/read.h"

namespace typeset {

namespace {

constexpr int kMostRounds = 4;  // remedies that bring others to light

std::vector<Fix> certain_fixes(const Diagnostics& slips) {
  std::vector<Fix> fixes;
  for (const Diagnostic& slip : slips.all())
    if (const Fix* fix = slip.certain_fix(); fix != nullptr && slip.kind->severity == Severity::error)
      fixes.push_back(*fix);
  return fixes;
}

/// Where byte `offset` of a text came from that `edits` were made in.
std::uint32_t before(const std::vector<Edit>& edits, std::uint32_t offset) {
  std::int64_t shift = 0;  // of what stands behind the edits so far
  for (const Edit& edit : edits) {
    const std::int64_t begin = edit.place.begin + shift;
    if (offset < begin) break;
    if (offset < begin + static_cast<std::int64_t>(edit.text.size())) return edit.place.begin;
    shift += static_cast<std::int64_t>(edit.text.size()) - (edit.place.end - edit.place.begin);
  }
  return static_cast<std::uint32_t>(offset - shift);
}

}  // namespace

Span AsMeant::in_source(const Span& place) const {
  if (place.file != read) return place;
  Span mapped{source, place.begin, place.end};
  for (std::size_t round = edits.size(); round-- > 0;) {
    mapped.begin = before(edits[round], mapped.begin);
    mapped.end = std::max(mapped.begin, before(edits[round], mapped.end));
  }
  return mapped;
}

void AsMeant::bring_back(Diagnostics& found, const Sources& sources) const {
  if (read == source) return;
  const auto stands = [&](const Edit& edit) {
    return sources.text(edit.place.file).substr(edit.place.begin, edit.place.end - edit.place.begin) == edit.was;
  };
  for (Diagnostic& fault : found.all()) {
    fault.span = in_source(fault.span);
    std::set<Span, ByPlace> more;
    for (const Span& place : fault.more) more.insert(in_source(place));
    fault.more = std::move(more);
    bool whole = true;
    for (Fix& fix : fault.fixes) {
      for (Edit& edit : fix.edits) edit.place = in_source(edit.place);
      whole = whole && std::ranges::all_of(fix.edits, stands);
    }
    if (!whole) fault.fixes.clear();
  }
}

AsMeant read_as_meant(Sources& sources, FileId source, Diagnostics& faults) {
  AsMeant meant{source, source, {}, {}};
  const auto line_of = [&](const Diagnostic& slip) { return sources.position(slip.span).line; };
  std::set<std::uint32_t> reported;
  for (int round = 0;; ++round) {
    Diagnostics slips;
    scan_lines(sources, meant.read, slips);
    meant.open = slips;
    meant.bring_back(meant.open, sources);
    std::set<std::uint32_t> lines;
    for (const Diagnostic& slip : meant.open.all()) {
      if (slip.kind->severity != Severity::error ? round > 0 : reported.contains(line_of(slip))) continue;
      lines.insert(line_of(slip));
      Diagnostic here = slip;
      if (round > 0) here.fixes.clear();  // columns are those of the text put right
      faults.report(here);
    }
    reported.merge(lines);
    const std::vector<Fix> fixes = certain_fixes(slips);
    if (fixes.empty() || round == kMostRounds) return meant;
    Fixed fixed = apply_fixes(sources.text(meant.read), meant.read, fixes);
    if (fixed.applied == 0) return meant;
    meant.edits.push_back(std::move(fixed.edits));
    meant.read = sources.add(sources.name(source), std::move(fixed.text));
  }
}

}  // namespace typeset
