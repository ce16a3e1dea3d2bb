#include "cli/report_files.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <system_error>
#include <utility>

#include "base/system_reason.h"
#include "batch/places.h"
#include "cli/catalogue.h"
#include "cli/commands.h"
#include "cli/disk.h"
#include "cli/faults.h"
#include "cli/interruption.h"
#include "cli/shard_marks.h"
#include "cli/up_to_date.h"
#include "press/version.h"

namespace typeset {

namespace {

std::vector<ReportWish> wishes(const Request& request, bool output_taken) {
  std::vector<ReportWish> all = request.reports;
  const char* actions = std::getenv("GITHUB_ACTIONS");
  if (actions == nullptr || std::string_view(actions) != "true" || output_taken || request.dry_run) return all;
  const ReportFormat* annotations = find_report_format("github");
  const bool taken =
      std::ranges::any_of(all, [&](const ReportWish& w) { return w.format == annotations || w.target == "-"; });
  if (!taken) all.push_back({annotations, "-"});
  return all;
}

Term name_of(const std::string& target) { return target == "-" ? Term("标准输出", "standard output") : Term(target); }

}  // namespace

RunFacts run_facts(const Request& request, const Workshop& workshop) {
  std::error_code error;
  const std::string here = std::filesystem::current_path(error).string();
  RunFacts facts;
  facts.program = program_version();
  facts.command = request.command == Command::check ? "check" : "build";
  facts.options = options_of(request, Places(here, ".", workshop.data()));
  facts.language = request.language;
  facts.kinds = all_diagnostics();
  return facts;
}

ReportFiles::ReportFiles(const Request& request, const Workshop& workshop, bool output_taken) {
  const std::vector<ReportWish> all = wishes(request, output_taken);
  if (!all.empty()) open(all, run_facts(request, workshop));
}

void ReportFiles::open(const std::vector<ReportWish>& wishes, const RunFacts& facts) {
  std::vector<std::string> targets;
  for (const ReportWish& wish : wishes) targets.push_back(wish.target);
  guard_ = InputGuard(targets);
  for (const ReportWish& wish : wishes) {
    Open& open = open_.emplace_back();
    open.name = wish.target;
    open.report = wish.format->make(facts);
    open.file = std::make_unique<GrowingFile>(wish.target);
    open.of_outputs = wish.format->of_outputs;
    open.file->write(open.report->opening());
  }
}

void ReportFiles::tell_unwritable(const ReportForm& form) {
  Diagnostics faults;
  for (Open& open : open_) {
    if (open.file->error() == 0) continue;
    faults.report(cli_faults::kCannotReport, {}, {name_of(open.name), system_reason(open.file->error())});
    open.told = true;
  }
  print_report(faults, form);
}

std::optional<Overwritten> ReportFiles::look_at(const Document& document) {
  std::optional<Overwritten> over = overwritten(guard_, document);
  if (!over) return over;
  const std::lock_guard lock(mutex_);
  refused_.push_back(*over);
  return over;
}

bool ReportFiles::of_outputs() const { return std::ranges::any_of(open_, &Open::of_outputs); }

void ReportFiles::keep_part(const PartHead& head, std::string folder, std::vector<std::size_t> numbers) {
  part_ = KeptPart{head.shard, std::move(folder), std::move(numbers), head.passed_over, opening_of(head)};
}

void ReportFiles::add(std::size_t number, const DocumentResult& result) {
  run_.count(result);
  for (Open& open : open_) open.file->write(open.report->of(result));
  if (!part_) return;
  PartDocument document{part_->numbers[number], result};
  for (OutputResult& output : document.result.outputs)
    output.path = std::filesystem::path(output.path).lexically_relative(part_->folder).string();
  part_->text += line_of(document);
}

void ReportFiles::add(const Diagnostics& faults, const Sources& sources) {
  if (!wanted()) return;
  add(findings_of(faults, sources, ""));
}

void ReportFiles::add(std::vector<Finding> more) {
  run_.findings.insert(run_.findings.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

void ReportFiles::finish(Diagnostics& faults) {
  for (Open& open : open_) {
    if (std::ranges::find(refused_, open.name, &Overwritten::target) != refused_.end()) {
      open.file->discard();  // the document that it would have been written over has failed of it
      continue;
    }
    open.file->write(open.report->closing(run_));
    const int error = open.file->finish();
    if (error != 0 && !open.told)
      faults.report(cli_faults::kCannotReport, {}, {name_of(open.name), system_reason(error)});
    unwritten_ = unwritten_ || error != 0;
  }
  open_.clear();
  if (part_) finish_part(faults);
}

void ReportFiles::finish_part(Diagnostics& faults) {
  part_->text += closing_of(run_.passed_over - part_->passed_over, run_.findings);
  const std::string path = mark_path(part_->folder, part_->shard);
  if (const int error = write_whole(path, part_->text))
    faults.report(cli_faults::kCannotMark, {}, {path, system_reason(error)});
}

void ReportFiles::discard() { open_.clear(); }

bool finish_reports(ReportFiles& reports, const ReportForm& form) {
  if (Interruption::signal() != 0) {
    reports.discard();
    return true;
  }
  Diagnostics faults;
  reports.finish(faults);
  print_report(faults, form);
  return !faults.has_errors() && !reports.unwritten();
}

}  // namespace typeset
