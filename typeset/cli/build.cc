// hongtou build: sources → files.
#include <algorithm>
#include <fmt/format.h>
#include <vector>

#include "cli/batch.h"
#include "cli/commands.h"
#include "cli/disk.h"
#include "cli/disk_cache.h"
#include "cli/excerpt.h"
#include "cli/faults.h"
#include "cli/find_sources.h"
#include "cli/jobs.h"
#include "cli/language.h"
#include "cli/output_file.h"
#include "cli/output_plan.h"
#include "cli/summary.h"
#include "cli/terminal.h"
#include "cli/well_formed.h"
#include "press/name_values.h"
#include "press/press.h"
#include "press/reading.h"

namespace typeset {

namespace {

int write_output(const std::string& target, std::string_view bytes) {
  return target == "-" ? print(bytes) : write_whole(target, bytes);
}

void write_outputs(const PlannedDocument& plan, Document& document) {
  for (std::size_t i = 0; i < document.outputs.size(); ++i) {
    const int error = write_output(plan.targets[i], document.outputs[i]);
    if (error == 0) continue;
    const Term name = plan.targets[i] == "-" ? Term("标准输出", "standard output") : Term(plan.targets[i]);
    document.faults.report(cli_faults::kCannotWrite, {}, {name, system_reason(error)});
    document.failed = true;
  }
}

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

std::string closing_line(const PlannedDocument& plan, const Document& document, const ReportForm& form) {
  const bool zh = form.language == Language::zh;
  if (document.failed) {
    const std::string faults = count_of_faults(document.faults, form.language);
    const std::string_view nothing = zh ? "没有生成文件" : "nothing was written";
    // Without faults of its own it failed for the fonts, and that is reported for all documents together.
    const std::string why = faults.empty() ? faults : faults + (zh ? "，" : "; ");
    return fmt::format("{}{}{}{}\n", printable(document.name), zh ? "：" : ": ", why, nothing);
  }
  const std::string files = files_of(plan, form.language);
  if (files.empty()) return {};
  return fmt::format("{}{}{}\n", files, zh ? "：" : ": ", summary(*document.pages, form.language));
}

/// The first line of the file that has the password; none after reporting that there is none.
std::optional<std::string> read_password(const std::string& path, const FileSource& files, Diagnostics& faults) {
  constexpr std::size_t longest = 127;  // ISO 32000-2, 7.6.4.3.3
  const Result<Bytes> bytes = files.read(path, kLargestText);
  std::string line = bytes ? std::string(bytes->view.substr(0, bytes->view.find('\n'))) : std::string();
  if (line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);  // as editors of Windows begin a file
  if (line.ends_with('\r')) line.pop_back();
  if (!line.empty() && line.size() <= longest && is_well_formed(line)) return line;
  faults.report(cli_faults::kNoPassword, {}, {path});
  return std::nullopt;
}

}  // namespace

int run_build(const Request& asked) {
  Request request = asked;
  const ReportForm form = report_form(request);
  Diagnostics faults;
  const DiskFiles files;
  DiskCache cache(derived_cache_folder());
  Workshop workshop(files, &cache, find_premises(request.font_policy));
  const NamedSources found = find_sources(request.files, faults);
  NameValuesReader names(workshop);
  const auto values = [&](const NamedSource& source) { return names.read(job_of(source.path, request)); };
  const OutputPlan plan = plan_outputs(found.sources, request, values, faults);
  if (request.password_file) request.pdf.password = read_password(*request.password_file, files, faults);
  if (faults.has_errors()) {
    print_report(faults, form);
    return 2;
  }
  const auto make = [&](std::size_t number) {
    const PlannedDocument& planned = plan.documents[number];
    Job job = job_of(planned.source.path, request);
    job.threads = threads_within(plan.documents.size(), request);
    Document document = press(job, workshop);
    if (document.is_style && planned.source.found) return Outcome{{}, Became::passed_over};
    write_outputs(planned, document);
    Outcome outcome{report(document.faults, document.sources, document.name, form), became(document)};
    if (!request.quiet) outcome.report += closing_line(planned, document, form);
    return outcome;
  };
  std::vector<std::string> called(plan.documents.size());
  std::ranges::transform(plan.documents, called.begin(), [](const PlannedDocument& one) { return one.source.path; });
  return run_batch(called, found.passed_over + plan.passed_over, request, workshop, form, make);
}

}  // namespace typeset
