// The lexicon of the program, for tests that divide titles: our list and the pinned dictionary, made once a process.
#pragma once

#include <fstream>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include "support/program.h"
#include "words/lexicon.h"
#include "words/lexicon_maker.h"
#include "words/official_list.h"

namespace typeset::test {

inline std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

inline bool pinned_dictionary_present() { return fs::exists(font_cache() / "dict.txt"); }

/// Without the dictionary where that is not in the cache folder, or is not asked for.
class TestLexicon final : public words::LexiconSource {
 public:
  explicit TestLexicon(bool dictionary) {
    Sources sources;
    Diagnostics faults;
    const FileId list = sources.add("official.txt", bytes_of(fs::path(REPOSITORY) / "words/official.txt"));
    const std::vector<words::OfficialWord> official = words::read_official_list(sources, list, faults);
    if (faults.has_errors() || official.empty()) throw std::runtime_error("words/official.txt has faults");
    std::optional<std::string> text;
    if (dictionary && pinned_dictionary_present()) text = bytes_of(font_cache() / "dict.txt");
    lexicon_ = words::Lexicon::open(Bytes::from(words::make_lexicon(text, official))).value();
  }
  const words::Lexicon& lexicon() const override { return lexicon_; }

  static const TestLexicon& whole() {
    static const TestLexicon lexicon(true);
    return lexicon;
  }
  static const TestLexicon& without_dictionary() {
    static const TestLexicon lexicon(false);
    return lexicon;
  }

 private:
  words::Lexicon lexicon_;
};

}  // namespace typeset::test
