#include <csignal>

#include "cli/program.h"

int main(int count, char** words) {
  // A reader that goes away is reported by the failing write, and fails that one output only.
  std::signal(SIGPIPE, SIG_IGN);
  return typeset::run_program({words + (count > 0 ? 1 : 0), words + count});
}
