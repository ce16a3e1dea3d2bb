#include "cli/report_files.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <system_error>

#include "batch/places.h"
#include "cli/catalogue.h"
#include "cli/commands.h"
#include "cli/disk.h"
#include "cli/faults.h"
#include "cli/interruption.h"
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

RunFacts facts_of(const Request& request, const Workshop& workshop) {
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

}  // namespace

ReportFiles::ReportFiles(const Request& request, const Workshop& workshop, bool output_taken) {
  const std::vector<ReportWish> all = wishes(request, output_taken);
  if (all.empty()) return;
  const RunFacts facts = facts_of(request, workshop);
  for (const ReportWish& wish : all) {
    Open& open = open_.emplace_back();
    open.name = wish.target;
    open.report = wish.format->make(facts);
    open.file = std::make_unique<GrowingFile>(wish.target);
    open.of_outputs = wish.format->of_outputs;
    open.file->write(open.report->opening());
  }
}

bool ReportFiles::of_outputs() const { return std::ranges::any_of(open_, &Open::of_outputs); }

void ReportFiles::add(const DocumentResult& result) {
  run_.count(result);
  for (Open& open : open_) open.file->write(open.report->of(result));
}

void ReportFiles::add(const Diagnostics& faults, const Sources& sources) {
  if (!wanted()) return;
  std::vector<Finding> more = findings_of(faults, sources, "");
  run_.findings.insert(run_.findings.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

void ReportFiles::finish(Diagnostics& faults) {
  for (Open& open : open_) {
    open.file->write(open.report->closing(run_));
    const int error = open.file->finish();
    if (error == 0) continue;
    const Term name = open.name == "-" ? Term("标准输出", "standard output") : Term(open.name);
    faults.report(cli_faults::kCannotReport, {}, {name, system_reason(error)});
  }
  open_.clear();
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
  return !faults.has_errors();
}

}  // namespace typeset
