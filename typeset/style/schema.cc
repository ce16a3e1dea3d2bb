// The JSON Schema of style files. What a schema cannot say (units that go together, ranges after resolving, both names
// of one key) is left to load_style().

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "style/keys.h"
#include "style/reference.h"

namespace typeset {
namespace {

std::string quoted(std::string_view text) {
  std::string json = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') json += '\\';
    json += c;
  }
  return json += '"';
}

/// `"name": value` pairs joined into an object; values are JSON already.
class Object {
 public:
  Object& add(std::string_view name, std::string_view value) {
    json_.append(json_.empty() ? "" : ", ").append(quoted(name)).append(": ").append(value);
    return *this;
  }
  std::string str() const { return "{" + json_ + "}"; }

 private:
  std::string json_;
};

class Enumeration {
 public:
  void add(std::string_view word) {
    if (const std::string json = quoted(word); list_.find(json) == std::string::npos)
      list_.append(list_.empty() ? "" : ", ").append(json);
  }
  void add(const StyleWord& word) {
    add(word.en);
    add(word.zh);
  }
  void add_bare(std::string_view json) { list_.append(list_.empty() ? "" : ", ").append(json); }
  std::string str() const { return "[" + list_ + "]"; }

 private:
  std::string list_;
};

std::string length_pattern(LengthKind kind) {
  const std::string number = "([0-9]+(\\.[0-9]+|/[0-9]+)?|[0-9]*[½⅓⅔¼¾⅛⅜半])";
  const std::string named_size = "|小?[初一二三四五六七八1-8]号|小[初一二三四五六1-6]";
  std::string units = "mm|毫米|pt|磅";
  switch (kind) {
    case LengthKind::across:
    case LengthKind::across_own: units += "|字|cells?|em"; break;
    case LengthKind::down: units += "|行|lines?|em"; break;
    case LengthKind::pitch: units += "|em"; break;
    case LengthKind::sheet:
    case LengthKind::size: break;
  }
  std::string pattern = number + " *(" + units + ")";
  if (kind == LengthKind::size) pattern += named_size;
  if (kind == LengthKind::pitch) {
    for (const StyleWord& word : kPitchWords) pattern.append("|").append(word.en).append("|").append(word.zh);
  }
  return "^(" + pattern + ")$";
}

/// Adds the type of a key's values to its schema.
struct TypeOf {
  Object& schema;

  void operator()(const LengthSlot& slot) const {
    schema.add("type", quoted("string")).add("pattern", quoted(length_pattern(slot.kind)));
  }
  void operator()(const CountSlot& slot) const {
    const std::string_view units = slot.counts == CountSlot::Counts::cells     ? "字|cells?"
                                   : slot.counts == CountSlot::Counts::entries ? "条|entry|entries"
                                                                               : "行|lines?";
    schema.add("type", "[\"integer\", \"string\"]")
        .add("minimum", std::to_string(slot.least))
        .add("maximum", std::to_string(slot.most))
        .add("pattern", quoted("^[0-9]+ *(" + std::string(units) + ")?$"));
  }
  void operator()(const PercentSlot&) const {
    schema.add("type", quoted("string")).add("pattern", quoted("^[0-9]+[%％]$"));
  }
  void operator()(const FlagSlot&) const {
    Enumeration words;
    words.add_bare("true");
    words.add_bare("false");
    for (const StyleFlag& flag : kFlagWords) words.add(flag.word);
    schema.add("enum", words.str());
  }
  void operator()(const RoleSlot&) const {
    Enumeration names;
    for (const RoleName& role : kRoles) names.add({role.name, role.words.zh});
    schema.add("enum", names.str());
  }
  void operator()(const ColourSlot&) const {
    const std::string inks = "( +[0-9]{1,3}(/[0-9]{1,3}){3})?";
    std::string pattern = "^(#[0-9A-Fa-f]{6}";
    for (const StyleColour& colour : kColours)
      pattern.append("|").append(colour.name.en).append("|").append(colour.name.zh);
    schema.add("type", quoted("string")).add("pattern", quoted(pattern + ")" + inks + "$"));
  }
  void operator()(const TextSlot&) const {
    schema.add("type", quoted("string")).add("maxLength", std::to_string(kLongestText));
  }
  void operator()(const FormSlot& slot) const {
    schema.add("type", quoted("string")).add("maxLength", std::to_string(kLongestText));
    for (const FormField& field : slot.fields) {
      if (!field.needed || slot.may_be_none) continue;
      schema.add("pattern", quoted("[{](" + std::string(field.en) + "|" + std::string(field.zh) + ")[}]"));
    }
  }
  void operator()(const WordListSlot&) const {
    Object words;
    words.add("type", quoted("string")).add("minLength", "2").add("maxLength", std::to_string(kLongestText));
    schema.add("type", "[\"string\", \"array\"]").add("items", words.str()).add("maxItems", std::to_string(kMostWords));
  }
  void operator()(const WordSlot& slot) const {
    Enumeration words;
    for (const StyleWord& word : slot.words) words.add(word);
    schema.add("enum", words.str());
  }
};

std::string schema_of(const StyleKey& key) {
  Object schema;
  const std::string help =
      std::string(key.help_zh) + " / " + std::string(key.help_en) + " (" + std::string(key.clause) + ")";
  schema.add("description", quoted(help)).add("default", quoted(key.initial));
  std::visit(TypeOf{schema}, key.slot);
  return schema.str();
}

std::string schema_of(const StyleSectionName& section) {
  Object keys;
  for (const StyleKey& key : style_keys(section.section)) {
    keys.add(key.en, "\n    " + schema_of(key));
    keys.add(key.zh,
             Object()
                 .add("$ref", quoted("#/definitions/" + std::string(section.en) + "/properties/" + std::string(key.en)))
                 .str());
  }
  return Object()
      .add("description", quoted(std::string(section.help_zh) + " / " + std::string(section.help_en)))
      .add("type", "[\"object\", \"null\"]")
      .add("additionalProperties", "false")
      .add("properties", keys.str())
      .str();
}

}  // namespace

std::string style_schema() {
  Object definitions, properties;
  for (const StyleSectionName& section : style_sections()) {
    definitions.add(section.en, "\n   " + schema_of(section));
    const std::string reference = Object().add("$ref", quoted("#/definitions/" + std::string(section.en))).str();
    properties.add(section.en, reference).add(section.zh, reference);
  }
  const auto top = [&properties](const StyleWord& key, std::string_view type, std::string_view help) {
    const std::string schema = Object().add("type", type).add("description", quoted(help)).str();
    properties.add(key.en, schema).add(key.zh, schema);
  };
  top(kExtendsKey, quoted("string"), "以哪个样式为基础 / the style this one builds on");
  top(kNameKey, quoted("string"), "给人看的名称 / its name for people");
  top(kFieldsKey, "[\"object\", \"null\"]",
      "各期共用的字段，稿件可以另写 / fields of the issue that sources may override");
  return Object()
             .add("$schema", quoted("http://json-schema.org/draft-07/schema#"))
             .add("title", quoted("红头样式 / Hongtou style"))
             .add("type", "[\"object\", \"null\"]")
             .add("additionalProperties", "false")
             .add("properties", "\n  " + properties.str())
             .add("definitions", "\n  " + definitions.str())
             .str() +
         "\n";
}

}  // namespace typeset
