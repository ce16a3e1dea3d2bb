#include "cli/terminal.h"

#include <algorithm>
#include <cstdlib>
#include <fcntl.h>
#include <string_view>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/output_file.h"

namespace typeset {

Terminal look_at_terminal() {
  Terminal terminal;
  if (::isatty(STDERR_FILENO) == 0) return terminal;
  winsize size{};
  if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    terminal.width = std::max<int>(size.ws_col, 40);
  }
  const char* no_colour = std::getenv("NO_COLOR");
  const char* kind = std::getenv("TERM");
  const bool refused = no_colour != nullptr && *no_colour != '\0';
  terminal.colours = !refused && kind != nullptr && std::string_view(kind) != "dumb";
  return terminal;
}

bool occupy_closed_streams() {
  for (const int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(number, F_GETFD) != -1) continue;
    // The lowest that is free is `number`: those below it are open by now.
    if (::open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY) != number) return false;
  }
  return true;
}

void say(std::string_view text) { static_cast<void>(write_all(STDERR_FILENO, text)); }

int print(std::string_view text) { return write_all(STDOUT_FILENO, text); }

bool output_is_terminal() { return ::isatty(STDOUT_FILENO) != 0; }

}  // namespace typeset
