// SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. Numbers of sections are of it.
//
// Relative paths hang from %SRCROOT%, the folder that the run started in, of which only the name is given: whoever
// reads the report knows where that is. Columns count characters, so that unicodeCodePoints holds (3.14.17); an end is
// the character behind the last in both.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "batch/places.h"
#include "batch/report_forms.h"

namespace typeset {

namespace {

using Json = nlohmann::ordered_json;

std::string text_of(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string_view level_of(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::note: break;
  }
  return "note";
}

Json location_of(const Place& place) {
  const std::string path = plain_path(place.file);
  Json artifact = {{"uri", uri_of(path)}};
  if (!path.starts_with('/')) artifact["uriBaseId"] = "%SRCROOT%";
  Json physical = {{"artifactLocation", std::move(artifact)}};
  if (place.begin.line > 0) {
    physical["region"] = {{"startLine", place.begin.line},
                          {"startColumn", place.begin.column},
                          {"endLine", place.end.line},
                          {"endColumn", place.end.column}};
  }
  return {{"physicalLocation", std::move(physical)}};
}

class Sarif final : public Report {
 public:
  explicit Sarif(const RunFacts& run) : run_(run) {}

  std::string opening() override {
    const std::string root =
        run_.language == Language::zh ? "运行时所在的文件夹" : "the folder that the run started in";
    return "{\"$schema\":\"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
           "sarif-schema-2.1.0.json\","
           "\"version\":\"2.1.0\",\"runs\":[{\"columnKind\":\"unicodeCodePoints\",\"language\":\"" +
           std::string(language()) +
           "\",\"originalUriBaseIds\":" + text_of({{"%SRCROOT%", {{"description", {{"text", root}}}}}}) +
           ",\"results\":[";
  }

  std::string of(const DocumentResult& result) override {
    if (result.state == DocumentResult::State::passed_over) return {};
    std::string text;
    Fingerprints fingerprints;
    for_each_finding(result, [&](const Finding& finding) {
      text += std::exchange(first_, false) ? "\n" : ",\n";
      text += text_of(result_of(finding, fingerprints.of(finding)));
    });
    return text;
  }

  std::string closing(const RunResult& run) override {
    Json notifications = Json::array();
    for (const Finding& finding : run.findings) {
      Json notification = {{"descriptor", {{"id", finding.slug}}},
                           {"level", level_of(finding.severity)},
                           {"message", {{"text", told(finding, run_.language)}}}};
      if (!finding.place.file.empty()) notification["locations"] = Json::array({location_of(finding.place)});
      notifications.push_back(std::move(notification));
    }
    const bool good = std::ranges::count(run.findings, Severity::error, &Finding::severity) == 0;
    Json invocation = {{"executionSuccessful", good}};
    if (!notifications.empty()) invocation["toolExecutionNotifications"] = std::move(notifications);
    return "\n],\"invocations\":[" + text_of(invocation) + "],\"tool\":" + text_of({{"driver", driver()}}) + "}]}\n";
  }

 private:
  std::string_view language() const { return run_.language == Language::zh ? "zh-CN" : "en-US"; }

  Json result_of(const Finding& finding, std::string fingerprint) {
    Json result = {{"ruleId", finding.slug},
                   {"ruleIndex", rule_of(finding.slug)},
                   {"level", level_of(finding.severity)},
                   {"message", {{"text", told(finding, run_.language)}}},
                   {"locations", Json::array({location_of(finding.place)})}};
    for (const Place& place : finding.more) result["relatedLocations"].push_back(location_of(place));
    for (const FixOfPlaces& fix : finding.fixes) result["fixes"].push_back(fix_of(fix, finding));
    result["partialFingerprints"] = {{"hongtouFinding/v1", std::move(fingerprint)}};
    return result;
  }

  Json fix_of(const FixOfPlaces& fix, const Finding& finding) const {
    Json changes = Json::array();
    for (const EditOfPlace& edit : fix.edits) {
      const Json location = location_of(edit.place).at("physicalLocation");
      Json replacement = {{"deletedRegion", location.at("region")}, {"insertedContent", {{"text", edit.text}}}};
      changes.push_back({{"artifactLocation", location.at("artifactLocation")},
                         {"replacements", Json::array({std::move(replacement)})}});
    }
    return {{"description", {{"text", finding.remedy.in(run_.language)}}}, {"artifactChanges", std::move(changes)}};
  }

  std::size_t rule_of(const std::string& slug) {
    const auto known = std::ranges::find(rules_, slug);
    const auto number = static_cast<std::size_t>(known - rules_.begin());
    if (known == rules_.end()) rules_.push_back(slug);
    return number;
  }

  /// With ellipses for what a message names; null where it says nothing else.
  Json pattern(const Words& words) const {
    const std::vector<Term> ellipses(10, Term("…"));
    const std::string text = fill_in(words.in(run_.language), ellipses, run_.language);
    return text.empty() || text == "…" ? Json() : Json{{"text", text}};
  }

  Json driver() const {
    const std::size_t blank = run_.program.rfind(' ');
    Json driver = {{"name", run_.program.substr(0, blank)}};
    if (blank != std::string::npos) driver["version"] = run_.program.substr(blank + 1);
    driver["language"] = language();
    driver["rules"] = Json::array();
    for (const std::string& slug : rules_) {
      Json rule = {{"id", slug}};
      // Of an earlier program's kinds a record may name one that is no more.
      const auto kind = std::ranges::find(run_.kinds, std::string_view(slug), &DiagnosticKind::slug);
      if (kind != run_.kinds.end()) {
        if (Json message = pattern((*kind)->message); !message.is_null()) rule["shortDescription"] = std::move(message);
        if (Json help = pattern((*kind)->remedy); !help.is_null()) rule["help"] = std::move(help);
        rule["defaultConfiguration"] = {{"level", level_of((*kind)->severity)}};
      }
      driver["rules"].push_back(std::move(rule));
    }
    return driver;
  }

  RunFacts run_;
  bool first_ = true;
  std::vector<std::string> rules_;  // slugs, in the order in which they were first found
};

}  // namespace

std::unique_ptr<Report> make_sarif_report(const RunFacts& run) { return std::make_unique<Sarif>(run); }

}  // namespace typeset
