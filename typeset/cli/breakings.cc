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

/// 8 分：某某市人民政府办公室关于印发｜《某某市创建文明城市方案》的通知, and its reasons below.
std::string describe(const text::TitleBreaking& breaking, Language language) {
  std::string lines, reasons;
  for (const std::string& line : breaking.lines) lines += (lines.empty() ? "" : "｜") + printable(line);
  for (const text::TitleReason& reason : breaking.reasons) {
    if (reason.rule == text::TitleRule::uneven && reason.points == 0) continue;
    if (!reasons.empty()) reasons += language == Language::zh ? "；" : "; ";
    reasons += describe(reason, breaking.lines.size(), language);
  }
  const Words points{" 分：", " points: "};
  return fmt::format("{}{}{}\n       {}\n", breaking.points, points.in(language), lines, reasons);
}

/// What the author's own lines say of the words that stand in no list.
std::string describe_divided(const text::BrokenTitle& title, Language language) {
  std::string text;
  for (const std::string& place : title.divided) {
    text += language == Language::zh
                ? fmt::format(
                      "    自动排会在“{}”处断开，自定的行没有断；其中若有不宜拆开的词，写进样式的“标题.词语”"
                      "（title.words）或“用语.txt”，以后不必再自定\n",
                      printable(place))
                : fmt::format(
                      "    of itself a line would end at “{}”, the author's does not; if these are one word, put it "
                      "into title.words of the style or into 用语.txt, and lines need no longer be forced\n",
                      printable(place));
  }
  return text;
}

}  // namespace

std::string describe_breakings(const text::BrokenTitle& title, Language language) {
  const bool zh = language == Language::zh;
  std::string text;
  if (title.own) {
    text = zh ? "  标题照自定的行排：\n" : "  the title as its author divided it:\n";
    text += "       " + describe(*title.own, language);
    text += describe_divided(title, language);
  }
  if (title.own) {
    text += zh ? "  不自定的话，分数越小越好：\n" : "  ways of breaking it without, fewer points better:\n";
  } else {
    text += zh ? "  标题的排法，分数越小越好：\n" : "  ways of breaking the title, fewer points better:\n";
  }
  std::size_t number = 0;
  for (const text::TitleBreaking& breaking : title.best)
    text += fmt::format("    {}. {}", ++number, describe(breaking, language));
  return text;
}

std::string describe_dictionary(const Dictionary& dictionary, Language language) {
  const bool zh = language == Language::zh;
  if (dictionary.path().empty()) {
    return zh ? "题目断行：没有词典，只照小词表和 ICU 的词\n"
              : "titles are divided by: a short list and ICU's words; there is no dictionary\n";
  }
  return zh ? fmt::format("题目断行：词典 {}\n", printable(dictionary.path()))
            : fmt::format("titles are divided by: {}\n", printable(dictionary.path()));
}

}  // namespace typeset
