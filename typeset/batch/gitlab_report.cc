// GitLab: code quality, the part of Code Climate's form that merge requests show
// (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format).
#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "batch/places.h"
#include "batch/report_forms.h"

namespace typeset {

namespace {

using Json = nlohmann::ordered_json;

std::string_view severity_of(Severity severity) {
  switch (severity) {
    case Severity::error: return "critical";
    case Severity::warning: return "minor";
    case Severity::note: break;
  }
  return "info";
}

class GitLab final : public Report {
 public:
  explicit GitLab(const RunFacts& run) : language_(run.language) {}

  std::string opening() override { return "["; }

  std::string of(const DocumentResult& result) override {
    if (result.state == DocumentResult::State::passed_over) return {};
    std::string text;
    Fingerprints fingerprints;
    for_each_finding(result, [&](const Finding& finding) { text += entry(finding, fingerprints.of(finding)); });
    return text;
  }

  std::string closing(const RunResult& run) override {
    std::string text;
    Fingerprints fingerprints;
    for (const Finding& finding : run.findings) text += entry(finding, fingerprints.of(finding));
    return text + "\n]\n";
  }

 private:
  /// Path and line are demanded: what concerns no file is said of the folder, what concerns all of a file of its first
  /// line.
  std::string entry(const Finding& finding, std::string fingerprint) {
    const Json json = {
        {"description", told(finding, language_)},
        {"check_name", finding.slug},
        {"fingerprint", std::move(fingerprint)},
        {"severity", severity_of(finding.severity)},
        {"location",
         {{"path", plain_path(finding.place.file)}, {"lines", {{"begin", std::max(finding.place.begin.line, 1U)}}}}}};
    return (std::exchange(first_, false) ? "\n" : ",\n") + json.dump(-1, ' ', false, Json::error_handler_t::replace);
  }

  Language language_;
  bool first_ = true;
};

}  // namespace

std::unique_ptr<Report> make_gitlab_report(const RunFacts& run) { return std::make_unique<GitLab>(run); }

}  // namespace typeset
