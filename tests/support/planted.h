// A source for every row of the table of fields, with a marked text (or a value) in that field and nowhere else. Made
// from the table, so that a new row is tested as soon as it is there.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/yaml_tree.h"
#include "source/fields.h"
#include "source/read.h"

namespace typeset::test {

struct Planted {
  const FieldRow* row = nullptr;
  std::string source;
  std::vector<std::string> texts;  // marked: an opening bracket without its partner
  std::string value;               // of a number, date, width or kind, as written
};

/// What stands in a field of that shape. A field that holds other fields gets none: those are planted for themselves.
inline bool plant(FieldShape shape, std::string& written, Planted& planted) {
  const auto texts = [&](std::vector<std::string> marked) { planted.texts = std::move(marked); };
  const auto value = [&](std::string plain) { planted.value = written = std::move(plain); };
  switch (shape) {
    case FieldShape::text: texts({written = "（局"}); return true;
    case FieldShape::body:
      texts({"（局", "【稿"});
      written = "\"（局[]{注=【稿}\"";
      return true;
    case FieldShape::lines:
      texts({"（局", "【稿"});
      written = "[（局, 【稿]";
      return true;
    case FieldShape::distribution: texts({written = "（局"}); return true;
    case FieldShape::labelled:
      texts({"（供", "（局"});
      written = "[{（供: （局}]";
      return true;
    case FieldShape::credits:
    case FieldShape::silences:
    case FieldShape::data:
      texts({"（供", "（局"});
      written = "{（供: （局}";
      return true;
    case FieldShape::number: value(planted.row->info->key == "columns" ? "3" : "4321"); return true;
    case FieldShape::date: value("2016-05-06"); return true;
    case FieldShape::flag: value("是"); return true;
    case FieldShape::secrecy: value("绝密★9年"); return true;
    case FieldShape::width: value("77mm"); return true;
    case FieldShape::encoding: value("gbk"); return true;
    case FieldShape::kind: value(std::string(kinds().front().zh)); return true;
    case FieldShape::rows:
      texts({"（局", "【稿"});
      written = "[[（局, 【稿]]";
      return true;
    case FieldShape::columns: value("左"); return true;
    case FieldShape::form: value("全框"); return true;
    case FieldShape::tables:
    case FieldShape::articles:
    case FieldShape::briefs:
    case FieldShape::pictures:
    case FieldShape::imprint: return false;
  }
  return false;
}

/// The first kind of document that has the field.
inline const KindRow& kind_of(const FieldRow& row) {
  for (const KindRow& kind : kinds()) {
    if (holds(row.info->documents, kind.kind)) return kind;
  }
  return kinds().front();
}

/// What a document of that kind must say at the margin, apart from its articles.
inline std::map<std::string, std::string> least_said(const KindRow& kind) {
  std::map<std::string, std::string> fields;
  for (const FieldRow& row : all_fields()) {
    const bool must = row.owner.empty() && row.info->use == FieldUse::required;
    if (!must || !holds(row.info->documents, kind.kind) || row.shape == FieldShape::articles) continue;
    const std::string value = row.shape == FieldShape::number ? "1"
                              : row.shape == FieldShape::date ? "2017-12-29"
                                                              : "文";
    fields[std::string(row.info->key)] = value;
  }
  if (&kind != &kinds().front()) fields["kind"] = kind.zh;
  return fields;
}

inline std::vector<Planted> planted_fields() {
  using Mapping = std::map<std::string, std::string>;
  const auto flow = [](const Mapping& fields) {
    std::string text = "{";
    for (const auto& [key, value] : fields) text += (text.size() > 1 ? ", " : "") + key + ": " + value;
    return text + "}";
  };
  std::vector<Planted> all;
  for (const FieldRow& row : all_fields()) {
    Planted planted;
    planted.row = &row;
    std::string written;
    if (!plant(row.shape, written, planted)) continue;
    std::map<std::string, Mapping> owners = {{"", least_said(kind_of(row))},
                                             {"articles", {{"title", "题"}, {"body", "文"}}},
                                             {"briefs", {{"body", "讯"}}},
                                             {"imprint", {}},
                                             {"pictures", {{"file", "a.jpg"}, {"caption", "期"}}},
                                             {"tables", {}}};
    owners.at(std::string(row.owner))[std::string(row.info->key)] = written;
    for (const FieldRow& other : all_fields()) {
      if (other.owner == row.owner && other.info->or_else == row.info->key)
        owners.at(std::string(row.owner)).erase(std::string(other.info->key));
    }
    Mapping& article = owners.at("articles");
    if (article.contains("body-file")) article.erase("body");
    if (article.contains("encoding")) article["body-file"] = "a.txt";
    if (article.contains("encoding")) article.erase("body");
    if (row.owner == "briefs") article["briefs"] = "[" + flow(owners.at("briefs")) + "]";
    if (row.owner == "pictures") article["pictures"] = "[" + flow(owners.at("pictures")) + "]";
    if (row.owner == "tables") {
      Mapping& table = owners.at("tables");
      if (row.info->key != "rows" && row.info->key != "file") table["rows"] = "[[甲], [乙]]";
      article["tables"] = "[" + flow(table) + "]";
    }
    Mapping& issue = owners.at("");
    if (row.owner == "imprint") issue["imprint"] = flow(owners.at("imprint"));
    if (kind_of(row).kind == DocumentKind::bulletin) issue["articles"] = "[" + flow(article) + "]";
    for (const auto& [key, value] : issue) planted.source += key + ": " + value + "\n";
    all.push_back(std::move(planted));
  }
  return all;
}

/// The planted source, read.
struct PlantedIssue {
  Sources sources;
  FileId file;
  Diagnostics faults;
  std::optional<Issue> issue;

  explicit PlantedIssue(const Planted& planted) {
    file = sources.add("planted.yaml", planted.source);
    const auto tree = parse_yaml(sources, file, faults);
    if (tree) issue = read_issue(*tree, nullptr, faults);
  }
  std::string_view written(const Span& span) const {
    return sources.text(span.file).substr(span.begin, span.end - span.begin);
  }
};

}  // namespace typeset::test
