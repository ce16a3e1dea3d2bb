// Characters, words and paragraphs that stand twice. Only what is nearly always a slip: reduplication is part of the
// language, and neighbouring words may happen to meet in the same character (目的的, 为了了解).
#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "lint/families.h"
#include "lint/faults.h"

namespace typeset::lint {

namespace {

/// A character that no word doubles; where the first ends a word behind `after`, or the second begins one before
/// `before`, the two belong to different words.
struct Function {
  char32_t character;
  std::u32string_view after;   // 目 的|的
  std::u32string_view before;  // 为了|了 解
};

constexpr std::array<Function, 30> kFunctions = {{
    {U'的', U"目标之打", U"确士"},
    {U'了', U"为除", U"解如却无望然得不事结断"},
    {U'是', U"", U"否非"},
    {U'在', U"存现实所内外潜自健好旨正", U"职校岗位编建线册乎场押读研任即家行意此于"},
    {U'和', U"饱缓温共总柔谦平调中祥亲议媾讲随附不", U"平谐睦解气美善田县顺缓约声弦煦牌尚"},
    {U'与', U"参赠赋授给付寄", U"会时否日众其"},
    {U'及', U"以普涉顾触遍论波企提危推来", U"时格其早至第"},
    {U'或', U"抑", U"者许多"},
    {U'被', U"棉毛植", U"子告动单褥套面"},
    {U'对', U"一面针相应核反成绝敌配校", U"子象手方策口外内接照比话立应联标待"},
    {U'将', U"即必行干大中上少虎麻名主", U"来军领士近要官"},
    {U'从', U"服听自随跟顺盲遵屈侍无主", U"容事业严前来此小中重轻优头众属"},
    {U'向', U"方导面走趋去意志倾转定流动一取朝内外单双横纵风", U"往导阳来前上下心日"},
    {U'于', U"", U"是洪都"},
    {U'并', U"合兼归吞一裁火", U"且不非列联购网轨入肩举重行存"},
    {U'也', U"", U""},
    {U'而', U"", U"且今言已立"},
    {U'着', U"执附沉胶黏衣穿", U"力重手眼陆装急火想实落色墨床迷"},
    {U'之', U"", U""},
    {U'其', U"尤极与何", U"他它余"},
    {U'使', U"即大天公驱促致行假迫指役特", U"用命者得馆团劲节"},
    {U'就', U"成造早", U"业是地近此医读餐任职座学算诊寝"},
    {U'这', U"", U""},
    {U'们', U"哥爷娘姐", U""},
    {U'由', U"自理缘事来经因根案", U"于此来衷"},
    {U'还', U"归偿退返生", U"有是要原款乡"},
    {U'已', U"而不早", U"经婚故知往"},
    {U'都', U"首成故古京建迁国陪", U"市城匀督会"},
    {U'且', U"", U"慢"},
    {U'但', U"不", U"是"},
}};

bool among(char32_t c, std::u32string_view characters) {
  return c != 0 && characters.find(c) != std::u32string_view::npos;
}

void check_characters(const Passage& passage, Findings& findings) {
  for (std::size_t i = 0; i + 1 < passage.size();) {
    const char32_t c = passage.at(i);
    if (passage.at(i + 1) != c || !passage.han(i)) {
      ++i;
      continue;
    }
    std::size_t end = i + 2;
    while (passage.at(end) == c) ++end;
    const auto* function = std::ranges::find(kFunctions, c, &Function::character);
    const char32_t before = i > 0 ? passage.at(i - 1) : 0;
    const bool pairs = end == i + 2 && passage.han(end) && passage.at(end) == passage.at(end + 1);  // 是是非非
    const bool apart = end == i + 2 && function != kFunctions.end() &&
                       (among(before, function->after) || among(passage.at(end), function->before));
    if (function != kFunctions.end() && !pairs && !apart) {
      const Span place = passage.span(i, end);
      if (findings.wants(lint_faults::kDoubledCharacter, place)) {
        findings.report(lint_faults::kDoubledCharacter, place, {passage.words(i, end), to_utf8(c)});
      }
    }
    i = end;
  }
}

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
  findings.report(lint_faults::kDoubledWord, place, {passage.words(from, to), std::to_string(times)});
}

/// 重庆大学|大学生: a word behind its like, with what makes another word of it.
bool meets_longer_word(const Passage& passage, std::size_t begin, std::size_t end, std::size_t length) {
  constexpr std::u32string_view kSuffixes = U"生室局会组者站厅委队员处院所科部长";
  return length == 2 && end == begin + 2 * length && begin > 0 && passage.han(begin - 1) &&
         among(passage.at(end), kSuffixes);
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

void check_words(const Passage& passage, Findings& findings) {
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
    if (meets_longer_word(passage, one.begin, one.end, one.length)) continue;
    told_to = one.end;
    tell_word(passage, one.begin, one.end, one.length, findings);
  }
}

}  // namespace

void check_doubled(const Passage& passage, Findings& findings) {
  check_characters(passage, findings);
  check_words(passage, findings);
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
