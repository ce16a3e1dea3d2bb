// Request: what a command line asks for, as a value.
//
// Every value has been checked and has its type. Faults of the line are all reported before any work begins.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/budget.h"
#include "base/diagnostic.h"
#include "base/encoding.h"
#include "batch/reports.h"
#include "batch/shard.h"
#include "cli/name_pattern.h"
#include "font/font_book.h"
#include "press/outputs.h"
#include "press/pdf_wishes.h"
#include "source/date.h"
#include "source/kinds.h"

namespace typeset {

struct Written;  // line_grammar.h

enum class Command : std::uint8_t { build, watch, check, merge, fonts, new_issue, import_text, schema, explain, help };

/// help --print: what is printed of the grammar; styles: the names of those that a source here could name.
enum class HelpForm : std::uint8_t { usage, man, bash, zsh, fish, styles };

/// A report for machines, and the file it goes to; `-` is standard output.
struct ReportWish {
  const ReportFormat* format;
  std::string target;
};

struct Request {
  Command command = Command::build;
  Language language = Language::zh;

  // Documents: build, check, fonts --check, new --from.
  std::vector<std::string> files;            // as written; build, check: find_sources.h; merge: folders
  std::optional<std::string> output;         // -o; `-` is standard output
  std::optional<NamePattern> name;           // --name
  std::vector<const OutputFormat*> formats;  // --to, each once
  std::vector<std::pair<std::string, std::string>> settings;  // --set, in order
  FontPolicy font_policy = FontPolicy::installed;             // --fonts
  std::vector<std::string> style_folders;                     // --style-dir
  std::vector<std::string> link_folders;                      // --links-to
  std::optional<Encoding> encoding;                           // --encoding
  PdfWishes pdf;                                              // --pdf-standard, --color, --profile, --linearize
  std::optional<std::string> password_file;                   // --encrypt: the password is its first line
  bool proof_copy = false, proof_grid = false;                // --proof-copy, --proof-grid
  std::optional<Shard> shard;                                 // --shard
  bool lint = false;                                          // check; build --lint
  bool strict = false;
  bool force = false, verify = false;  // build: make all again; believe no stamps
  bool dry_run = false, why = false;  // build: only say what would be made; say why. check: only list what fix would do
  bool fix = false;                   // check: put right what is certain
  bool prune = false, deps = false;   // build: remove outputs without source; write depfiles
  bool quiet = false;
  bool verbose = false;
  std::string explain;   // check --explain: which lines (line_ends.h); empty: none
  std::size_t jobs = 0;  // 0: as many as the machine has processors
  std::size_t max_pages = Limits().pages, max_glyphs = Limits().glyphs;  // --max-pages, --max-glyphs: of a document
  std::size_t max_seconds = 0;                                           // --max-seconds: for a document; 0: no limit
  std::size_t max_memory = 0;       // --max-memory: of the process, in MiB; 0: no limit
  std::vector<ReportWish> reports;  // --report, in order

  bool fetch = false, shared = false;          // fonts: --fetch, --shared
  std::string style;                           // import, new: --style
  std::optional<std::string> into;             // import --into: the source that the articles go into
  std::string section;                         // import --section: their 栏目
  DocumentKind kind = DocumentKind::bulletin;  // new KIND
  bool from_last = false;                      // new --from: files[0]
  std::optional<Date> date;                    // new, import --date
  std::string word;                            // explain; empty: list everything; help: a command
  HelpForm help = HelpForm::usage;             // help --print
  bool style_schema = false;                   // schema --style
};

/// The commands by their names.
inline constexpr std::pair<const char*, Command> kCommands[] = {
    {"build", Command::build},        {"watch", Command::watch},   {"check", Command::check},
    {"merge", Command::merge},        {"fonts", Command::fonts},   {"new", Command::new_issue},
    {"import", Command::import_text}, {"schema", Command::schema}, {"explain", Command::explain},
    {"help", Command::help}};

/// What was written, as it is meant; what cannot be is reported, and is as if it had not been written.
Request read_request(const Written& written, Command command, Language language, Diagnostics& faults);

}  // namespace typeset
