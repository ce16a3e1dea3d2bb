// Files that a source names: looked for beside it or below, and never outside its folder. Pictures and data alike.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/file_source.h"
#include "base/located_text.h"

namespace typeset {

/// What is reported of a file that cannot be had; {0} is the file as written, in `unread` {1} why and {2} the remedy.
struct BesideFaults {
  const DiagnosticKind& outside;
  const DiagnosticKind& missing;
  const DiagnosticKind& too_large;
  const DiagnosticKind& unread;
};

/// The path by which the files know what a source in `folder` calls `written`: plain slashes and no empty steps; none
/// if it leads out of the folder.
std::optional<std::string> path_beside(const std::string& folder, std::string_view written);

/// The bytes at that path, `limit` of them at most; none after reporting at the place that names it.
std::optional<Bytes> read_beside(const std::string& folder, const LocatedText& written, const FileSource& files,
                                 std::uint64_t limit, const BesideFaults& kinds, Diagnostics& faults);

}  // namespace typeset
