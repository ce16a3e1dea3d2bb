// Workshop: what all documents of one process share.
//
// The fonts are opened when the first document needs them, and once only; each folder of neighbours is read once.
// Documents know nothing of each other. Thread-safe.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/file_source.h"
#include "base/sources.h"
#include "font/font_book.h"
#include "press/dictionary.h"
#include "press/neighbours.h"
#include "press/recorder.h"

namespace typeset {

/// Where a workshop finds what it works with.
struct Premises {
  std::string styles;                     // the folder of the styles that come with the program
  std::string manifest;                   // the font manifest
  std::string words;                      // our list of official language; empty: titles are divided by ICU's words
  std::vector<std::string> font_folders;  // searched in order for the manifest's files
  FontPolicy font_policy = FontPolicy::installed;
  /// What was found wrong in finding these. With errors nothing can be set; sources are still read and checked.
  Diagnostics faults;
};

class Workshop {
 public:
  /// `files` and `cache` (may be null) must outlive the workshop.
  Workshop(const FileSource& files, Cache* cache, Premises premises);
  Workshop(const Workshop&) = delete;
  Workshop& operator=(const Workshop&) = delete;
  ~Workshop();

  const FileSource& files() const { return files_; }
  Cache* cache() const { return cache_; }
  /// Of the documents that are made at a time, whose many pictures are in memory (Budget).
  std::mutex& turn_of_pictures() { return turn_of_pictures_; }
  /// The other issues beside each document.
  Neighbours& neighbours() { return neighbours_; }
  const std::string& styles() const { return premises_.styles; }
  /// The folder above them, with all that comes with the program; empty if it was not found.
  std::string data() const { return premises_.styles.substr(0, premises_.styles.rfind('/')); }
  /// Whether documents can be set at all, for all that is known before the fonts are opened.
  bool equipped() const { return equipped_; }

  /// The fonts, opened at the first call; null if that failed. What was found wrong is in faults().
  const FontBook* fonts();
  /// What titles are divided by; looked for with the fonts, null before and where the premises name none.
  const Dictionary* dictionary() const { return premises_.words.empty() ? nullptr : &dictionary_; }
  /// Of the premises and of opening the fonts: errors keep every document from being set, and are reported once for all
  /// documents.
  const Diagnostics& faults() const { return faults_; }
  /// The same for another thread: null as long as they are being found.
  const Diagnostics* faults_so_far() const { return settled_ ? &faults_ : nullptr; }
  /// What fonts of the fallback chains, looked at only when a character asks for them, were found to lack. To be asked
  /// when the documents are done.
  Diagnostics chain_faults() const { return fonts_ ? fonts_->chain_faults() : Diagnostics(); }
  const Sources& sources() const { return sources_; }
  /// The font manifest and the list of words, once they were looked for.
  const std::vector<Dependency>& dependencies() const { return dependencies_; }

 private:
  void open_fonts();

  const FileSource& files_;
  Cache* cache_;
  Premises premises_;
  std::mutex turn_of_pictures_;
  Neighbours neighbours_;
  Sources sources_;
  Diagnostics faults_;
  const bool equipped_;
  std::vector<Dependency> dependencies_;
  std::once_flag opened_;
  std::atomic<bool> settled_;
  Dictionary dictionary_;
  std::unique_ptr<InstalledFonts> installed_;
  std::shared_ptr<const FontBook> fonts_;
};

}  // namespace typeset
