#include "batch/reports.h"

#include <algorithm>

#include "batch/report_forms.h"

namespace typeset {

namespace {

constexpr ReportFormat kFormats[] = {
    {"jsonl", ".jsonl", {"每份稿子一行 JSON", "JSON, one line for each document"}, false, make_jsonl_report},
    {"manifest", ".json", {"生成的文件的清单", "the files made, with digests"}, true, make_manifest_report},
    {"sarif", ".sarif", {"SARIF 2.1.0，代码扫描用", "SARIF 2.1.0, for code scanning"}, false, make_sarif_report},
    {"junit", ".xml", {"JUnit XML，测试报告用", "JUnit XML, as tests"}, false, make_junit_report},
    {"github", ".txt", {"GitHub Actions 的批注", "annotations of GitHub Actions"}, false, make_github_report},
    {"gitlab", ".json", {"GitLab 的代码质量报告", "code quality of GitLab"}, false, make_gitlab_report},
};

}  // namespace

void RunResult::count(const DocumentResult& result) {
  switch (result.state) {
    case DocumentResult::State::made: ++made; break;
    case DocumentResult::State::unchanged: ++unchanged; break;
    case DocumentResult::State::failed: ++failed; break;
    case DocumentResult::State::passed_over: ++passed_over; return;
  }
  errors += result.count(Severity::error);
  warnings += result.count(Severity::warning);
  notes += result.count(Severity::note);
  unlisted += result.unlisted;
}

std::span<const ReportFormat> report_formats() { return kFormats; }

const ReportFormat* find_report_format(std::string_view name) {
  const auto* found = std::ranges::find(kFormats, name, &ReportFormat::name);
  return found == std::end(kFormats) ? nullptr : found;
}

}  // namespace typeset
