// The terminal: what is known of standard error and output, and writing to them.
//
// Writing goes straight to the system (no stream library: start-up time). A reader that went away is no fault of ours:
// SIGPIPE is ignored by main(), and what could not be written is reported by the return value.
#pragma once

#include <string>
#include <string_view>

namespace typeset {

struct Terminal {
  int width = 100;       // cells of a line
  bool colours = false;  // a terminal that knows them, and NO_COLOR not set
  bool lively = false;   // a terminal where a line can be written over, and somebody looks: not a CI system
};

/// Of standard error as it is now.
Terminal look_at_terminal();

/// Before anything is opened: gives each of the descriptors 0 to 2 that the caller closed to /dev/null, the wrong way
/// round, so that no file of ours gets its number and is written into as if it were standard error; reading from it or
/// writing to it fails as if it were closed still. False if that cannot be done.
bool occupy_closed_streams();

/// To standard error, in whole lines; nothing can be done if that fails. Where a runner of GitHub Actions reads it
/// (GITHUB_ACTIONS is `true`), without_commands().
void say(std::string_view text);
/// Lines of which that runner would obey none. It takes for a command what begins, after blanks, with `::`, and what
/// has `##[` anywhere; a source that is quoted may say either.
std::string without_commands(std::string_view text);
/// To standard output; 0 or the error of the system.
int print(std::string_view text);

bool output_is_terminal();

}  // namespace typeset
