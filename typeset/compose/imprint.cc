// 版记: 报/送/发, 印发 line, 共印份数, credits (GB-7.4, BR-20 … BR-23).
#include <string>

#include "compose/elements.h"

namespace typeset::elements {

namespace {

constexpr std::string_view kColon = "：";

text::Paragraph labelled(const LocatedText& label, const text::CharStyle& type, std::uint32_t& label_end) {
  text::Paragraph line;
  append(line, label, type);
  if (!label.view().ends_with(kColon)) append(line, kColon, label.span(), type);
  label_end = static_cast<std::uint32_t>(line.text.size());
  return line;
}

}  // namespace

std::optional<ImprintPlan> imprint(const Issue& issue, const Style& style, std::vector<Node>& structure) {
  const Imprint& source = issue.imprint;
  const text::CharStyle type = char_style(style.imprint.type, style);
  ImprintPlan plan;
  plan.pitch = style.imprint.pitch;
  plan.indent = style.imprint.indent;
  plan.outer_rule = style.imprint.outer_rule;
  plan.inner_rule = style.imprint.inner_rule;
  plan.gap = style.imprint.gap;
  plan.last_page = style.imprint.last_page;

  for (const Distribution& distribution : source.distribution) {
    ImprintLine& line = plan.lines.emplace_back();
    line.left = labelled(distribution.label, type, line.label_end);
    append(*line.left, distribution.text, type);
  }
  if (source.copies) {
    // At the right end of the last distribution line, if it fits there (BR-22).
    if (plan.lines.empty()) plan.lines.emplace_back();
    append(plan.lines.back().right.emplace(), "（共印" + std::to_string(source.copies->value) + "份）",
           source.copies->span, type);
  }
  const LocatedText printer = source.printer.empty() ? in_one(issue.issuers, "　") : source.printer;
  const std::optional<Located<Date>>& printed = source.printed ? source.printed : issue.date;
  if (!printer.empty() && printed) {
    ImprintLine& line = plan.lines.emplace_back();
    line.rule_above = plan.lines.size() > 1;
    append(line.left.emplace(), printer, type);
    append(line.right.emplace(), in_chinese(printed->value) + "印发", printed->span, type);
  }
  bool first_credit = true;
  for (const Credit& credit : source.credits) {
    ImprintLine& line = plan.lines.emplace_back();
    line.rule_above = first_credit && plan.lines.size() > 1;
    first_credit = false;
    line.left = labelled(credit.label, type, line.label_end);
    for (std::size_t i = 0; i < credit.names.size(); ++i) {
      if (i > 0) append(*line.left, "　", credit.names[i].span(), type);
      append(*line.left, credit.names[i], type);
    }
  }
  if (plan.lines.empty()) return std::nullopt;
  const NodeId node = add_node(structure, NodeKind::imprint, 0);
  for (ImprintLine& line : plan.lines) {
    const text::Paragraph& words = line.left ? *line.left : *line.right;
    line.node = add_node(structure, NodeKind::paragraph, node, words.text.span());
  }
  return plan;
}

}  // namespace typeset::elements
