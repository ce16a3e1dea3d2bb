#include "press/style_files.h"

#include <string_view>

#include "source/outline.h"

namespace typeset {

namespace {

/// Every source has the key, and no style can have it.
bool has_articles(std::string_view text) { return has_key(outline(text), "articles", "文章"); }

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
