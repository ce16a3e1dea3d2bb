// Findings as text.
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

}  // namespace typeset::test::pdf
