#include "press/beside.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/system_reason.h"
#include "press/faults.h"

namespace typeset {

std::optional<std::string> path_beside(const std::string& folder, std::string_view written) {
  std::string path(written);
  std::ranges::replace(path, '\\', '/');
  const bool drive = path.size() >= 2 && path[1] == ':';
  if (path.starts_with('/') || drive) return {};
  std::string below;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view step = std::string_view(path).substr(begin, end - begin);
    begin = end + 1;
    if (step == "..") return {};
    if (step.empty() || step == ".") continue;
    if (!below.empty()) below += '/';
    below += step;
  }
  return folder == "." ? below : folder + "/" + below;
}

std::optional<Bytes> read_beside(const std::string& folder, const LocatedText& written, const FileSource& files,
                                 std::uint64_t limit, const BesideFaults& kinds, Diagnostics& faults) {
  const auto refuse = [&](const DiagnosticKind& kind) {
    faults.report(kind, written.span(), {written.view()});
    return std::nullopt;
  };
  const auto path = path_beside(folder, written.view());
  if (!path) return refuse(kinds.outside);
  Result<Bytes> bytes = files.read(*path, limit);
  if (bytes) return *std::move(bytes);
  const Failure& failure = bytes.failure();
  if (failure.kind == FailureKind::not_found && !leads_nowhere(failure)) return refuse(kinds.missing);
  if (failure.detail == kLeadsOut) return refuse(press_faults::kLinkOutside);
  if (failure.kind == FailureKind::too_large) return refuse(kinds.too_large);
  faults.report(kinds.unread, written.span(), {written.view(), reason_of(failure), remedy_of(failure)});
  return std::nullopt;
}

}  // namespace typeset
