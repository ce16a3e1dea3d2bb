#include "press/style_files.h"

#include <string_view>

namespace typeset {

namespace {

/// Whether a line begins with the key `articles`, which every source has and no style can have.
bool has_articles(std::string_view text) {
  for (const std::string_view key : {"articles", "文章"}) {
    for (std::size_t at = text.find(key); at != std::string_view::npos; at = text.find(key, at + 1)) {
      const bool begins_line = at == 0 || text[at - 1] == '\n' || text[at - 1] == '\r';
      const std::size_t after = text.find_first_not_of(' ', at + key.size());
      if (begins_line && after != std::string_view::npos && text[after] == ':') return true;
    }
  }
  return false;
}

}  // namespace

Result<Bytes> StyleFiles::read(const std::string& path, std::uint64_t limit) const {
  Result<Bytes> bytes = files_.read(path, limit);
  if (!bytes) return bytes;
  const std::size_t slash = path.rfind('/');
  const std::string_view folder = std::string_view(path).substr(0, slash == std::string::npos ? 0 : slash);
  if (folder == beside_ && has_articles(bytes->view)) return Failure{FailureKind::not_found, path, {}};
  return bytes;
}

}  // namespace typeset
