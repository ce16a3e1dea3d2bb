// Fix: a remedy that a program can carry out, as edits of the source.
//
// Made where the fault is found, which knows what was meant. Every kind of diagnostic declares what its remedy is
// (FixForm); `hongtou check --fix` applies what is certain, machine reports and editors offer the rest. No edit removes
// text that would be printed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace typeset {

enum class FixForm : std::uint8_t {
  advice,  // words alone: only the writer knows what is right
  edit,    // one fix, which follows from what stands there
  choice,  // fixes that are likely, the likeliest first: the writer decides
};

/// `was` at `place`, which may be empty, becomes `text`.
struct Edit {
  Span place;
  std::string was;
  std::string text;
  friend bool operator==(const Edit&, const Edit&) = default;
};

/// Edits that belong together; none overlaps another.
struct Fix {
  std::vector<Edit> edits;
};

/// `text` is the text of `file`. Carries out the fixes one after the other, each whole or not at all: one that would
/// change what an earlier one has changed, or whose old text does not stand at its place, is passed over, and so are
/// edits of other files. Edits that two fixes have in common are made once.
struct Fixed {
  std::string text;
  std::size_t applied = 0;  // fixes
  std::vector<Edit> edits;  // that were made, by place
};
Fixed apply_fixes(std::string_view text, FileId file, std::span<const Fix> fixes);

}  // namespace typeset
