// What the program and its libraries are called, for --version and the PDF's producer entry.
#pragma once

#include <string>

namespace typeset {

std::string program_version();   // "Hongtou 0.1.0"
std::string library_versions();  // "HarfBuzz 6.0.0, ICU 72.1, …", as found when the program was built

}  // namespace typeset
