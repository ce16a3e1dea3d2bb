// hongtou build: sources → files.
#include "cli/build.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "base/system_reason.h"
#include "batch/result.h"
#include "cli/batch.h"
#include "cli/commands.h"
#include "cli/configuration.h"
#include "cli/disk.h"
#include "cli/disk_cache.h"
#include "cli/document_files.h"
#include "cli/excerpt.h"
#include "cli/faults.h"
#include "cli/find_sources.h"
#include "cli/input_guard.h"
#include "cli/interruption.h"
#include "cli/jobs.h"
#include "cli/language.h"
#include "cli/output_plan.h"
#include "cli/prune.h"
#include "cli/shard_marks.h"
#include "cli/summary.h"
#include "cli/terminal.h"
#include "cli/up_to_date.h"
#include "cli/well_formed.h"
#include "press/name_values.h"
#include "press/press.h"
#include "press/reading.h"

namespace typeset {

namespace {

/// The files written, other than standard output.
std::string files_of(const PlannedDocument& plan, Language language) {
  std::string files;
  for (const std::string& target : plan.targets) {
    if (target == "-") continue;
    if (!files.empty()) files += Words{"、", ", "}.in(language);
    files += printable(target);
  }
  return files;
}

std::string line_of_failure(const Document& document, const ReportForm& form) {
  const bool zh = form.language == Language::zh;
  const std::string faults = count_of_faults(document.faults, form.language);
  const std::string_view nothing = zh ? "没有生成文件" : "nothing was written";
  // Without faults of its own it failed for the fonts, and that is reported for all documents together.
  const std::string why = faults.empty() ? faults : faults + (zh ? "，" : "; ");
  return fmt::format("{}{}{}{}\n", printable(document.name), zh ? "：" : ": ", why, nothing);
}

std::string line_of_success(const PlannedDocument& plan, const Document& document, const ReportForm& form) {
  const bool zh = form.language == Language::zh;
  const std::string files = files_of(plan, form.language);
  if (files.empty()) return {};
  return fmt::format("{}{}{}\n", files, zh ? "：" : ": ", summary(*document.pages, document.copies, form.language));
}

/// The first line of the file that has the password; none after reporting that there is none.
std::optional<std::string> read_password(const std::string& path, const FileSource& files, Diagnostics& faults) {
  constexpr std::size_t longest = 127;  // ISO 32000-2, 7.6.4.3.3
  const Result<Bytes> bytes = files.read(path, kLargestText);
  if (!bytes) {
    const Failure& why = bytes.failure();
    faults.report(cli_faults::kPasswordUnread, {}, {path, reason_of(why), remedy_of(why)});
    return std::nullopt;
  }
  std::string line(bytes->view.substr(0, bytes->view.find('\n')));
  if (line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);  // as editors of Windows begin a file
  if (line.ends_with('\r')) line.pop_back();
  if (!line.empty() && line.size() <= longest && is_well_formed(line)) return line;
  faults.report(cli_faults::kNoPassword, {}, {path});
  return std::nullopt;
}

/// What reports and the record say of a document that was made; `digests`: of its outputs too.
DocumentResult result_of(const PlannedDocument& plan, const Document& document, const Request& request, bool digests) {
  DocumentResult result = result_of(document);
  for (std::size_t i = 0; i < document.outputs.size(); ++i) {
    const std::string& bytes = document.outputs[i];
    const std::string digest = digests ? to_hex(sha256(bytes)) : std::string();
    result.outputs.push_back({plan.targets[i], std::string(request.formats[i]->name), bytes.size(), digest});
  }
  return result;
}

bool writes_to_standard_output(const OutputPlan& plan) {
  return std::ranges::any_of(plan.documents, [](const PlannedDocument& one) {
    return std::ranges::find(one.targets, "-") != one.targets.end();
  });
}

/// Where this is a part of a run, has the reports leave a mark for `hongtou merge`. `passed_over`: by every part.
void keep_part(const OutputPlan& plan, const Request& request, const Workshop& workshop, std::size_t passed_over,
               ReportFiles& reports) {
  if (!request.shard || plan.folder.empty() || request.dry_run) return;
  remove_old_marks(plan.folder, *request.shard);
  const RunFacts facts = run_facts(request, workshop);
  std::vector<std::size_t> numbers(plan.documents.size());
  std::ranges::transform(plan.documents, numbers.begin(), &PlannedDocument::number);
  reports.keep_part({*request.shard, plan.all + "-" + facts.options, facts.options, passed_over}, plan.folder,
                    std::move(numbers));
}

/// Makes the documents of a run, or leaves them where they are what they should be.
class Builder {
 public:
  Builder(const OutputPlan& plan, const Request& request, const ReportForm& form, Workshop& workshop,
          ReportFiles& reports, LookedAt* looked_at)
      : plan_(plan), request_(request), form_(form), workshop_(workshop), reports_(reports), looked_at_(looked_at) {
    // Encrypted files differ each time they are made.
    if (!plan.folder.empty() && !request.password_file) record_.emplace(plan.folder, request, workshop);
  }

