// The command line, from its words to a request: split (line_grammar.h), together with what files ask for
// (configuration.h), and read for what it means (request.h).
#pragma once

#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "cli/configuration.h"
#include "cli/request.h"

namespace typeset {

/// The program has nothing more to do than to print this on standard output.
struct JustPrint {
  std::string text;
};

/// What files ask for (configuration.h), for a line that was read by itself; what is wrong in them is reported.
using Configured = std::function<std::vector<ConfiguredOption>(const Request& line, Diagnostics& faults)>;

/// The same with what files ask for, where the line says nothing. `faults`: of these files, at their places.
std::variant<Request, JustPrint, Diagnostics> read_command_line(const std::vector<std::string>& words,
                                                                Language language, const Configured& configured,
                                                                Diagnostics& faults);

/// `words` without the program's name. Diagnostics: what is wrong with the line.
std::variant<Request, JustPrint, Diagnostics> read_command_line(const std::vector<std::string>& words,
                                                                Language language);

}  // namespace typeset
