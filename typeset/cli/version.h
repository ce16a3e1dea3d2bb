// What the program's libraries are called, for --version.
#pragma once

#include <string>

namespace typeset {

std::string library_versions();  // "HarfBuzz 6.0.0, ICU 72.1, …", as found when the program was built

}  // namespace typeset
