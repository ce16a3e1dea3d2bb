#include "style/suggest.h"

#include <string>

#include "base/nearest.h"

namespace typeset {
namespace {

Term did_you_mean(const Nearest& nearest) {
  return {"是不是“" + nearest.name() + "”？", "did you mean '" + nearest.name() + "'?"};
}

template <typename Names>
Term list(const Names& names) {
  std::string zh, en;
  for (const auto& name : names) {
    zh.append(zh.empty() ? "" : "、").append(name.zh);
    en.append(en.empty() ? "" : ", ").append(name.en);
  }
  return {"这里可以写：" + zh, "known here: " + en};
}

}  // namespace

Term suggestion(std::optional<StyleSection> section, std::string_view name) {
  Nearest nearest(name);
  if (section) {
    for (const StyleKey& key : style_keys(*section)) {
      nearest.consider(key.en);
      nearest.consider(key.zh);
    }
    if (nearest.found()) return did_you_mean(nearest);
  }
  // A key, but of another section; then a slip in the name of a section itself.
  for (const StyleKey& key : style_keys()) {
    if (key.en == name) nearest.consider(name, key.dotted_en());
    if (key.zh == name) nearest.consider(name, key.dotted_zh());
  }
  if (nearest.found()) return did_you_mean(nearest);
  if (section) return list(style_keys(*section));
  for (const StyleSectionName& known : style_sections()) {
    nearest.consider(known.en);
    nearest.consider(known.zh);
  }
  for (const StyleWord& word : {kExtendsKey, kNameKey, kFieldsKey}) {
    nearest.consider(word.en);
    nearest.consider(word.zh);
  }
  return nearest.found() ? did_you_mean(nearest) : list(style_sections());
}

Term suggestion_for_dotted(std::string_view name) {
  const std::size_t dot = name.find('.');
  const auto section = find_section(name.substr(0, dot));
  if (section) return suggestion(section, dot == std::string_view::npos ? std::string_view() : name.substr(dot + 1));
  Nearest nearest(name);
  for (const StyleKey& key : style_keys()) {
    nearest.consider(key.dotted_en());
    nearest.consider(key.dotted_zh());
  }
  if (nearest.found()) return did_you_mean(nearest);
  const Term known = suggestion(std::nullopt, name);
  return {"--set 只改样式的键，写成“节.键=值”；稿件的内容在稿件里改。" + known.zh,
          "--set takes keys of the style, as in section.key=value; what the source says is changed there. " + known.en};
}

}  // namespace typeset
