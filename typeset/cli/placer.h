// Finished documents wait here for the disk while the next are set.
#pragma once

#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace typeset {

/// A document whose files are written but not in their places.
struct Unplaced {
  std::function<void()> flush;  // waits until the disk has the files; may not throw
  std::function<void()> place;
};

/// Waits for the disk in a thread of its own, for a group of documents at once: the first flush of a group makes the
/// file system write what it knows of all of them, so that the others hardly wait. Thread-safe.
class Placer {
 public:
  Placer();
  Placer(const Placer&) = delete;
  Placer& operator=(const Placer&) = delete;
  /// Waits until all are placed. What one of them threw is passed over unless finish() was called.
  ~Placer();

  /// Its files are flushed with those of the others that wait, and then placed. Waits itself while very many are
  /// waiting already, so that memory does not grow with a slow disk.
  void add(Unplaced document);
  /// Waits until all are placed; nothing may be added any more. If some threw, the others were placed all the same, and
  /// the first of what was thrown is thrown again here.
  void finish();

 private:
  void work();
  void wait_for_all();

  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Unplaced> waiting_;
  bool finished_ = false;
  std::exception_ptr thrown_;  // by the thread, which alone sets it
  std::thread thread_;         // last: it uses the others
};

}  // namespace typeset
