// Characters that stand twice. Reduplication is part of the language (人人, 看看, 高高兴兴), and neighbouring words may
// meet in the same character (目的|的, 工作|作风, 督查组|组长): only what is left when all of that is taken away is a
// slip.
#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.h"
#include "lint/families.h"
#include "lint/faults.h"
#include "lint/word_cuts.h"
#include "lint/word_tables.h"
#include "words/segment.h"

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

/// The characters [begin, end) of a passage, all the same.
struct Run {
  std::size_t begin = 0;
  std::size_t end = 0;
  char32_t character = 0;
};

/// 高高兴兴, 是是非非.
bool pairs_with_neighbour(const Passage& passage, const Run& run) {
  if (run.end != run.begin + 2) return false;
  const bool behind = passage.han(run.end) && passage.at(run.end) == passage.at(run.end + 1);
  const bool before =
      run.begin >= 2 && passage.han(run.begin - 1) && passage.at(run.begin - 1) == passage.at(run.begin - 2);
  return behind || before;
}

/// A run of a particle or preposition, which no word doubles.
bool is_slip_of(const Function& function, const Passage& passage, const Run& run) {
  const char32_t before = run.begin > 0 ? passage.at(run.begin - 1) : 0;
  const bool apart =
      run.end == run.begin + 2 && (among(before, function.after) || among(passage.at(run.end), function.before));
  return !apart;
}

/// A word of one character before another word that begins with it: 督查|组|组长, 地表|水|水质, 全|县|县域 are two
/// words; 各|部|部门, 要|做|做好 are one and a slip.
bool meets_single(const Passage& passage, const Run& run, std::size_t before_it) {
  return before_it > 0 && word_at(passage, run.begin, kHeads) > 0;
}

/// The last character of a place's, an office's or a day's name before a word that begins with it: 各村|村民,
/// 联合会|会员, 当日|日均.
bool meets_name(const Passage& passage, const Run& run) {
  if (word_at(passage, run.begin, kPlaceSuffixes) > 0 || among(run.character, U"年月日")) return true;
  return word_at(passage, run.begin, kOfficeSuffixes) > 0 && among(passage.at(run.end), kBehindOffices);
}

/// 党委会|会议, 推进会|会场; not 召开会会议.
bool meetings_meet(const Passage& passage, const Run& run) {
  return run.character == U'会' && run.begin > 0 && passage.han(run.begin - 1) &&
         among(passage.at(run.end), kBehindMeetings) && word_before(passage, run.begin, kBeforeMeetings) == 0;
}

/// Whether the clause has fewer words with one of the two left out, and the other is part of one: 各级|级|党委 is
/// 各级|党委; 件件|有|回音 is no better as 件|有|回音.
bool better_without(const Passage& passage, const Run& run, const WordCut& cut, const words::Lexicon& lexicon) {
  const WordCut without(passage, run.begin, run.end, run.begin + 1, lexicon);
  const bool joined_before = !without.boundary(run.begin);
  const bool joined_behind = !without.boundary(run.begin + 1) && passage.han(run.end);
  return without.count() < cut.count() && (joined_before || joined_behind);
}

/// 人人, 看看: what is said twice.
bool on_purpose(const Passage& passage, const Run& run) {
  return word_at(passage, run.begin, kReduplications) >= 2 || word_at(passage, run.begin, kSingleVerbs) > 0;
}

// Bits that a clause is likelier without a character: less than a word of one character costs, and more than the rarest
// of those that stand beside another word.
constexpr int kWithinWord = 3, kPlainSlip = 14;

/// How many bits likelier the clause is with one of the two left out: 3 for 也远远超过, 12 to 20 for 文档档, 4 to 10
/// where it may be either. None without a dictionary, and where it does not know all characters: it says nothing of
/// traditional ones.
std::optional<int> bits_saved(const Passage& passage, const Run& run, const words::Lexicon& lexicon) {
  if (!lexicon.has_dictionary()) return std::nullopt;
  constexpr auto kBit = static_cast<int>(words::kBit);
  const auto [begin, end] = clause_about(passage, run.begin, run.end);
  const std::u32string clause = passage.characters().substr(begin, end - begin);
  const auto is_known = [&](char32_t c) { return lexicon.find({&c, 1}).has_value(); };
  if (!std::ranges::all_of(clause, is_known)) return std::nullopt;
  std::u32string without = clause;
  without.erase(run.begin - begin, 1);
  return (static_cast<int>(words::likeliest_cost(clause, lexicon)) -
          static_cast<int>(words::likeliest_cost(without, lexicon))) /
         kBit;
}

