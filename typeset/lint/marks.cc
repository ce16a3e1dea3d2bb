// Half-width marks in Chinese text, stops that cannot stand together, ellipses, document numbers.
#include <algorithm>
#include <string_view>

#include "lint/families.h"
#include "lint/faults.h"
#include "source/scan_words.h"

namespace typeset::lint {

namespace {

constexpr std::u32string_view kStops = U"，、；：。！？";

bool is_stop(char32_t c) { return c != 0 && kStops.find(c) != std::u32string_view::npos; }

/// What a half-width mark is in Chinese; empty for other characters and for brackets, which pairs.cc sees to.
std::string_view full_width(char32_t c) {
  switch (c) {
    case U',': return "，";
    case U';': return "；";
    case U':': return "：";
    case U'?': return "？";
    case U'!': return "！";
    case U'.': return "。";
    default: return {};
  }
}

/// How many characters from `i` on are `c`.
std::size_t run_of(const Passage& passage, std::size_t i, char32_t c) {
  std::size_t end = i;
  while (end < passage.size() && passage.at(end) == c) ++end;
  return end - i;
}

bool is_half_width_fault(const Passage& passage, std::size_t i) {
  const bool chinese_before = passage.chinese_before(i);
  const bool mentioned = i > 0 && passage.at(i - 1) == U'、' && passage.at(i + 1) == U'、';
  if (mentioned) return false;
  if (passage.at(i) == U'.') {
    // 某某.com is an address; 1.总则 and 5.5万 are numbers.
    return chinese_before && !passage.letter(i + 1) && !passage.digit(i + 1);
  }
  if (passage.digit(i + 1) && i > 0 && passage.digit(i - 1)) return false;
  if (chinese_before) return true;
  const bool word_before = i > 0 && !passage.space(i - 1);
  return word_before && passage.chinese_behind(i);
}

/// The ; of &nbsp;, which is reported as markup.
bool ends_entity(const Passage& passage, std::size_t i) {
  constexpr std::size_t kLongest = 8;
  std::size_t begin = i;
  while (begin > 0 && i - begin < kLongest && (passage.letter(begin - 1) || passage.digit(begin - 1))) --begin;
  if (begin > 0 && passage.at(begin - 1) == U'#') --begin;
  return passage.at(i) == U';' && begin < i && begin > 0 && passage.at(begin - 1) == U'&';
}

/// The point of {{指标.产值}}, which is reported as markup.
bool in_placeholder(const Passage& passage, std::size_t i) {
  constexpr std::size_t kLongest = 60;
  for (std::size_t begin = i; begin > 1 && i - begin < kLongest; --begin) {
    const char32_t c = passage.at(begin - 1);
    if (c == U'}' || c == U'｝') return false;
    if ((c == U'{' || c == U'｛') && passage.at(begin - 2) == c) return true;
  }
  return false;
}

/// {指标.产值
bool in_braces(const Passage& passage, std::size_t i) {
  constexpr std::size_t kLongest = 60;
  for (std::size_t begin = i; begin > 0 && i - begin < kLongest; --begin) {
    const char32_t c = passage.at(begin - 1);
    if (c == U'}') return false;
    if (c == U'{') return true;
  }
  return false;
}

void check_half_width(const Passage& passage, std::size_t i, Findings& findings) {
  if (ends_entity(passage, i) || in_placeholder(passage, i)) return;
  const std::string_view meant = full_width(passage.at(i));
  if (meant.empty() || passage.in_level_mark(i) || !is_half_width_fault(passage, i)) return;
  const Span place = passage.span(i, i + 1);
  if (!findings.wants(lint_faults::kHalfWidthMark, place)) return;
  // 供稿: within a body may be a field that was indented too far, {指标.产值} a figure with a brace too few.
  std::vector<Fix> fixes;
  const bool may_be_field = passage.at(i) == U':' && shape_of_key(passage.bytes(0, i)).has_value();
  if (!may_be_field && !in_braces(passage, i)) fixes = {{{passage.edit(i, i + 1, meant)}}};
  findings.report(lint_faults::kHalfWidthMark, place, {passage.words(i, i + 1), Term(meant)}, std::move(fixes));
}

/// What an ellipsis is made of, well or badly: the sign for mathematics (⋯), dots of every height.
constexpr std::u32string_view kDots = U"….。·⋯‥．・•‧∙⋅";

/// What stands for · by its looks: bullets, the middle dots of kana, hyphenation and mathematics.
constexpr std::u32string_view kLikeInterpunct = U"•・･‧∙⋅﹒●";

/// • between two parts of a name or a date: 买买提•吐尔逊, “12•4”. At the head of a text, and behind a blank, it marks
/// an item.
bool is_interpunct(const Passage& passage, std::size_t i) {
  if (i == 0 || kLikeInterpunct.find(passage.at(i)) == std::u32string_view::npos) return false;
  if (passage.han(i - 1) && passage.han(i + 1)) return true;
  if (!passage.digit(i - 1) || !passage.digit(i + 1)) return false;
  std::size_t begin = i;
  while (begin > 0 && i - begin < 3 && passage.digit(begin - 1)) --begin;
  std::size_t end = i + 1;
  while (end - i < 4 && passage.digit(end)) ++end;
  return passage.chinese(end) || passage.at(end) == U'”' || passage.chinese_before(begin);
}

/// The end of a run of dots from `i` that is a faulty ellipsis; 0 if it is none.
std::size_t faulty_ellipsis_end(const Passage& passage, std::size_t i) {
  constexpr std::size_t kFewest = 3;
  const char32_t c = passage.at(i);
  if (c == 0 || kDots.find(c) == std::u32string_view::npos) return 0;
  const std::size_t count = run_of(passage, i, c);
  const bool in_chinese = passage.chinese_before(i) || passage.chinese_behind(i + count - 1);
  switch (c) {
    case U'…': return count % 2 == 1 && in_chinese ? i + count : 0;
    case U'.': return count > 1 && in_chinese && !passage.letter(i + count) ? i + count : 0;
    case U'⋯': return in_chinese ? i + count : 0;
    default: return count >= kFewest && in_chinese ? i + count : 0;
  }
}

/// The end of a run of stops from `i` that cannot stand together; 0 if they can.
std::size_t faulty_stops_end(const Passage& passage, std::size_t i, const std::vector<std::size_t>& told_at) {
  constexpr std::size_t kMostTogether = 3;  // ！！！
  std::size_t end = i;
  bool strong = true;
  for (; is_stop(passage.at(end)); ++end) strong = strong && (passage.at(end) == U'！' || passage.at(end) == U'？');
  const std::size_t count = end - i;
  const char32_t before = i > 0 ? passage.at(i - 1) : 0;
  constexpr std::u32string_view kOpening = U"“‘（《〈【〔「『";
  const bool opened =
      before != 0 && kOpening.find(before) != std::u32string_view::npos && !std::ranges::binary_search(told_at, i - 1);
  const char32_t behind = passage.at(end);
  constexpr std::u32string_view kClosing = U"”’）》〉】〕」』";
  const bool named = opened && behind != 0 && kClosing.find(behind) != std::u32string_view::npos;  // 逗号“，”
  if (named) return 0;
  if (opened) return end;
  if (count > 1 && !(strong && count <= kMostTogether)) return end;
  // ……落实。”。
  const bool full_stop_twice = passage.at(end - 1) == U'。' && behind == U'”' && passage.at(end + 1) == U'。';
  return full_stop_twice ? end + 2 : 0;
}

/// Tells of a run and returns its end.
std::size_t tell_run(const Passage& passage, const DiagnosticKind& rule, std::size_t begin, std::size_t end,
                     Findings& findings) {
  const Span place = passage.span(begin, end);
  if (findings.wants(rule, place)) findings.report(rule, place, {passage.words(begin, end)});
  return end;
}

void check_document_number(const Passage& passage, std::size_t i, std::size_t end, Findings& findings) {
  constexpr std::size_t kYear = 4;
  const std::size_t number = i + kYear + 2;
  std::size_t first = number;
  while (first < end && (!passage.digit(first) || (passage.at(first) == U'0' && passage.digit(first + 1)))) ++first;
  const bool right = passage.at(i) == U'〔' && passage.at(number - 1) == U'〕' &&
                     (first == number || (first == number + 1 && passage.space(number)));
  if (right) return;
  const Span place = passage.span(i, end);
  if (!findings.wants(lint_faults::kDocumentNumber, place)) return;
  const std::string meant =
      "〔" + std::string(passage.bytes(i + 1, i + 1 + kYear)) + "〕" + std::string(passage.bytes(first, end));
  findings.report(lint_faults::kDocumentNumber, place, {passage.words(i, end), meant},
                  {{{passage.edit(i, end, meant)}}});
}

}  // namespace

std::size_t document_number_end(const Passage& passage, std::size_t i) {
  constexpr std::u32string_view kOpening = U"[(（［【〔﹝﹙{｛〖〈「";
  constexpr std::u32string_view kClosing = U"])）］】〕﹞﹚}｝〗〉」";
  constexpr std::size_t kYear = 4;
  constexpr std::size_t kMostDigits = 5;
  if (i == 0 || !passage.han(i - 1) || kOpening.find(passage.at(i)) == std::u32string_view::npos) return 0;
  for (std::size_t k = 1; k <= kYear; ++k) {
    if (!passage.digit(i + k)) return 0;
  }
  const bool this_age = (passage.at(i + 1) == U'1' && passage.at(i + 2) == U'9') ||
                        (passage.at(i + 1) == U'2' && passage.at(i + 2) == U'0');
  std::size_t at = i + kYear + 1;
  const char32_t closing = passage.at(at);
  if (!this_age || closing == 0 || kClosing.find(closing) == std::u32string_view::npos) return 0;
  ++at;
  if (passage.at(at) == U' ') ++at;
  if (passage.at(at) == U'第') ++at;
  if (passage.at(at) == U' ') ++at;
  const std::size_t digits = at;
  while (passage.digit(at) && at - digits < kMostDigits) ++at;
  if (at == digits) return 0;
  if (passage.at(at) == U' ') ++at;
  return passage.at(at) == U'号' ? at + 1 : 0;
}

void check_marks(const Passage& passage, const std::vector<std::size_t>& told_at, Findings& findings) {
  for (std::size_t i = 0; i < passage.size();) {
    if (const std::size_t end = document_number_end(passage, i); end > 0) {
      check_document_number(passage, i, end, findings);
      i = end;
    } else if (const std::size_t dots = faulty_ellipsis_end(passage, i); dots > 0) {
      i = tell_run(passage, lint_faults::kEllipsis, i, dots, findings);
    } else if (is_interpunct(passage, i)) {
      i = tell_run(passage, lint_faults::kInterpunct, i, i + 1, findings);
    } else if (is_stop(passage.at(i))) {
      const std::size_t stops = faulty_stops_end(passage, i, told_at);
      if (stops > 0) {
        i = tell_run(passage, lint_faults::kDoubledMark, i, stops, findings);
        continue;
      }
      while (is_stop(passage.at(i))) ++i;
    } else {
      // Dots were looked at as one: a row of them is no row of marks.
      const char32_t c = passage.at(i);
      const std::size_t run = kDots.find(c) != std::u32string_view::npos ? run_of(passage, i, c) : 1;
      if (run == 1) check_half_width(passage, i, findings);
      i += run;
    }
  }
}

}  // namespace typeset::lint
