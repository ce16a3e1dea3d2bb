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

/// Where the bytes of a text came from that edits were made in.
class Origins {
 public:
  explicit Origins(const std::vector<Edit>& edits) {
    std::int64_t shift = 0;  // of what stands behind the edits so far
    for (const Edit& edit : edits) {
      const auto length = static_cast<std::int64_t>(edit.text.size());
      made_.push_back({edit.place.begin + shift, edit.place.begin + shift + length, edit.place.begin, 0});
      shift += length - (edit.place.end - edit.place.begin);
      made_.back().shift = shift;
    }
  }
  std::uint32_t before(std::uint32_t offset) const {
    const auto next = std::ranges::upper_bound(made_, std::int64_t{offset}, {}, &Made::begin);
    if (next == made_.begin()) return offset;
    const Made& last = *std::prev(next);
    return offset < last.end ? last.origin : static_cast<std::uint32_t>(offset - last.shift);
  }

 private:
  struct Made {
    std::int64_t begin, end;  // of what the edit put there
    std::uint32_t origin;
    std::int64_t shift;  // of what stands behind it
  };
  std::vector<Made> made_;
};

}  // namespace

void AsMeant::bring_back(Diagnostics& found, const Sources& sources) const {
  if (found.all().empty()) return;
  std::vector<Origins> rounds;
  rounds.reserve(edits.size());
  for (const std::vector<Edit>& made : edits) rounds.emplace_back(made);
  const auto in_source = [&](const Span& place) {
    if (place.file != read) return place;
    Span mapped{source, place.begin, place.end};
    for (std::size_t round = rounds.size(); round-- > 0;) {
      mapped.begin = rounds[round].before(mapped.begin);
      mapped.end = std::max(mapped.begin, rounds[round].before(mapped.end));
    }
    return mapped;
  };
  const auto stands = [&](const Edit& edit) {
    return sources.text(edit.place.file).substr(edit.place.begin, edit.place.end - edit.place.begin) == edit.was;
  };
  const auto bring = [&](Diagnostic& fault) {
    fault.span = in_source(fault.span);
    std::set<Span, ByPlace> more;
    for (const Span& place : fault.more) more.insert(in_source(place));
    fault.more = std::move(more);
    for (Fix& fix : fault.fixes)
      for (Edit& edit : fix.edits) edit.place = in_source(edit.place);
  };
  for (Diagnostic& fault : found.all_to_change()) {
    if (read != source) bring(fault);
    const auto whole = [&](const Fix& fix) { return std::ranges::all_of(fix.edits, stands); };
    if (!std::ranges::all_of(fault.fixes, whole)) fault.fixes.clear();
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
