// 〇 among numerals of hanzi (GB/T 15835): typed as a circle, a letter or a figure; 零 in a year.
#include <string>

#include "base/utf8.h"
#include "lint/families.h"
#include "lint/faults.h"
#include "lint/word_tables.h"

namespace typeset::lint {

namespace {

constexpr std::u32string_view kCircles = U"○◯⚪⭕";  // symbols: a name left open, a mark of a list
constexpr std::u32string_view kFigures = U"0Oo０Ｏｏ\u041E\u043E\u039F\u03BF";  // also Cyrillic and Greek O

bool is_han_digit(char32_t c) { return among(c, kHanDigits); }
bool is_numeral(char32_t c) { return is_han_digit(c) || among(c, kHanUnits); }
bool is_circle(char32_t c) { return among(c, kCircles); }
bool is_zero(char32_t c) { return is_circle(c) || among(c, kFigures); }

/// Characters [begin, end): a numeral of hanzi with what may be zeros in it.
class Numeral {
 public:
  Numeral(const Passage& passage, std::size_t begin, std::size_t end)
      : passage_(passage), begin_(begin), end_(end), fixed_(passage.characters().substr(begin, end - begin)) {}

  /// Writes the zeros as they should be; whether there was one to write.
  bool fix() {
    if (touches_western()) return false;
    bool any = fix_year();
    for (std::size_t i = begin_; i < end_;) {
      std::size_t to = i;
      while (to < end_ && is_zero(passage_.at(to))) ++to;
      if (to > i && is_fault(i, to)) {
        // 一百零五 counts, 第一〇五 numbers.
        const bool counts = i > begin_ && among(passage_.at(i - 1), kHanUnits);
        for (std::size_t at = i; at < to; ++at) fixed_[at - begin_] = counts ? U'零' : U'〇';
        any = true;
      }
      i = std::max(to, i + 1);
    }
    return any;
  }

  std::string fixed() const {
    std::string text;
    for (const char32_t c : fixed_) append_utf8(text, c);
    return text;
  }

 private:
  char32_t before() const { return begin_ > 0 ? passage_.at(begin_ - 1) : 0; }

  /// Part of a Western word or number: 周五O2O, 二10.
  bool touches_western() const {
    const bool western_before = begin_ > 0 && (passage_.letter(begin_ - 1) || passage_.digit(begin_ - 1));
    return western_before || passage_.letter(end_) || passage_.digit(end_);
  }

  /// 二零一七年 is 二〇一七年.
  bool fix_year() {
    constexpr std::size_t kYear = 4;
    if (fixed_.size() != kYear || passage_.at(end_) != U'年' || !among(fixed_.front(), U"一二")) return false;
    if (fixed_.front() == U'二' && !among(fixed_[1], U"零〇") && !is_zero(fixed_[1])) return false;
    bool any = false;
    for (const char32_t c : fixed_) {
      if (among(c, kHanUnits)) return false;
    }
    for (char32_t& c : fixed_) {
      any = any || c == U'零';
      if (c == U'零') c = U'〇';
    }
    return any;
  }

  /// Whether the zeros [from, to) are meant for 〇.
  bool is_fault(std::size_t from, std::size_t to) const {
    const bool left = from > begin_;
    const bool right = to < end_ && is_numeral(passage_.at(to));
    if (left && right) return true;
    if (left) return is_circle(passage_.at(from)) ? !stands_for_name(from, to) : is_last_digit(from, to);
    // ○五年, 第○三○号 in the midst of a text; at its head the circle marks an item.
    return right && is_circle(passage_.at(from)) && to - from == 1 && all_digits(to) && begin_ > 0 &&
           passage_.han(begin_ - 1) && word_at(passage_, end_, kCountedByNumber) > 0;
  }

  /// Digits without 十 and 百 from `from` on.
  bool all_digits(std::size_t from) const {
    while (from < end_ && (is_han_digit(passage_.at(from)) || is_zero(passage_.at(from)))) ++from;
    return from == end_;
  }

  /// 张三○○同志
  bool stands_for_name(std::size_t from, std::size_t to) const {
    return to - from > 1 && word_at(passage_, to, kPlaceholders) > 0 && !among(passage_.at(from - 1), U"〇零") &&
           to - begin_ < 4;
  }

  /// 一九八0年; but 周五0时, 第五0号
  bool is_last_digit(std::size_t from, std::size_t to) const {
    const bool weekday = from == begin_ + 1 && among(before(), U"周期拜");
    return !weekday && is_han_digit(passage_.at(from - 1)) && word_or_end(to);
  }
  bool word_or_end(std::size_t to) const {
    // 二O, 二00O: four digits are a year without 年 as well.
    constexpr std::size_t kYear = 4;
    return word_at(passage_, to, kCountedByNumber) > 0 || to - begin_ == kYear;
  }

  const Passage& passage_;
  std::size_t begin_;
  std::size_t end_;
  std::u32string fixed_;
};

}  // namespace

void check_zeros(const Passage& passage, Findings& findings) {
  for (std::size_t i = 0; i < passage.size();) {
    std::size_t end = i;
    bool zero = false;
    bool numeral = false;
    for (; is_numeral(passage.at(end)) || is_zero(passage.at(end)); ++end) {
      zero = zero || is_zero(passage.at(end)) || passage.at(end) == U'零';
      numeral = numeral || is_numeral(passage.at(end));
    }
    if (zero && numeral) {
      Numeral read(passage, i, end);
      const Span place = passage.span(i, end);
      if (read.fix() && findings.wants(lint_faults::kZero, place)) {
        findings.report(lint_faults::kZero, place, {passage.words(i, end), read.fixed()},
                        {{{passage.edit(i, end, read.fixed())}}});
      }
    }
    i = std::max(end, i + 1);
  }
}

}  // namespace typeset::lint