/// Any other character, twice or more.
bool is_slip(const Passage& passage, const Run& run, const words::LexiconSource& words) {
  const char32_t c = run.character;
  const char32_t before = run.begin > 0 ? passage.at(run.begin - 1) : 0;
  if (among(c, kHanDigits) || among(c, kHanUnits) || c == U'某' || word_at(passage, run.begin, kNeverSlips) > 0) {
    return false;
  }
  if (run.end > run.begin + 2) return true;
  // 3年年底, 第二年年初, 一件件.
  if ((run.begin > 0 && passage.digit(run.begin - 1)) || among(before, kHanDigits) || among(before, kHanUnits)) {
    return false;
  }
  const std::size_t middle = run.begin + 1;
  if (word_at(passage, middle, kUnknownWords) > 1) return false;
  // 各部|部门 is 各部门, though 各部 is a word.
  if (before == U'各' && word_at(passage, middle, kDivisions) > 1) return true;
  const words::Lexicon& lexicon = words.lexicon();
  if (const std::optional<int> saved = bits_saved(passage, run, lexicon)) {
    if (*saved < kWithinWord) return false;
    if (*saved >= kPlainSlip && !on_purpose(passage, run)) return true;
  }
  if (words_meet(passage, middle, lexicon) || meetings_meet(passage, run)) return false;
  const WordCut cut(passage, run.begin, run.end + 1, lexicon);
  const bool may_be_meant = on_purpose(passage, run);
  const bool opens_clause = run.begin == 0 || !passage.han(run.begin - 1);
  if (may_be_meant && opens_clause) return false;
  const bool meets = cut.boundary(middle) && cut.word_at(middle) > 1;
  if (meets && meets_name(passage, run)) return false;
  if (may_be_meant) return better_without(passage, run, cut, lexicon);
  if (!cut.boundary(middle)) return false;  // one word of the dictionary: 冉冉, 津津
  const std::size_t left = cut.word_before(middle);
  const std::size_t right = cut.word_at(middle);
  if (left > 1 && right > 1) return false;  // 工作|作风
  if (left == 1 && right == 1) {
    if (word_before(passage, run.begin, kSurnames) > 0 && word_at(passage, run.begin, kGivenNames) > 0) return false;
    // 市|市|直: what belongs to a place.
    const bool of_place = word_at(passage, run.begin, kPlaceSuffixes) > 0;
    return !(of_place && among(passage.at(run.end), kBehindPlaces));
  }
  if (left == 1) {
    const std::size_t above = run.begin > 0 && cut.boundary(run.begin) ? cut.word_before(run.begin) : 0;
    return !meets_single(passage, run, above);
  }
  // 全市|市|直, 地表水|水|质: what ICU leaves as a single character may be a word with what follows it.
  const bool goes_on = passage.han(run.end) && cut.boundary(run.end) && cut.word_at(run.end) == 1;
  if (goes_on && word_at(passage, run.begin, kHeads) > 0) return false;
  return word_at(passage, run.begin, kPlaceSuffixes) == 0 || !among(passage.at(run.end), kBehindPlaces);
}

}  // namespace

void check_doubled_characters(const Passage& passage, const words::LexiconSource& words, Findings& findings) {
  for (std::size_t i = 0; i + 1 < passage.size();) {
    const char32_t c = passage.at(i);
    if (passage.at(i + 1) != c || !passage.han(i)) {
      ++i;
      continue;
    }
    Run run{i, i + 2, c};
    while (passage.at(run.end) == c) ++run.end;
    i = run.end;
    if (pairs_with_neighbour(passage, run)) continue;
    const auto* function = std::ranges::find(kFunctions, c, &Function::character);
    if (!(function != kFunctions.end() ? is_slip_of(*function, passage, run) : is_slip(passage, run, words))) continue;
    const Span place = passage.span(run.begin, run.end);
    if (findings.wants(lint_faults::kDoubledCharacter, place)) {
      findings.report(lint_faults::kDoubledCharacter, place, {passage.words(run.begin, run.end), to_utf8(c)},
                      {{{passage.edit(run.begin + 1, run.end, "")}}});
    }
  }
}

}  // namespace typeset::lint
