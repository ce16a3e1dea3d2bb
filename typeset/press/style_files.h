// StyleFiles: the files among which a document's style is looked for.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/file_source.h"
#include "base/sources.h"
#include "base/yaml_tree.h"
#include "press/job.h"
#include "style/style.h"

namespace typeset {

/// Hands on the files of another source, but passes over a file beside the document that is itself the source of a
/// document, as if it were not there: a style is looked for beside its document, and a weekly `bulletin.yaml` must not
/// be taken for the style of that name. A source is known by a field that every document of its kind must have and that
/// is no word of a style at the margin: 日期, 文章. As thread-safe as `files`, which must outlive it.
class StyleFiles final : public FileSource {
 public:
  /// `beside`: the document's folder, as the paths of styles there begin; `name` what it is called where the path does
  /// not say.
  StyleFiles(const FileSource& files, std::string beside, std::string name = {})
      : files_(files), beside_(std::move(beside)), name_(std::move(name)) {}

  /// The folders of styles beside the document, nearest first: `styles`, the document's own, and for one that is named
  /// by a year the `styles` that stands beside the folders of the years.
  std::vector<std::string> folders() const;

  Result<Bytes> read(const std::string& path, std::uint64_t limit) const override;
  std::string resolved(const std::string& path) const override { return files_.resolved(path); }
  Result<FileStamp> stamp(const std::string& path) const override { return files_.stamp(path); }
  Result<std::vector<std::string>> list(const std::string& folder) const override { return files_.list(folder); }

 private:
  const FileSource& files_;
  std::string beside_;
  std::string name_;
};

/// A style looked for in the folders asked for, then beside the document, then among the program's own. The caller
/// fills in who asks, and the settings.
StyleRequest style_request(std::string name, const StyleFiles& files, const std::vector<std::string>& first,
                           const std::string& own);

/// Where the styles of a document are looked for, but for those that come with the program, nearest first.
std::vector<std::string> style_folders(const Job& job, const FileSource& files);

/// The style that a source asks for, or else that of its kind, under the job's settings. `own`: the folder of the
/// program's styles. None after reporting.
std::optional<Style> style_of(const YamlNode& source, const Job& job, const std::string& own, const FileSource& files,
                              Sources& sources, Diagnostics& faults);

/// Whether a file is a style and no source of a document: it has a section of a style, or extends one, and no field
/// that only sources have.
bool is_style_file(const YamlNode& file);
/// The same of a text that is not parsed, by its outline.
bool is_style_text(std::string_view text);

}  // namespace typeset
