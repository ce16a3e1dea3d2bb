#include "text/title_seams.h"

#include <algorithm>
#include <string_view>

#include "base/utf8.h"
#include "base/word_cut.h"
#include "text/title_lexicon.h"

namespace typeset::text {

namespace {

using enum CharClass;
using enum TitleRule;

constexpr std::uint32_t kLongestUnit = 200;  // items; what is longer never fits a line that needs dividing by meaning

bool is_han(CharClass cls) { return kHanLetters.has(cls); }
bool is_opening(CharClass cls) { return cls == OP || cls == WO; }

/// Finds the seams in passes, each over all characters or words; the header names them in order.
class SeamFinder {
 public:
  SeamFinder(const Ruler& ruler, std::span<const std::string> own_words)
      : ruler_(ruler),
        items_(ruler.items()),
        own_words_(own_words),
        seams_(items_.size(), Seam{in_word, none}),
        ends_(items_.size() + 1) {
    text_.reserve(items_.size());
    for (const Item& item : items_) text_ += item.character;
  }

  std::vector<Seam> find() {
    words_of_icu();
    words_of_lexicon();
    names();
    words_of_style();
    cut();
    join_numbers();
    join_single_characters();
    for (std::size_t k = 0; k + 1 < words_.size(); ++k) judge(k);
    hold_phrases();
    hold_enclosed();
    hold_organisations();
    for (std::uint32_t i = 0; i < items_.size(); ++i) {
      const bool before_space = i + 1 < items_.size() && items_[i + 1].cls == SP;
      if (i + 1 == items_.size() || before_space || !ruler_.legal(i + 1)) seams_[i] = {};
    }
    return std::move(seams_);
  }

 private:
  /// Characters [begin, end), and why they belong to the word that follows, if they do.
  struct Word {
    std::uint32_t begin = 0, end = 0;
    Part part = Part::other;
    TitleRule joined = none;
  };

  std::u32string_view text(std::size_t begin, std::size_t end) const {
    return std::u32string_view(text_).substr(begin, end - begin);
  }
  std::u32string_view text(const Word& word) const { return text(word.begin, word.end); }
  bool is_han_word(const Word& word) const { return is_han(items_[word.begin].cls); }
  bool is_single(const Word& word) const {
    return word.end == word.begin + 1 && is_han_word(word) && word.part == Part::other;
  }
  /// 非 in 市级非物质文化遗产, which ICU leaves between single characters.
  bool opens_word(const Word& word) const { return is_prefix(text_[word.begin]) && !is_suffix(text_[word.begin]); }
  bool is_number(const Word& word) const {
    return items_[word.begin].cls == NU || std::ranges::all_of(text(word), is_chinese_numeral);
  }
  void join(std::size_t k, TitleRule rule) {
    if (k + 1 < words_.size() && points(words_[k].joined) < points(rule)) words_[k].joined = rule;
  }
  void raise(std::size_t i, TitleRule rule) {
    if (points(seams_[i].rule) < points(rule)) seams_[i].rule = rule;
  }

  /// Makes characters [begin, end) one word, which to divide breaks `rule`.
  void make_word(std::size_t begin, std::size_t end, TitleRule rule) {
    ends_[begin] = ends_[end] = true;
    for (std::size_t inner = begin + 1; inner < end; ++inner) {
      ends_[inner] = false;
      seams_[inner - 1].rule = rule;
    }
  }

  void words_of_icu() {
    const std::vector<bool> boundaries = word_boundaries(ruler_.galley().text());
    for (std::size_t i = 0; i < items_.size(); ++i) ends_[i] = boundaries[items_[i].begin];
    ends_.back() = true;
  }

  /// A word of the lexicon counts if one of its ends is an end for ICU too: 调研, but not the one in 协调研究.
  void words_of_lexicon() {
    for (std::size_t i = 0; i < text_.size();) {
      const std::size_t length = word_at(text_, i);
      if (length > 0 && (ends_[i] || ends_[i + length])) make_word(i, i + length, in_word);
      i += std::max<std::size_t>(length, 1);
    }
  }

  void words_of_style() {
    for (const std::string& own : own_words_) {
      const std::u32string word = to_utf32(own);
      if (word.size() < 2) continue;
      for (std::size_t at = text_.find(word); at != std::u32string::npos; at = text_.find(word, at + word.size())) {
        make_word(at, at + word.size(), in_own_word);
      }
    }
  }

