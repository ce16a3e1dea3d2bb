// Workshop: what all documents of one run share.
//
// The shared data is found and the fonts are opened when the first document needs them, and once only. Documents know
// nothing of each other. Thread-safe.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/file_source.h"
#include "base/sources.h"
#include "cli/document_files.h"
#include "cli/issue_folders.h"
#include "cli/shared_data.h"
#include "font/font_book.h"

namespace typeset {

class Workshop {
 public:
  /// `files` and `cache` (may be null) must outlive the workshop.
  Workshop(const FileSource& files, Cache* cache, FontPolicy policy);
  Workshop(const Workshop&) = delete;
  Workshop& operator=(const Workshop&) = delete;
  ~Workshop();

  const FileSource& files() const { return files_; }
  Cache* cache() const { return cache_; }
  /// The other issues beside each document.
  IssueFolders& folders() { return folders_; }
  const std::optional<SharedData>& data() const { return data_; }

  /// The fonts, opened at the first call; null if that failed. What was found wrong is in faults().
  const FontBook* fonts();
  /// Of finding the data and opening the fonts: errors keep every document from being set, and are told once a run.
  const Diagnostics& faults() const { return faults_; }
  /// The same for another thread: null as long as they are being found.
  const Diagnostics* faults_so_far() const { return settled_ ? &faults_ : nullptr; }
  /// What fonts of the fallback chains, looked at only when a character asks for them, were found to lack. To be asked
  /// when the documents are done.
  Diagnostics chain_faults() const { return fonts_ ? fonts_->chain_faults() : Diagnostics(); }
  const Sources& sources() const { return sources_; }
  /// The font manifest, once the fonts are open.
  const std::vector<Dependency>& dependencies() const { return dependencies_; }

 private:
  void open_fonts();

  const FileSource& files_;
  Cache* cache_;
  IssueFolders folders_;
  FontPolicy policy_;
  std::optional<SharedData> data_;
  Sources sources_;
  Diagnostics faults_;
  std::vector<Dependency> dependencies_;
  std::once_flag opened_;
  std::atomic<bool> settled_ = false;
  std::unique_ptr<InstalledFonts> installed_;
  std::shared_ptr<const FontBook> fonts_;
};

}  // namespace typeset
