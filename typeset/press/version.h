// What the program is called, for --version and for outputs that say who made them.
#pragma once

#include <string>

namespace typeset {

std::string program_version();  // "Hongtou 0.1.0"

}  // namespace typeset
