// What was meant for the writer's eyes or for the program, and would be printed: remarks behind text, marks typed with
// the wrong brackets, marks of other programs. Only what nobody prints on purpose.
#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "lint/families.h"
#include "lint/faults.h"
#include "lint/word_tables.h"
#include "source/line_forms.h"
#include "source/spans.h"

namespace typeset::lint {

namespace {

constexpr std::size_t kLongestRemark = 40;   // characters
constexpr std::size_t kLongestSetting = 20;  // characters in braces

bool ends_clause(char32_t c) { return among(c, U"。；！？…”）》"); }

bool has_han(const Passage& passage, std::size_t begin, std::size_t end) {
  return passage.han_before(end) > passage.han_before(begin);
}

std::u32string_view from(const Passage& passage, std::size_t begin) {
  return std::u32string_view(passage.characters()).substr(begin);
}

void tell_remark(const Passage& passage, std::size_t begin, std::size_t end, Findings& findings) {
  const Span place = passage.span(begin, end);
  if (findings.wants(lint_faults::kRemarkInText, place))
    findings.report(lint_faults::kRemarkInText, place, {passage.words(begin, end)});
}

/// ／／待核, /* 待核 */, ＃ 待核: the whole text.
bool is_remark(const Passage& passage) {
  const char32_t first = passage.at(0), second = passage.at(1);
  if (first == U'／' && second == U'／') return true;
  if (first == U'/' && second == U'*') return true;
  const bool sign = among(first, U"＃#/／") && holds_word(from(passage, 1), kRemarkWords);
  return sign && (passage.space(1) || first == U'＃');
}

/// Whether a remark begins at `i`, behind other text: `。// 待核`, `。 # 待核`, `#待核`.
bool begins_remark(const Passage& passage, std::size_t i) {
  const std::size_t left = passage.size() - i;
  if (i == 0 || left > kLongestRemark || left < 3) return false;
  const char32_t c = passage.at(i);
  const bool slashes = (c == U'/' || c == U'／') && passage.at(i + 1) == c && passage.at(i + 2) != c;
  const bool apart = passage.space(i - 1) || ends_clause(passage.at(i - 1));
  if (slashes) return apart && has_han(passage, i, passage.size());
  const bool sharp = (c == U'#' || c == U'＃') && from(passage, i + 1).find(c) == std::u32string_view::npos;
  return sharp && holds_word(from(passage, i + 1), kRemarkWords);
}

void check_remarks(const Passage& passage, Findings& findings) {
  if (is_remark(passage)) return tell_remark(passage, 0, passage.size(), findings);
  for (std::size_t i = 1; i < passage.size(); ++i) {
    if (!begins_remark(passage, i)) continue;
    return tell_remark(passage, i, passage.size(), findings);
  }
}

void tell_mark(const Passage& passage, std::size_t begin, std::size_t end, const Term& remedy, Findings& findings) {
  const Span place = passage.span(begin, end);
  if (findings.wants(lint_faults::kDeadMark, place))
    findings.report(lint_faults::kDeadMark, place, {passage.words(begin, end), remedy});
}

/// {楷体} or ｛分页｝ at `i`: where it ends, and what to do; 0: it is no mark of ours.
std::size_t setting_end(const Passage& passage, std::size_t i, Term& remedy) {
  const bool wide = passage.at(i) == U'｛';
  // Behind a bracket it works, is meant as it stands, or was reported as what does not work there.
  if (!wide && i > 0 && passage.at(i - 1) == U']') return 0;
  std::size_t end = i + 1;
  while (end < passage.size() && end - i <= kLongestSetting && !among(passage.at(end), U"}｝{｛")) ++end;
  if (!among(passage.at(end), U"}｝")) return 0;
  const std::string_view inside = passage.bytes(i + 1, end);
  const std::string_view name = inside.substr(0, inside.find_first_of("= "));
  const auto named = [&](const auto& row) { return row.name == name || row.zh == name; };
  const std::string braced = "{" + std::string(inside) + "}";
  if (std::ranges::any_of(kSpanNames, named)) {
    remedy = Term("要起作用，写成“[文字]" + braced + "”，方括号和花括号都用半角",
                  "write [text]" + braced + " with brackets and braces of half width");
    return end + 1;
  }
  // With braces of half width it has been told (Markup::instruction).
  if (!wide || !std::ranges::any_of(kInstructions, named)) return 0;
  remedy = Term("写成“" + braced + "”，花括号用半角，单独一行", "write " + braced + ", half width, alone on a line");
  return end + 1;
}

/// \n between words; not in a path of Windows.
bool is_typed_line_end(const Passage& passage, std::size_t i) {
  if (passage.at(i) != U'\\' || passage.at(i + 1) != U'n' || passage.letter(i + 2)) return false;
  return i == 0 || passage.chinese(i - 1) || passage.space(i - 1);
}

/// <br>, <br/> at `i`: where it ends; 0: there is none.
std::size_t tag_end(const Passage& passage, std::size_t i) {
  if (from(passage, i).substr(0, 3) != U"<br") return 0;
  std::size_t end = i + 3;
  while (among(passage.at(end), U" /")) ++end;
  return passage.at(end) == U'>' ? end + 1 : 0;
}

void check_marks_typed(const Passage& passage, bool in_body, Findings& findings) {
  const Term line_end("改成“{换行}”，或另起一段", "write {line-break}, or begin another paragraph");
  for (std::size_t i = 0; i < passage.size(); ++i) {
    const char32_t c = passage.at(i);
    Term remedy("");
    std::size_t end = 0;
    if (c == U'{' || c == U'｛') end = setting_end(passage, i, remedy);
    if (c == U'\\' && is_typed_line_end(passage, i)) {
      end = i + 2;
      remedy = line_end;
    }
    if (c == U'<' && !in_body) {  // within a body it has been told (Markup::html)
      end = tag_end(passage, i);
      remedy = line_end;
    }
    if (end == 0) continue;
    tell_mark(passage, i, end, remedy, findings);
    i = end - 1;
  }
}

/// 图/会场.jpg alone on a line.
void check_picture_name(const Passage& passage, Findings& findings) {
  const std::string_view text = passage.text().view();
  const std::size_t dot = text.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || text.find(' ') != std::string_view::npos) return;
  const std::string_view ending = text.substr(dot + 1);
  const bool picture =
      ending == "jpg" || ending == "jpeg" || ending == "png" || ending == "JPG" || ending == "JPEG" || ending == "PNG";
  constexpr std::u32string_view kNoName = U"，。；：！？、（）()[]";
  if (!picture || passage.characters().find_first_of(kNoName) != std::u32string::npos) return;
  const std::string name(text);
  tell_mark(passage, 0, passage.size(),
            Term("是图片，写成“![说明](" + name + ")”", "for a picture write ![description](" + name + ")"), findings);
}

}  // namespace

void check_leftovers(const Passage& passage, bool in_body, Findings& findings) {
  check_remarks(passage, findings);
  check_marks_typed(passage, in_body, findings);
  if (in_body) check_picture_name(passage, findings);
}

void check_masthead(const Passage& passage, Findings& findings) {
  constexpr std::u32string_view kFigures = U"0123456789０１２３４５６７８９〇一二三四五六七八九十百";
  for (std::size_t i = 0; i < passage.size(); ++i) {
    if (passage.at(i) != U'第') continue;
    std::size_t end = i + 1;
    while (among(passage.at(end), kFigures) || passage.space(end)) ++end;
    if (end == i + 1 || passage.at(end) != U'期') continue;
    const Span place = passage.span(i, end + 1);
    if (findings.wants(lint_faults::kNumberInMasthead, place))
      findings.report(lint_faults::kNumberInMasthead, place, {passage.words(i, end + 1)});
  }
}

}  // namespace typeset::lint
