#include "cli/editor_line.h"

#include <filesystem>
#include <fmt/format.h>
#include <string_view>
#include <system_error>

namespace typeset {

namespace {

constexpr std::string_view kSchemaName = "issue.schema.json";
constexpr std::string_view kEditorMark = "yaml-language-server:";

/// The schema that editors are to check by, as seen from the folder of the new source: the nearest one in it or above,
/// else one beside it, which `hongtou schema` writes.
std::string schema_from(const std::filesystem::path& source) {
  std::error_code error;
  const std::filesystem::path folder = std::filesystem::absolute(source, error).lexically_normal().parent_path();
  std::string up;
  for (std::filesystem::path at = folder; !at.empty(); at = at.parent_path()) {
    if (std::filesystem::is_regular_file(at / kSchemaName, error)) return up + std::string(kSchemaName);
    if (at == at.parent_path()) break;
    up += "../";
  }
  return std::string(kSchemaName);
}

}  // namespace

std::string with_editor_line(std::string text, const std::optional<std::string>& target) {
  if (text.find(kEditorMark) != std::string::npos) return text;
  const std::string_view line_end = text.find("\r\n") == std::string::npos ? "\n" : "\r\n";
  const std::string schema = schema_from(target.value_or("-"));
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  const std::size_t at = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  text.insert(at, fmt::format("# {} $schema={}{}", kEditorMark, schema, line_end));
  return text;
}

}  // namespace typeset
