// The terminal: what is known of standard error and output, and writing to them.
//
// Writing goes straight to the system (no stream library: start-up time). A reader that went away is no fault of ours:
// SIGPIPE is ignored by main(), and what could not be written is reported by the return value.
#pragma once

#include <string_view>

namespace typeset {

struct Terminal {
  int width = 100;       // cells of a line
  bool colours = false;  // a terminal that knows them, and NO_COLOR not set
};

/// Of standard error as it is now.
Terminal look_at_terminal();

/// To standard error; nothing can be done if that fails.
void say(std::string_view text);
/// To standard output; 0 or the error of the system.
int print(std::string_view text);

bool output_is_terminal();

}  // namespace typeset
