#include "cli/batch.h"

#include <algorithm>
#include <exception>
#include <fmt/format.h>
#include <mutex>
#include <new>
#include <optional>
#include <thread>
#include <vector>

#include "base/workers.h"
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

/// Prints what documents report, and keeps count.
class Reporter {
 public:
  Reporter(const Request& request, const Workshop& workshop, const ReportForm& form)
      : request_(request), workshop_(workshop), form_(form) {}

  void report_one(const Outcome& outcome) {
    const Diagnostics* shared = shared_reported_ ? nullptr : workshop_.faults_so_far();
    if (shared != nullptr) {
      shared_reported_ = true;
      say(report(*shared, workshop_.sources(), "hongtou", form_));
    }
    say(outcome.report);
    ++count_;
    if (outcome.failed) {
      ++failed_;
    } else if (outcome.warned) {
      ++warned_;
    }
  }

  int finish() const {
    say(report(workshop_.chain_faults(), workshop_.sources(), "hongtou", form_));
    if (count_ > 1 && !request_.quiet) say(sum());
    return failed_ == 0 ? 0 : 1;
  }

 private:
  std::string sum() const {
    const bool zh = form_.language == Language::zh;
    const std::size_t good = count_ - failed_ - warned_;
    std::string text = zh ? fmt::format("共 {} 份稿子：{} 份没有问题，", count_, good)
                          : fmt::format("{} documents: {} good, ", count_, good);
    if (warned_ > 0) text += zh ? fmt::format("{} 份有警告，", warned_) : fmt::format("{} with warnings, ", warned_);
    return text + (zh ? fmt::format("{} 份失败\n", failed_) : fmt::format("{} failed\n", failed_));
  }

  const Request& request_;
  const Workshop& workshop_;
  const ReportForm& form_;
  bool shared_reported_ = false;
  std::size_t count_ = 0;
  std::size_t failed_ = 0;
  std::size_t warned_ = 0;  // and not failed
};

/// Outcomes as they come, from any thread, reported in the order of their numbers.
class InOrder {
 public:
  InOrder(std::size_t count, Reporter& reporter) : waiting_(count), reporter_(reporter) {}

  void put(std::size_t number, Outcome outcome) {
    const std::lock_guard lock(mutex_);
    waiting_[number] = std::move(outcome);
    for (; next_ < waiting_.size() && waiting_[next_]; ++next_) {
      reporter_.report_one(*waiting_[next_]);
      waiting_[next_].reset();  // thousands of documents do not keep their reports
    }
  }

 private:
  std::mutex mutex_;
  std::size_t next_ = 0;
  std::vector<std::optional<Outcome>> waiting_;
  Reporter& reporter_;
};

}  // namespace

unsigned threads_for(const Request& request, std::size_t count) {
  const unsigned wanted = request.jobs > 0 ? request.jobs : std::max(1U, std::thread::hardware_concurrency());
  return static_cast<unsigned>(std::min<std::size_t>(wanted, count));
}

int run_batch(std::size_t count, const Request& request, const Workshop& workshop, const ReportForm& form,
              const std::function<Outcome(std::size_t)>& work) {
  Reporter reporter(request, workshop, form);
  InOrder outcomes(count, reporter);
  share_out(count, threads_for(request, count),
            [&](std::size_t number) { outcomes.put(number, guarded(number, request, form, work)); });
  return reporter.finish();
}

}  // namespace typeset
