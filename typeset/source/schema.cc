#include "source/schema.h"

#include <nlohmann/json.hpp>
#include <set>

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

Json reference(const char* name) { return {{"$ref", std::string("#/$defs/") + name}}; }

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

Json schema_of(FieldShape shape) {
  switch (shape) {
    case FieldShape::width:
    case FieldShape::text: return text();
    case FieldShape::lines:
    case FieldShape::body:
    case FieldShape::distribution: return text_or_list();
    case FieldShape::number: return number();
    case FieldShape::date: return date();
    case FieldShape::kind: return kind_names();
    case FieldShape::articles: return {{"type", "array"}, {"items", reference("article")}, {"minItems", 1}};
    case FieldShape::briefs:
      return {{"type", "array"}, {"items", {{"anyOf", Json::array({text(), reference("brief")})}}}, {"minItems", 1}};
    case FieldShape::pictures: {
      const Json one = {{"anyOf", Json::array({text(), reference("picture")})}};
      const Json row = {{"anyOf", Json::array({text(), reference("picture"), list_of(one)})}};
      return {{"anyOf", Json::array({text(), reference("picture"), list_of(row)})}};
    }
    case FieldShape::imprint: return reference("imprint");
    case FieldShape::credits: return {{"type", {"object", "null"}}, {"additionalProperties", text_or_list()}};
    case FieldShape::silences: return {{"type", {"object", "null"}}, {"additionalProperties", text()}};
    case FieldShape::labelled: break;
  }
  Json line = {{"type", "object"}, {"additionalProperties", text_or_list()}};
  return list_of(line);
}

Json property(const FieldRow& row, bool chinese) {
  Json made = schema_of(row.shape);
  std::string help(row.info->help_zh);
  help += "\n";
  help += row.info->help_en;
  if (!row.info->clause.empty()) help += " (" + std::string(row.info->clause) + ")";
  Json described = {{"title", chinese ? row.info->key : row.info->zh}, {"description", help}};
  described.update(made);
  return described;
}

/// An object with the fields of one owner. What `always` names cannot come from a style.
Json object_of(std::string_view owner, const std::set<std::string_view>& always) {
  Json properties = Json::object();
  Json needed = Json::array();
  for (const FieldRow& row : all_fields()) {
    if (row.owner != owner || (row.info->documents & settable_kinds()) == 0) continue;
    properties[std::string(row.info->key)] = property(row, false);
    properties[std::string(row.info->zh)] = property(row, true);
    if (always.count(row.info->key) == 0) continue;
    needed.push_back({{"anyOf", Json::array({{{"required", {row.info->key}}}, {{"required", {row.info->zh}}}})}});
  }
  Json object = {{"type", "object"}, {"properties", properties}, {"additionalProperties", false}};
  if (!needed.empty()) object["allOf"] = needed;
  return object;
}

}  // namespace

std::string issue_schema() {
  Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                 {"title", "红头 · Hongtou"},
                 {"description", "稿子的源文件 · Source of a document"}};
  schema.update(object_of("", {"articles"}));
  Json article = object_of("articles", {"title"});
  article["allOf"].push_back({{"anyOf", Json::array({{{"required", {"body"}}},
                                                     {{"required", {"正文"}}},
                                                     {{"required", {"pictures"}}},
                                                     {{"required", {"图片"}}},
                                                     {{"required", {"briefs"}}},
                                                     {{"required", {"简讯"}}}})}});
  Json imprint = object_of("imprint", {});
  imprint["type"] = {"object", "null"};
  schema["$defs"] = {{"article", article},
                     {"brief", object_of("briefs", {"body"})},
                     {"picture", object_of("pictures", {"file"})},
                     {"imprint", imprint}};
  return schema.dump(2) + "\n";
}

}  // namespace typeset
