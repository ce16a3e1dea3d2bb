// The grammar of the command line: what there is to be written, split into words and kept as it was written.
//
// The one place where commands and options are declared. CLI11 splits the words; only line_grammar.cc and
// command_line.cc see it. What the words mean is not asked here (request.h).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/nearest.h"
#include "base/words.h"
#include "cli/grammar.h"

namespace CLI {
class App;
}

namespace typeset {

/// The words of each option as they were written.
struct Written {
  std::vector<std::string> files, to, settings, style_folders, link_folders, reports;
  std::string output, fonts, encoding, language, jobs, kind, from, check, style, word, lines, into, section, date;
  std::string max_pages, max_glyphs, max_seconds, max_memory, print;
  std::string standard = "a-2u", colours, profile, password_file, name, shard;
  bool linearised = false, proof_copy = false, proof_grid = false;
  bool force = false, verify = false, dry_run = false, fix = false, why = false, prune = false, deps = false;
  bool lint = false, strict = false, quiet = false, verbose = false, style_schema = false, version = false,
       no_config = false;
  bool fetch = false, shared = false;
};

/// The grammar with its help in one language; reads one line.
class LineGrammar {
 public:
  explicit LineGrammar(Language language);
  ~LineGrammar();

  /// Throws what CLI11 throws: for `--help`, and for an option without its value.
  void parse(std::vector<std::string> words);

  const Written& written() const;
  const CLI::App& app() const;
  /// The command named on the line; null if there is none.
  const CLI::App* command() const;
  std::vector<CommandRow> rows() const;

 private:
  class Declared;
  std::unique_ptr<Declared> declared_;
};

/// a,b or "a, b".
std::vector<std::string> words_of_list(const std::string& listed);

/// The formats of --to and of --report as messages list them.
Term names_of_formats();
Term names_of_reports(bool check);

/// The remedy for a word that is none: the nearest there is, or where the words are found.
Term did_you_mean(const Nearest& nearest, const std::string& help);

}  // namespace typeset