  Outcome make(std::size_t number) {
    const PlannedDocument& planned = plan_.documents[number];
    std::optional<Term> why;
    if (is_recorded(planned)) {
      const RecordedDocument* known = record_->recorded(planned);
      why = record_->why(planned, known);
      if (!why && request_.deps && !has_depfiles(planned)) why = Term("还没有依赖文件", "it has no depfile yet");
      if (!why) {
        if (std::optional<Outcome> left = leave(planned, *known)) return std::move(*left);
        why = Term("报告要的情况没有记下", "what a report says of it was not recorded");
      }
    } else if (request_.dry_run) {
      why = Term("没有记录可查", "there is no record to ask");
    }
    Outcome outcome;
    if (why && (request_.why || request_.dry_run)) outcome.report = reason_line(planned, *why);
    if (request_.dry_run) {
      if (planned.source.found && is_style(planned)) return {{}, {}, Became::passed_over};
      return outcome;
    }
    Job job = job_of(planned.source, request_);
    job.threads = threads_within(plan_.documents.size(), request_);
    if (planned.lacks) job.formats.clear();
    Document document = press(job, workshop_);
    look_at(document.dependencies);
    if (document.neighbours) look_at(document.neighbours->dependencies);
    if (document.is_style && planned.source.found) return {{}, {}, Became::passed_over};
    refuse_over_inputs(planned, document);
    if (planned.lacks && !planned.source.leads_out) {
      document.faults.report(cli_faults::kNoValueForName, {}, {planned.source.path, *planned.lacks});
      document.failed = true;
    }
    outcome.unplaced = std::make_shared<Made>(*this, planned, std::move(document), std::move(outcome.report));
    return outcome;
  }

  void finish() {
    Diagnostics faults;
    if (record_ && request_.prune) say(prune(*record_, request_.dry_run, form_.language, faults));
    if (record_ && !request_.dry_run) record_->close(faults);
    print_report(faults, form_);
    reports_.add(faults, Sources());
  }

 private:
  /// A document that was pressed: of its files and of what it became nothing is certain until they are in their places.
  class Made : public UnplacedDocument {
   public:
    /// `reason`: the line that says why it was made, or nothing.
    Made(Builder& builder, const PlannedDocument& planned, Document document, std::string reason)
        : builder_(builder), document_(std::move(document)) {
      outcome_.report = std::move(reason);
      const bool recorded = builder.is_recorded(planned) && !document_.failed;
      if (recorded || builder.reports_.wanted()) {
        outcome_.result = result_of(planned, document_, builder.request_, builder.reports_.of_outputs());
        if (recorded) record_ = builder.record_->made(planned, document_, builder.facts_of(*outcome_.result));
      }
      if (!document_.failed) line_ = line_of_success(planned, document_, builder.form_);
      files_.emplace(planned, document_, builder.request_.deps);
      document_.pages.reset();  // the largest part of what waits
    }

    void flush() override { files_->flush(); }

    Outcome place() override {
      const bool was_good = !document_.failed;
      files_->place(document_);
      outcome_.report += report(document_.faults, document_.sources, document_.name, builder_.form_);
      outcome_.kinds = count_by_kind(document_.faults);
      if (document_.failed) line_ = line_of_failure(document_, builder_.form_);
      if (!builder_.request_.quiet) outcome_.report += line_;
      outcome_.became = became(document_);
      outcome_.by_program = ran_out_of_memory(document_);
      if (!document_.failed) {
        if (record_) builder_.record_->note(std::move(*record_), document_);
      } else if (was_good && outcome_.result) {
        outcome_.result->state = DocumentResult::State::failed;
        outcome_.result->findings = findings_of(document_.faults, document_.sources, document_.name);
        outcome_.result->outputs.clear();  // one of several may have been written
      }
      if (!builder_.reports_.wanted()) outcome_.result.reset();
      return std::move(outcome_);
    }

