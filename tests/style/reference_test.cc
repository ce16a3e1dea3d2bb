// The key table and what is generated from it: docs, schema, explanations.
#include "style/reference.h"

#include <cstdlib>
#include <set>

#include "style/values.h"
#include "style_case.h"

using namespace typeset;
using namespace typeset::style_tests;

namespace {

constexpr std::string_view kBegin = "<!-- keys: generated, do not edit -->\n";
constexpr std::string_view kEnd = "<!-- end of keys -->\n";

/// The page with its stretch of generated tables replaced by what the key table gives now.
std::string with_tables(const std::string& page, Language language) {
  const std::size_t begin = page.find(kBegin), end = page.find(kEnd);
  REQUIRE(begin != std::string::npos);
  REQUIRE(end != std::string::npos);
  std::string renewed = page.substr(0, begin + kBegin.size());
  return renewed.append("\n").append(style_reference(language)).append("\n").append(page.substr(end));
}

void check_page(const std::string& name, Language language) {
  const std::string path = std::string(REPOSITORY) + "/docs/" + name;
  const std::string page = read_file(path);
  const std::string renewed = with_tables(page, language);
  if (std::getenv("HONGTOU_UPDATE_DOCS") != nullptr) {  // NOLINT(concurrency-mt-unsafe)
    std::ofstream(path, std::ios::binary) << renewed;
    return;
  }
  INFO("docs/" << name << " is not what the key table says; HONGTOU_UPDATE_DOCS=1 test_style writes it anew");
  CHECK((page == renewed));
}

bool is_english_name(std::string_view name) {
  return std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || c == '-' || (c >= '0' && c <= '9'); });
}

}  // namespace

TEST_CASE("docs/styles.md has the tables of the key table") { check_page("styles.md", Language::en); }
TEST_CASE("docs/styles.zh-CN.md has the tables of the key table") { check_page("styles.zh-CN.md", Language::zh); }

TEST_CASE("every key is complete, its names its own, its default read without a fault") {
  std::set<std::string> names;
  for (const StyleKey& key : style_keys()) {
    INFO(key.dotted_en());
    CHECK(is_english_name(key.en));
    CHECK_FALSE(is_english_name(key.zh));
    for (const std::string& name : {key.dotted_en(), key.dotted_zh()}) {
      CHECK(names.insert(name).second);
      CHECK(find_style_key(name) == &key);
    }
    CHECK_FALSE(key.clause.empty());
    CHECK_FALSE(key.help_en.empty());
    CHECK_FALSE(key.help_zh.empty());
    Style style = default_style();
    Diagnostics faults;
    CHECK(set_value({&key, LocatedText(key.initial, {}), {}}, style, faults));
    CHECK(faults.all().empty());
    CHECK(shown(style, key) == shown(default_style(), key));
    CHECK(shown(style, key) != "?");
  }
  CHECK(find_style_key("masthead") == nullptr);
  CHECK(find_style_key("masthead.") == nullptr);
  CHECK(find_style_key(".top") == nullptr);
  CHECK(find_style_key("刊名.top") == find_style_key("masthead.上距"));
}

TEST_CASE("every section has keys, in the order of the sections") {
  std::size_t count = 0;
  for (const StyleSectionName& section : style_sections()) {
    INFO(section.en);
    CHECK(find_section(section.en) == section.section);
    CHECK(find_section(section.zh) == section.section);
    CHECK(section_name(section.section).en == section.en);
    CHECK_FALSE(style_keys(section.section).empty());
    count += style_keys(section.section).size();
  }
  CHECK(count == style_keys().size());
}

TEST_CASE("no two keys set the same field") {
  Style style;
  std::set<const void*> fields;
  for (const StyleKey& key : style_keys()) {
    INFO(key.dotted_en());
    const void* field = nullptr;
    if (const auto* length = std::get_if<LengthSlot>(&key.slot)) field = &length->at(style);
    if (const auto* count = std::get_if<CountSlot>(&key.slot)) field = &count->at(style);
    if (const auto* percent = std::get_if<PercentSlot>(&key.slot)) field = &percent->at(style);
    if (const auto* role = std::get_if<RoleSlot>(&key.slot)) field = &role->at(style);
    if (const auto* text = std::get_if<TextSlot>(&key.slot)) field = &text->at(style);
    if (const auto* words = std::get_if<WordListSlot>(&key.slot)) field = &words->at(style);
    if (field != nullptr) CHECK(fields.insert(field).second);
  }
}

TEST_CASE("profiles name keys of the table and values they take") {
  for (const ProfileDefault& implied : profile_defaults()) {
    INFO(implied.key);
    const StyleKey* key = find_style_key(implied.key);
    REQUIRE(key != nullptr);
    const auto& words = std::get<WordSlot>(key->slot).words;
    CHECK(find_word(words, implied.gb).has_value());
    CHECK(find_word(words, implied.word).has_value());
    CHECK(implied.gb == key->initial);  // gb is the default profile
  }
}

TEST_CASE("explain tells names, what is taken, default and clause") {
  const auto zh = explain_style("刊名.上距", Language::zh);
  REQUIRE(zh.has_value());
  CHECK(*zh == explain_style("masthead.top", Language::zh));
  for (const char* part :
       {"刊名.上距", "masthead.top", "35mm", "GB-7.2.4a", "行、em、mm、pt", "公文版面；样式可另有规定"})
    CHECK(zh->find(part) != std::string::npos);
  const auto en = explain_style("body.face", Language::en);
  REQUIRE(en.has_value());
  CHECK(en->find("fangsong") != std::string::npos);
  const auto section = explain_style("grid", Language::en);
  REQUIRE(section.has_value());
  for (const char* part : {"grid.columns", "grid.lines", "grid.pitch"}) CHECK(section->find(part) != std::string::npos);
  CHECK_FALSE(explain_style("masthead.nothing", Language::en).has_value());
  CHECK_FALSE(explain_style("", Language::en).has_value());
}

TEST_CASE("the schema is well-formed JSON and YAML and knows every name") {
  const std::string schema = style_schema();
  for (const StyleKey& key : style_keys()) {
    CHECK(schema.find("\"" + std::string(key.en) + "\": ") != std::string::npos);
    CHECK(schema.find("\"" + std::string(key.zh) + "\": ") != std::string::npos);
  }
  Sources sources;
  Diagnostics faults;
  const auto tree = parse_yaml(sources, sources.add("schema", schema), faults);
  CHECK(faults.all().empty());
  REQUIRE(tree.has_value());
  const YamlEntry* properties = tree->find("properties");
  const YamlEntry* definitions = tree->find("definitions");
  REQUIRE(properties != nullptr);
  REQUIRE(definitions != nullptr);
  CHECK(definitions->value.entries.size() == style_sections().size());
  CHECK(properties->value.entries.size() == 2 * (style_sections().size() + 3));
}
