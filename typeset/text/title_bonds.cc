#include "text/title_bonds.h"

#include <algorithm>
#include <string_view>

#include "text/title_words.h"

namespace typeset::text {

namespace {

using enum CharClass;
using enum TitleRule;
using words::WordClass;

constexpr std::uint32_t kLongestUnit = 200;  // items; what is longer never fits a line that needs dividing by meaning
constexpr std::size_t kMostWordsOfOffice = 12;
/// How many words an answer about one place may look at: more than any title has, but a bound on those that are none.
constexpr std::size_t kFarthest = 80;
constexpr std::uint32_t kShortItem = 5;  // characters
constexpr std::uint32_t kShortRest = 8;

bool is_han(CharClass cls) { return kHanLetters.has(cls); }
bool opens_book(char32_t c) { return c == U'《' || c == U'〈'; }
bool closes_book(char32_t c) { return c == U'》' || c == U'〉'; }
bool opens_quote(char32_t c) { return c == U'“' || c == U'‘'; }
bool closes_quote(char32_t c) { return c == U'”' || c == U'’'; }
bool is_place_suffix(char32_t c) {
  return std::u32string_view(U"省市县区州盟旗乡镇村").find(c) != std::u32string_view::npos;
}

class BondFinder {
 public:
  BondFinder(const Ruler& ruler, const words::Lexicon& lexicon, std::span<const std::string> own_words)
      : ruler_(ruler),
        items_(ruler.items()),
        lexicon_(lexicon),
        title_(read_title(ruler, lexicon, own_words)),
        words_(title_.words),
        seams_(items_.size()) {
    for (std::size_t i = 0; i < seams_.size(); ++i) seams_[i].rule = title_.inside[i];
  }

  std::vector<Seam> find() {
    for (std::size_t k = 0; k + 1 < words_.size(); ++k) {
      Seam& seam = seams_[words_[k].end - 1];
      seam.rule = rule_between(k);
      if (points(seam.rule) < points(words_[k].joined)) seam.rule = words_[k].joined;
    }
    hold_phrases();
    hold_enclosed();
    hold_offices();
    hold_frames();
    for (std::uint32_t i = 0; i < items_.size(); ++i) {
      const bool before_space = i + 1 < items_.size() && items_[i + 1].cls == SP;
      if (i + 1 == items_.size() || before_space || !ruler_.legal(i + 1)) seams_[i] = {};
    }
    return std::move(seams_);
  }

 private:
  char32_t first_of(const TitleWord& word) const { return title_.text[word.begin]; }
  char32_t last_of(const TitleWord& word) const { return title_.text[word.end - 1]; }
  std::u32string_view of(std::size_t k) const { return title_.of(words_[k]); }
  bool is_adverb(std::size_t k) const {
    const TitleWord& word = words_[k];
    return word.last == WordClass::manner || (word.last == WordClass::adverb && word.end - word.begin > 1);
  }
  bool begins_as_adverb(std::size_t k) const {
    const TitleWord& word = words_[k];
    return word.first == WordClass::manner || (word.first == WordClass::adverb && word.end - word.begin > 1);
  }
  static bool is_noun(WordClass cls) {
    return cls != WordClass::predicate && cls != WordClass::action && cls != WordClass::preposition &&
           cls != WordClass::conjunction && cls != WordClass::particle;
  }
  bool is_name_of_office(std::size_t k) const { return words_[k].last == WordClass::organisation || ends_office(k); }

  /// Whether a verb and what it governs begin with word `k`.
  bool opens_clause(std::size_t k) const {
    if (k >= words_.size() || words_[k].mark) return false;
    if (k > 0 && of(k - 1) == U"的") return false;
    if (words_[k].first == WordClass::predicate) return true;
    if (k + 1 >= words_.size()) return false;
    // 情况|王小明主持会议, 名单|我市23家企业入围: who does something begins another clause.
    if (words_[k].first == WordClass::person && words_[k].end - words_[k].begin > 1)
      return words_[k + 1].first == WordClass::predicate;
    if (k > 0 && first_of(words_[k]) == U'我' && words_[k].end - words_[k].begin == 2)
      return words_[k - 1].last == WordClass::head || words_[k - 1].last == WordClass::noun;
    if (begins_as_adverb(k)) return opens_clause(k + 1) || words_[k + 1].first == WordClass::action;
    const std::u32string_view word = of(k);
    return (word == U"来" || word == U"赴" || word == U"到") && opens_clause(k + 1);
  }

