// One document, from its source to its outputs: start here.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/sources.h"
#include "layout/layout.h"
#include "page/pages.h"
#include "press/job.h"
#include "press/neighbours.h"
#include "press/recorder.h"
#include "press/workshop.h"
#include "source/as_meant.h"
#include "style/style.h"

namespace typeset {

/// A face that draws something in a document. Which face draws what is a function of all fonts that there are
/// (FontBook::identity()).
struct UsedFont {
  std::string postscript_name;
  std::string path;
  std::string sha256;  // of the file, in hex
};

/// What became of one job. Owns everything a report about it needs.
struct Document {
  std::string name;  // the job's source
  Sources sources;
  Diagnostics faults;
  AsMeant meant;                     // how the source was read on, if it could be
  std::optional<Style> style;        // if it could be loaded
  std::optional<Pages> pages;        // if there was enough to set; with faults too
  LayoutNotes notes;                 // if Job::keep_notes asks for them
  std::vector<std::string> outputs;  // one for each of Job::formats, or none if the document failed
  bool is_style = false;             // the source is a style file and no document; failed
  bool failed = false;               // has errors, or warnings under Job::strict, or there are no fonts or styles
  /// Everything the above is a function of, beside the job, the program and the fonts: what was read, what was looked
  /// for and not found; if it was set, the font manifest.
  std::vector<Dependency> dependencies;
  /// 共印份数, as the source or its style says.
  std::optional<int> copies;
  /// If it was set: the faces that draw something, by their names.
  std::vector<UsedFont> fonts;
  /// What proof-reading compared it with; null without.
  std::shared_ptr<const Neighbourhood> neighbours;
};

/// Reads, checks, sets and, if nothing is wrong, makes the outputs that `job` asks for; writes nothing. Every fault of
/// the document is in Document::faults; those of the fonts are the workshop's. Thread-safe for one workshop.
Document press(const Job& job, Workshop& workshop);

}  // namespace typeset
