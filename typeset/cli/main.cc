#include <csignal>

#include "cli/program.h"
#include "cli/terminal.h"

int main(int count, char** words) {
  if (!typeset::occupy_closed_streams()) return 3;
  // A reader that goes away is reported by the failing write, and fails that one output only.
  std::signal(SIGPIPE, SIG_IGN);
  // So is a file that outgrows the limit of the system (ulimit -f).
  std::signal(SIGXFSZ, SIG_IGN);
  return typeset::run_program({words + (count > 0 ? 1 : 0), words + count});
}
