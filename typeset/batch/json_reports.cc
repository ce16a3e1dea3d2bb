// jsonl and manifest: our own forms, each with a published schema.
#include <nlohmann/json.hpp>
#include <utility>

#include "batch/places.h"
#include "batch/report_forms.h"

namespace typeset {

namespace {

using Json = nlohmann::ordered_json;  // members stay in the order in which people read them

std::string line_of(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::note: break;
  }
  return "note";
}

Json to_json(const Place& place) {
  Json json;
  if (!place.file.empty()) json["file"] = plain_path(place.file);
  if (place.begin.line == 0) return json;
  json["line"] = place.begin.line;
  json["column"] = place.begin.column;
  json["end_line"] = place.end.line;
  json["end_column"] = place.end.column;
  return json;
}

Json to_json(const Finding& finding, Language language) {
  Json json = {{"severity", name_of(finding.severity)},
               {"slug", finding.slug},
               {"message", finding.message.in(language)},
               {"remedy", finding.remedy.in(language)}};
  if (!finding.place.file.empty()) json["place"] = to_json(finding.place);
  for (const Place& place : finding.more) json["more"].push_back(to_json(place));
  for (const FixOfPlaces& fix : finding.fixes) {
    Json edits = Json::array();
    for (const EditOfPlace& edit : fix.edits)
      edits.push_back({{"place", to_json(edit.place)}, {"was", edit.was}, {"text", edit.text}});
    json["fixes"].push_back({{"certain", fix.certain}, {"edits", std::move(edits)}});
  }
  return json;
}

Json to_json(const std::vector<Finding>& findings, Language language) {
  Json json = Json::array();
  for (const Finding& finding : findings) json.push_back(to_json(finding, language));
  return json;
}

/// What the print room asks: paper for a copy and for all, and how near the last page was to not being there.
void add_paper(Json& json, const DocumentResult& result) {
  json["sheets"] = result.sheets();
  if (result.copies) {
    json["copies"] = *result.copies;
    json["sheets_of_all"] = result.sheets() * static_cast<std::size_t>(*result.copies);
  }
  if (!result.imprint_alone) return;
  json["imprint_alone"] = {{"page", result.imprint_alone->page}};
  if (result.imprint_alone->lines > 0) json["imprint_alone"]["lines_over"] = result.imprint_alone->lines;
}

class JsonLines final : public Report {
 public:
  explicit JsonLines(const RunFacts& run) : run_(run) {}

  std::string opening() override {
    return line({{"type", "run"},
                 {"version", 1},
                 {"program", run_.program},
                 {"command", run_.command},
                 {"options", run_.options},
                 {"language", run_.language == Language::zh ? "zh" : "en"}});
  }

  std::string of(const DocumentResult& result) override {
    if (result.state == DocumentResult::State::passed_over) return {};
    Json outputs = Json::array();
    for (const OutputResult& output : result.outputs)
      outputs.push_back({{"path", plain_path(output.path)}, {"format", output.format}, {"bytes", output.bytes}});
    Json json = {{"type", "document"},        {"source", plain_path(result.source)},
                 {"state", state_of(result)}, {"outputs", std::move(outputs)},
                 {"pages", result.pages},     {"colour_pages", result.colour_pages}};
    add_paper(json, result);
    json["fonts"] = result.fonts;
    json["findings"] = to_json(result.findings, run_.language);
    json["unlisted"] = result.unlisted;
    return line(json);
  }

  std::string closing(const RunResult& run) override {
    return line({{"type", "sum"},
                 {"documents", run.made + run.unchanged + run.failed},
                 {"made", run.made},
                 {"unchanged", run.unchanged},
                 {"failed", run.failed},
                 {"passed_over", run.passed_over},
                 {"errors", run.errors},
                 {"warnings", run.warnings},
                 {"notes", run.notes},
                 {"unlisted", run.unlisted},
                 {"findings", to_json(run.findings, run_.language)}});
  }

 private:
  static std::string line(const Json& json) { return line_of(json) + "\n"; }

  std::string_view state_of(const DocumentResult& result) const {
    switch (result.state) {
      case DocumentResult::State::made: return run_.command == "check" ? "checked" : "made";
      case DocumentResult::State::unchanged: return "unchanged";
      case DocumentResult::State::failed:
      case DocumentResult::State::passed_over: break;
    }
    return "failed";
  }

  RunFacts run_;
};

class Manifest final : public Report {
 public:
  explicit Manifest(const RunFacts& run) : run_(run) {}

  std::string opening() override {
    const std::string head = line_of({{"manifest", 1}, {"program", run_.program}, {"options", run_.options}});
    return head.substr(0, head.size() - 1) + ",\"outputs\":[";
  }

  std::string of(const DocumentResult& result) override {
    if (result.state == DocumentResult::State::passed_over) return {};
    if (result.state == DocumentResult::State::failed) failed_.push_back(plain_path(result.source));
    std::vector<Finding> warnings;
    for (const Finding& finding : result.findings) {
      if (finding.severity == Severity::warning) warnings.push_back(finding);
    }
    std::string text;
    for (const OutputResult& output : result.outputs) {
      text += std::exchange(first_, false) ? "\n" : ",\n";
      Json json = {{"path", plain_path(output.path)},
                   {"source", plain_path(result.source)},
                   {"format", output.format},
                   {"bytes", output.bytes},
                   {"sha256", output.sha256},
                   {"pages", result.pages},
                   {"colour_pages", result.colour_pages}};
      add_paper(json, result);
      json["fonts"] = result.fonts;
      json["warnings"] = to_json(warnings, run_.language);
      text += line_of(json);
    }
    return text;
  }

  std::string closing(const RunResult&) override { return "\n],\"failed\":" + line_of(failed_) + "}\n"; }

 private:
  RunFacts run_;
  bool first_ = true;
  Json failed_ = Json::array();  // sources, so that what is missing is not taken for complete
};

}  // namespace

std::unique_ptr<Report> make_jsonl_report(const RunFacts& run) { return std::make_unique<JsonLines>(run); }
std::unique_ptr<Report> make_manifest_report(const RunFacts& run) { return std::make_unique<Manifest>(run); }

}  // namespace typeset
