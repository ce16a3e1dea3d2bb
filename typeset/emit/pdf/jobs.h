// Independent jobs on a few threads.
#pragma once

#include <cstddef>
#include <functional>

namespace typeset::pdf {

/// Calls job(0) … job(count - 1), each once, on at most `threads` threads, this one among them; returns when all are
/// done. Each job writes to a place of its own, so results do not depend on the number of threads. If jobs throw, the
/// exception of the lowest number is thrown again here.
void run_jobs(std::size_t count, int threads, const std::function<void(std::size_t)>& job);

}  // namespace typeset::pdf
