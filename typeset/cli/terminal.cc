#include "cli/terminal.h"

#include <algorithm>
#include <cstdlib>
#include <fcntl.h>
#include <string_view>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/output_file.h"

namespace typeset {

namespace {

bool is_graphic(char c) { return c > ' ' && c < '\x7f'; }

}  // namespace

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
  const char* unattended = std::getenv("CI");
  const bool attended = unattended == nullptr || *unattended == '\0';
  terminal.lively = attended && kind != nullptr && std::string_view(kind) != "dumb";
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

void say(std::string_view text) {
  const char* actions = std::getenv("GITHUB_ACTIONS");
  const bool obeyed = actions != nullptr && std::string_view(actions) == "true";
  static_cast<void>(write_all(STDERR_FILENO, obeyed ? without_commands(text) : text));
}

std::string without_commands(std::string_view text) {
  constexpr std::string_view kCommand = "::", kOldCommand = "##[";
  std::string safe;
  while (!text.empty()) {
    std::string line(text.substr(0, text.find('\n')));
    const bool ended = line.size() < text.size();
    text.remove_prefix(line.size() + (ended ? 1 : 0));
    // Blanks of every kind are passed over by the runner, so only a character that is surely none counts.
    const std::size_t command = line.find(kCommand);
    const bool begins =
        command != std::string::npos && std::ranges::none_of(std::string_view(line).substr(0, command), is_graphic);
    if (begins && line.front() == ' ')
      line.front() = '|';  // the caret below stays under its character
    else if (begins)
      line.insert(0, "| ");
    for (std::size_t at = line.find(kOldCommand); at != std::string::npos; at = line.find(kOldCommand, at))
      line.insert(at + kOldCommand.size() - 1, 1, ' ');
    safe += line;
    if (ended) safe += '\n';
  }
  return safe;
}

int print(std::string_view text) { return write_all(STDOUT_FILENO, text); }

bool output_is_terminal() { return ::isatty(STDOUT_FILENO) != 0; }

}  // namespace typeset
