#include "cli/placer.h"

#include <cstddef>
#include <utility>

namespace typeset {

namespace {

constexpr std::size_t kMostWaiting = 32;  // documents; each holds open files

}  // namespace

Placer::Placer() : thread_([this] { work(); }) {}

Placer::~Placer() { wait_for_all(); }

void Placer::finish() {
  wait_for_all();
  if (thrown_) std::rethrow_exception(std::exchange(thrown_, nullptr));
}

void Placer::wait_for_all() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    finished_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void Placer::add(Unplaced document) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return waiting_.size() < kMostWaiting; });
  waiting_.push_back(std::move(document));
  changed_.notify_all();
}

void Placer::work() {
  for (;;) {
    std::vector<Unplaced> group;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return !waiting_.empty() || finished_; });
      group.swap(waiting_);
    }
    if (group.empty()) return;
    changed_.notify_all();
    for (const Unplaced& one : group) one.flush();
    for (const Unplaced& one : group) {
      try {
        one.place();
      } catch (...) {
        if (!thrown_) thrown_ = std::current_exception();
      }
    }
  }
}

}  // namespace typeset
