#include "press/style_files.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "press/year_folder.h"
#include "source/fields.h"
#include "source/outline.h"
#include "style/keys.h"

namespace typeset {

namespace {

bool is_style_word(const FieldInfo& field) {
  constexpr StyleWord kOthers[] = {kExtendsKey, kNameKey, kFieldsKey};
  const auto either = [&](const StyleWord& word) { return field.key == word.en || field.zh == word.zh; };
  return find_section(field.key) || find_section(field.zh) || std::ranges::any_of(kOthers, either);
}

bool is_source(std::string_view text) {
  const std::vector<MarginEntry> entries = outline(text);
  return std::ranges::any_of(issue_fields(), [&](const Field<Issue>& field) {
    const FieldInfo& info = field.info;
    return info.use == FieldUse::required && !is_style_word(info) && has_key(entries, info.key, info.zh);
  });
}

}  // namespace

Result<Bytes> StyleFiles::read(const std::string& path, std::uint64_t limit) const {
  Result<Bytes> bytes = files_.read(path, limit);
  if (!bytes) return bytes;
  const std::size_t slash = path.rfind('/');
  const std::string_view folder = std::string_view(path).substr(0, slash == std::string::npos ? 0 : slash);
  if (folder == beside_ && is_source(bytes->view)) return Failure{FailureKind::not_found, path, {}};
  return bytes;
}

std::vector<std::string> StyleFiles::folders() const {
  std::vector<std::string> all = {beside_ + "/styles", beside_};
  if (const auto year = year_folder(beside_, name_)) all.push_back(path_in(year->parent, "styles"));
  return all;
}

StyleRequest style_request(std::string name, const StyleFiles& files, const std::vector<std::string>& first,
                           const std::string& own) {
  StyleRequest request;
  request.name = std::move(name);
  request.folders = first;
  for (std::string& folder : files.folders()) request.folders.push_back(std::move(folder));
  request.folders.push_back(own);
  request.files = &files;
  for (const KindRow& kind : kinds()) {
    if (!kind.style.empty()) request.kinds.push_back({kind.style, kind.zh});
  }
  return request;
}

}  // namespace typeset
