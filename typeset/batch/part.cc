#include "batch/part.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

#include "batch/whole_json.h"

namespace typeset {

namespace {

using nlohmann::json;

constexpr std::string_view kStates[] = {"made", "unchanged", "failed", "passed over"};  // DocumentResult::State

std::string written(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace) + "\n"; }

std::string as_it_is(std::string_view path) { return std::string(path); }

json to_json(const DocumentResult& result) { return json::parse(facts_of(result, as_it_is)); }

/// In the form that those of a document have.
json to_json(std::vector<Finding> findings) {
  DocumentResult result;
  result.findings = std::move(findings);
  return to_json(result);
}

bool read_facts_of(const json& from, DocumentResult& result) { return read_facts(from.dump(), as_it_is, result); }

/// False where it is not such a line.
bool read_document(const json& from, PartDocument& document) {
  DocumentResult& result = document.result;
  document.number = from.at("number").get<std::size_t>();
  result.source = from.at("source").get<std::string>();
  const auto* const state = std::ranges::find(kStates, from.at("state").get<std::string>());
  if (state == std::end(kStates) || !read_facts_of(from.at("facts"), result)) return false;
  result.state = static_cast<DocumentResult::State>(state - std::begin(kStates));
  const auto paths = from.at("paths").get<std::vector<std::string>>();
  if (paths.size() != result.outputs.size()) return false;
  for (std::size_t i = 0; i < paths.size(); ++i) result.outputs[i].path = paths[i];
  return true;
}

bool read_head(const json& from, PartHead& head) {
  const std::string shard =
      std::to_string(from.at("part").get<unsigned>()) + "/" + std::to_string(from.at("of").get<unsigned>());
  const std::optional<Shard> known = read_shard(shard);
  if (!known) return false;
  head.shard = *known;
  head.plan = from.at("plan").get<std::string>();
  head.options = from.at("options").get<std::string>();
  head.passed_over = from.at("passed_over").get<std::size_t>();
  return true;
}

bool read_end(const json& from, Part& part) {
  DocumentResult run;
  if (!read_facts_of(from.at("findings"), run)) return false;
  part.passed_over = from.at("passed_over").get<std::size_t>();
  part.findings = std::move(run.findings);
  return true;
}

}  // namespace

std::string opening_of(const PartHead& head) {
  return written({{"part", head.shard.index},
                  {"of", head.shard.count},
                  {"plan", head.plan},
                  {"options", head.options},
                  {"passed_over", head.passed_over}});
}

std::string line_of(const PartDocument& document) {
  json paths = json::array();
  for (const OutputResult& output : document.result.outputs) paths.push_back(output.path);
  return written({{"number", document.number},
                  {"source", document.result.source},
                  {"state", kStates[static_cast<std::size_t>(document.result.state)]},
                  {"paths", std::move(paths)},
                  {"facts", to_json(document.result)}});
}

std::string closing_of(std::size_t passed_over, const std::vector<Finding>& findings) {
  return written({{"passed_over", passed_over}, {"findings", to_json(findings)}});
}

std::optional<Part> read_part(std::string_view text) {
  Part part;
  bool begun = false, ended = false;
  try {
    while (!text.empty()) {
      const std::size_t end = text.find('\n');
      if (end == std::string_view::npos || ended) return std::nullopt;
      const json line = parse_whole(text.substr(0, end));
      if (!begun) {
        if (!read_head(line, part.head)) return std::nullopt;
        begun = true;
      } else if (line.contains("number")) {
        if (!read_document(line, part.documents.emplace_back())) return std::nullopt;
      } else {
        if (!read_end(line, part)) return std::nullopt;
        ended = true;
      }
      text.remove_prefix(end + 1);
    }
  } catch (const json::exception&) {
    return std::nullopt;
  }
  return ended ? std::optional(std::move(part)) : std::nullopt;
}

Part joined(std::vector<Part> parts) {
  Part all;
  if (!parts.empty()) all.head = parts.front().head;
  all.head.shard = {};
  std::set<std::string> seen;
  for (Part& part : parts) {
    std::ranges::move(part.documents, std::back_inserter(all.documents));
    all.passed_over += part.passed_over;
    for (Finding& finding : part.findings) {
      if (seen.insert(to_json({finding}).dump()).second) all.findings.push_back(std::move(finding));
    }
  }
  std::ranges::stable_sort(all.documents, {}, &PartDocument::number);
  return all;
}

}  // namespace typeset
