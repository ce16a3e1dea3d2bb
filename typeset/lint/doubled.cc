// Words and paragraphs that stand twice. Only what is nearly always a slip: reduplication is part of the language.
#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "lint/families.h"
#include "lint/faults.h"
#include "lint/word_cuts.h"
#include "lint/word_tables.h"

namespace typeset::lint {

namespace {

/// Words that are said twice on purpose: 研究研究 and the sounds of things.
constexpr std::array<std::u32string_view, 70> kReduplicated = {
    U"研究", U"讨论", U"商量", U"考虑", U"了解", U"学习", U"锻炼", U"休息", U"调查", U"打听", U"介绍", U"认识",
    U"体验", U"感受", U"比较", U"交流", U"沟通", U"总结", U"思考", U"琢磨", U"检查", U"准备", U"收拾", U"打扫",
    U"整理", U"参观", U"活动", U"帮助", U"照顾", U"关心", U"鼓励", U"放松", U"轻松", U"高兴", U"热闹", U"痛快",
    U"商讨", U"探讨", U"磨练", U"历练", U"锤炼", U"教育", U"批评", U"表扬", U"提醒", U"督促", U"清理", U"打扮",
    U"走动", U"尝试", U"见识", U"请教", U"合计", U"议论", U"反思", U"规范", U"表示", U"意思", U"好的", U"可以",
    U"对的", U"多少", U"非常", U"十分", U"哗啦", U"滴答", U"轰隆", U"扑通", U"加油", U"噼啪"};

constexpr std::size_t kLongest = 32;        // characters of a repeated stretch
constexpr std::size_t kFewestWithMark = 5;  // hanzi of a stretch that holds marks: 学习，学习 is rhetoric

bool is_numeral(char32_t c) { return among(c, U"〇零一二两三四五六七八九十百千万亿"); }

/// Whether [begin, begin + length), which stands twice over, is a slip.
bool is_slip(const Passage& passage, std::size_t begin, std::size_t length) {
  const std::u32string_view words = std::u32string_view(passage.characters()).substr(begin, length);
  const std::size_t hanzi = passage.han_before(begin + length) - passage.han_before(begin);
  if (hanzi < 2 || (hanzi < length && hanzi < kFewestWithMark)) return false;
  if (!passage.han(begin) && !passage.han(begin + length - 1)) return false;
  if (std::ranges::all_of(words, [&](char32_t c) { return c == words.front(); })) return false;
  if (std::ranges::all_of(words, is_numeral)) return false;
  // 某某市某某市 stands for two names.
  if (words.find(U'某') != std::u32string_view::npos) return false;
  if (length > 3) return true;
  // 一步一步, 逐个逐个; 一步一步一 again.
  constexpr std::u32string_view kCounting = U"一逐每很";
  if (std::ranges::any_of(words, [&](char32_t c) { return among(c, kCounting); })) return false;
  return std::ranges::find(kReduplicated, words) == kReduplicated.end();
}

/// Tells of [begin, end), where a stretch of `length` comes again and again.
void tell_word(const Passage& passage, std::size_t begin, std::size_t end, std::size_t length, Findings& findings) {
  const std::size_t times = (end - begin) / length;
  const Span place = passage.span(begin, begin + times * length);
  if (!findings.wants(lint_faults::kDoubledWord, place)) return;
  std::size_t from = begin;
  std::size_t to = begin + length;
  while (!passage.han(from)) ++from;
  while (!passage.han(to - 1)) --to;
  findings.report(lint_faults::kDoubledWord, place, {passage.words(from, to), std::to_string(times)},
                  {{{passage.edit(begin + length, begin + times * length, "")}}});
}

/// 重庆大学|大学生: a word behind its like, with what makes another word of it; not 落实|落实|会议, where what follows
/// begins a word of its own.
bool meets_longer_word(const Passage& passage, std::size_t begin, std::size_t end, std::size_t length,
                       const words::LexiconSource& words) {
  constexpr std::u32string_view kSuffixes = U"生室局会组者站厅委队员处院所科部长";
  const bool may_meet = length == 2 && end == begin + 2 * length && begin > 0 && passage.han(begin - 1) &&
                        among(passage.at(end), kSuffixes);
  return may_meet && !WordCut(passage, begin, end + 1, words.lexicon()).begins_long_word(end);
}

/// A stretch of the text that agrees with itself `length` characters on, and with them is twice as long or longer.
struct Repeated {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t length = 0;
};

/// Adds those of one length, in one pass.
void find_repeated(const std::u32string& text, std::size_t length, std::vector<Repeated>& found) {
  std::size_t agreeing = 0;
  const auto close = [&](std::size_t i) {
    if (agreeing >= length) found.push_back({i - agreeing - length, i, length});
    agreeing = 0;
  };
  for (std::size_t i = length; i < text.size(); ++i) {
    if (text[i] == text[i - length]) {
      ++agreeing;
    } else if (agreeing > 0) {
      close(i);
    }
  }
  close(text.size());
}

void check_words(const Passage& passage, const words::LexiconSource& words, Findings& findings) {
  std::vector<Repeated> found;
  for (std::size_t length = 2; length <= std::min(kLongest, passage.size() / 2); ++length) {
    find_repeated(passage.characters(), length, found);
  }
  std::ranges::sort(found, {}, [](const Repeated& one) { return std::pair(one.begin, one.length); });
  // What a shorter stretch makes up, reported or not, is no repetition of a longer one: 研究研究研究研究.
  std::size_t covered_to = 0;
  std::size_t told_to = 0;
  for (const Repeated& one : found) {
    if (one.end <= covered_to) continue;
    covered_to = one.end;
    if (one.begin < told_to || !is_slip(passage, one.begin, one.length)) continue;
    if (meets_longer_word(passage, one.begin, one.end, one.length, words)) continue;
    told_to = one.end;
    tell_word(passage, one.begin, one.end, one.length, findings);
  }
}

}  // namespace

void check_doubled(const Passage& passage, const words::LexiconSource& words, Findings& findings) {
  check_doubled_characters(passage, words, findings);
  check_words(passage, words, findings);
}

void RepeatedParagraphs::check(const Passage& passage, Findings& findings) {
  constexpr std::size_t kShortest = 20;
  constexpr std::size_t kShown = 8;
  if (passage.size() < kShortest) return;
  if (seen_.insert(passage.text().str()).second) return;
  const Span place = passage.span(0, passage.size());
  if (!findings.wants(lint_faults::kParagraphRepeated, place)) return;
  findings.report(lint_faults::kParagraphRepeated, place, {passage.words(0, kShown)});
}

}  // namespace typeset::lint