   private:
    Builder& builder_;
    Document document_;
    Outcome outcome_;
    std::string line_;  // that closes its report
    std::optional<RecordedDocument> record_;
    std::optional<DocumentFiles> files_;
  };

  /// What came in on standard input is nowhere to be looked at again: such a document is made each time.
  bool is_recorded(const PlannedDocument& planned) const {
    return record_ && !planned.lacks && !planned.source.leads_out && planned.source.path != "-";
  }

  /// As its margin says, for who does not press it.
  bool is_style(const PlannedDocument& planned) const {
    return NameValuesReader(workshop_).read(job_of(planned.source, request_)).is_style;
  }

  /// A document that would be written over what it is made of, or whose report would, is not written at all.
  void refuse_over_inputs(const PlannedDocument& planned, Document& document) {
    const auto refuse = [&](const Overwritten& over) {
      document.faults.report(cli_faults::kOverInput, {}, {over.target, over.input});
      document.outputs.clear();
      document.failed = true;
    };
    if (const auto over = reports_.look_at(document)) refuse(*over);
    if (document.failed) return;
    std::vector<std::string> targets = planned.targets;
    if (request_.deps)
      for (const std::string& target : planned.targets) targets.push_back(depfile_of(target));
    if (const auto over = overwritten(InputGuard(targets), document)) refuse(*over);
  }

  void look_at(const std::vector<Dependency>& asked) {
    if (looked_at_ == nullptr) return;
    const std::lock_guard lock(looked_at_->mutex);
    for (const Dependency& one : asked)
      (one.question == Dependency::Question::names ? looked_at_->folders : looked_at_->files).insert(one.path);
  }

  void look_at_recorded(const RecordedDocument& document) {
    if (looked_at_ == nullptr) return;
    std::vector<Dependency> asked;
    for (const std::uint32_t number : document.inputs) {
      asked.push_back(record_->input(number).asked);
      asked.back().path = record_->places().path_of(asked.back().path);
    }
    look_at(asked);
  }

  /// None where reports want to know what the record does not say.
  std::optional<Outcome> leave(const PlannedDocument& planned, const RecordedDocument& known) {
    Outcome outcome;
    outcome.unchanged = true;
    const bool absolute = planned.source.path.starts_with('/');
    const auto path_of = [&](std::string_view name) {
      return absolute ? record_->places().path_of(name) : record_->places().path_from_here(name);
    };
    look_at_recorded(known);
    // Most have nothing to tell, and what is to be told takes longer to read than all the rest.
    const bool tells = known.gravest && (*known.gravest != Severity::note || form_.notes);
    if (!tells && !reports_.wanted()) return outcome;
    DocumentResult before;
    if (!read_facts(record_->facts(known), path_of, before)) {
      if (reports_.wanted()) return std::nullopt;
      return outcome;
    }
    if (reports_.wanted() && !complete(before, planned)) return std::nullopt;
    // Its inputs are looked at where it is made; a report that is one of them is not left standing there.
    if (reports_.wanted() && is_made_of_a_report(known)) return std::nullopt;
    outcome.report = report(before.findings, form_);
    for (const Finding& finding : before.findings)
      if (finding.severity != Severity::note) outcome.kinds[finding.slug] += 1 + finding.more.size();
    if (before.count(Severity::warning) > 0) outcome.became = Became::warned;
    if (reports_.wanted()) outcome.result = std::move(before);
    return outcome;
  }

  bool is_made_of_a_report(const RecordedDocument& known) {
    std::call_once(reports_looked_for_, [&] {
      if (!reports_.guard_anything()) return;
      for (std::uint32_t number = 0; number < record_->input_count(); ++number)
        if (reports_.guards(record_->places().path_of(record_->input(number).asked.path))) reports_read_.insert(number);
    });
    return std::ranges::any_of(known.inputs, [&](std::uint32_t number) { return reports_read_.contains(number); });
  }