  /// 局 in 税务局, 人民政府, 发展改革委: whether the word closes the name of an office.
  bool ends_office(std::size_t k) const {
    const TitleWord& word = words_[k];
    if (word.mark || word.first == WordClass::predicate) return false;
    if (word.last == WordClass::organ) return true;
    constexpr std::size_t kLongest = 8;
    const std::u32string_view all = std::u32string_view(title_.text).substr(0, word.end);
    const std::size_t own = word.end - word.begin;
    for (std::size_t length = std::min(kLongest, all.size()); length > 0; --length) {
      // 布局 and 格局 are no offices, but 税务局 and 发展改革委 are.
      if (length == 1 && (own < 3 || word.last == WordClass::head)) break;
      const std::optional<words::KnownWord> known = lexicon_.find(all.substr(all.size() - length));
      if (known && known->cls == WordClass::organ) return true;
    }
    // 委 of 发展改革|委, which stands by itself.
    return own == 1 && k > 0 && words_[k - 1].joined == in_word &&
           lexicon_.find(title_.of(word)).value_or(words::KnownWord{}).cls == WordClass::organ;
  }

  static bool is_intransitive(std::u32string_view verb) {
    constexpr std::u32string_view kVerbs[] = {U"通车", U"开工", U"竣工", U"投产", U"开幕", U"闭幕", U"揭牌",
                                              U"上线", U"落户", U"举行", U"落成", U"完工", U"开业", U"挂牌",
                                              U"结束", U"圆满", U"召开", U"运行", U"亮相", U"起航", U"启航"};
    return std::ranges::find(kVerbs, verb) != std::end(kVerbs);
  }
  static bool is_short_verb(const TitleWord& word) {
    constexpr std::uint32_t kIdiom = 4;  // 多措并举 is a clause by itself
    return word.last == WordClass::predicate && word.end - word.begin < kIdiom;
  }

  /// 市教育局 in 市妇联市教育局: another office begins.
  bool begins_office(std::size_t k) const {
    const std::u32string_view word = of(k);
    return word.starts_with(U"某某") || words_[k].first == WordClass::place ||
           words_[k].first == WordClass::organisation || (word.size() == 1 && is_place_suffix(word.front()));
  }

  /// The row for a line end behind verb `k`, by where in its clause it stands.
  TitleRule rule_behind_verb(std::size_t k) const {
    std::size_t begin = k;  // of the verbs and their adverbs
    while (begin > 0 && k - begin < kFarthest &&
           (is_short_verb(words_[begin - 1]) || is_adverb(begin - 1) ||
            (words_[begin - 1].last == WordClass::action && opens_clause(begin)))) {
      --begin;
    }
    if (begin == 0) return after_verb;
    if (words_[begin - 1].last == WordClass::preposition) return after_verb_about;
    // Another clause before it: the line would better end before this one's verb.
    for (std::size_t back = begin; back-- > 0 && begin - back <= kFarthest;) {
      const CharClass cls = items_[words_[back].begin].cls;
      const bool stop = words_[back].mark && (cls == PM || cls == PE || cls == D2 || cls == SP);
      if (stop && first_of(words_[back]) != U'、') break;
      if (words_[back].last == WordClass::predicate) return after_later_verb;
    }
    return after_verb;
  }

  /// 台风“海鸥”: the quotation that ends with word `k` is the name of what stands before it.
  bool names_what_precedes(std::size_t k) const {
    std::size_t open = k;
    while (open > 0 && k - open < kFarthest && !(words_[open].mark && opens_quote(first_of(words_[open])))) --open;
    return open > 0 && !words_[open - 1].mark && is_noun(words_[open - 1].last) &&
           words_[open - 1].end - words_[open - 1].begin > 1;
  }

