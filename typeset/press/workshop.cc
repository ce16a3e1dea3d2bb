#include "press/workshop.h"

#include <utility>

#include "base/encoding.h"
#include "font/installed.h"
#include "press/reading.h"

namespace typeset {

Workshop::Workshop(const FileSource& files, Cache* cache, Premises premises)
    : files_(files),
      cache_(cache),
      premises_(std::move(premises)),
      neighbours_(files),
      faults_(premises_.faults),
      equipped_(!faults_.has_errors()),
      settled_(!equipped_),
      dictionary_(files, cache) {}

Workshop::~Workshop() = default;

const FontBook* Workshop::fonts() {
  std::call_once(opened_, [&] {
    if (equipped_) open_fonts();
    settled_ = true;
  });
  return fonts_.get();
}

void Workshop::open_fonts() {
  const Recorder files(files_);
  const std::string& path = premises_.manifest;
  const Result<Bytes> manifest = files.read(path, kLargestText);
  dependencies_ = files.noted();
  if (!manifest) return report_unread(manifest.failure(), path, kLargestText, faults_);
  const FileId file = add_text(sources_, path, manifest->view, {}, faults_);
  if (faults_.has_errors()) return;
  std::optional<Manifest> read = read_manifest(sources_, file, faults_);
  if (!read) return;
  if (!premises_.words.empty()) {
    dictionary_.look(premises_.words, read->words, premises_.font_folders, premises_.font_policy, sources_, faults_);
    dependencies_.insert(dependencies_.end(), dictionary_.dependencies().begin(), dictionary_.dependencies().end());
  }

  FontBookRequest request;
  request.policy = premises_.font_policy;
  request.folders = premises_.font_folders;
  request.files = &files_;
  request.cache = cache_;
  if (request.policy == FontPolicy::installed) installed_ = installed_fonts();
  request.installed = installed_.get();
  fonts_ = open_font_book(std::move(*read), request, faults_);
}

}  // namespace typeset
