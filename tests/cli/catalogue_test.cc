// Everything with a name can be asked for.
#include "cli/catalogue.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "base/faults.h"
#include "base/yaml_tree.h"
#include "lint/rules.h"
#include "source/faults.h"
#include "source/fields.h"
#include "source/schema.h"
#include "source/spans.h"
#include "style/keys.h"
#include "style/reference.h"
#include "support/program.h"

using namespace typeset;
using Json = nlohmann::json;

TEST_CASE("every field, style key, span and diagnostic is explained in both languages", "[cli]") {
  const auto explained = [](std::string_view name, std::string_view holds) {
    CAPTURE(name, holds);
    for (const Language language : {Language::zh, Language::en}) {
      const auto text = explain(name, language);
      REQUIRE(text.has_value());
      CHECK(text->find(holds) != std::string::npos);
      CHECK(text->ends_with('\n'));
    }
  };
  for (const FieldRow& row : all_fields()) {
    explained(row.info->key, row.info->zh);
    explained(row.info->zh, row.info->key);
    const std::string owner = row.owner.empty() ? "" : std::string(row.owner) + ".";
    explained(owner + std::string(row.info->key), row.info->zh);
  }
  for (const StyleSectionName& section : style_sections()) {
    explained(section.en, section.zh);
    explained(section.zh, section.en);
  }
  for (const StyleKey& key : style_keys()) {
    explained(key.dotted_en(), key.zh);
    explained(key.dotted_zh(), key.en);
    explained(key.en, key.zh);
  }
  for (const SpanName& span : kSpanNames) {
    explained(span.name, span.zh);
    explained(span.zh, span.name);
  }
  explained(kStrongMark, kStrongMark);
  CHECK(explain("**", Language::zh)->find(kStrongHelpZh) != std::string::npos);
  CHECK(explain("字距", Language::zh)->find("0 到 2") != std::string::npos);
  for (const DiagnosticKind* kind : all_diagnostics()) explained(kind->slug, kind->slug);
  for (const lint::Rule& rule : lint::rules()) explained(rule.zh, rule.kind->slug);
}

TEST_CASE("no list of faults is left out", "[cli]") {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(REPOSITORY "/typeset")) {
    if (!entry.path().filename().string().ends_with("faults.h")) continue;
    const std::string text = test::read_file(entry.path());
    const std::regex declared(R"re(DiagnosticKind\s+k\w+\{\s*"([a-z-]+/[a-z0-9-]+)")re");
    for (std::sregex_iterator at(text.begin(), text.end(), declared), end; at != end; ++at, ++count) {
      CAPTURE(entry.path().string(), (*at)[1].str());
      CHECK(explain((*at)[1].str(), Language::zh).has_value());
    }
  }
  CHECK(count > 200);
}

TEST_CASE("every diagnostic says what and how to mend it, under a name of its own", "[cli]") {
  std::set<std::string_view> slugs;
  for (const DiagnosticKind* kind : all_diagnostics()) {
    CAPTURE(kind->slug);
    CHECK(slugs.insert(kind->slug).second);
    CHECK(kind->slug.find('/') != std::string_view::npos);
    CHECK_FALSE(kind->message.zh.empty());
    CHECK_FALSE(kind->message.en.empty());
    CHECK_FALSE(kind->remedy.zh.empty());
    CHECK_FALSE(kind->remedy.en.empty());
  }
}

TEST_CASE("unknown names are answered with the nearest", "[cli]") {
  CHECK_FALSE(explain("no-such-thing", Language::zh).has_value());
  CHECK(nearest_name("mastheda") == "masthead");
  CHECK(nearest_name("masthead.topp") == "masthead.top");
  CHECK(nearest_name("source/unknown-kye") == "source/unknown-key");
  CHECK(nearest_name("qqqqqqqqqqqqqqqqqq").empty());
}

TEST_CASE("the list holds every name", "[cli]") {
  for (const Language language : {Language::zh, Language::en}) {
    const std::string list = list_of_names(language);
    for (const FieldRow& row : all_fields()) CHECK(list.find(row.info->zh) != std::string::npos);
    for (const StyleKey& key : style_keys()) CHECK(list.find(key.dotted_en()) != std::string::npos);
    for (const DiagnosticKind* kind : all_diagnostics()) CHECK(list.find(kind->slug) != std::string::npos);
  }
}

namespace {

/// Every property that a schema allows somewhere.
void properties_of(const Json& schema, std::set<std::string>& names) {
  if (schema.is_object()) {
    for (const auto& [key, value] : schema.items()) {
      if (key == "properties") {
        for (const auto& [name, unused] : value.items()) names.insert(name);
      }
      properties_of(value, names);
    }
  } else if (schema.is_array()) {
    for (const Json& part : schema) properties_of(part, names);
  }
}

void keys_of(const YamlNode& node, std::set<std::string>& keys) {
  for (const YamlNode& item : node.items) keys_of(item, keys);
  for (const YamlEntry& entry : node.entries) {
    keys.insert(entry.key.str());
    // The labels of credits are the writer's own words.
    if (entry.key.view() != "credits" && entry.key.view() != "编审") keys_of(entry.value, keys);
  }
}

}  // namespace

