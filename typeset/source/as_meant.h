// AsMeant: a source read as its author meant it. Slips of typing are found, and those put right whose remedy is
// certain, so that what stands beneath them is read and reported in the same run.
//
// Made from a source that was added to `Sources`, whose text is not changed: the text with the edits is added beside
// it, under the same name, and what is found in that is brought back to places of the source. No document is printed
// from it: its slips are errors.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "base/sources.h"

namespace typeset {

struct AsMeant {
  FileId source = FileId::none;
  FileId read = FileId::none;            // the text to read on: the source itself if there was nothing to put right
  Diagnostics open;                      // slips that are left in it, at their places in the source
  std::vector<std::vector<Edit>> edits;  // round by round, each by place, of the text that the round began with

  /// Brings faults of the text that is read to their places in the source; a place within what an edit put there is the
  /// edit's. Fixes are left out of which an edit replaces what does not stand at its place, as where the text is
  /// written with escapes.
  void bring_back(Diagnostics& found, const Sources& sources) const;
};

/// Reports every slip of typing (scan_lines() in read.h); one that only another's remedy brings to light too, unless
/// its line has one already.
AsMeant read_as_meant(Sources& sources, FileId source, Diagnostics& faults);

}  // namespace typeset
