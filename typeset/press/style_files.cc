#include "press/style_files.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "press/reading.h"
#include "press/year_folder.h"
#include "source/fields.h"
#include "source/outline.h"
#include "source/read.h"
#include "style/keys.h"

namespace typeset {

namespace {

bool is_style_word(std::string_view key) {
  constexpr StyleWord kOthers[] = {kExtendsKey, kNameKey, kFieldsKey};
  const auto same = [&](const StyleWord& word) { return key == word.en || key == word.zh; };
  return find_section(key) || std::ranges::any_of(kOthers, same);
}

/// Whether the key is of a field that every document must have and that is no word of a style.
bool is_of_documents(std::string_view key) {
  return std::ranges::any_of(issue_fields(), [&](const Field<Issue>& field) {
    const FieldInfo& info = field.info;
    const bool told_apart = !is_style_word(info.key) && !is_style_word(info.zh);
    return info.use == FieldUse::required && told_apart && (key == info.key || key == info.zh);
  });
}

bool is_field(std::string_view key) {
  return std::ranges::any_of(issue_fields(),
                             [&](const Field<Issue>& field) { return key == field.info.key || key == field.info.zh; });
}

/// Tells a style from a source by what stands at the margin.
class StyleWords {
 public:
  /// `opens`: something stands below the key, as below a section of a style.
  void count(std::string_view key, bool opens) {
    if (!is_style_word(key)) {
      only_styles_ = only_styles_ && !is_field(key);
      return;
    }
    any_ = any_ || opens || key == kExtendsKey.en || key == kExtendsKey.zh;
  }
  bool of_style() const { return any_ && only_styles_; }

 private:
  bool any_ = false, only_styles_ = true;
};

bool is_source(std::string_view text) {
  return std::ranges::any_of(outline(text), [](const MarginEntry& entry) { return is_of_documents(entry.key); });
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
  request.parse_again = parse_as_it_stands;
  for (const KindRow& kind : kinds()) {
    if (!kind.style.empty()) request.kinds.push_back({kind.style, kind.zh});
  }
  return request;
}

std::vector<std::string> style_folders(const Job& job, const FileSource& files) {
  std::vector<std::string> folders = job.style_folders;
  for (std::string& folder : StyleFiles(files, folder_of(job.source), job.folder_name).folders())
    folders.push_back(std::move(folder));
  return folders;
}

std::optional<Style> style_of(const YamlNode& source, const Job& job, const std::string& own, const FileSource& files,
                              Sources& sources, Diagnostics& faults) {
  const LocatedText asked = style_asked_for(source);
  const StyleFiles style_files(files, folder_of(job.source), job.folder_name);
  StyleRequest style = style_request(asked.empty() ? std::string(kind_asked_for(source).style) : asked.str(),
                                     style_files, job.style_folders, own);
  if (!asked.empty()) style.asked_at = asked.span();
  style.settings = job.settings;
  return load_style(sources, style, faults);
}

bool is_style_file(const YamlNode& file) {
  StyleWords words;
  for (const YamlEntry& entry : file.entries)
    words.count(entry.key.view(), entry.value.kind == YamlNode::Kind::mapping);
  return words.of_style();
}

bool is_style_text(std::string_view text) {
  StyleWords words;
  for (const MarginEntry& entry : outline(text)) words.count(entry.key, entry.value.empty());
  return words.of_style();
}

}  // namespace typeset
