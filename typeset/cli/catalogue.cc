#include "cli/catalogue.h"

#include <fmt/format.h>
#include <span>

#include "base/faults.h"
#include "base/nearest.h"
#include "batch/faults.h"
#include "batch/result.h"
#include "cli/faults.h"
#include "cli/language.h"
#include "cli/report.h"
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
