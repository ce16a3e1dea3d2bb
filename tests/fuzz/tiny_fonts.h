// What targets set documents with: the tiny fonts of tests/fonts, the styles of the repository, no cache.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "fuzz/target.h"
#include "press/press.h"
#include "support/test_fonts.h"

namespace typeset::fuzz {

/// One for all inputs; its fonts are opened once.
inline Workshop& workshop() {
  static Workshop shop(testing::disk_files(), nullptr, [] {
    Premises made;
    made.styles = REPOSITORY "/styles";
    made.manifest = REPOSITORY "/tests/fonts/manifest.yaml";
    made.font_folders = {REPOSITORY "/tests/fonts"};
    made.font_policy = FontPolicy::pinned;
    return made;
  }());
  return shop;
}

/// A source from memory. Limits far below those of the program: what counts is reached with less.
inline Job handed(std::string text) {
  Job job;
  job.source = "<stdin>";
  job.handed = Bytes::from(std::move(text));
  job.limits.pages = 60;
  job.limits.glyphs = 30'000;
  return job;
}

/// The errors but for those that the text alone is to blame for: characters that no font draws, scripts that cannot be
/// set, more than the limits above allow, and what a page of this style cannot hold.
inline std::string unexpected_errors(const Diagnostics& faults) {
  std::string all;
  for (const Diagnostic& fault : faults.all()) {
    const std::string_view slug = fault.kind->slug;
    if (fault.kind->severity != Severity::error || slug.starts_with("text/") || slug.starts_with("layout/") ||
        slug.starts_with("press/too-many-"))
      continue;
    all += std::string(slug) + ": " + fault.message(Language::en) + "\n";
  }
  return all;
}

}  // namespace typeset::fuzz
