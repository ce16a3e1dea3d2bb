// The dash —— of two cells (GB/T 15834 4.13, CL-CLS D2): typed as box drawing, bars, hyphens, 一一, or one — where no
// two things are joined. A single — joins places, times and parts of a compound.
#include <string>

#include "lint/families.h"
#include "lint/faults.h"
#include "lint/word_tables.h"

namespace typeset::lint {

namespace {

constexpr char32_t kEm = U'—';
constexpr std::u32string_view kHyphens = U"-\u2010\u2011";
// En dash, figure dash, bar, minus, box drawing, full-width hyphen, the length mark of kana.
constexpr std::u32string_view kStrokes = U"\u2012\u2013―−─━－﹣﹘ー";

bool is_stroke(char32_t c) { return c == kEm || among(c, kHyphens) || among(c, kStrokes); }

constexpr std::size_t kLongestDash = 4;  // a longer row of strokes is a rule or a blank to fill in

struct Row {
  std::size_t begin;
  std::size_t end;
  bool all_em;
  bool all_hyphens;
};

Row row_at(const Passage& passage, std::size_t i) {
  Row row{i, i, true, true};
  for (; is_stroke(passage.at(row.end)); ++row.end) {
    row.all_em = row.all_em && passage.at(row.end) == kEm;
    row.all_hyphens = row.all_hyphens && among(passage.at(row.end), kHyphens);
  }
  return row;
}

/// Whether two times meet: 一月—三月, 周一—周五, 第一章—第三章.
bool joins_times(const Passage& passage, const Row& row) {
  constexpr std::u32string_view kEnds = U"年月日时点分秒季度期章节条届级号岁页天〇零一二三四五六七八九十初午晚晨";
  constexpr std::u32string_view kBegins = U"第周星上下今至明次翌一二三四五六七八九十初早中晚";
  const char32_t right = passage.at(row.end);
  return (among(passage.at(row.begin - 1), kEnds) || passage.digit(row.begin - 1)) &&
         (among(right, kBegins) || passage.digit(row.end));
}

/// 贵阳市—毕节市, 北京—上海: a place ends before the row and one begins behind it.
bool joins_places(const Passage& passage, const Row& row) {
  if (word_before(passage, row.begin, kPlaces) == 0) return false;
  constexpr std::size_t kLongestName = 6;
  if (word_at(passage, row.end, kPlaces) > 1) return true;
  for (std::size_t at = row.end + 1; at <= row.end + kLongestName && passage.han(at - 1); ++at) {
    if (!passage.han(at) && word_before(passage, at, kPlaces) > 0) return true;
  }
  return word_at(passage, row.end, kPlaces) == 1 && !passage.han(row.end + 1);  // 京—沪
}

/// 生产—加工—销售: another stroke in the same clause, a few characters off.
bool is_chain(const Passage& passage, const Row& row) {
  constexpr std::size_t kReach = 9;
  for (std::size_t k = 1; k <= kReach; ++k) {
    const char32_t c = passage.at(row.end + k);
    if (c == 0 || among(c, kClauseEnds)) break;
    if (is_stroke(c)) return !is_stroke(passage.at(row.end + k + 1));
  }
  for (std::size_t k = 2; k <= kReach && k <= row.begin; ++k) {
    const char32_t c = passage.at(row.begin - k);
    if (among(c, kClauseEnds)) break;
    if (is_stroke(c)) return row.begin == k || !is_stroke(passage.at(row.begin - k - 1));
  }
  return false;
}

/// Whether the row joins two things, as — does, and is no dash.
bool is_connector(const Passage& passage, const Row& row) {
  if (row.begin == 0) return false;
  constexpr std::size_t kRouteReach = 12;
  const bool two_letters = passage.han(row.begin - 1) && passage.han(row.end) && !passage.han(row.end + 1) &&
                           (row.begin < 2 || !passage.han(row.begin - 2));
  return joins_times(passage, row) || joins_places(passage, row) || two_letters || is_chain(passage, row) ||
         (word_at(passage, row.end, kPosts) == 0 && word_near_behind(passage, row.end, kRouteReach, kRoutes));
}

void tell(const Passage& passage, std::size_t begin, std::size_t end, bool connector, Findings& findings) {
  const Span place = passage.span(begin, end);
  if (!findings.wants(lint_faults::kDash, place)) return;
  findings.report(lint_faults::kDash, place,
                  {passage.words(begin, end), connector ? Term("连接号", "a connector") : Term("破折号", "a dash"),
                   connector ? Term("—") : Term("——")},
                  {{{passage.edit(begin, end, connector ? "—" : "——")}}});
}

void check_row(const Passage& passage, const Row& row, Findings& findings) {
  const std::size_t count = row.end - row.begin;
  if (row.all_em && count == 2) return;
  if (count > kLongestDash) return;
  const bool figure_before = row.begin > 0 && passage.digit(row.begin - 1);
  if (figure_before && (passage.digit(row.end) || passage.at(row.end) == U'第')) return;  // figures.cc
  if (count == 1) {
    const bool joined = row.begin > 0 && (passage.han(row.begin - 1) || among(passage.at(row.begin - 1), U"”》）")) &&
                        (passage.han(row.end) || among(passage.at(row.end), U"“《"));
    // A hyphen joins: 吐鲁番-哈密盆地. ー lengthens a vowel of kana.
    if (!joined || row.all_hyphens || passage.at(row.begin) == U'ー') return;
    const bool connector = is_connector(passage, row);
    if (!(row.all_em && connector)) tell(passage, row.begin, row.end, connector, findings);
    return;
  }
  // <!-- and -->, which are reported as markup
  if (row.begin > 1 && passage.at(row.begin - 1) == U'!' && passage.at(row.begin - 2) == U'<') return;
  if (row.all_hyphens && passage.at(row.end) == U'>') return;
  // --help, a--b
  if (row.all_hyphens && (passage.letter(row.end) || (row.begin > 0 && passage.letter(row.begin - 1)))) return;
  if (!passage.chinese_before(row.begin) && !passage.chinese_behind(row.end - 1)) return;
  tell(passage, row.begin, row.end, !row.all_em && is_connector(passage, row), findings);
}

/// 王五一一主任: 一一 is an adverb (一一列举) unless a post, or what the noun before it announces, follows.
void check_ones(const Passage& passage, std::size_t i, std::size_t end, Findings& findings) {
  constexpr std::u32string_view kMarked = U"《【";
  const char32_t before = i > 0 ? passage.at(i - 1) : 0;
  const char32_t behind = passage.at(end);
  if (end - i != 2 || passage.digit(end) || among(behind, kHanDigits) || among(behind, kHanUnits)) return;
  // 王五一一主任 is a name, 九一一 and 第一一 are numbers.
  const bool name = i > 1 && passage.han(i - 2) && !among(passage.at(i - 2), U"第周期十百千万亿") &&
                    !among(passage.at(i - 2), kHanDigits);
  const bool number = among(before, kHanUnits) || among(before, kHanDigits) || (i > 0 && passage.digit(i - 1));
  if (number && !(name && word_at(passage, end, kPosts) > 0)) return;
  constexpr std::size_t kClause = 16;
  const bool announced = word_before(passage, i, kAnnouncing) > 0 && word_near_before(passage, i, kClause, kDefining) &&
                         !word_near_before(passage, i, kClause, kHandling);
  const bool post =
      i > 0 && word_at(passage, end, kPosts) > 0 && passage.han(i - 1) && !among(before, U"将把由请向经给与同");
  const bool subtitle = i == 0 && word_at(passage, end, kSubtitles) > 0;
  if (announced || post || subtitle || among(passage.at(end), kMarked)) tell(passage, i, end, false, findings);
}

}  // namespace

void check_dashes(const Passage& passage, Findings& findings) {
  for (std::size_t i = 0; i < passage.size();) {
    std::size_t end = i + 1;
    if (is_stroke(passage.at(i))) {
      const Row row = row_at(passage, i);
      if (!passage.in_level_mark(i)) check_row(passage, row, findings);
      end = row.end;
    } else if (passage.at(i) == U'一' && passage.at(i + 1) == U'一') {
      while (passage.at(end) == U'一') ++end;
      check_ones(passage, i, end, findings);
    }
    i = end;
  }
}

}  // namespace typeset::lint
