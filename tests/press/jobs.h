// Documents pressed under the tiny fonts of tests/fonts and the styles of the repository, from files made up in memory.
#pragma once

#include <initializer_list>
#include <string>
#include <utility>

#include "press/press.h"

namespace typeset::testing {

/// The styles of the repository and the tiny fonts.
inline Premises premises() {
  Premises made;
  made.styles = REPOSITORY "/styles";
  made.manifest = REPOSITORY "/tests/fonts/manifest.yaml";
  made.font_folders = {REPOSITORY "/tests/fonts"};
  made.font_policy = FontPolicy::pinned;
  return made;
}

/// The source at that path, into those formats.
inline Job job(std::string source, std::initializer_list<const char*> formats = {}) {
  Job made;
  made.source = std::move(source);
  for (const char* format : formats) made.formats.push_back(find_output_format(format));
  return made;
}

}  // namespace typeset::testing
