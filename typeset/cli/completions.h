// Completions for shells, made of the rows of grammar.h.
#pragma once

#include <string>
#include <vector>

#include "cli/grammar.h"

namespace typeset {

// Scripts to be sourced. They ask the program itself, under the name it was called by, only for what is no part of the
// grammar: names of styles. No other package is needed.

std::string bash_completions(const std::vector<CommandRow>& rows);
/// With the rows' help.
std::string zsh_completions(const std::vector<CommandRow>& rows);
std::string fish_completions(const std::vector<CommandRow>& rows);

}  // namespace typeset
