// Does a PDF keep what it claims? A checker for the files that Hongtou writes, written from the clauses of PDF/A
// (ISO 19005-1 and -2), PDF/UA-1 (ISO 14289-1, in the numbering of the Matterhorn Protocol 1.02) and ISO 32000-1. It
// shares no code with the writer. What the file claims is read from its own XMP; a file that claims nothing is held
// to ISO 32000-1 alone.
//
// Not a validator for files of other makers: of fonts it follows Type0 with Identity alone, and tells any other.
#pragma once

#include <string>
#include <vector>

namespace typeset::test::pdf {

struct Finding {
  std::string rule;      // A2-6.2.11.5, UA-13-004, PDF-14.7.4
  std::string object;    // "12 0", "page 3", "file"
  std::string sentence;  // what is wrong there
};

/// Every rule there is; no finding has another.
const std::vector<std::string>& rules();

/// Findings in the order of the groups of clauses; at most a few of each rule.
std::vector<Finding> check(const std::string& pdf);

}  // namespace typeset::test::pdf
