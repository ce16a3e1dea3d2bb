// Independent pieces of work on a few threads.
#pragma once

#include <cstddef>
#include <functional>

namespace typeset {

/// Calls work(0) … work(count - 1), each once, begun in this order, on at most `threads` threads (0 counts as 1), this
/// one among them; returns when all are done. Each call writes to a place of its own, so results do not depend on the
/// number of threads. If calls throw, the others are made all the same, and the exception of the lowest number is
/// thrown again here.
void share_out(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work);

}  // namespace typeset
