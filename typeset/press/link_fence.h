// LinkFence: symbolic links do not lead out of a document's folder.
//
// A source may come from hands that are not trusted, and with it a folder in which `图.png` is a link to any file of
// the machine that prints it. What a path says is looked at where files are named (beside.h); here is looked at where
// its links lead.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/file_source.h"
#include "press/job.h"

namespace typeset {

/// Whether what `path` names, which begins with `folder`, lies elsewhere in truth and below none of `allowed`.
bool leads_out_of(const std::string& folder, const std::string& path, std::span<const std::string> allowed,
                  const FileSource& files);

/// Hands on the files of another source. What lies in the document's folder, or beside the folders of the years
/// (year_folder.h), and in truth elsewhere fails as not_permitted with kLeadsOut (system_reason.h), unless it lies in
/// one of Job::link_folders. Styles and lists of words may also be links in Job::style_folders, or into them. The
/// source itself, which somebody named, may be one. As thread-safe as `files`; all three must outlive it.
class LinkFence final : public FileSource {
 public:
  /// `own`: the folder of the program's styles.
  LinkFence(const FileSource& files, const Job& job, const std::string& own);

  Result<Bytes> read(const std::string& path, std::uint64_t limit) const override;
  Result<Bytes> map(const std::string& path, std::uint64_t limit) const override { return files_.map(path, limit); }
  Result<FileStamp> stamp(const std::string& path) const override { return files_.stamp(path); }
  Result<std::vector<std::string>> list(const std::string& folder) const override { return files_.list(folder); }
  std::string resolved(const std::string& path) const override { return files_.resolved(path); }

 private:
  bool leads_out(const std::string& path) const;

  const FileSource& files_;
  const Job& job_;
  std::vector<std::string> fenced_;         // the document's folder, and the one where the styles of the years stand
  std::vector<std::string> style_folders_;  // the job's, and the program's own
  std::vector<std::string> for_styles_;     // where links of styles may lead: those, and Job::link_folders
};

}  // namespace typeset
