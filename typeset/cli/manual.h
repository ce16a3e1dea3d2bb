// Manual pages, made of the rows of grammar.h in the macros of man(7).
#pragma once

#include <string>
#include <vector>

#include "cli/grammar.h"

namespace typeset {

struct ManualPage {
  std::string name;  // hongtou.1, hongtou-build.1
  std::string text;  // UTF-8
};

/// The page of the program, then one for each command. `version` stands in the foot of each: "Hongtou 0.1.0". A line of
/// Chinese has no blanks to be broken at, so that the places where it may be are marked.
std::vector<ManualPage> manual_pages(const std::vector<CommandRow>& rows, const std::string& version,
                                     Language language);

}  // namespace typeset
