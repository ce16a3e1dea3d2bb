// The words that titles are divided by: looked for with the fonts, opened when a title first needs them.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/file_source.h"
#include "font/font_book.h"
#include "font/manifest.h"
#include "press/recorder.h"
#include "words/lexicon.h"
#include "words/lexicon_maker.h"

namespace typeset {

/// Made of our list of official language and the pinned dictionary, if that is there. What they make is kept in the
/// cache, so that a run reads two megabytes in place of five and parses none. Thread-safe after look().
class Dictionary final : public words::LexiconSource {
 public:
  /// `files` and `cache` (may be null) must outlive it.
  Dictionary(const FileSource& files, Cache* cache) : files_(files), cache_(cache) {}

  /// Reads the list at `list` (noting it in `sources` and reporting what is wrong in it), and finds the dictionary in
  /// the first of `folders` that has it. One that is absent or is not the pinned file is an error under
  /// FontPolicy::pinned, else a warning; its digest is worked out once for each state of the file.
  void look(const std::string& list, const std::optional<PinnedDictionary>& pinned,
            const std::vector<std::string>& folders, FontPolicy policy, Sources& sources, Diagnostics& faults);

  /// What was asked of the files: the list. The dictionary is named by the manifest.
  const std::vector<Dependency>& dependencies() const { return dependencies_; }
  /// Of the pinned dictionary; empty where there is none.
  const std::string& path() const { return path_; }
  /// A word that is another one where titles may be divided otherwise though all dependencies are alike.
  std::string identity() const { return path_.empty() ? "no-dictionary" : "dictionary"; }

  const words::Lexicon& lexicon() const override;

 private:
  void check_list(const std::string& name, const std::string& key, Sources& sources, Diagnostics& faults) const;
  bool is_pinned(const std::string& path, const PinnedDictionary& pinned, Diagnostics& faults,
                 const DiagnosticKind& wrong) const;
  words::Lexicon open() const;

  const FileSource& files_;
  Cache* cache_;
  std::string path_;    // of the dictionary; empty without
  std::string sha256_;  // of it
  std::string key_;     // in the cache, of what is made
  Bytes list_;
  std::vector<Dependency> dependencies_;
  mutable std::once_flag opened_;
  mutable words::Lexicon lexicon_;
};

inline constexpr std::string_view kOfficeWords = "用语.txt";

/// The words of an office, over those of the house: entries of the file 用语.txt beside its styles.
class OfficeWords final : public words::LexiconSource {
 public:
  /// `house` must outlive it.
  OfficeWords(const words::LexiconSource& house, std::vector<words::OfficialWord> own)
      : house_(house), own_(std::move(own)) {}

  const words::Lexicon& lexicon() const override;

 private:
  const words::LexiconSource& house_;
  std::vector<words::OfficialWord> own_;
  mutable std::once_flag opened_;
  mutable words::Lexicon lexicon_;
};

/// The entries of the first 用语.txt in `folders`, or none; asked of `files`, so that it is among what a document
/// depends on. What is wrong in it is reported.
std::vector<words::OfficialWord> read_office_words(const std::vector<std::string>& folders, const FileSource& files,
                                                   Sources& sources, Diagnostics& faults);

}  // namespace typeset