  /// What facts leave to the record; digests, if they are asked for now and were not then, by reading the files.
  bool complete(DocumentResult& before, const PlannedDocument& planned) const {
    if (before.outputs.size() != planned.targets.size()) return false;
    before.source = planned.source.path;
    before.state = DocumentResult::State::unchanged;
    for (std::size_t i = 0; i < before.outputs.size(); ++i) {
      OutputResult& output = before.outputs[i];
      output.path = planned.targets[i];
      if (!reports_.of_outputs() || !output.sha256.empty()) continue;
      const Result<Bytes> bytes = workshop_.files().read(output.path, std::numeric_limits<std::uint64_t>::max());
      if (!bytes) return false;
      output.sha256 = to_hex(sha256(bytes->view));
    }
    return true;
  }

  std::string facts_of(const DocumentResult& result) const {
    const auto name_of = [&](std::string_view path) { return record_->places().name_of(path); };
    return typeset::facts_of(result, name_of);
  }

  std::string reason_line(const PlannedDocument& planned, const Term& why) const {
    const bool zh = form_.language == Language::zh;
    const std::string files = files_of(planned, form_.language);
    if (request_.dry_run)
      return zh ? fmt::format("要做 {}：{}\n", files, printable(why.zh))
                : fmt::format("would make {}: {}\n", files, printable(why.en));
    return zh ? fmt::format("{}：重做，因为{}\n", files, printable(why.zh))
              : fmt::format("{}: made because {}\n", files, printable(why.en));
  }

  const OutputPlan& plan_;
  const Request& request_;
  const ReportForm& form_;
  Workshop& workshop_;
  ReportFiles& reports_;
  LookedAt* looked_at_;
  std::optional<UpToDate> record_;
  std::once_flag reports_looked_for_;
  std::set<std::uint32_t> reports_read_;  // inputs of the record that stand where a report is to go
};

}  // namespace

int build_documents(const Request& asked, LookedAt* looked_at) {
  Request request = asked;
  const ReportForm form = report_form(request);
  Diagnostics faults;
  const DiskFiles files;
  DiskCache cache(derived_cache_folder());
  Workshop workshop(files, &cache, find_premises(request.font_policy));
  NamedSources found = find_sources(request.files, request.link_folders, faults);
  if (looked_at != nullptr) {
    looked_at->folders.insert(found.folders.begin(), found.folders.end());
    looked_at->files.insert(found.lists.begin(), found.lists.end());
    for (const NamedSource& source : found.sources) looked_at->files.insert(source.path);
  }
  NameValuesReader names(workshop);
  const auto values = [&](const NamedSource& source) { return names.read(job_of(source, request)); };
  std::vector<std::string> inputs = std::move(found.lists);
  if (request.password_file) inputs.push_back(*request.password_file);
  if (!request.files.empty()) inputs.push_back(find_project_file(request.files.front()));
  const OutputPlan plan = plan_outputs(std::move(found.sources), request, values, faults, inputs);
  if (request.password_file) request.pdf.password = read_password(*request.password_file, files, faults);
  for (const std::string& settings : found.settings) faults.report(cli_faults::kSettingsNamed, {}, {settings});
  if (faults.has_errors()) {
    print_report(faults, form);
    return 2;
  }
  const NamesOfBatch called{plan.documents.size(), [&](std::size_t number) -> const std::string& {
                              return plan.documents[number].source.path;
                            }};
  const Interruption listening;
  ReportFiles reports(request, workshop, writes_to_standard_output(plan));
  reports.tell_unwritable(form);
  print_report(found.unread, form);
  reports.add(found.unread, Sources());
  const std::size_t passed_over = found.passed_over + plan.passed_over;
  keep_part(plan, request, workshop, passed_over, reports);
  Builder builder(plan, request, form, workshop, reports, looked_at);
  const int code = run_batch(called, passed_over, request, workshop, form, reports,
                             [&](std::size_t number) { return builder.make(number); });
  builder.finish();
  const bool reported = finish_reports(reports, form);
  return reported && !found.unread.has_errors() ? code : std::max(code, 1);
}

int run_build(const Request& request) {
  const int code = build_documents(request, nullptr);
  if (Interruption::signal() != 0) end_by(Interruption::signal());
  return code;
}

}  // namespace typeset
