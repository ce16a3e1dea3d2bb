#include "cli/batch.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <fmt/format.h>
#include <mutex>
#include <new>
#include <optional>
#include <thread>
#include <vector>

#include "cli/faults.h"
#include "cli/terminal.h"

namespace typeset {

namespace {

Outcome guarded(std::size_t number, const Request& request, const ReportForm& form,
                const std::function<Outcome(std::size_t)>& work) {
  Diagnostics faults;
  try {
    return work(number);
  } catch (const std::bad_alloc&) {
    faults.report(cli_faults::kOutOfMemory, {});
  } catch (const std::exception& error) {
    faults.report(cli_faults::kInternal, {}, {error.what()});
  }
  return {report(faults, Sources(), request.files[number], form), true};
}

/// Outcomes as they come, handed on in order.
class InOrder {
 public:
  explicit InOrder(std::size_t count) : outcomes_(count) {}

  void put(std::size_t number, Outcome outcome) {
    const std::lock_guard lock(mutex_);
    outcomes_[number] = std::move(outcome);
    came_.notify_one();
  }

  Outcome take(std::size_t number) {
    std::unique_lock lock(mutex_);
    came_.wait(lock, [&] { return outcomes_[number].has_value(); });
    Outcome taken = std::move(*outcomes_[number]);
    outcomes_[number].reset();
    return taken;
  }

 private:
  std::mutex mutex_;
  std::condition_variable came_;
  std::vector<std::optional<Outcome>> outcomes_;
};

/// Says what documents tell, and keeps count.
class Teller {
 public:
  Teller(const Request& request, const Workshop& workshop, const ReportForm& form)
      : request_(request), workshop_(workshop), form_(form) {}

  void tell(const Outcome& outcome) {
    const Diagnostics* shared = told_shared_ ? nullptr : workshop_.faults_so_far();
    if (shared != nullptr) {
      told_shared_ = true;
      say(report(*shared, workshop_.sources(), "hongtou", form_));
    }
    say(outcome.told);
    ++count_;
    if (outcome.failed) ++failed_;
  }

  int finish() const {
    say(report(workshop_.chain_faults(), workshop_.sources(), "hongtou", form_));
    if (count_ > 1 && !request_.quiet) {
      const std::size_t good = count_ - failed_;
      say(form_.language == Language::zh
              ? fmt::format("共 {} 份稿子：{} 份没有问题，{} 份失败\n", count_, good, failed_)
              : fmt::format("{} documents: {} good, {} failed\n", count_, good, failed_));
    }
    return failed_ == 0 ? 0 : 1;
  }

 private:
  const Request& request_;
  const Workshop& workshop_;
  const ReportForm& form_;
  bool told_shared_ = false;
  std::size_t count_ = 0;
  std::size_t failed_ = 0;
};

}  // namespace

unsigned threads_for(const Request& request, std::size_t count) {
  const unsigned wanted = request.jobs > 0 ? request.jobs : std::max(1U, std::thread::hardware_concurrency());
  return static_cast<unsigned>(std::min<std::size_t>(wanted, count));
}

int run_batch(std::size_t count, const Request& request, const Workshop& workshop, const ReportForm& form,
              const std::function<Outcome(std::size_t)>& work) {
  Teller teller(request, workshop, form);
  const unsigned threads = threads_for(request, count);
  if (threads <= 1) {
    for (std::size_t i = 0; i < count; ++i) teller.tell(guarded(i, request, form, work));
    return teller.finish();
  }
  InOrder outcomes(count);
  std::atomic<std::size_t> next = 0;
  std::vector<std::jthread> workers;
  for (unsigned i = 0; i < threads; ++i) {
    workers.emplace_back([&] {
      for (std::size_t number = next++; number < count; number = next++) {
        outcomes.put(number, guarded(number, request, form, work));
      }
    });
  }
  for (std::size_t i = 0; i < count; ++i) teller.tell(outcomes.take(i));
  return teller.finish();
}

}  // namespace typeset
