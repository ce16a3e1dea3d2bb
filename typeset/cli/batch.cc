#include "cli/batch.h"

#include <algorithm>
#include <array>
#include <exception>
#include <fmt/format.h>
#include <functional>
#include <map>
#include <mutex>
#include <new>
#include <numeric>
#include <optional>
#include <system_error>
#include <thread>
#include <vector>

#include "base/workers.h"
#include "cli/catalogue.h"
#include "cli/disk.h"
#include "cli/faults.h"
#include "cli/interruption.h"
#include "cli/placer.h"
#include "cli/progress.h"
#include "cli/summary.h"
#include "cli/terminal.h"
#include "emit/shared/faults.h"

namespace typeset {

namespace {

/// Of a document that could not be made for reasons that are not its own.
Outcome not_made(const Diagnostics& faults, const std::string& name, const ReportForm& form) {
  DocumentResult result;
  result.source = name;
  result.findings = findings_of(faults, Sources(), name);
  Outcome outcome{report(faults, Sources(), name, form), count_by_kind(faults), Became::failed};
  outcome.by_program = true;
  outcome.result = std::move(result);
  return outcome;
}

/// The other documents may hold all memory at this moment: then this is said without taking any.
Outcome without_memory(const std::string& name, const ReportForm& form) {
  try {
    Diagnostics faults;
    faults.report(cli_faults::kOutOfMemory, {});
    return not_made(faults, name, form);
  } catch (const std::bad_alloc&) {
    say(name);
    say(form.language == Language::zh ? "：内存不够\n" : ": out of memory\n");
    Outcome outcome{{}, {}, Became::failed};
    outcome.by_program = true;
    return outcome;
  }
}

Outcome guarded(const std::string& name, const ReportForm& form, const std::function<Outcome()>& work) {
  try {
    return work();
  } catch (const NoAddressSpace&) {
    Diagnostics faults;
    faults.report(cli_faults::kNoAddressSpace, {});
    return not_made(faults, name, form);
  } catch (const std::bad_alloc&) {
    return without_memory(name, form);
  } catch (const std::exception& error) {
    Diagnostics faults;
    faults.report(cli_faults::kInternal, {}, {error.what()});
    return not_made(faults, name, form);
  }
}

/// Prints what documents report, and keeps count.
class Reporter {
 public:
  Reporter(std::size_t passed_over, const Request& request, const Workshop& workshop, const ReportForm& form,
           ReportFiles& reports)
      : request_(request), workshop_(workshop), form_(form), reports_(reports) {
    counts_[static_cast<std::size_t>(Became::passed_over)] = passed_over;
  }

  bool would_say(const Outcome& outcome) const {
    return !outcome.report.empty() || (!shared_reported_ && workshop_.faults_so_far() != nullptr);
  }

  void report_one(std::size_t number, const Outcome& outcome) {
    const Diagnostics* shared = shared_reported_ ? nullptr : workshop_.faults_so_far();
    if (shared != nullptr) {
      shared_reported_ = true;
      say(report(*shared, workshop_.sources(), "hongtou", form_));
      reports_.add(*shared, workshop_.sources());
    }
    const bool faulty = !outcome.kinds.empty();
    std::size_t& alike =
        outcome.became == Became::failed ? failed_ : warned_;  // what failed is not lost among warnings
    if (faulty) ++alike;
    const bool talks = !faulty && !outcome.brief.empty() && outcome.brief != outcome.report;
    if (talks) ++talked_;
    if (talks && talked_ > kMostReported)
      say(outcome.brief);
    else if (!faulty || alike <= kMostReported)
      say(outcome.report);
    fixes_ += outcome.fixes;
    if (outcome.fixes > 0) ++fixed_;
    for (const auto& [slug, count] : outcome.kinds) {
      kinds_[slug].places += count;
      ++kinds_[slug].documents;
    }
    if (outcome.result) reports_.add(number, *outcome.result);
    ++counts_[static_cast<std::size_t>(outcome.became)];
    if (outcome.unchanged) ++unchanged_;
    by_program_ = by_program_ || outcome.by_program;
  }

  int finish() {
    const Diagnostics chain = workshop_.chain_faults();
    say(report(chain, workshop_.sources(), "hongtou", form_));
    reports_.add(chain, workshop_.sources());
    reports_.passed_over(of(Became::passed_over));
    if (std::max(failed_, warned_) > kMostReported) say(sum_by_kind());
    const std::size_t all = std::accumulate(counts_.begin(), counts_.end(), std::size_t{0});
    // Of a document by itself its own lines say all, but nothing is said of one that was left as it is.
    if ((all > 1 || unchanged_ > 0) && !request_.quiet) say(sum());
    if (by_program_) return 3;
    return of(Became::failed) == 0 ? 0 : 1;
  }

