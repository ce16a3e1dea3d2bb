// Findings as text, and those that are known of: faults of the writer that wait to be mended. An entry goes when it is.
#pragma once

#include <string>
#include <vector>

#include "pdf/checker.h"

namespace typeset::test::pdf {

/// One a line.
inline std::string told(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& finding : findings) text += finding.rule + " [" + finding.object + "] " + finding.sentence + "\n";
  return text;
}

inline bool known(const Finding& finding) {
  // ISO 32000-1, table 333: a TOCI holds Lbl, Reference, NonStruct, P and TOC; links and words belong into one of
  // these.
  return finding.rule == "UA-09-006" &&
         (finding.sentence == "TOCI holds /Link" || finding.sentence == "TOCI holds content");
}

/// All but the known.
inline std::string unexpected(std::vector<Finding> findings) {
  std::erase_if(findings, known);
  return told(findings);
}

}  // namespace typeset::test::pdf
