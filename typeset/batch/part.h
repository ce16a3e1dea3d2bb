// What a part of a run leaves for `hongtou merge`: which part of which run it is, and what came of its documents, so
// that reports of all parts together can be written that are those of one run. Text, a line of JSON each:
//
//   {"part":3,"of":8,"plan":"…","options":"…","passed_over":2}     the first
//   {"number":17,"source":"issues/1.yaml","state":"made","paths":["2024/1.pdf"],"facts":{…}}
//   {"passed_over":1,"findings":{…}}                               the last: without it the text is not whole
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "batch/reports.h"
#include "batch/result.h"
#include "batch/shard.h"

namespace typeset {

struct PartHead {
  Shard shard;
  std::string plan;             // a word for all that the parts together make: another for another run
  std::string options;          // RunFacts::options
  std::size_t passed_over = 0;  // files that every part passes over
};

struct PartDocument {
  std::size_t number = 0;  // its place in the run, the documents of all parts counted
  DocumentResult result;   // paths of outputs are taken from the folder of the outputs
};

struct Part {
  PartHead head;
  std::vector<PartDocument> documents;  // as the run went
  std::size_t passed_over = 0;          // files that this part alone looked into
  std::vector<Finding> findings;        // what concerns no document: RunResult::findings
};

/// The text of a part, piece by piece: its beginning, each document, its end.
std::string opening_of(const PartHead& head);
std::string line_of(const PartDocument& document);
std::string closing_of(std::size_t passed_over, const std::vector<Finding>& findings);

/// None where it is not the whole text of a part.
std::optional<Part> read_part(std::string_view text);

/// The parts of one run as that run. Takes them apart; documents come in the order of the run, a finding that several
/// parts have once.
Part joined(std::vector<Part> parts);

}  // namespace typeset