  /// The length of a name that ends before `end`: a surname at the beginning of a word, and one or two characters.
  std::size_t name_before(std::size_t end) const {
    for (std::size_t length = std::min<std::size_t>(end, 4); length >= 2; --length) {
      const std::size_t begin = end - length;
      const std::size_t surname = ends_[begin] ? surname_at(text_, begin) : 0;
      if (surname == 0 || length <= surname || length > surname + 2) continue;
      const auto han = [this](std::size_t i) { return is_han(items_[i].cls); };
      bool all_han = true;
      for (std::size_t i = begin; i < end; ++i) all_han = all_han && han(i);
      if (all_han) return length;
    }
    return 0;
  }

  /// Names before 同志, 任职, 等3名 …, and those listed before them with 、.
  void names() {
    for (std::size_t i = 2; i < text_.size(); ++i) {
      const bool and_others =
          text_[i] == U'等' && i + 1 < text_.size() && (items_[i + 1].cls == NU || is_chinese_numeral(text_[i + 1]));
      if (!and_others && !follows_name(text_, i)) continue;
      for (std::size_t end = i;;) {
        const std::size_t length = name_before(end);
        if (length == 0) break;
        make_word(end - length, end, in_name);
        end -= length;
        if (end < 3 || text_[end - 1] != U'、') break;
        --end;
      }
    }
  }

  void cut() {
    for (std::uint32_t begin = 0, i = 1; i <= items_.size(); ++i) {
      if (!ends_[i]) continue;
      words_.push_back({begin, i, part_of(text(begin, i)), none});
      begin = i;
    }
  }

  /// 第34期, 2017年12月18日, 十四届, 第四季度, 1月至6月 (GB-7.3.1d, CL-UNB-5, 6, 7).
  void join_numbers() {
    for (std::size_t k = 0; k + 1 < words_.size(); ++k) {
      const std::u32string_view word = text(words_[k]), unit = text(words_[k + 1]);
      if (word == U"第" && is_number(words_[k + 1])) join(k, in_number);
      const bool ordinal = word.size() > 1 && word.front() == U'第' && is_chinese_numeral(word[1]);
      if (!ordinal && !is_number(words_[k])) continue;
      if (is_unit(unit) || is_single(words_[k + 1]) || is_number(words_[k + 1])) join(k, in_number);
      if (k + 2 >= words_.size()) continue;
      if (counts_a_noun(unit)) join(k + 1, in_phrase);
      const std::u32string_view beyond = text(words_[k + 2]);
      const bool number_beyond = is_number(words_[k + 2]);
      if ((unit == U"年" || unit == U"月") && number_beyond) join(k + 1, after_year);
      if ((beyond == U"至" || beyond == U"到") && k + 3 < words_.size() && is_number(words_[k + 3])) {
        join(k + 1, in_number);
        join(k + 2, in_number);
      }
    }
  }

  /// Hanzi that stand alone for ICU are seldom words: 水|务 belong together, 局 to what it closes, 全 to what it opens.
  void join_single_characters() {
    for (std::size_t begin = 0; begin < words_.size(); ++begin) {
      if (!is_single(words_[begin]) || is_number(words_[begin])) continue;
      std::size_t end = begin + 1;
      while (end < words_.size() && is_single(words_[end]) && !opens_word(words_[end])) ++end;
      for (std::size_t k = begin; k + 1 < end; ++k) join(k, in_word);
      const char32_t last = text_[words_[end - 1].begin];
      const bool left_is_word = begin > 0 && is_han_word(words_[begin - 1]) &&
                                (words_[begin - 1].part == Part::other || words_[begin - 1].part == Part::head);
      const bool alone = end == begin + 1;
      // 调整市…领导小组: the city itself.
      const bool stands_for_place = alone && is_place_suffix(last) && !left_is_word;
      if (begin > 0 && (alone ? is_suffix(last) && !stands_for_place : is_place_suffix(last))) {
        join(begin - 1, in_word);
      } else if (stands_for_place || (alone && is_prefix(last))) {
        join(end - 1, in_word);
      } else if (alone) {
        if (left_is_word) join(begin - 1, in_word);
        join(end - 1, in_word);
      }
      begin = end - 1;
    }
  }

  /// The row for a line end between two words.
  TitleRule rule_between(const Word& left, const Word& right) const {
    const CharClass last = items_[left.end - 1].cls, first = items_[right.begin].cls;
    if (right.part == Part::particle || right.part == Part::conjunction) return before_particle;
    if (left.part == Part::preposition || left.part == Part::conjunction) return after_preposition;
    if (left.part == Part::adverb) return after_adverb;
    if (last == PM || last == PE) return text_[left.end - 1] == U'、' ? after_pause : after_stop;
    if (opens_book(text_[right.begin]) && closes_organisation(text(left))) return in_phrase;  // whose it is
    if (opens_book(text_[right.begin]) || closes_book(text_[left.end - 1])) return at_book;
    const bool about = text(right) == U"关于" || text(right) == U"对于" ||
                       (text(right) == U"对" && closes_organisation(text(0, left.end)));
    if (about && !is_opening(last)) return before_about;
    if (left.part == Part::verb) return right.part == Part::verb ? in_phrase : after_verb;
    if (text(left) == U"的" && is_han(first)) return after_de;
    if (left.part == Part::particle || text(right).starts_with(U"同志")) return in_phrase;
    if (left.part == Part::other && closes_place(text(right))) return in_phrase;
    if (right.part == Part::head) return before_head;
    return between_words;
  }

