// One document, from the file to its outputs: start here.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/sources.h"
#include "base/yaml_tree.h"
#include "cli/document_files.h"
#include "cli/request.h"
#include "cli/workshop.h"
#include "layout/layout.h"
#include "page/pages.h"
#include "style/style.h"

namespace typeset {

/// What became of one source. Owns everything a report about it needs.
struct Document {
  std::string path;  // as the user wrote it; `-` is standard input
  Sources sources;
  Diagnostics faults;
  std::optional<Style> style;            // if it could be loaded
  std::optional<Pages> pages;            // if there was enough to set; with faults too
  std::vector<Dependency> dependencies;  // of the pages
  LayoutNotes notes;                     // if Request::verbose or Request::explain asks for them
  std::vector<std::string> outputs;      // one for each of Request::formats, or none if the document failed
  bool failed = false;                   // has errors, or warnings under --strict, or there are no fonts or styles

  std::string name() const { return path == "-" ? "<stdin>" : path; }
};

/// Reads, checks, sets and, if nothing is wrong, makes the outputs that `request` asks for; never writes them. Every
/// fault of the document is in Document::faults; those of the fonts are the workshop's. Thread-safe for one workshop.
Document build_document(const std::string& path, const Request& request, Workshop& workshop);

/// The first steps of the same way, for commands that edit or examine a source: the file as text, then as a tree.
std::optional<FileId> read_source(Document& document, const Request& request, const DocumentFiles& files);
std::optional<YamlNode> parse_source(Document& document, FileId source);

}  // namespace typeset
