#include "cli/manual.h"

#include <string_view>

#include "base/characters.h"
#include "base/utf8.h"

namespace typeset {

namespace {

/// Whether a line may end between two characters, of which at least one is Chinese; between Western ones the blanks
/// say.
bool may_break(char32_t before, char32_t after) {
  constexpr ClassSet kNoBegin =
      ClassSet::of(CharClass::CL, CharClass::PM, CharClass::PE, CharClass::PX, CharClass::IT, CharClass::WC,
                   CharClass::D2, CharClass::EL, CharClass::CN, CharClass::SL, CharClass::PO, CharClass::SP);
  constexpr ClassSet kNoEnd = ClassSet::of(CharClass::OP, CharClass::WO, CharClass::D2, CharClass::CN, CharClass::SP);
  constexpr char32_t kFirstChinese = 0x2E80;
  if (before < kFirstChinese && after < kFirstChinese) return false;
  return !kNoBegin.has(char_class(after)) && !kNoEnd.has(char_class(before));
}

/// Text as the macros take it: no control lines, no escapes, hyphens that stay what was typed.
std::string escaped(std::string_view text) {
  std::string made;
  char32_t before = U' ';
  for_each_character(text, [&](std::size_t at, char32_t c) {
    if (at > 0 && may_break(before, c)) made += "\\:";
    if (at == 0 && (c == '.' || c == '\'')) made += "\\&";
    if (c == '\\')
      made += "\\e";
    else if (c == '-')
      made += "\\-";
    else if (c == '\'')
      made += "\\(aq";
    else if (c == '^')
      made += "\\(ha";
    else if (c == '~')
      made += "\\(ti";
    else
      made += to_utf8(c);
    before = c;
  });
  return made;
}

class Page {
 public:
  Page(const std::string& title, const std::string& version, Language language) : language_(language) {
    std::string capitals = title;
    for (char& c : capitals)
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    text_ = ".\\\" Made by `hongtou help --print man`.\n";
    text_ += ".TH " + escaped(capitals) + " 1 " HONGTOU_RELEASED " \"" + escaped(version) + "\" Hongtou\n";
    // Neither hyphens nor stretched blanks: they would part options, and a line of Chinese has too few of them.
    text_ += ".nh\n.ad l\n";
  }
  void section(std::string_view zh, std::string_view en) {
    text_.append(".SH ").append(Words{zh, en}.in(language_)).append("\n");
  }
  void line(std::string_view words) { text_ += escaped(words) + "\n"; }
  void raw(std::string_view line) { text_.append(line).append("\n"); }
  void entry(const std::string& head, std::string_view words) {
    text_ += ".TP\n" + head + "\n" + escaped(words) + "\n";
  }
  std::string take() { return std::move(text_); }

 private:
  Language language_;
  std::string text_;
};

std::string bold(std::string_view words) { return "\\fB" + escaped(words) + "\\fR"; }

/// -o, --output PATH
std::string head_of(const OptionRow& row) {
  std::string head;
  for (const std::string& name : row.names) head += (head.empty() ? "" : ", ") + bold(name);
  if (!row.shape.empty()) head += (head.empty() ? "" : " ") + ("\\fI" + escaped(row.shape) + "\\fR");
  return head;
}

std::string title_of(const CommandRow& row) { return row.name.empty() ? "hongtou" : "hongtou-" + row.name; }

void put_options(Page& page, const std::vector<OptionRow>& rows) {
  for (const OptionRow& row : rows) page.entry(head_of(row), row.help);
}

std::string page_of(const CommandRow& row, const std::vector<CommandRow>& rows, const std::string& version,
                    Language language) {
  const bool whole = row.name.empty();
  Page page(title_of(row), version, language);
  page.section("名称", "NAME");
  page.raw(escaped(title_of(row)) + " \\- " + escaped(row.help));
  page.section("概要", "SYNOPSIS");
  page.raw(bold(whole ? "hongtou" : "hongtou " + row.name) + " " + escaped(row.usage));
  if (!row.remark.empty()) {
    page.section("说明", "DESCRIPTION");
    page.line(row.remark);
  }
  if (whole) {
    page.section("命令", "COMMANDS");
    for (const CommandRow& command : rows)
      if (!command.name.empty()) page.entry(bold(command.name), command.help);
  }
  if (!row.arguments.empty()) {
    page.section("参数", "ARGUMENTS");
    put_options(page, row.arguments);
  }
  page.section("选项", "OPTIONS");
  put_options(page, row.options);
  if (!whole) put_options(page, rows.front().options);
  page.section("退出码", "EXIT STATUS");
  for (const Meaning& code : kExitCodes) page.entry(bold(code.name), code.words.in(language));
  if (whole) {
    page.section("环境变量", "ENVIRONMENT");
    for (const Meaning& variable : kVariables) page.entry(bold(variable.name), variable.words.in(language));
  }
  page.section("参见", "SEE ALSO");
  std::string others;
  for (const CommandRow& other : rows) {
    if (other.name == row.name) continue;
    others += (others.empty() ? "" : ",\n") + std::string(".BR ") + escaped(title_of(other)) + " (1)";
  }
  page.raw(others);
  return page.take();
}

}  // namespace

std::vector<ManualPage> manual_pages(const std::vector<CommandRow>& rows, const std::string& version,
                                     Language language) {
  std::vector<ManualPage> pages;
  pages.reserve(rows.size());
  for (const CommandRow& row : rows) pages.push_back({title_of(row) + ".1", page_of(row, rows, version, language)});
  return pages;
}

}  // namespace typeset