 private:
  std::size_t of(Became what) const { return counts_[static_cast<std::size_t>(what)]; }

  /// The kinds that were met most, with what each says of them in one case.
  std::string sum_by_kind() const {
    constexpr std::size_t kMostKinds = 20;
    const bool zh = form_.language == Language::zh;
    std::string text =
        zh ? fmt::format("{} 份有问题，失败的、有警告的各列出前 {} 份；按种类合计：\n", failed_ + warned_,
                         kMostReported)
           : fmt::format("{} have faults; the first {} that failed and that are warned of are reported; by kind:\n",
                         failed_ + warned_, kMostReported);
    std::vector<std::pair<std::string_view, Met>> sorted(kinds_.begin(), kinds_.end());
    std::ranges::stable_sort(sorted, std::greater<>(), [](const auto& kind) { return kind.second.places; });
    for (std::size_t i = 0; i < sorted.size() && i < kMostKinds; ++i) {
      const auto& [slug, met] = sorted[i];
      text += zh ? fmt::format("  {} 处（{} 份）{}{}\n", met.places, met.documents, slug, pattern_of(slug))
                 : fmt::format("  {} ({} documents) {}{}\n", met.places, met.documents, slug, pattern_of(slug));
    }
    if (sorted.size() > kMostKinds)
      text += zh ? fmt::format("  另有 {} 种\n", sorted.size() - kMostKinds)
                 : fmt::format("  {} more kinds\n", sorted.size() - kMostKinds);
    return text;
  }

  /// ：不认识“…”
  std::string pattern_of(std::string_view slug) const {
    const auto kind = std::ranges::find(all_diagnostics(), slug, &DiagnosticKind::slug);
    if (kind == all_diagnostics().end()) return {};
    const std::vector<Term> ellipses(10, Term("…"));
    const std::string text = fill_in((*kind)->message.in(form_.language), ellipses, form_.language);
    return text.empty() || text == "…" ? std::string() : (form_.language == Language::zh ? "：" : ": ") + text;
  }

  std::string sum() const {
    const bool zh = form_.language == Language::zh;
    const std::size_t count = of(Became::good) + of(Became::warned) + of(Became::failed);
    if (request_.dry_run) return sum_of_dry_run(count);
    std::string text = zh ? fmt::format("共 {} 份稿子：{} 份没有问题，", count, of(Became::good))
                          : fmt::format("{} document{}: {} good, ", count, count == 1 ? "" : "s", of(Became::good));
    if (of(Became::warned) > 0)
      text +=
          zh ? fmt::format("{} 份有警告，", of(Became::warned)) : fmt::format("{} with warnings, ", of(Became::warned));
    text += zh ? fmt::format("{} 份失败", of(Became::failed)) : fmt::format("{} failed", of(Became::failed));
    if (unchanged_ > 0) text += unchanged();
    if (const std::size_t left = of(Became::not_begun); left > 0)
      text += zh ? fmt::format("；中途停止，还有 {} 份没有做", left)
                 : fmt::format("; stopped before {} more were begun", left);
    if (fixed_ > 0) text += fixed();
    return text + passed_over() + "\n";
  }

  std::string fixed() const {
    const std::string_view cut = talked_ > kMostReported ? form_.language == Language::zh
                                                               ? "（没有问题的只列出前面一些）"
                                                               : " (of the good ones only the first are shown)"
                                                         : "";
    return form_.language == Language::zh ? fmt::format("；改了 {} 份，共 {} 处{}", fixed_, fixes_, cut)
                                          : fmt::format("; {} put right in {} places{}", fixed_, fixes_, cut);
  }

  /// Whether they are good shows only when they are made.
  std::string sum_of_dry_run(std::size_t count) const {
    const std::size_t to_make = count - unchanged_;
    const std::string text = form_.language == Language::zh
                                 ? fmt::format("共 {} 份稿子：要做 {} 份", count, to_make)
                                 : fmt::format("{} document{}: {} to make", count, count == 1 ? "" : "s", to_make);
    return text + (unchanged_ > 0 ? unchanged() : "") + passed_over() + "\n";
  }

  std::string unchanged() const {
    return form_.language == Language::zh ? fmt::format("；{} 份没有变化，不用重做", unchanged_)
                                          : fmt::format("; {} unchanged", unchanged_);
  }

  std::string passed_over() const {
    const std::size_t others = of(Became::passed_over);
    if (others == 0) return {};
    return form_.language == Language::zh ? fmt::format("；另有 {} 个样式和设置文件，跳过了", others)
                                          : fmt::format("; {} style and settings files passed over", others);
  }

