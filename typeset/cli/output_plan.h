// Where each document's outputs go: worked out, and found possible, before any work is done.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "cli/descriptor.h"
#include "cli/find_sources.h"
#include "cli/request.h"
#include "press/name_values.h"

namespace typeset {

struct PlannedDocument {
  NamedSource source;
  std::vector<std::string> targets;   // one for each of Request::formats; `-` is standard output
  std::shared_ptr<const Term> lacks;  // what its name wants and it has not: it fails, and the others go on
  std::size_t number = 0;             // its place in the run, the other parts' documents counted
};

struct OutputPlan {
  std::vector<PlannedDocument> documents;
  std::string all;              // a word for all documents and their outputs, the other parts' too, if there are parts
  std::size_t passed_over = 0;  // style files that were found and looked into for their names
  std::string folder;           // that -o names, where it is a folder; else empty
  /// Pipes that are written into: held open from when their readers were found, who would else see an end too early.
  std::vector<Descriptor> pipes;
};

/// Without -o each output stands beside its source, `.yaml` replaced by its own extension, and standard input goes to
/// standard output. -o names a folder if it ends in / or is one, or if there may be several outputs; otherwise a file.
/// In a folder, sources that were found keep theirs (NamedSource::folder). Request::name names outputs; `values` is
/// asked only where it must be, once for each source. Of Request::shard only its part is in the plan, but all is looked
/// at.
/// `inputs`: what else of the line is read, lists and settings. Reports outputs that would meet in one file, or that
/// would replace a source or one of those, by whatever name, a PDF on a terminal, and what cannot be
/// written into: pipes and devices in a folder or by several documents (but /dev/null), pipes that nobody reads, disks.
OutputPlan plan_outputs(std::vector<NamedSource> sources, const Request& request,
                        const std::function<NameValues(const NamedSource&)>& values, Diagnostics& faults,
                        const std::vector<std::string>& inputs = {});

/// For a run without outputs: that Request::reports go to files of their own. plan_outputs() sees to that itself.
void check_reports(const std::vector<NamedSource>& sources, const Request& request, Diagnostics& faults,
                   const std::vector<std::string>& inputs = {});
/// For one that is over: that they replace no source and no output of it.
void check_reports(const std::vector<PlannedDocument>& documents, const Request& request, Diagnostics& faults);

}  // namespace typeset
