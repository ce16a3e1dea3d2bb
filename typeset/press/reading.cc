#include "press/reading.h"

#include "base/encoding.h"
#include "press/faults.h"
#include "press/later_faults.h"
#include "source/read.h"

namespace typeset {

std::optional<FileId> read_source(const Job& job, const FileSource& files, Sources& sources, Diagnostics& faults) {
  const Result<Bytes> bytes = job.handed ? *job.handed : files.read(job.source, kLargestText);
  if (!bytes) {
    report_unread(bytes.failure(), job.source, kLargestText, faults);
    return std::nullopt;
  }
  const FileId source = add_text(sources, job.source, bytes->view, job.encoding, faults);
  if (faults.has_errors()) return std::nullopt;
  return source;
}

std::optional<YamlNode> parse_source(const Sources& sources, FileId source, Diagnostics& faults) {
  scan_lines(sources, source, faults);
  Diagnostics found;
  auto tree = parse_yaml(sources, source, found);
  // Without a tree the last fault is where the parser gave up, perhaps because of a slip of typing.
  const Diagnostic* last = !tree && !found.all().empty() ? &found.all().back() : nullptr;
  const bool follows = last != nullptr && gave_up_for_typing(*last, faults, sources);
  append_later(faults, found, sources, [&](const Diagnostic& fault) { return follows && &fault == last; });
  return tree;
}

void report_unread(const Failure& failure, const std::string& name, std::uint64_t limit, Diagnostics& faults) {
  switch (failure.kind) {
    case FailureKind::not_found: return faults.report(press_faults::kNoSuchFile, {}, {name});
    case FailureKind::not_permitted: return faults.report(press_faults::kNotPermitted, {}, {name});
    case FailureKind::not_a_file: return faults.report(press_faults::kNotAFile, {}, {name});
    case FailureKind::too_large:
      return faults.report(press_faults::kTooLarge, {}, {name, std::to_string(limit >> 20U)});
    default: return faults.report(press_faults::kUnreadable, {}, {name, failure.detail});
  }
}

}  // namespace typeset