TEST_CASE("the schemas are JSON and know every key", "[cli]") {
  std::set<std::string> known;
  const Json schema = Json::parse(issue_schema());
  CHECK(schema.contains("$schema"));
  properties_of(schema, known);
  for (const FieldRow& row : all_fields()) {
    CHECK(known.contains(std::string(row.info->key)));
    CHECK(known.contains(std::string(row.info->zh)));
  }

  Sources sources;
  Diagnostics faults;
  const std::string sample = test::read_file(test::fs::path(REPOSITORY) / "samples/bijie-2017-34.yaml");
  const auto tree = parse_yaml(sources, sources.add("sample", sample), faults);
  REQUIRE(tree);
  std::set<std::string> used;
  keys_of(*tree, used);
  CHECK(used.size() > 10);
  for (const std::string& key : used) {
    CAPTURE(key);
    CHECK(known.contains(key));
  }

  std::set<std::string> style_names;
  properties_of(Json::parse(style_schema()), style_names);
  for (const StyleKey& key : style_keys()) {
    CHECK(style_names.contains(std::string(key.en)));
    CHECK(style_names.contains(std::string(key.zh)));
  }
}

namespace {

/// The texts in quotes of a file of C++ that begin with a family of rules: what messages print as the reason.
std::set<std::string> clauses_in(const std::filesystem::path& path) {
  std::ifstream file(path);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  static const std::regex kQuoted("\"((?:GB|BR|CL)-[A-Z0-9][^\"]*|CL-[A-Z]+ [^\"]*)\"");
  std::set<std::string> found;
  for (std::sregex_iterator it(text.begin(), text.end(), kQuoted), end; it != end; ++it) {
    const std::string all = (*it)[1];
    for (std::size_t at = 0; at < all.size();) {
      const std::size_t comma = std::min(all.find(", ", at), all.size());
      found.insert(all.substr(at, comma - at));
      at = comma + 2;
    }
  }
  return found;
}

}  // namespace

TEST_CASE("every clause that the program can print is explained", "[cli]") {
  // Read from the sources, so that none is forgotten: fields, style keys, rules of writing, titles, lines.
  std::set<std::string> all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(REPOSITORY "/typeset")) {
    if (entry.path().extension() == ".cc" || entry.path().extension() == ".h") all.merge(clauses_in(entry.path()));
  }
  all.erase("GB-18030");  // an encoding
  CHECK(all.size() > 150);
  CHECK(all.contains("BR-3"));
  CHECK(all.contains("CL-UNB-8 hyphen"));
  for (const std::string& id : all) {
    CAPTURE(id);
    for (const Language language : {Language::zh, Language::en}) {
      const auto text = explain(id, language);
      REQUIRE(text);
      CHECK(text->starts_with(id));
      CHECK(text->find("\n  ") != std::string::npos);  // what it is in this program, and not its family alone
    }
  }
  CHECK(explain("BR-3", Language::zh)->find("样式项 期号.字体") != std::string::npos);
  CHECK(explain("BR-3", Language::zh)->find("BR-30") == std::string::npos);
  CHECK(explain("BR-3", Language::en)->find("imprint.") == std::string::npos);
  CHECK(explain("GB-7.2.4", Language::zh)->find("刊名") != std::string::npos);
  CHECK(explain("GB-7.2.4d", Language::zh)->find("刊名") != std::string::npos);
  for (const char* none : {"BR-", "BR-999", "GB-99", "CL-", "GB", "CL-NONE-1"}) {
    CAPTURE(none);
    CHECK_FALSE(explain(none, Language::zh));
  }
}

TEST_CASE("what there is not yet is told, and what there is beside it", "[cli]") {
  for (const char* topic : {"公文", "附件", "主送", "印章", "公式"}) {
    CAPTURE(topic);
    const auto text = explain(topic, Language::zh);
    REQUIRE(text);
    CHECK(std::regex_search(*text, std::regex("还不能|没有这一项|目前不")));
  }
  CHECK(explain("表格", Language::zh)->starts_with("表格：有。"));
  CHECK(explain("表格", Language::zh)->find("文章.表格（articles.tables）") != std::string::npos);
  CHECK(explain("密级", Language::zh)->find("secrecy") != std::string::npos);
}

TEST_CASE("words that clerks look for lead somewhere", "[cli]") {
  const std::pair<const char*, const char*> cases[] = {
      {"//", "“正文: |”下面以 // 开头"},
      {"#", "字段之间以 # 开头"},
      {"备注", "以 // 开头"},
      {"注释", "以 // 开头"},
      {"换行", "{换行}"},
      {"{换行}", "{换行}"},
      {"{分页}", "另起一页"},
      {"{楷体}", "用楷体排"},
      {"|", "竖线"},
      {"缩进", "每层比上一层多缩进两个半角空格"},
      {"br3", "BR-3："},
      {"gb7.2.4", "GB-7.2.4："},
      {"全角冒号", "source/full-width-colon（错误）"},
      {"hongtou.yaml", "样式文件夹（style-folders）"},
      {"设置", "从严（strict）：hongtou.yaml 里的设置，同命令的 --strict"},
      {"从严", "--strict"},
      {"退出码", "  2  命令写错了"},
  };
  for (const auto& [word, part] : cases) {
    CAPTURE(word);
    const auto text = explain(word, Language::zh);
    REQUIRE(text);
    CAPTURE(*text);
    CHECK(text->find(part) != std::string::npos);
    CHECK(explain(word, Language::en));
  }
  CHECK_FALSE(explain("完全没有的话", Language::zh));
}