  const Request& request_;
  const Workshop& workshop_;
  const ReportForm& form_;
  ReportFiles& reports_;
  bool shared_reported_ = false;
  std::array<std::size_t, 5> counts_{};  // by Became
  struct Met {
    std::size_t places = 0, documents = 0;
  };
  std::map<std::string, Met, std::less<>> kinds_;
  std::size_t failed_ = 0, warned_ = 0;  // of those that have errors or warnings to report
  std::size_t unchanged_ = 0;
  std::size_t talked_ = 0;             // without faults, but with notes or differences
  std::size_t fixes_ = 0, fixed_ = 0;  // places and documents
  bool by_program_ = false;
};

/// Outcomes as they come, from any thread, reported in the order of their numbers.
class InOrder {
 public:
  InOrder(Reporter& reporter, Progress& progress) : reporter_(reporter), progress_(progress) {}

  void put(std::size_t number, Outcome outcome) {
    const std::lock_guard lock(mutex_);
    const bool failed = outcome.became == Became::failed;
    waiting_.insert_or_assign(number, std::move(outcome));
    for (auto first = waiting_.begin(); first != waiting_.end() && first->first == next_; ++next_) {
      if (reporter_.would_say(first->second)) progress_.erase();
      reporter_.report_one(next_, first->second);
      first = waiting_.erase(first);  // thousands of documents do not keep their reports
    }
    progress_.step(failed);
  }

 private:
  std::mutex mutex_;
  std::size_t next_ = 0;
  std::map<std::size_t, Outcome> waiting_;
  Reporter& reporter_;
  Progress& progress_;
};

}  // namespace

unsigned threads_for(const Request& request, std::size_t count) {
  const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());
  return static_cast<unsigned>(std::min(request.jobs > 0 ? request.jobs : processors, count));
}

int run_batch(const NamesOfBatch& names, std::size_t passed_over, const Request& request, const Workshop& workshop,
              const ReportForm& form, ReportFiles& reports, const std::function<Outcome(std::size_t)>& work) {
  Reporter reporter(passed_over, request, workshop, form, reports);
  Progress progress(names.count, form.terminal.lively && names.count > 1 && !request.quiet && !request.dry_run, form);
  InOrder outcomes(reporter, progress);
  const auto place = [&](std::size_t number, UnplacedDocument& document) {
    outcomes.put(number, guarded(names.of(number), form, [&] { return document.place(); }));
  };
  {
    std::optional<Placer> placer;
    try {
      if (names.count > 1) placer.emplace();
    } catch (const std::system_error&) {
      // The system gives no thread for it: each document waits for the disk by itself.
    }
    share_out(names.count, threads_for(request, names.count), [&](std::size_t number) {
      if (Interruption::signal() != 0) return outcomes.put(number, Outcome{{}, {}, Became::not_begun});
      Outcome outcome = guarded(names.of(number), form, [&] { return work(number); });
      const std::shared_ptr<UnplacedDocument> unplaced = outcome.unplaced;
      if (!unplaced) return outcomes.put(number, std::move(outcome));
      try {
        if (placer) return placer->add({[unplaced] { unplaced->flush(); }, [=] { place(number, *unplaced); }});
      } catch (const std::bad_alloc&) {
        // There is not even room to wait in.
      }
      unplaced->flush();
      place(number, *unplaced);
    });
    if (placer) placer->finish();
  }
  progress.erase();
  return reporter.finish();
}

std::map<std::string, std::size_t, std::less<>> count_by_kind(const Diagnostics& faults) {
  std::map<std::string, std::size_t, std::less<>> kinds;
  for (const Diagnostic& fault : faults.all())
    if (fault.kind->severity != Severity::note) kinds[std::string(fault.kind->slug)] += 1 + fault.more.size();
  return kinds;
}

DocumentResult result_of(const Document& document) {
  DocumentResult result;
  result.source = document.name;
  result.state = document.failed ? DocumentResult::State::failed : DocumentResult::State::made;
  if (document.pages) {
    result.pages = document.pages->pages.size();
    result.colour_pages = colour_pages(*document.pages);
    result.copies = document.copies;
    if (const auto& alone = document.pages->lone_imprint)
      result.imprint_alone = ImprintAlone{alone->page + 1, alone->lines};
  }
  for (const UsedFont& font : document.fonts) result.fonts.push_back(font.postscript_name);
  result.findings = findings_of(document.faults, document.sources, document.name);
  result.unlisted = document.faults.unlisted();
  return result;
}

bool ran_out_of_memory(const Document& document) {
  return std::ranges::find(document.faults.all(), &emit_faults::kOutOfMemory, &Diagnostic::kind) !=
         document.faults.all().end();
}

Became became(const Document& document) {
  if (document.failed) return Became::failed;
  return document.faults.count(Severity::warning) > 0 ? Became::warned : Became::good;
}

}  // namespace typeset
