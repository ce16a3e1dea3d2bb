#include "cli/catalogue.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <span>

#include "base/faults.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "batch/faults.h"
#include "batch/result.h"
#include "cli/composition_rules.h"
#include "cli/configuration.h"
#include "cli/faults.h"
#include "cli/grammar.h"
#include "cli/language.h"
#include "cli/report.h"
#include "cli/topics.h"
#include "emit/shared/faults.h"
#include "font/faults.h"
#include "import/faults.h"
#include "layout/faults.h"
#include "lint/faults.h"
#include "lint/rules.h"
#include "press/faults.h"
#include "source/body_faults.h"
#include "source/body_file_faults.h"
#include "source/data_faults.h"
#include "source/faults.h"
#include "source/fields.h"
#include "source/line_forms.h"
#include "source/number_format.h"
#include "source/spans.h"
#include "style/faults.h"
#include "style/keys.h"
#include "style/reference.h"
#include "text/faults.h"
#include "text/title_rules.h"
#include "words/faults.h"

namespace typeset {

namespace {

std::string dotted(const FieldRow& row, bool zh) {
  const std::string_view owner = zh ? row.owner_zh : row.owner;
  const std::string_view name = zh ? row.info->zh : row.info->key;
  return owner.empty() ? std::string(name) : fmt::format("{}.{}", owner, name);
}

std::string explain_field(const FieldRow& row, Language language) {
  const bool zh = language == Language::zh;
  const FieldInfo& field = *row.info;
  std::string text = zh ? fmt::format("{}（{}）：{}\n", dotted(row, true), dotted(row, false), field.help_zh)
                        : fmt::format("{} ({}): {}\n", dotted(row, false), dotted(row, true), field.help_en);
  const auto line = [&](const Words& label, std::string_view value) {
    text += fmt::format("  {}{}\n", label.in(language), value);
  };
  const ShapeName shape = shape_name(row.shape);
  line({"写法：", "takes: "}, zh ? shape.zh : shape.en);
  line({"必填：", "required: "}, field.use == FieldUse::required
                                     ? Words{"是（样式给出时可以不写）", "yes (unless the style gives it)"}.in(language)
                                     : Words{"否", "no"}.in(language));
  const Term kinds = names_of(field.documents);
  line({"用于：", "documents: "}, kinds.in(language));
  if (!field.clause.empty()) line({"依据：", "clause: "}, field.clause);
  return text;
}

std::string explain_span(const SpanName& span, Language language) {
  const bool zh = language == Language::zh;
  const std::string written = sample_setting(span, language);
  std::string text = zh ? fmt::format("[文字]{{{}}}（{}）：{}\n", written, span.name, span.help_zh)
                        : fmt::format("[text]{{{}}} ({}): {}\n", written, span.zh, span.help_en);
  if (span.value == SpanValue::none) return text;
  return text + fmt::format("  {}{}\n", Words{"数值：", "value: "}.in(language), value_range(span, language));
}

std::string explain_figure_setting(const FigureSettingName& setting, Language language) {
  const bool zh = language == Language::zh;
  const std::string written = sample_of(setting, language);
  return zh ? fmt::format("{{{{指标.行.列|{}}}}}（{}）：{}\n", written, setting.name, setting.help_zh)
            : fmt::format("{{{{name.row.column|{}}}}} ({}): {}\n", written, setting.zh, setting.help_en);
}

std::string explain_instruction(const InstructionName& name, Language language) {
  return language == Language::zh ? fmt::format("{{{}}}（{}）：{}\n", name.zh, name.name, name.help_zh)
                                  : fmt::format("{{{}}} ({}): {}\n", name.name, name.zh, name.help_en);
}

std::string explain_strong(Language language) {
  return language == Language::zh ? fmt::format("**文字**：{}\n", kStrongHelpZh)
                                  : fmt::format("**text**: {}\n", kStrongHelpEn);
}

constexpr std::string_view kSlot = "…";

/// {0} stands for a word of the source; in an explanation it is shown as an ellipsis.
std::string without_slots(std::string_view pattern, Language language) {
  const std::vector<Term> ellipses(10, Term(kSlot));
  return fill_in(pattern, ellipses, language);
}

std::string explain_diagnostic(const DiagnosticKind& kind, Language language) {
  const bool zh = language == Language::zh;
  std::string text = fmt::format("{}{}{}{}{}\n", kind.slug, zh ? "（" : " (", words_of(kind.severity).in(language),
                                 zh ? "）：" : "): ", without_slots(kind.message.in(language), language));
  const std::string remedy = without_slots(kind.remedy.in(language), language);
  if (remedy == kSlot) return text;  // every such fault has a remedy of its own
  return text + fmt::format("  {}{}\n", Words{"改法：", "fix: "}.in(language), remedy);
}

std::string explain_rule(const lint::Rule& rule, Language language) {
  const bool zh = language == Language::zh;
  std::string text = explain_diagnostic(*rule.kind, language);
  const auto line = [&](const Words& label, std::string_view value) {
    if (!value.empty()) text += fmt::format("  {}{}\n", label.in(language), value);
  };
  line({"看什么：", "looks at: "}, zh ? rule.looks_zh : rule.looks_en);
  line({"例：", "reported: "}, rule.wrong);
  line({"改成：", "fixed: "}, rule.right);
  if (!rule.clause.empty()) line({"依据：", "clause: "}, rule.clause);
  line({"不查：", "silenced by: "}, zh ? fmt::format("在稿子里写 不查: {{{}: 理由}}", rule.zh)
                                       : fmt::format("silence: {{{}: reason}} in the source", rule.kind->slug));
  return text;
}

/// Style keys by their own name, without the section: 上距 is a key of more than one.
std::string explain_bare_key(std::string_view word, Language language) {
  std::string text;
  for (const StyleKey& key : style_keys()) {
    if (key.en == word || key.zh == word) text += explain_style(key.dotted_en(), language).value_or("");
  }
  return text;
}

/// Whether `clauses` (GB-7.2.2, BR-45) names `id`, or a part of it (GB-7.2.4 has GB-7.2.4d).
bool names_clause(std::string_view clauses, std::string_view id) {
  for (std::size_t at = clauses.find(id); at != std::string_view::npos; at = clauses.find(id, at + 1)) {
    const bool begins = at == 0 || clauses[at - 1] == ' ';
    const std::string_view behind = clauses.substr(at + id.size(), 1);
    const bool letter = !behind.empty() && behind.front() >= 'a' && behind.front() <= 'z';
    if (begins && (behind.empty() || behind == "," || behind == " " || behind == "." || letter)) return true;
  }
  return false;
}

/// What a family of rules is, and where the whole of it is told.
struct ClauseFamily {
  std::string_view prefix;
  Words is;
};
constexpr std::array<ClauseFamily, 3> kFamilies = {{
    {"GB-",
     {"《党政机关公文格式》GB/T 9704-2012 的条款，逐条的情况见 docs/clauses.zh-CN.md",
      "a clause of GB/T 9704-2012; clause by clause: docs/clauses.md"}},
    {"BR-",
     {"简报通行的做法（没有国家标准），逐条的情况见 docs/clauses.zh-CN.md",
      "a practice of bulletins, which no standard covers; one by one: docs/clauses.md"}},
    {"CL-",
     {"中文排字的规则，例子见 docs/composition-rules.md",
      "a rule of Chinese composition; examples: docs/composition-rules.md"}},
}};

bool looks_like_clause(std::string_view id, const ClauseFamily& family) {
  return id.starts_with(family.prefix) && id.size() > family.prefix.size();
}

/// The row of a rule of composition: the longest that the name begins with.
std::string words_of_rule(std::string_view id, Language language) {
  const CompositionRule* found = nullptr;
  for (const CompositionRule& rule : kCompositionRules) {
    const bool begins = id == rule.id || (id.starts_with(rule.id) && id[rule.id.size()] == ' ');
    if (begins && (found == nullptr || rule.id.size() > found->id.size())) found = &rule;
  }
  return found == nullptr ? "" : fmt::format("  {}\n", found->says.in(language));
}

/// What is said of a clause anywhere in the tables: fields, style keys, rules of writing, points of titles, widths.
std::string explain_clause(std::string_view id, Language language) {
  const auto family =
      std::ranges::find_if(kFamilies, [&](const ClauseFamily& one) { return looks_like_clause(id, one); });
  if (family == kFamilies.end()) return {};
  const bool zh = language == Language::zh;
  std::string found;
  const auto line = [&](const Words& label, std::string_view name, std::string_view help) {
    found += fmt::format("  {}{}{}{}\n", label.in(language), name, zh ? "：" : ": ", help);
  };
  for (const FieldRow& row : all_fields()) {
    if (names_clause(row.info->clause, id))
      line({"字段 ", "field "}, dotted(row, zh), zh ? row.info->help_zh : row.info->help_en);
  }
  for (const StyleKey& key : style_keys()) {
    if (names_clause(key.clause, id))
      line({"样式项 ", "style key "}, zh ? key.dotted_zh() : key.dotted_en(), zh ? key.help_zh : key.help_en);
  }
  for (const lint::Rule& rule : lint::rules()) {
    if (names_clause(rule.clause, id))
      line({"检查 ", "looked for: "}, zh ? rule.zh : rule.kind->slug, zh ? rule.looks_zh : rule.looks_en);
  }
  for (const text::TitleRuleRow& row : text::kTitleRules) {
    if (names_clause(row.id, id)) line({"标题 ", "titles: "}, zh ? "行" : "a line", row.words.in(language));
  }
  found.insert(0, words_of_rule(id, language));
  if (found.empty()) {
    // A part that nothing here names by itself (GB-7.2.4d) belongs to its clause.
    const char last = id.back();
    return last >= 'a' && last <= 'z' ? explain_clause(id.substr(0, id.size() - 1), language) : std::string();
  }
  return fmt::format("{}{}{}\n{}", id, zh ? "：" : ": ", family->is.in(language), found);
}

bool leads_to(const Topic& topic, std::string_view word) {
  if (topic.zh == word || topic.en == word) return true;
  std::string_view others = topic.others;
  while (!others.empty()) {
    const std::size_t end = std::min(others.find(' '), others.size());
    if (others.substr(0, end) == word) return true;
    others.remove_prefix(std::min(end + 1, others.size()));
  }
  return false;
}

std::string explain_setting(const ConfigurationKey& key, Language language) {
  const bool zh = language == Language::zh;
  const std::string_view file = key.users ? "~/.config/hongtou/config.yaml" : "hongtou.yaml";
  return zh ? fmt::format("{}（{}）：{} 里的设置，同命令的 {}：{}\n", key.zh, key.key, file, key.option, key.help.zh)
            : fmt::format("{} ({}): a setting of {}, as {} on the line: {}\n", key.key, key.zh, file, key.option,
                          key.help.en);
}

/// Files of settings, and what may stand in them.
std::string explain_settings(Language language) {
  std::string text(Words{
      "hongtou."
      "yaml：设置文件，放在稿子的文件夹或它上面的文件夹里，每次都要在命令里写的，写一次就行；命令里写了的，以命令为准。"
      "一行一项，如“字体: pinned”：\n",
      "hongtou.yaml: settings, in the folder of the sources or above: what would be said on every line is said once; "
      "the "
      "line wins. One a line, as “fonts: pinned”:\n"}
                       .in(language));
  for (const ConfigurationKey& key : kConfigurationKeys) text += "  " + explain_setting(key, language);
  return text;
}

std::string explain_exit_codes(Language language) {
  std::string text(Words{"退出码：程序结束时告诉系统的数\n", "Exit codes:\n"}.in(language));
  for (const Meaning& code : kExitCodes) text += fmt::format("  {}  {}\n", code.name, code.words.in(language));
  return text;
}

/// br3, gb7.2.2 as they are written in the tables: BR-3, GB-7.2.2.
std::string clause_meant(std::string_view word) {
  std::string meant(word);
  for (const ClauseFamily& family : kFamilies) {
    const std::string_view letters = family.prefix.substr(0, 2);
    const bool same = word.size() > 2 && (word[0] & ~0x20) == letters[0] && (word[1] & ~0x20) == letters[1];
    const bool dashed = same && word[2] == '-';
    if (same && (dashed || (word[2] >= '0' && word[2] <= '9')))
      meant = std::string(family.prefix).append(word.substr(dashed ? 3 : 2));
  }
  return meant;
}

bool says(const DiagnosticKind& kind, std::string_view word) {
  return kind.message.zh.find(word) != std::string_view::npos || kind.message.en.find(word) != std::string_view::npos;
}

/// Messages that say the word: of 全角冒号 those that speak of one.
std::string explain_by_message(std::string_view word, Language language) {
  constexpr std::size_t kShortest = 3;  // characters
  constexpr std::size_t kMost = 8;      // messages
  if (to_utf32(word).size() < kShortest) return {};
  std::string text;
  std::size_t count = 0;
  for (const DiagnosticKind* kind : all_diagnostics()) {
    if (count < kMost && says(*kind, word)) {
      text += explain_diagnostic(*kind, language);
      ++count;
    }
  }
  return text;
}

bool names_diagnostic(const DiagnosticKind& kind, std::string_view word) {
  return kind.slug == word || kind.slug.substr(kind.slug.find('/') + 1) == word;
}

std::string heading(const Words& words, Language language) { return fmt::format("{}\n", words.in(language)); }

std::string first_line(std::string_view text) { return std::string(text.substr(0, text.find('\n'))); }

}  // namespace

const std::vector<const DiagnosticKind*>& all_diagnostics() {
  static const std::vector<const DiagnosticKind*> kKinds = [] {
    std::vector<const DiagnosticKind*> kinds;
    const auto add = [&](std::span<const DiagnosticKind* const> room) {
      kinds.insert(kinds.end(), room.begin(), room.end());
    };
    add(base_faults::kAll);
    add(source_faults::kAll);
    add(body_faults::kAll);
    add(body_file_faults::kAll);
    add(data_faults::kAll);
    add(import_faults::kAll);
    add(lint_faults::kAll);
    add(style_faults::kAll);
    add(font_faults::kAll);
    add(text_faults::kAll);
    add(layout_faults::kAll);
    add(emit_faults::kAll);
    add(press_faults::kAll);
    add(words_faults::kAll);
    add(batch_faults::kAll);
    add(cli_faults::kAll);
    return kinds;
  }();
  return kKinds;
}

std::optional<std::string> explain(std::string_view word, Language language) {
  std::string text;
  if (word.size() > 2 && word.starts_with('{') && word.ends_with('}')) word = word.substr(1, word.size() - 2);
  for (const Topic& topic : kTopics) {
    if (leads_to(topic, word))
      text += fmt::format("{}{}{}\n", word, language == Language::zh ? "：" : ": ", topic.text.in(language));
  }
  for (const FieldRow& row : find_fields(word)) text += explain_field(row, language);
  if (const auto style = explain_style(word, language)) text += (text.empty() ? "" : "\n") + *style;
  text += explain_bare_key(word, language);
  if (word == kStrongMark) text += explain_strong(language);
  for (const SpanName& span : kSpanNames) {
    if (span.name == word || span.zh == word) text += explain_span(span, language);
  }
  for (const FigureSettingName& setting : kFigureSettings) {
    if (setting.name == word || setting.zh == word) text += explain_figure_setting(setting, language);
  }
  for (const InstructionName& name : kInstructions) {
    if (name.name == word || name.zh == word) text += explain_instruction(name, language);
  }
  const auto rule = lint::find_rule(word);
  if (rule) text += explain_rule(lint::rules()[*rule], language);
  for (const DiagnosticKind* kind : all_diagnostics()) {
    const bool explained = rule && lint::rules()[*rule].kind == kind;
    if (!explained && names_diagnostic(*kind, word)) text += explain_diagnostic(*kind, language);
  }
  text += explain_clause(clause_meant(word), language);
  if (word == "hongtou.yaml" || word == "设置" || word == "settings") text += explain_settings(language);
  for (const ConfigurationKey& key : kConfigurationKeys) {
    if (key.key == word || key.zh == word) text += explain_setting(key, language);
  }
  if (word == "退出码" || word == "exit codes") text += explain_exit_codes(language);
  if (text.empty()) text = explain_by_message(word, language);
  if (text.empty()) return std::nullopt;
  return text;
}

std::string nearest_name(std::string_view word) {
  Nearest nearest(word);
  for (const FieldRow& row : all_fields()) {
    for (const bool zh : {true, false}) {
      nearest.consider(zh ? row.info->zh : row.info->key, dotted(row, zh));
      nearest.consider(dotted(row, zh));
    }
  }
  for (const StyleSectionName& section : style_sections()) {
    nearest.consider(section.zh);
    nearest.consider(section.en);
  }
  for (const StyleKey& key : style_keys()) {
    nearest.consider(key.dotted_zh());
    nearest.consider(key.dotted_en());
  }
  for (const SpanName& span : kSpanNames) {
    nearest.consider(span.zh);
    nearest.consider(span.name);
  }
  for (const FigureSettingName& setting : kFigureSettings) {
    nearest.consider(setting.zh);
    nearest.consider(setting.name);
  }
  for (const Topic& topic : kTopics) {
    nearest.consider(topic.zh);
    nearest.consider(topic.en);
  }
  for (const DiagnosticKind* kind : all_diagnostics()) nearest.consider(kind->slug);
  for (const lint::Rule& rule : lint::rules()) nearest.consider(rule.zh);
  return nearest.name();
}

std::string list_of_names(Language language) {
  std::string text = heading({"稿子的字段", "Fields of a source"}, language);
  for (const FieldRow& row : all_fields()) text += "  " + first_line(explain_field(row, language)) + "\n";
  text += "\n" + heading({"行内标记", "Inline marks"}, language);
  text += "  " + explain_strong(language);
  for (const SpanName& span : kSpanNames) text += "  " + first_line(explain_span(span, language)) + "\n";
  for (const FigureSettingName& setting : kFigureSettings) text += "  " + explain_figure_setting(setting, language);
  text += "\n" + heading({"正文里的指令，单独一行", "Instructions within a body, alone on a line"}, language);
  for (const InstructionName& name : kInstructions) text += "  " + explain_instruction(name, language);
  text += "\n" + heading({"样式项", "Style keys"}, language);
  for (const StyleKey& key : style_keys()) {
    text += "  " + first_line(explain_style(key.dotted_en(), language).value_or("")) + "\n";
  }
  text += "\n" + heading({"提示代码", "Messages"}, language);
  for (const DiagnosticKind* kind : all_diagnostics()) {
    text += "  " + first_line(explain_diagnostic(*kind, language)) + "\n";
  }
  return text;
}

}  // namespace typeset
