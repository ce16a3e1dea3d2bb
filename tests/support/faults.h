// What was reported, as tests compare it.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/sources.h"

namespace typeset::test {

/// The kinds of the faults, in the order in which they came.
inline std::vector<std::string> slugs_of(const Diagnostics& faults) {
  std::vector<std::string> slugs;
  for (const Diagnostic& fault : faults.all()) slugs.emplace_back(fault.kind->slug);
  return slugs;
}

/// The same in one line.
inline std::string slugs(const Diagnostics& faults) {
  std::string all;
  for (const std::string& slug : slugs_of(faults)) all.append(all.empty() ? "" : " ").append(slug);
  return all;
}

/// The faults in the order in which they came, `line:column slug` a line; without the place where none is known.
inline std::string listed(const Diagnostics& faults, const Sources& sources) {
  std::string lines;
  for (const Diagnostic& fault : faults.all()) {
    if (fault.span.known()) {
      const Position at = sources.position(fault.span);
      lines += std::to_string(at.line) + ":" + std::to_string(at.column) + " ";
    }
    lines += std::string(fault.kind->slug) + "\n";
  }
  return lines;
}

}  // namespace typeset::test
