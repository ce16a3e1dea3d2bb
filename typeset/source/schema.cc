#include "source/schema.h"

#include <nlohmann/json.hpp>

#include "source/fields.h"
#include "source/kinds.h"
#include "source/values.h"

namespace typeset {

namespace {

using Json = nlohmann::ordered_json;

// Editors type a plain scalar by YAML's own rules (2017 is a number to them), so text may be a number; and a field may
// be left empty to take away a style's default.
Json text() { return {{"type", {"string", "number", "null"}}}; }

Json list_of(const Json& items) { return {{"type", "array"}, {"items", items}}; }

Json text_or_list() { return {{"anyOf", Json::array({text(), list_of(text())})}}; }

/// What the fields of one owner are defined as, for each kind of document that has any.
struct Definition {
  std::string_view owner;
  std::string_view name;
};
constexpr Definition kDefinitions[] = {
    {"articles", "article"}, {"briefs", "brief"}, {"pictures", "picture"}, {"tables", "table"}, {"imprint", "imprint"}};

/// The first kind has the plain names.
std::string definition(std::string_view name, const KindRow& kind) {
  return (&kind == &kinds().front() ? "" : std::string(kind.key) + "-") + std::string(name);
}

Json reference(std::string_view name, const KindRow& kind) { return {{"$ref", "#/$defs/" + definition(name, kind)}}; }

Json number() {
  return {{"anyOf", Json::array({{{"type", "integer"}, {"minimum", 1}, {"maximum", kLargestNumber}},
                                 {{"type", "string"}, {"pattern", "^[0-9]{1,5}$"}},
                                 {{"type", "null"}}})}};
}

Json date() {
  const char* pattern = "^[0-9]{4} ?(-|/|\\.|年) ?[0-9]{1,2} ?(-|/|\\.|月) ?[0-9]{1,2} ?日?$";
  return {{"anyOf", Json::array({{{"type", "string"}, {"pattern", pattern}}, {{"type", "null"}}})}};
}

Json kind_names() {
  Json names = Json::array();
  for (const KindRow& row : kinds()) {
    if (!holds(settable_kinds(), row.kind)) continue;
    names.push_back(row.key);
    names.push_back(row.zh);
  }
  return {{"enum", names}};
}

/// Those that find_encoding() knows and people write; the null takes nothing away, but is no fault either.
Json encoding_names() {
  return {{"enum",
           {"utf-8", "UTF-8", "gb18030", "GB18030", "gbk", "GBK", "gb2312", "GB2312", "utf-16", "UTF-16", nullptr}}};
}

Json schema_of(FieldShape shape, const KindRow& kind) {
  switch (shape) {
    case FieldShape::width:
    case FieldShape::form:
    case FieldShape::text: return text();
    case FieldShape::lines:
    case FieldShape::body:
    case FieldShape::distribution: return text_or_list();
    case FieldShape::number: return number();
    case FieldShape::flag: return {{"enum", Json::array({"是", "否", "yes", "no", true, false})}};
    case FieldShape::secrecy: return {{"type", "string"}, {"pattern", "^(秘密|机密|绝密)(★.*)?$"}};
    case FieldShape::date: return date();
    case FieldShape::kind: return kind_names();
    case FieldShape::encoding: return encoding_names();
    case FieldShape::articles: return {{"type", "array"}, {"items", reference("article", kind)}, {"minItems", 1}};
    case FieldShape::briefs:
      return {
          {"type", "array"}, {"items", {{"anyOf", Json::array({text(), reference("brief", kind)})}}}, {"minItems", 1}};
    case FieldShape::pictures: {
      const Json one = {{"anyOf", Json::array({text(), reference("picture", kind)})}};
      const Json row = {{"anyOf", Json::array({text(), reference("picture", kind), list_of(one)})}};
      return {{"anyOf", Json::array({text(), reference("picture", kind), list_of(row)})}};
    }
    case FieldShape::tables: {
      const Json one = reference("table", kind);
      return {{"anyOf", Json::array({one, list_of(one)})}};
    }
    case FieldShape::rows: return list_of(list_of(text()));
    case FieldShape::columns: return text_or_list();
    case FieldShape::imprint: return reference("imprint", kind);
    case FieldShape::credits: return {{"type", {"object", "null"}}, {"additionalProperties", text_or_list()}};
    case FieldShape::silences: return {{"type", {"object", "null"}}, {"additionalProperties", text()}};
    case FieldShape::data: return {{"type", {"object", "null"}}, {"additionalProperties", text()}};
    case FieldShape::labelled: break;
  }
  Json line = {{"type", "object"}, {"additionalProperties", text_or_list()}};
  return {{"anyOf", Json::array({line, list_of(line)})}};
}

Json property(const FieldRow& row, bool chinese, const KindRow& kind) {
  Json made = schema_of(row.shape, kind);
  std::string help(row.info->help_zh);
  help += "\n";
  help += row.info->help_en;
  if (!row.info->clause.empty()) help += " (" + std::string(row.info->clause) + ")";
  Json described = {{"title", chinese ? row.info->key : row.info->zh}, {"description", help}};
  described.update(made);
  return described;
}

/// Required, and not to be had from a style: the items of a list, and what belongs to one.
bool from_source_alone(const FieldRow& row) {
  if (row.info->use != FieldUse::required) return false;
  return row.owner.empty() ? row.shape == FieldShape::articles : row.owner != "imprint";
}

/// An object with the fields that documents of a kind have at one owner.
Json object_of(std::string_view owner, const KindRow& kind) {
  Json properties = Json::object();
  Json needed = Json::array();
  for (const FieldRow& row : all_fields()) {
    if (row.owner != owner || !holds(row.info->documents, kind.kind)) continue;
    properties[std::string(row.info->key)] = property(row, false, kind);
    properties[std::string(row.info->zh)] = property(row, true, kind);
    if (!from_source_alone(row)) continue;
    Json ways = Json::array({{{"required", {row.info->key}}}, {{"required", {row.info->zh}}}});
    for (const FieldRow& other : all_fields()) {
      if (row.info->or_else.empty() || other.owner != owner || other.info->key != row.info->or_else) continue;
      ways.push_back({{"required", {other.info->key}}});
      ways.push_back({{"required", {other.info->zh}}});
    }
    needed.push_back({{"anyOf", ways}});
  }
  Json object = {{"type", "object"}, {"properties", properties}, {"additionalProperties", false}};
  if (!needed.empty()) object["allOf"] = needed;
  if (owner == "articles") {
    object["allOf"].push_back({{"anyOf", Json::array({{{"required", {"body"}}},
                                                      {{"required", {"正文"}}},
                                                      {{"required", {"body-file"}}},
                                                      {{"required", {"正文文件"}}},
                                                      {{"required", {"pictures"}}},
                                                      {{"required", {"图片"}}},
                                                      {{"required", {"tables"}}},
                                                      {{"required", {"表格"}}},
                                                      {{"required", {"briefs"}}},
                                                      {{"required", {"简讯"}}}})}});
  }
  if (owner == "imprint") object["type"] = {"object", "null"};
  return object;
}

/// What a source says that is of that kind.
Json says(const KindRow& kind) {
  Json ways = Json::array();
  for (const FieldRow& row : all_fields()) {
    if (row.shape != FieldShape::kind) continue;
    for (const std::string_view key : {row.info->key, row.info->zh}) {
      const Json names = {{"enum", {kind.key, kind.zh}}};
      ways.push_back({{"properties", {{std::string(key), names}}}, {"required", Json::array({key})}});
    }
  }
  return {{"anyOf", ways}};
}

}  // namespace

std::string issue_schema() {
  // What names no other kind is of the first.
  Json document = object_of("", kinds().front());
  Json definitions = Json::object();
  for (const KindRow& kind : kinds()) {
    if (!holds(settable_kinds(), kind.kind)) continue;
    if (&kind != &kinds().front()) {
      document = {{"if", says(kind)}, {"then", object_of("", kind)}, {"else", std::move(document)}};
    }
    for (const Definition& part : kDefinitions) {
      Json object = object_of(part.owner, kind);
      if (!object["properties"].empty()) definitions[definition(part.name, kind)] = std::move(object);
    }
  }
  Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                 {"title", "红头 · Hongtou"},
                 {"description", "稿子的源文件 · Source of a document"}};
  schema.update(document);
  schema["$defs"] = std::move(definitions);
  return schema.dump(2) + "\n";
}

}  // namespace typeset