  /// Characters of the shorter of the two items of a list that the mark `k` stands between.
  std::uint32_t shorter_item(std::size_t k) const {
    std::size_t begin = k, end = k + 1;
    while (begin > 0 && k - begin < kFarthest && !words_[begin - 1].mark) --begin;
    while (end < words_.size() && end - k < kFarthest && !words_[end].mark) ++end;
    return std::min(words_[k].begin - words_[begin].begin, words_[end - 1].end - words_[k].end);
  }
  /// Characters behind word `k` up to the end, what is in brackets there left out.
  std::uint32_t rest_behind(std::size_t k) const {
    std::uint32_t rest = 0;
    for (std::size_t i = k + 1; i < words_.size() && i - k < kFarthest && first_of(words_[i]) != U'（'; ++i)
      rest += words_[i].end - words_[i].begin;
    return rest;
  }
  /// （征求意见稿）: whether a bracket opens with word `k` that closes with the title.
  bool is_last_bracket(std::size_t k) const {
    if (first_of(words_[k]) != U'（' || last_of(words_.back()) != U'）') return false;
    std::size_t close = k;
    while (close + 1 < words_.size() && close - k < kFarthest && last_of(words_[close]) != U'）') ++close;
    return close + 1 == words_.size();
  }
  /// 港方|实施管辖的口岸: whether the verb of word `k` describes, with who does it before it, the noun behind its 的.
  /// Not where the 的 is that of the title's own kind, 关于…的通知.
  bool opens_relative_clause(std::size_t k) const {
    constexpr std::size_t kLongest = 2;  // words between the verb and its 的
    if (k == 0 || !is_noun(words_[k - 1].last) || words_[k - 1].mark) return false;
    for (std::size_t next = k + 1; next < words_.size() && next - k <= kLongest + 1; ++next) {
      if (words_[next].mark) return false;
      if (of(next) == U"的") return rest_behind(next) >= kShortRest;
    }
    return false;
  }
  /// 关于湖北省|在…时所提问题: what stands before word `k` is only a part of what 关于 is about.
  bool within_about(std::size_t k) const {
    for (std::size_t back = k; back-- > 0 && k - back <= kFarthest;) {
      if (words_[back].mark || words_[back].last == WordClass::predicate) return false;
      if (of(back) == U"关于") return true;
    }
    return false;
  }

