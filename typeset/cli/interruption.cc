#include "cli/interruption.h"

#include <array>
#include <atomic>
#include <csignal>
#include <cstddef>
#include <unistd.h>

namespace typeset {

namespace {

constexpr std::array kSignals = {SIGINT, SIGTERM, SIGHUP};

std::atomic<int> came = 0;
static_assert(std::atomic<int>::is_always_lock_free);  // so that the handler may write it and threads may read it
std::array<struct sigaction, kSignals.size()> before{};
int listeners = 0;  // of one thread, the one that runs the command

void note(int signal) { came = signal; }

}  // namespace

Interruption::Interruption() {
  if (listeners++ > 0) return;
  came = 0;
  for (std::size_t i = 0; i < kSignals.size(); ++i) {
    struct sigaction action {};
    action.sa_handler = note;
    action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART;  // the second one is the system's
    ::sigaction(kSignals[i], nullptr, &before[i]);
    // A run in the background, or under nohup, ignores some of them, and goes on doing so.
    if (before[i].sa_handler != SIG_IGN) ::sigaction(kSignals[i], &action, nullptr);
  }
}

Interruption::~Interruption() {
  if (--listeners > 0) return;
  for (std::size_t i = 0; i < kSignals.size(); ++i) ::sigaction(kSignals[i], &before[i], nullptr);
}

int Interruption::signal() { return came; }

void end_by(int signal) {
  ::signal(signal, SIG_DFL);
  ::raise(signal);
  ::_exit(128 + signal);  // where it is blocked
}

}  // namespace typeset
