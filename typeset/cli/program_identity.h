// Which program this is: its own code and that of the libraries it runs with.
#pragma once

#include <string>

namespace typeset {

/// Another word for another program, in hex: made of the build identifiers (ELF notes) of the program and of the
/// libraries that have a part in what it writes. The C and C++ run-time libraries have none; an update of them makes
/// nothing out of date.
std::string program_identity();

}  // namespace typeset