  TitleRule rule_between(std::size_t k) const {
    const TitleWord &left = words_[k], &right = words_[k + 1];
    const CharClass last = items_[left.end - 1].cls, first = items_[right.begin].cls;
    if (is_gap(items_[left.end - 1])) return at_gap;
    if (opens_subtitle(ruler_, right.begin)) return before_dash;
    if (left.mark && last == D2) return in_word;
    if (left.mark && (last == PM || last == PE || last == PX)) {
      return last_of(left) != U'、' ? after_stop : shorter_item(k) < kShortItem ? after_short_item : after_pause;
    }
    if (left.mark && (last == OP || last == WO || last == IP || last == CN)) return in_word;
    if (right.mark && first != OP && first != WO && first != SP) return in_word;
    if (right.first == WordClass::particle || right.first == WordClass::conjunction) return before_particle;
    if (left.last == WordClass::preposition) return after_preposition;
    // Only 和 may end a line; 与 is as often the preposition, and 及 looks lost there.
    if (left.last == WordClass::conjunction) return of(k) == U"和" ? after_conjunction : after_preposition;
    if (of(k) == U"的") return is_han(first) ? (rest_behind(k) < kShortRest ? before_head : after_de) : between_words;
    if (left.last == WordClass::particle) return in_phrase;
    if (is_adverb(k)) return after_adverb;
    const std::u32string_view word = of(k + 1);
    if (word == U"关于" || word == U"对于" || (word == U"对" && is_name_of_office(k))) return before_about;
    if (opens_book(first_of(right))) {
      const bool governed = left.last == WordClass::predicate || left.last == WordClass::action;
      return governed ? at_book : is_name_of_office(k) ? in_phrase : between_words;  // whose it is
    }
    if (opens_quote(first_of(right))) return left.last == WordClass::predicate ? rule_behind_verb(k) : before_quoted;
    // （CPI）, but （征求意见稿） at the end may have a line to itself.
    if (right.mark) {
      const bool dates = k + 2 < words_.size() &&
                         (words_[k + 2].first == WordClass::time || words_[k + 2].first == WordClass::numeral);
      return is_last_bracket(k + 1) || dates ? between_words : in_phrase;
    }
    if (closes_book(last_of(left))) return opens_clause(k + 1) ? before_clause : at_book;
    if (left.last == WordClass::person && right.first == WordClass::post) return in_phrase;  // 张三|市长
    if (right.name) return before_name;
    if (word.starts_with(U"同志")) return before_name;
    const bool verb = left.last == WordClass::predicate || (left.last == WordClass::action && opens_clause(k));
    if (verb && !left.mark) {
      // 多措并举|推进, 全线通车|结束: nothing that the first could govern follows.
      if ((left.end - left.begin >= 4 || is_intransitive(of(k))) && opens_clause(k + 1)) return before_clause;
      constexpr std::u32string_view kFirstOfTwo[] = {U"带队", U"率队", U"率团", U"陪同", U"协助", U"联合",
                                                     U"赴",   U"来",   U"到",   U"前往"};  // 带队|检查, 赴|考察
      const bool any_verb = right.first == WordClass::predicate || right.first == WordClass::action;
      if (any_verb && std::ranges::find(kFirstOfTwo, of(k)) != std::end(kFirstOfTwo)) return in_phrase;
      const bool next_is_verb = right.first == WordClass::predicate && right.end - right.begin <= 2;
      return next_is_verb && left.end - left.begin <= 2 ? in_phrase : rule_behind_verb(k);
    }
    if (opens_clause(k + 1)) {
      const bool says = k + 2 < words_.size() && words_[k + 2].mark && items_[words_[k + 2].begin].cls == PM;
      if (says && first_of(words_[k + 2]) == U'：') return in_phrase;  // 强调：
      return opens_relative_clause(k + 1) ? between_words : before_clause;
    }
    if (right.first == WordClass::preposition)
      return word != U"暨" && within_about(k) ? between_words : before_preposition;
    if (closes_quote(last_of(left))) return names_what_precedes(k) ? after_named : after_quoted;
    if (left.mark) return between_words;
    if (left.last == WordClass::attribute || left.last == WordClass::adjective) return after_attribute;
    if (left.last == WordClass::numeral || (left.last == WordClass::time && right.first == WordClass::time))
      return in_phrase;
    // 关于1997年|地震趋势: when, said of what follows.
    if (left.last == WordClass::time && k > 0 && of(k - 1) == U"关于") return after_attribute;
    if (right.first == WordClass::head) {
      // 整治提升|工作情况: two heads make a compound of their own.
      const bool compound =
          word == U"工作" && k + 2 < words_.size() && words_[k + 2].first == WordClass::head && !words_[k + 2].mark;
      return compound ? between_words : before_head;
    }
    if (is_name_of_office(k) && begins_office(k + 1)) return between_offices;
    if (left.last == WordClass::action && right.first == WordClass::action) return between_verbs;
    // 权益|保障问题, 信息|报送工作
    const bool before_noun_of_verb =
        right.last == WordClass::action && k + 2 < words_.size() && words_[k + 2].first == WordClass::head;
    if (before_noun_of_verb) return before_head;
    if (left.last == WordClass::head) return after_head;
    return between_words;
  }

  void raise(std::size_t i, TitleRule rule) {
    if (points(seams_[i].rule) < points(rule)) seams_[i].rule = rule;
  }

  void hold_phrases() {
    for (const auto& [begin, end] : title_.phrases)
      for (std::uint32_t i = begin; i + 1 < end; ++i) raise(i, in_phrase);
  }

