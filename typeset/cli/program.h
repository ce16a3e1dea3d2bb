// The whole program as a function of its words.
#pragma once

#include <string>
#include <vector>

namespace typeset {

/// `words` without the program's name. 0 no errors; 1 documents have errors, or something could not be read or written;
/// 2 a faulty command line; 3 an internal error or no memory. Never throws.
int run_program(const std::vector<std::string>& words);

}  // namespace typeset
