// Finished documents wait here for the disk while the next are set.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace typeset {

/// A document whose files are written but not in their places. Neither function may throw.
struct Unplaced {
  std::function<void()> flush;  // waits until the disk has the files
  std::function<void()> place;
};

/// Waits for the disk in a thread of its own, for a group of documents at once: the first flush of a group makes the
/// file system write what it knows of all of them, so that the others hardly wait. Thread-safe.
class Placer {
 public:
  Placer();
  Placer(const Placer&) = delete;
  Placer& operator=(const Placer&) = delete;
  /// Waits until all are placed.
  ~Placer();

  /// Its files are flushed with those of the others that wait, and then placed. Waits itself while very many are
  /// waiting already, so that memory does not grow with a slow disk.
  void add(Unplaced document);

 private:
  void work();

  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Unplaced> waiting_;
  bool finished_ = false;
  std::thread thread_;  // last: it uses the others
};

}  // namespace typeset