  /// Characters [begin, end) stay on one line if one can hold them.
  void hold(std::uint32_t begin, std::uint32_t end, TitleRule rule) {
    if (end - begin > kLongestUnit || ruler_.natural(begin, end) > ruler_.room(begin)) return;
    for (std::uint32_t i = begin; i + 1 < end; ++i)
      if (points(seams_[i].within) < points(rule)) seams_[i].within = rule;
  }

  void hold_enclosed() {
    std::vector<std::uint32_t> open;
    for (std::uint32_t i = 0; i < items_.size(); ++i) {
      if (items_[i].cls == OP) open.push_back(i);
      if (items_[i].cls != CL || open.empty()) continue;
      hold(open.back(), i + 1, closes_book(title_.text[i]) ? in_book : in_quotation);
      open.pop_back();
    }
  }

  /// From a place's name, or a character that stands for the place, to the word that closes an office's: 某某市财政局,
  /// 省发展改革委, 中共某某市委.
  void hold_offices() {
    for (std::size_t k = 1; k < words_.size(); ++k) {
      if (!ends_office(k)) continue;
      std::size_t first = k;
      for (std::size_t back = k; back-- > 0 && k - back <= kMostWordsOfOffice;) {
        const TitleWord& word = words_[back];
        const bool breaks = word.mark || word.name || word.first == WordClass::predicate ||
                            word.first == WordClass::preposition || word.first == WordClass::particle ||
                            is_adverb(back) || !is_han(items_[word.begin].cls);
        if (breaks) break;
        const std::u32string_view letters = of(back);
        const bool place = word.last == WordClass::place || word.last == WordClass::organisation ||
                           is_place_suffix(letters.back()) || letters.starts_with(U"某某") || letters == U"中共" ||
                           letters == U"我市" || letters == U"我县" || letters == U"政协" || letters == U"共青团";
        if (place) first = back;
      }
      if (first < k) hold(words_[first].begin, words_[k].end, in_organisation);
    }
  }

  /// 在安全环保视频会议上, 在…期间.
  void hold_frames() {
    constexpr std::u32string_view kEnds[] = {U"上", U"中", U"下", U"时", U"后", U"前", U"里", U"内", U"期间", U"之际"};
    for (std::size_t k = 0; k < words_.size(); ++k) {
      if (of(k) != U"在") continue;
      for (std::size_t end = k + 1; end < words_.size() && end - k < kFarthest; ++end) {
        if (words_[end].mark && items_[words_[end].begin].cls != OP && items_[words_[end].begin].cls != CL) break;
        if (std::ranges::find(kEnds, of(end)) == std::end(kEnds)) continue;
        hold(words_[k].begin, words_[end].end, in_frame);
        break;
      }
    }
  }

  const Ruler& ruler_;
  const std::vector<Item>& items_;
  const words::Lexicon& lexicon_;
  const TitleText title_;
  const std::vector<TitleWord>& words_;
  std::vector<Seam> seams_;
};

}  // namespace

bool is_gap(const Item& item) { return item.cls == SP && item.character == 0x3000; }

bool opens_subtitle(const Ruler& ruler, std::uint32_t i) {
  const std::vector<Item>& items = ruler.items();
  return i > 0 && i + 1 < items.size() && items[i].cls == D2 && items[i - 1].cls != D2;
}

std::vector<Seam> gap_seams(const Ruler& ruler) {
  std::vector<Seam> seams(ruler.size());
  for (std::uint32_t i = 0; i + 1 < ruler.size(); ++i) {
    if (!ruler.legal(i + 1)) continue;
    if (opens_subtitle(ruler, i + 1)) seams[i].rule = TitleRule::before_dash;
    if (is_gap(ruler.items()[i])) seams[i].rule = TitleRule::at_gap;
    if (ruler.items()[i].character == U'：') seams[i].rule = TitleRule::after_stop;
  }
  return seams;
}

std::vector<Seam> word_seams(const Ruler& ruler, const words::Lexicon& lexicon,
                             std::span<const std::string> own_words) {
  return BondFinder(ruler, lexicon, own_words).find();
}

}  // namespace typeset::text
