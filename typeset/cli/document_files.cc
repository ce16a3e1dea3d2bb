#include "cli/document_files.h"

#include <algorithm>

#include "base/digest.h"

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

Result<Bytes> DocumentFiles::read(const std::string& path, std::uint64_t limit) const {
  Result<Bytes> bytes = files_.read(path, limit);
  if (!bytes) return bytes;
  const std::size_t slash = path.rfind('/');
  const std::string_view folder = std::string_view(path).substr(0, slash == std::string::npos ? 0 : slash);
  if (folder == beside_ && has_articles(bytes->view)) return Failure{FailureKind::not_found, path, {}};
  note(path, bytes->view);
  return bytes;
}

Result<Bytes> DocumentFiles::read_document(const std::string& path, std::uint64_t limit) const {
  Result<Bytes> bytes = files_.read(path, limit);
  if (bytes) note(path, bytes->view);
  return bytes;
}

void DocumentFiles::note(const std::string& path, std::string_view bytes) const {
  const bool known = std::ranges::find(noted_, path, &Dependency::path) != noted_.end();
  if (!known) noted_.push_back({path, to_hex(sha256(bytes))});
}

}  // namespace typeset
