// hongtou merge: the parts of a run, made by several machines, as one.
#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <map>
#include <string>
#include <vector>

#include "base/digest.h"
#include "cli/commands.h"
#include "cli/disk.h"
#include "cli/excerpt.h"
#include "cli/faults.h"
#include "cli/jobs.h"
#include "cli/output_file.h"
#include "cli/record_store.h"
#include "cli/shard_marks.h"
#include "cli/terminal.h"

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

/// Reports parts that are missing, and parts of different runs; the marks that were found otherwise.
std::vector<ShardMark> gather_marks(const std::vector<std::string>& folders, Diagnostics& faults) {
  std::map<unsigned, ShardMark> parts;
  for (const std::string& folder : folders) {
    for (const ShardMark& mark : read_marks(folder)) {
      parts.try_emplace(mark.shard.index, mark);
      const ShardMark& first = parts.begin()->second;
      if (mark.shard.count != first.shard.count || mark.plan != first.plan)
        faults.report(cli_faults::kOtherRun, {}, {folder});
    }
  }
  if (parts.empty()) {
    faults.report(cli_faults::kNoShards, {}, {folders.front()});
    return {};
  }
  std::vector<unsigned> missing;
  std::vector<ShardMark> marks;
  for (unsigned index = 1; index <= parts.begin()->second.shard.count; ++index) {
    const auto part = parts.find(index);
    if (part == parts.end())
      missing.push_back(index);
    else
      marks.push_back(part->second);
  }
  if (!missing.empty())
    faults.report(cli_faults::kShardsMissing, {},
                  {list_of(missing), std::to_string(parts.begin()->second.shard.count)});
  return marks;
}

/// Copies what a part recorded into the folder of the store; reports outputs that are not there, or not as they were
/// written.
void take_in(const std::string& part, RecordStore& store, Diagnostics& faults) {
  const DiskFiles files;
  Record record;
  if (const Result<Bytes> text = files.read(part + "/.hongtou/record", kLargestOutput)) record.read(text->view);
  const Places places(fs::current_path().string(), part, {});
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

}  // namespace

int run_merge(const Request& request) {
  const ReportForm form = report_form(request);
  const std::string& folder = request.files.front();
  Diagnostics faults;
  const std::vector<ShardMark> marks = gather_marks(request.files, faults);
  if (!faults.has_errors()) {
    const DiskFiles files;
    RecordStore store(folder, data_folder(), files);
    for (std::size_t i = 1; i < request.files.size(); ++i) take_in(request.files[i], store, faults);
    store.close({}, faults);
  }
  print_report(faults, form);
  if (faults.has_errors()) return 1;
  std::size_t documents = 0, failed = 0;
  for (const ShardMark& mark : marks) {
    documents += mark.documents;
    failed += mark.failed;
  }
  remove_marks(folder);
  if (!request.quiet)
    say(form.language == Language::zh ? fmt::format("{}：{} 个部分齐全，共 {} 份稿子，{} 份失败\n", printable(folder),
                                                    marks.size(), documents, failed)
                                      : fmt::format("{}: all {} parts, {} documents, {} failed\n", printable(folder),
                                                    marks.size(), documents, failed));
  return failed == 0 ? 0 : 1;
}

}  // namespace typeset
