// Job: one document to be made, as a value. Whoever wants a document says so here: the command line, a batch, a
// watcher, a server, a program that links the house (typeset.h).
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/budget.h"
#include "base/encoding.h"
#include "base/file_source.h"
#include "press/outputs.h"
#include "press/pdf_wishes.h"

namespace typeset {

struct Job {
  /// The source's path, asked of the workshop's files; what stands beside it, and pictures below it, are found from it.
  std::string source;
  /// What the folder that it stands in is called, where the path does not say (`.`) and the caller knows.
  std::string folder_name;
  /// The source itself, or why there is none, where it is no file (standard input) or none that may be opened: `source`
  /// is then only the name that messages give it, and it has no neighbours.
  std::optional<Result<Bytes>> handed;
  /// Asked for the source, the styles and the pictures instead of the workshop's; null: those. Must outlive the press.
  const FileSource* files = nullptr;
  std::optional<Encoding> encoding;                           // none: it must be UTF-8
  std::vector<std::string> style_folders;                     // searched before those beside the source
  std::vector<std::string> link_folders;                      // where links beside the source may lead, too
  std::vector<std::pair<std::string, std::string>> settings;  // style keys and values, over what the style says
  std::vector<const OutputFormat*> formats;                   // what to make of the pages, each once; may be empty
  PdfWishes pdf;                                              // for the format of that name
  bool proof_copy = false;                                    // mark every page as a proof
  bool proof_grid = false;                                    // with the grid of cells
  bool proof_read = false;  // look for misprints, and compare the issue with its neighbours
  bool strict = false;      // a warning fails the document as an error does
  bool keep_notes = false;  // fill Document::notes
  unsigned threads = 1;     // for making one output; the bytes do not depend on it
  Limits limits;            // what the document may take
};

}  // namespace typeset
