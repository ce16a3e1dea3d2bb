#include "batch/result.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "batch/whole_json.h"

namespace typeset {

namespace {

using nlohmann::json;

Place place_of(const Span& span, const Sources& sources, std::string_view name) {
  if (!span.known()) return {std::string(name), {}, {}};
  return {sources.name(span.file), sources.position(span), sources.position(span.file, span.end)};
}

using Rename = std::function<std::string(std::string_view)>;

json to_json(const Place& place, const Rename& name_of_path) {
  return json::array(
      {name_of_path(place.file), place.begin.line, place.begin.column, place.end.line, place.end.column});
}

Place to_place(const json& from, const Rename& path_of_name) {
  const auto number = [&](std::size_t at) { return from.at(at).get<std::uint32_t>(); };
  return {path_of_name(from.at(0).get<std::string>()), {number(1), number(2)}, {number(3), number(4)}};
}

json to_json(const FixOfPlaces& fix, const Rename& name_of_path) {
  json edits = json::array();
  for (const EditOfPlace& edit : fix.edits)
    edits.push_back(json::array({to_json(edit.place, name_of_path), edit.was, edit.text}));
  return json::array({fix.certain, std::move(edits)});
}

FixOfPlaces to_fix(const json& from, const Rename& path_of_name) {
  FixOfPlaces fix{from.at(0).get<bool>(), {}};
  for (const json& edit : from.at(1)) {
    fix.edits.push_back(
        {to_place(edit.at(0), path_of_name), edit.at(1).get<std::string>(), edit.at(2).get<std::string>()});
  }
  return fix;
}

json to_json(const Finding& finding, const Rename& name_of_path) {
  json more = json::array();
  for (const Place& place : finding.more) more.push_back(to_json(place, name_of_path));
  json fixes = json::array();
  for (const FixOfPlaces& fix : finding.fixes) fixes.push_back(to_json(fix, name_of_path));
  return {{"s", static_cast<int>(finding.severity)},
          {"c", finding.slug},
          {"m", json::array({finding.message.zh, finding.message.en})},
          {"r", json::array({finding.remedy.zh, finding.remedy.en})},
          {"p", to_json(finding.place, name_of_path)},
          {"o", std::move(more)},
          {"f", std::move(fixes)}};
}

Term to_term(const json& from) { return {from.at(0).get<std::string>(), from.at(1).get<std::string>()}; }

Finding to_finding(const json& from, const Rename& path_of_name) {
  const int severity = from.at("s").get<int>();
  Finding finding;
  finding.severity = severity < 0 || severity > 2 ? Severity::error : static_cast<Severity>(severity);
  finding.slug = from.at("c").get<std::string>();
  finding.message = to_term(from.at("m"));
  finding.remedy = to_term(from.at("r"));
  finding.place = to_place(from.at("p"), path_of_name);
  for (const json& place : from.at("o")) finding.more.push_back(to_place(place, path_of_name));
  for (const json& fix : from.at("f")) finding.fixes.push_back(to_fix(fix, path_of_name));
  return finding;
}

}  // namespace

std::size_t DocumentResult::count(Severity severity) const {
  return static_cast<std::size_t>(std::ranges::count(findings, severity, &Finding::severity));
}

Words words_of(Severity severity) {
  switch (severity) {
    case Severity::error: return {"错误", "error"};
    case Severity::warning: return {"警告", "warning"};
    case Severity::note: break;
  }
  return {"提示", "note"};
}

namespace {

/// Whether the edits replace what stands there. Of a text that was decoded (escapes, folded lines) a place is that of
/// the whole, and nothing else may be put there.
bool stands(const Fix& fix, const Sources& sources) {
  return std::ranges::all_of(fix.edits, [&](const Edit& edit) {
    if (!edit.place.known()) return false;
    const std::string_view text = sources.text(edit.place.file);
    return edit.place.begin <= edit.place.end && edit.place.end <= text.size() &&
           text.substr(edit.place.begin, edit.place.end - edit.place.begin) == edit.was;
  });
}

}  // namespace

std::vector<Finding> findings_of(const Diagnostics& faults, const Sources& sources, std::string_view name) {
  Diagnostics sorted = faults;
  sorted.sort_by_place();
  std::vector<Finding> findings;
  findings.reserve(sorted.all().size());
  for (const Diagnostic& fault : sorted.all()) {
    Finding& finding = findings.emplace_back();
    finding.severity = fault.kind->severity;
    finding.slug = fault.kind->slug;
    finding.message = {fault.message(Language::zh), fault.message(Language::en)};
    finding.remedy = {fault.remedy(Language::zh), fault.remedy(Language::en)};
    finding.place = place_of(fault.span, sources, name);
    for (const Span& span : fault.more) finding.more.push_back(place_of(span, sources, name));
    for (const Fix& fix : fault.fixes) {
      if (!stands(fix, sources)) continue;
      FixOfPlaces& kept = finding.fixes.emplace_back();
      kept.certain = fault.kind->fix == FixForm::edit;
      for (const Edit& edit : fix.edits)
        kept.edits.push_back({place_of(edit.place, sources, name), edit.was, edit.text});
    }
  }
  return findings;
}

std::string facts_of(const DocumentResult& result, const Rename& name_of_path) {
  json outputs = json::array();
  for (const OutputResult& output : result.outputs)
    outputs.push_back(json::array({output.format, output.bytes, output.sha256}));
  json findings = json::array();
  for (const Finding& finding : result.findings) findings.push_back(to_json(finding, name_of_path));
  json facts = {{"outputs", std::move(outputs)}, {"pages", result.pages},           {"colour", result.colour_pages},
                {"fonts", result.fonts},         {"findings", std::move(findings)}, {"unlisted", result.unlisted}};
  if (result.copies) facts["copies"] = *result.copies;
  if (result.imprint_alone) facts["alone"] = json::array({result.imprint_alone->page, result.imprint_alone->lines});
  return facts.dump(-1, ' ', false, json::error_handler_t::replace);
}

bool read_facts(std::string_view facts, const Rename& path_of_name, DocumentResult& result) {
  try {
    const json from = parse_whole(facts);
    DocumentResult read = result;
    read.outputs.resize(from.at("outputs").size());
    for (std::size_t i = 0; i < read.outputs.size(); ++i) {
      const json& output = from.at("outputs").at(i);
      read.outputs[i].format = output.at(0).get<std::string>();
      read.outputs[i].bytes = output.at(1).get<std::uint64_t>();
      read.outputs[i].sha256 = output.at(2).get<std::string>();
    }
    read.pages = from.at("pages").get<std::size_t>();
    read.colour_pages = from.at("colour").get<std::vector<std::size_t>>();
    read.fonts = from.at("fonts").get<std::vector<std::string>>();
    read.findings.clear();
    for (const json& finding : from.at("findings")) read.findings.push_back(to_finding(finding, path_of_name));
    read.unlisted = from.at("unlisted").get<std::size_t>();
    read.copies.reset();
    read.imprint_alone.reset();
    if (from.contains("copies")) read.copies = from.at("copies").get<int>();
    if (from.contains("alone"))
      read.imprint_alone = ImprintAlone{from.at("alone").at(0).get<std::size_t>(), from.at("alone").at(1).get<int>()};
    result = std::move(read);
    return true;
  } catch (const json::exception&) {
    return false;
  }
}

}  // namespace typeset