  void judge(std::size_t k) {
    const Word& left = words_[k];
    const std::size_t i = left.end - 1;
    if (is_gap(items_[i])) {
      seams_[i].rule = at_gap;
      return;
    }
    if (opens_subtitle(ruler_, left.end)) {
      seams_[i].rule = before_dash;
      return;
    }
    seams_[i].rule = rule_between(left, words_[k + 1]);
    raise(i, left.joined);
  }

  void hold_phrases() {
    for (std::size_t i = 0; i < text_.size();) {
      const std::size_t length = ends_[i] ? phrase_at(text_, i) : 0;
      const bool whole = length > 0 && ends_[i + length];
      for (std::size_t inner = i; whole && inner + 1 < i + length; ++inner) raise(inner, in_phrase);
      i += whole ? length : 1;
    }
  }

  static bool opens_book(char32_t c) { return c == U'《' || c == U'〈'; }
  static bool closes_book(char32_t c) { return c == U'》' || c == U'〉'; }

  /// Characters [begin, end) stay on one line if one can hold them.
  void hold(std::uint32_t begin, std::uint32_t end, TitleRule rule) {
    if (end - begin > kLongestUnit || ruler_.natural(begin, end) > ruler_.room(begin)) return;
    for (std::uint32_t i = begin; i + 1 < end; ++i) {
      if (points(seams_[i].within) < points(rule)) seams_[i].within = rule;
    }
  }

  void hold_enclosed() {
    std::vector<std::uint32_t> open;
    for (std::uint32_t i = 0; i < items_.size(); ++i) {
      if (items_[i].cls == OP) open.push_back(i);
      if (items_[i].cls != CL || open.empty()) continue;
      hold(open.back(), i + 1, closes_book(text_[i]) ? in_book : in_quotation);
      open.pop_back();
    }
  }

  /// From a place's name, or a character that stands for the place, to the word that closes an office's: 某某市财政局,
  /// 省发展改革委, 中共某某市委.
  void hold_organisations() {
    std::vector<Word> whole;  // words with their suffixes
    for (const Word& word : words_) {
      const bool goes_on = !whole.empty() && whole.back().joined == in_word;
      if (!goes_on) whole.push_back(word);
      whole.back().end = word.end;
      whole.back().joined = word.joined;
    }
    constexpr std::size_t kMostWords = 12;
    const auto belongs = [&](const Word& word) {
      return is_han_word(word) &&
             (word.part == Part::other || word.part == Part::head || word.part == Part::conjunction);
    };
    // What a leading group is for may be said with a verb and a number: 市推进5G网络建设工作领导小组.
    const auto belongs_to_group = [&](const Word& word) {
      return belongs(word) || word.part == Part::verb || kWesternLetters.has(items_[word.begin].cls);
    };
    for (std::size_t k = 0; k < whole.size(); ++k) {
      if (!belongs(whole[k]) || !closes_organisation(text(whole[k]))) continue;
      std::size_t first = is_place_suffix(text(whole[k]).front()) && k > 0 && belongs(whole[k - 1]) ? k - 1 : k;
      const bool group = text(whole[k]).ends_with(U"小组");
      for (std::size_t back = k; back-- > 0 && k - back <= kMostWords;) {
        if (!(group ? belongs_to_group(whole[back]) : belongs(whole[back]))) break;
        const std::u32string_view word = text(whole[back]);
        if (word == U"中共" || is_place_suffix(word.front()) || (word.size() > 1 && is_place_suffix(word.back())))
          first = std::min(first, back);
      }
      hold(whole[first].begin, whole[k].end, in_organisation);
      if (first < k && seams_[whole[k].end - 1].rule == between_words) seams_[whole[k].end - 1].rule = after_office;
    }
  }

  const Ruler& ruler_;
  const std::vector<Item>& items_;
  std::span<const std::string> own_words_;
  std::vector<Seam> seams_;
  std::vector<bool> ends_;  // before each character, and after the last: whether a word ends there
  std::u32string text_;     // one character an item
  std::vector<Word> words_;
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
  }
  return seams;
}

std::vector<Seam> word_seams(const Ruler& ruler, std::span<const std::string> own_words) {
  return SeamFinder(ruler, own_words).find();
}

}  // namespace typeset::text
