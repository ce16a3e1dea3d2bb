#include "cli/breakings.h"

#include <fmt/format.h>

#include "cli/excerpt.h"

namespace typeset {

namespace {

/// 第 1 行末在书名号外侧断开 2（GB-7.3.1d）
std::string describe(const text::TitleReason& reason, std::size_t lines, Language language) {
  const text::TitleRuleRow& row = text::row(reason.rule);
  const bool zh = language == Language::zh;
  std::string text;
  if (reason.line < lines)
    text = zh ? fmt::format("第 {} 行", reason.line + 1) : fmt::format("line {}: ", reason.line + 1);
  text += row.words.in(language);
  if (reason.points > 0) text += fmt::format(" {}", reason.points);
  return text + (zh ? fmt::format("（{}）", row.id) : fmt::format(" ({})", row.id));
}

}  // namespace

std::string describe_breakings(const text::BrokenTitle& title, Language language) {
  const bool zh = language == Language::zh;
  std::string text = zh ? "  标题的排法，分数越小越好：\n" : "  ways of breaking the title, fewer points better:\n";
  std::size_t number = 0;
  for (const text::TitleBreaking& breaking : title.best) {
    std::string lines, reasons;
    for (const std::string& line : breaking.lines) lines += (lines.empty() ? "" : "｜") + printable(line);
    for (const text::TitleReason& reason : breaking.reasons) {
      if (reason.rule == text::TitleRule::uneven && reason.points == 0) continue;
      if (!reasons.empty()) reasons += zh ? "；" : "; ";
      reasons += describe(reason, breaking.lines.size(), language);
    }
    const Words points{" 分：", " points: "};
    text += fmt::format("    {}. {}{}{}\n       {}\n", ++number, breaking.points, points.in(language), lines, reasons);
  }
  return text;
}

}  // namespace typeset
