// The first line of a source that the program writes, by which an editor finds the schema to check it by.
#pragma once

#include <optional>
#include <string>

namespace typeset {

/// `text` with `# yaml-language-server: $schema=…` above it, where it has none yet, in its own line ends. The schema is
/// the nearest in or above the folder of `target`, the file it will be; else one beside it, which `hongtou schema`
/// writes.
std::string with_editor_line(std::string text, const std::optional<std::string>& target);

}  // namespace typeset
