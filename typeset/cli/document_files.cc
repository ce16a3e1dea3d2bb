#include "cli/document_files.h"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/system_reason.h"
#include "batch/depfile.h"
#include "cli/disk.h"
#include "cli/faults.h"
#include "cli/terminal.h"
#include "press/reading.h"

namespace typeset {

namespace {

void refuse(Document& document, Term what, int error) {
  document.faults.report(cli_faults::kCannotWrite, {}, {std::move(what), system_reason(error)});
  document.failed = true;
}

/// Not beside standard output and devices.
bool takes_depfile(const std::string& target) {
  std::error_code unseen;
  const std::filesystem::file_status there = std::filesystem::status(target, unseen);
  return target != "-" && (!std::filesystem::exists(there) || std::filesystem::is_regular_file(there));
}

}  // namespace

std::string depfile_of(const std::string& target) { return target + ".d"; }

DocumentFiles::DocumentFiles(const PlannedDocument& plan, Document& document, bool depfiles) {
  const auto write = [this](const std::string& target, std::string_view bytes) {
    GrowingFile& file = files_.emplace_back(target).file;
    file.write(bytes);
    file.send();
  };
  for (std::size_t i = 0; i < document.outputs.size(); ++i) {
    std::string bytes = std::exchange(document.outputs[i], {});
    if (plan.targets[i] == "-")
      for_standard_output_ = std::move(bytes);
    else
      write(plan.targets[i], bytes);
  }
  if (!depfiles || document.failed) return;
  const std::vector<std::string> read = files_read(document);
  for (const std::string& target : plan.targets)
    if (takes_depfile(target)) write(depfile_of(target), depfile(target, read));
}

void DocumentFiles::flush() {
  for (File& one : files_) one.file.flush();
}

void DocumentFiles::place(Document& document) {
  for (File& one : files_)
    if (one.file.error() != 0) refuse(document, Term(one.path), one.file.error());
  if (document.failed) return;
  for (File& one : files_)
    if (const int error = one.file.finish()) refuse(document, Term(one.path), error);
  if (const int error = print(for_standard_output_)) refuse(document, Term("标准输出", "standard output"), error);
}

bool has_depfiles(const PlannedDocument& plan) {
  const DiskFiles files;
  return std::ranges::all_of(plan.targets, [&](const std::string& target) {
    return !takes_depfile(target) || files.stamp(depfile_of(target)).ok();
  });
}

}  // namespace typeset
