// SIGINT, SIGTERM and SIGHUP while documents are made: the first asks the run to stop after what is in hand, a second
// of the same ends it at once (what is unfinished then is swept by the next run: record_store.h).
#pragma once

namespace typeset {

/// Listens while it lives. Within the life of another it only goes on listening: what came before is not forgotten.
class Interruption {
 public:
  Interruption();
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  /// The signal that came; 0: none yet. Thread-safe.
  static int signal();
};

/// Ends the process as the signal would have, so that whoever started it knows; to be called when all is put in order.
[[noreturn]] void end_by(int signal);

}  // namespace typeset
