#include "style/reference.h"

#include <algorithm>
#include <utility>

#include "style/keys.h"
#include "style/values.h"

namespace typeset {
namespace {

template <typename... Slots>
struct Overloaded : Slots... {
  using Slots::operator()...;
};
template <typename... Slots>
Overloaded(Slots...) -> Overloaded<Slots...>;

std::string words_of(std::span<const StyleWord> words, bool zh) {
  std::string list;
  for (const StyleWord& word : words) {
    if (!list.empty()) list += zh ? "、" : ", ";
    list.append("`").append(word.en).append("`");
    if (zh && word.zh != word.en) list.append(" ").append(word.zh);
  }
  return list;
}

/// What may be written for a key.
std::string writing(const StyleKey& key, bool zh) {
  const auto range = [](int least, int most, std::string_view unit) {
    return std::to_string(least).append(unit).append("–").append(std::to_string(most)).append(unit);
  };
  return std::visit(
      Overloaded{
          [zh](const LengthSlot& slot) {
            const Term units = writing_of(slot.kind).units;
            return units.in(zh ? Language::zh : Language::en);
          },
          [&](const CountSlot& slot) { return range(slot.least, slot.most, ""); },
          [&](const PercentSlot& slot) { return range(slot.least, slot.most, "%"); },
          [zh](const FlagSlot&) { return std::string(zh ? "`yes` 是、`no` 否" : "`yes`, `no`"); },
          [zh](const RoleSlot&) { return std::string(zh ? "字体" : "a face"); },
          [zh](const ColourSlot&) { return std::string(zh ? "颜色" : "a colour"); },
          [zh](const TextSlot&) { return std::string(zh ? "文字，`none` 无" : "text, `none`"); },
          [zh](const FormSlot& slot) {
            std::string fields;
            for (const FormField& field : slot.fields)
              fields.append(" `{").append(zh ? field.zh : field.en).append("}`");
            return (zh ? "文字和" : "text with") + fields + (!slot.may_be_none ? "" : zh ? "；`none` 无" : "; `none`");
          },
          [zh](const WordListSlot&) {
            return std::string(zh ? "词语的列表，或用顿号、空格隔开；`none` 无"
                                  : "a list of words, or words with 、 or blanks between; `none`");
          },
          [zh](const WordSlot& slot) { return words_of(slot.words, zh); },
      },
      key.slot);
}

/// Defaults stand in the table as Chinese styles write them; roles have another name in English.
std::string initial(const StyleKey& key, bool zh) {
  std::string text(key.initial);
  if (std::holds_alternative<RoleSlot>(key.slot)) {
    if (const auto role = find_role(key.initial)) text = zh ? role_name(*role).words.zh : role_name(*role).name;
  }
  return text;
}

std::string heading(const StyleSectionName& section, bool zh) {
  std::string text = "### `";
  text.append(section.en).append("` ").append(section.zh).append("\n\n");
  std::string help(zh ? section.help_zh : section.help_en);
  if (!zh && help.front() >= 'a' && help.front() <= 'z') help.front() = static_cast<char>(help.front() - 'a' + 'A');
  return text.append(help).append(zh ? "。\n\n" : ".\n\n");
}

std::string explained(const StyleKey& key, bool zh) {
  std::string text =
      zh ? key.dotted_zh() + "（" + key.dotted_en() + "）" : key.dotted_en() + " (" + key.dotted_zh() + ")";
  text.append(zh ? "：" : ": ").append(zh ? key.help_zh : key.help_en).append("\n");
  text.append(zh ? "  可以写：" : "  takes: ").append(writing(key, zh)).append("\n");
  text.append(zh ? "  默认值：" : "  default: ").append(initial(key, zh));
  text.append(zh ? "（公文版面；样式可另有规定，简报见 bulletin.yaml）\n"
                 : " (the official document's page; a style may say otherwise, for bulletins bulletin.yaml)\n");
  text.append(zh ? "  依据：" : "  clause: ").append(key.clause).append("\n");
  return text;
}

}  // namespace

std::string style_reference(Language language) {
  const bool zh = language == Language::zh;
  std::string text;
  for (const StyleSectionName& section : style_sections()) {
    if (!text.empty()) text += '\n';
    text += heading(section, zh);
    text += zh ? "| 键 | 中文键 | 可以写 | 默认值 | 依据 | 说明 |\n"
               : "| key | in Chinese | takes | default | clause | meaning |\n";
    text += "|---|---|---|---|---|---|\n";
    for (const StyleKey& key : style_keys(section.section)) {
      for (const std::string& cell :
           {"`" + std::string(key.en) + "`", "`" + std::string(key.zh) + "`", writing(key, zh),
            "`" + initial(key, zh) + "`", std::string(key.clause), std::string(zh ? key.help_zh : key.help_en)}) {
        text.append("| ").append(cell).append(" ");
      }
      text += "|\n";
    }
  }
  return text;
}

std::optional<std::string> explain_style(std::string_view name, Language language) {
  const bool zh = language == Language::zh;
  if (const StyleKey* key = find_style_key(name)) return explained(*key, zh);
  const auto section = find_section(name);
  if (!section) return std::nullopt;
  const StyleSectionName& known = section_name(*section);
  std::string text = zh ? std::string(known.zh) + "（" + std::string(known.en) + "）：" + std::string(known.help_zh)
                        : std::string(known.en) + " (" + std::string(known.zh) + "): " + std::string(known.help_en);
  text += "\n\n";
  for (const StyleKey& key : style_keys(*section)) text += explained(key, zh);
  return text;
}

}  // namespace typeset
