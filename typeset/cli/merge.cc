// hongtou merge: the parts of a run, made by several machines, as one.
#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <map>
#include <string>
#include <vector>

#include "base/digest.h"
#include "base/system_reason.h"
#include "batch/part.h"
#include "cli/catalogue.h"
#include "cli/commands.h"
#include "cli/disk.h"
#include "cli/excerpt.h"
#include "cli/faults.h"
#include "cli/jobs.h"
#include "cli/output_file.h"
#include "cli/output_plan.h"
#include "cli/record_store.h"
#include "cli/report_files.h"
#include "cli/shard_marks.h"
#include "cli/terminal.h"
#include "press/version.h"

namespace typeset {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kLargestOutput = std::uint64_t{1} << 32U;  // bytes

/// 1、3–5
std::string list_of(const std::vector<unsigned>& numbers) {
  std::string text;
  for (std::size_t i = 0; i < numbers.size();) {
    std::size_t last = i;
    while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) ++last;
    if (!text.empty()) text += ", ";
    text += last == i ? fmt::format("{}", numbers[i]) : fmt::format("{}–{}", numbers[i], numbers[last]);
    i = last + 1;
  }
  return text;
}

/// Reports parts that are missing, and parts of different runs; those that were found otherwise.
std::vector<Part> gather_parts(const std::vector<std::string>& folders, Diagnostics& faults) {
  std::map<unsigned, Part> found;
  for (const std::string& folder : folders) {
    for (Part& part : read_marks(folder)) {
      const PartHead head = part.head;
      found.try_emplace(head.shard.index, std::move(part));
      const PartHead& first = found.begin()->second.head;
      if (head.shard.count != first.shard.count || head.plan != first.plan)
        faults.report(cli_faults::kOtherRun, {}, {folder});
    }
  }
  if (found.empty()) {
    faults.report(cli_faults::kNoShards, {}, {folders.front()});
    return {};
  }
  const unsigned count = found.begin()->second.head.shard.count;
  std::vector<unsigned> missing;
  std::vector<Part> parts;
  for (unsigned index = 1; index <= count; ++index) {
    const auto part = found.find(index);
    if (part == found.end())
      missing.push_back(index);
    else
      parts.push_back(std::move(part->second));
  }
  if (!missing.empty()) faults.report(cli_faults::kShardsMissing, {}, {list_of(missing), std::to_string(count)});
  return parts;
}

/// Copies what a part recorded into the folder of the store; reports outputs that are not there, or not as they were
/// written.
void take_in(const std::string& part, RecordStore& store, Diagnostics& faults) {
  const DiskFiles files;
  Record record;
  if (const Result<Bytes> text = files.read(part + "/.hongtou/record", kLargestOutput)) record.read(text->view);
  const Places places(fs::current_path().string(), part, {});
  if (!record.documents().empty()) store.begin();
  for (const auto& [source, document] : record.documents()) {
    bool whole = true;
    for (const RecordedOutput& output : document.outputs) {
      const std::string target = store.places().path_of(output.path);
      const Result<Bytes> bytes = files.read(places.path_of(output.path), kLargestOutput);
      if (!bytes || to_hex(fingerprint(bytes->view)) != output.fingerprint) {
        faults.report(cli_faults::kPartDamaged, {}, {places.path_of(output.path)});
        whole = false;
      } else if (const int error = write_whole(target, bytes->view)) {
        faults.report(cli_faults::kCannotWrite, {}, {target, system_reason(error)});
        whole = false;
      }
    }
    if (whole) store.join(record, document);
  }
}

/// Their outputs stand in `folder` now.
void move_outputs(Part& run, const std::string& folder) {
  for (PartDocument& document : run.documents) {
    for (OutputResult& output : document.result.outputs) output.path = (fs::path(folder) / output.path).string();
  }
}

/// The documents of a run that is over, as they were planned.
std::vector<PlannedDocument> planned(const Part& run) {
  std::vector<PlannedDocument> plan;
  plan.reserve(run.documents.size());
  for (const PartDocument& document : run.documents) {
    PlannedDocument& one = plan.emplace_back();
    one.source.path = document.result.source;
    for (const OutputResult& output : document.result.outputs) one.targets.push_back(output.path);
  }
  return plan;
}

/// Digests of outputs, from the files; reports those that are not there, or not of the size that was written.
void add_digests(Part& run, Diagnostics& faults) {
  const DiskFiles files;
  for (PartDocument& document : run.documents) {
    for (OutputResult& output : document.result.outputs) {
      const Result<Bytes> bytes = files.read(output.path, kLargestOutput);
      if (bytes && bytes->view.size() == output.bytes)
        output.sha256 = to_hex(sha256(bytes->view));
      else
        faults.report(cli_faults::kPartDamaged, {}, {output.path});
    }
  }
}

/// The reports that one run would have written; false after telling why one cannot be.
bool report_all(Part& run, const Request& request, const ReportForm& form) {
  if (request.reports.empty()) return true;
  RunFacts facts;
  facts.program = program_version();
  facts.command = "build";  // no other leaves parts
  facts.options = run.head.options;
  facts.language = request.language;
  facts.kinds = all_diagnostics();
  ReportFiles reports(request.reports, facts);
  reports.tell_unwritable(form);
  Diagnostics faults;
  if (reports.of_outputs()) add_digests(run, faults);
  if (faults.has_errors()) {
    print_report(faults, form);
    return false;
  }
  for (std::size_t i = 0; i < run.documents.size(); ++i) reports.add(i, run.documents[i].result);
  reports.add(std::move(run.findings));
  reports.passed_over(run.head.passed_over + run.passed_over);
  return finish_reports(reports, form);
}

}  // namespace

int run_merge(const Request& request) {
  const ReportForm form = report_form(request);
  const std::string& folder = request.files.front();
  Diagnostics faults;
  std::vector<Part> parts = gather_parts(request.files, faults);
  const auto count = static_cast<unsigned>(parts.size());
  Part run = joined(std::move(parts));
  move_outputs(run, folder);
  Diagnostics clashes;
  check_reports(planned(run), request, clashes);
  if (clashes.has_errors()) {
    print_report(clashes, form);
    return 2;
  }
  if (!faults.has_errors()) {
    const DiskFiles files;
    RecordStore store(folder, data_folder(), files);
    for (std::size_t i = 1; i < request.files.size(); ++i) take_in(request.files[i], store, faults);
    store.close({}, faults);
  }
  print_report(faults, form);
  // Where something is wanting the marks stay, and it can be done again.
  if (faults.has_errors() || !report_all(run, request, form)) return 1;
  // Then they go, lest a part that does not even begin next time pass for done.
  for (const std::string& one : request.files) {
    for (unsigned index = 1; index <= count; ++index) remove_mark(one, {index, count});
  }
  const auto failed = std::ranges::count(run.documents, DocumentResult::State::failed,
                                         [](const PartDocument& one) { return one.result.state; });
  if (!request.quiet)
    say(form.language == Language::zh ? fmt::format("{}：{} 个部分齐全，共 {} 份稿子，{} 份失败\n", printable(folder),
                                                    count, run.documents.size(), failed)
                                      : fmt::format("{}: all {} parts, {} documents, {} failed\n", printable(folder),
                                                    count, run.documents.size(), failed));
  return failed == 0 ? 0 : 1;
}

}  // namespace typeset
