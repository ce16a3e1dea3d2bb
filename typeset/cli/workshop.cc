#include "cli/workshop.h"

#include "base/digest.h"
#include "base/encoding.h"
#include "cli/disk.h"
#include "cli/disk_cache.h"
#include "cli/faults.h"
#include "font/installed.h"

namespace typeset {

namespace {

std::string joined(const std::vector<std::string>& words, std::string_view with) {
  std::string text;
  for (const std::string& word : words) text.append(text.empty() ? "" : with).append(word);
  return text;
}

}  // namespace

Workshop::Workshop(const FileSource& files, Cache* cache, FontPolicy policy)
    : files_(files), cache_(cache), folders_(files), policy_(policy) {
  std::vector<std::string> searched;
  data_ = find_shared_data(searched);
  if (!data_) faults_.report(cli_faults::kNoData, {}, {Term(joined(searched, "、"), joined(searched, ", "))});
  settled_ = !data_;
}

Workshop::~Workshop() = default;

const FontBook* Workshop::fonts() {
  std::call_once(opened_, [&] {
    open_fonts();
    settled_ = true;
  });
  return fonts_.get();
}

void Workshop::open_fonts() {
  if (!data_) return;
  const std::string path = data_->manifest();
  const Result<Bytes> manifest = files_.read(path, kLargestText);
  if (!manifest) return report_unread(manifest.failure(), path, kLargestText, faults_);
  dependencies_.push_back({path, to_hex(sha256(manifest->view))});
  const FileId file = add_text(sources_, path, manifest->view, {}, faults_);
  if (faults_.has_errors()) return;

  FontBookRequest request;
  request.policy = policy_;
  if (const std::string folder = user_cache_folder(); !folder.empty()) request.folders.push_back(folder + "/fonts");
  request.folders.push_back(data_->folder + "/fonts");
  request.files = &files_;
  request.cache = cache_;
  if (policy_ == FontPolicy::installed) installed_ = installed_fonts();
  request.installed = installed_.get();
  fonts_ = open_font_book(sources_, file, request, faults_);
}

}  // namespace typeset
