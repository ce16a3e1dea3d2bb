// Where a line may end: the tables of kinsoku.cc for every two neighbours, then the units that more than two characters
// make together (CL-UNB-6, 9, 10), then what the author asked for (CL-UNB-12).
#include <algorithm>
#include <string_view>

#include "text/galley.h"
#include "text/kinsoku.h"

namespace typeset::text {

namespace {

using enum CharClass;

bool one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

constexpr std::u32string_view kChineseNumerals = U"〇零一二三四五六七八九十百千万";
constexpr std::u32string_view kOrdinalUnits = U"期号届次条款项章节批名位期版卷册页讲场类级";
constexpr std::u32string_view kDateUnits = U"年月日时分秒";

// On the scale of cost.h.
constexpr std::int32_t kInsideDate = 1500;    // 12｜月
constexpr std::int32_t kAfterHyphen = 500;    // COVID-｜19
constexpr std::int32_t kAfterSolidus = 1500;  // km/｜h
constexpr std::int32_t kInsideAddress = 1000;
constexpr std::size_t kLongName = 12;          // characters of a name or code that is divided behind its marks
constexpr std::int32_t kPartedMarks = 100000;  // 。』｜」 where a line would be ugly without (CL-KIN-4)

class BreakFinder {
 public:
  explicit BreakFinder(Galley& galley) : galley_(galley), items_(galley.items) {}

  void by_tables() {
    const Kinsoku level = galley_.rules.kinsoku;
    for (std::size_t i = 0; i + 1 < items_.size(); ++i) {
      const CharClass a = items_[i].cls;
      const CharClass b = items_[i + 1].cls;
      if (items_[i].solid) {
        forbid(i, "CL-UNB-1");
        continue;
      }
      const UnitRow& row = unit_row(a, b);
      set(i, row.cost, row.rule);
      if (items_[i].break_cost == kNever) continue;
      if (!may_start_line(b, level)) forbid(i, edge_rule(b));
      if (!may_end_line(a, level)) forbid(i, edge_rule(a));
    }
  }

  /// CL-UNB-6: a date's number and its unit.
  void by_dates() {
    for (std::size_t i = 0; i + 1 < items_.size(); ++i) {
      if (is_digit(i) && one_of(items_[i + 1].character, kDateUnits)) raise(i, kInsideDate, "CL-UNB-6");
    }
  }

  /// CL-UNB-9: 〔2017〕85号 with the character before it, 第34期, and 1. before what it counts.
  void by_labels() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
      const char32_t c = items_[i].character;
      if (c == U'〔' || c == U'［' || c == U'（') {
        document_number(i);
      } else if (c == U'第') {
        ordinal(i);
      } else if ((c == U'.' || c == 0xff0e) && items_[i].cls != NU && i > 0 && items_[i - 1].cls == NU) {
        const std::size_t first = number_begin(i - 1);
        if (first == 0 || !kWestern.has(items_[first - 1].cls)) forbid(i, "CL-UNB-9");
      }
      if (c == U'（') bracketed_numeral(i);
    }
  }

  /// CL-UNB-10 and CL-UNB-9: the label that opens a paragraph keeps its first character: 一、 （一） 1． ① ★ 附件：1.
  void by_opening() {
    std::size_t i = 0;
    while (i < items_.size() && items_[i].cls == SP) ++i;
    const std::size_t label = i;
    if (at(i) == U'附' && at(i + 1) == U'件' && at(i + 2) == U'：') i += 3;
    if (at(i) == U'（' || at(i) == U'(') {
      const std::size_t inner = numeral_end(i + 1);
      if (inner > i + 1 && (at(inner) == U'）' || at(inner) == U')')) i = inner + 1;
    } else if (const std::size_t after = numeral_end(i); after > i) {
      if (one_of(at(after), U"、．.")) i = after + 1;
    } else if (i < items_.size() && items_[i].cls == SY) {
      ++i;
    }
    if (i == label) return;
    while (i < items_.size() && items_[i].cls == SP && !items_[i].newline) ++i;
    for (std::size_t k = label; k < i && k + 1 < items_.size(); ++k) forbid(k, "CL-UNB-10");
    // A mark has one width on a page, whatever its line lacks.
    for (std::size_t k = label; k < i; ++k) items_[k].lead_shrink = items_[k].trail_shrink = 0;
  }

  /// CL-KIN-4: before a closing mark with two or more marks before it and no opening one among them. Stops stay off
  /// line starts all the same (5.1.1).
  void by_repair() {
    std::size_t marks = 0;
    for (std::size_t i = 0; i + 1 < items_.size(); ++i) {
      marks = ClassSet::of(CL, PM, PE, PX).has(items_[i].cls) ? marks + 1 : 0;
      if (marks >= 2 && items_[i + 1].cls == CL && !items_[i].solid) set(i, kPartedMarks, "CL-KIN-4");
    }
  }

  /// CL-UNB-8: codes and addresses may be divided after their inner marks.
  void by_addresses() {
    for (std::size_t begin = 0; begin < items_.size();) {
      if (!is_word(begin)) {
        ++begin;
        continue;
      }
      std::size_t end = begin;
      while (end < items_.size() && is_word(end)) ++end;
      divide_word(begin, end);
      begin = end;
    }
  }

  void by_author() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
      Item& item = items_[i];
      if (item.newline) {
        item.break_cost = kForced;
        item.break_rule = "U+2028";
        continue;
      }
      if (i + 1 == items_.size()) continue;
      if (items_[i + 1].newline) continue;
      if (item.may_break && !item.solid) {
        item.break_cost = 0;
        item.break_rule = "CL-UNB-12";
      }
      const bool held = galley_.style_of(item).nobreak && galley_.style_of(items_[i + 1]).nobreak;
      if (item.no_break || held) forbid(i, "CL-UNB-12");
    }
  }

 private:
  char32_t at(std::size_t i) const { return i < items_.size() ? items_[i].character : 0; }

  void set(std::size_t i, std::int32_t cost, const char* rule) {
    items_[i].break_cost = cost;
    items_[i].break_rule = rule;
  }
  void forbid(std::size_t i, const char* rule) {
    if (items_[i].break_cost != kNever) set(i, kNever, rule);
  }
  void raise(std::size_t i, std::int32_t cost, const char* rule) {
    if (items_[i].break_cost < cost) set(i, cost, rule);
  }

  /// Of either width, or a mark inside a number.
  bool is_digit(std::size_t i) const {
    return i < items_.size() && (items_[i].cls == NU || (at(i) >= U'０' && at(i) <= U'９'));
  }
  std::size_t number_begin(std::size_t last) const {
    while (last > 0 && items_[last - 1].cls == NU) --last;
    return last;
  }
  std::size_t number_end(std::size_t i) const {
    while (is_digit(i)) ++i;
    return i;
  }
  /// Past a number in digits or a Chinese numeral of up to four characters.
  std::size_t numeral_end(std::size_t i) const {
    if (const std::size_t end = number_end(i); end > i) return end;
    std::size_t end = i;
    while (end < items_.size() && end - i < 4 && one_of(items_[end].character, kChineseNumerals)) ++end;
    return end;
  }

  void document_number(std::size_t open) {
    const std::size_t year_end = number_end(open + 1);
    const char32_t close = at(year_end);
    if (year_end != open + 5 || !one_of(close, U"〕］）")) return;
    std::size_t i = year_end + 1;
    if (at(i) == U'第') ++i;
    const std::size_t end = number_end(i);
    if (end == i || at(end) != U'号') return;
    const std::size_t begin = open > 0 && kHanLetters.has(items_[open - 1].cls) ? open - 1 : open;
    for (std::size_t k = begin; k < end; ++k) forbid(k, "CL-UNB-9");
  }

  /// 第34期, 第3—5页.
  void ordinal(std::size_t i) {
    std::size_t end = number_end(i + 1);
    if (end == i + 1) return;
    if (one_of(at(end), U"—–～－-") && at(end) != 0 && number_end(end + 1) > end + 1) end = number_end(end + 1);
    const std::size_t last = one_of(at(end), kOrdinalUnits) && at(end) != 0 ? end : end - 1;
    for (std::size_t k = i; k < last; ++k) forbid(k, "CL-UNB-9");
  }

  void bracketed_numeral(std::size_t open) {
    const std::size_t end = numeral_end(open + 1);
    if (end == open + 1 || at(end) != U'）') return;
    for (std::size_t k = open; k < end; ++k) forbid(k, "CL-UNB-9");
  }

  bool is_word(std::size_t i) const {
    return kWestern.has(items_[i].cls) || ((items_[i].cls == PR || items_[i].cls == PO) && items_[i].character < 0x80);
  }

  bool is_letter_or_digit(std::size_t i) const { return items_[i].cls == AL || items_[i].cls == NU; }

  /// http://…, www.…, zhangsan@…, a_long_name.txt: what may be divided behind each of its marks.
  bool is_address(std::size_t begin, std::size_t end) const {
    if (one_of(at(begin), U"wW") && one_of(at(begin + 1), U"wW") && one_of(at(begin + 2), U"wW") &&
        at(begin + 3) == U'.') {
      return true;
    }
    std::size_t dots = 0;
    for (std::size_t i = begin + 1; i + 1 < end; ++i) {
      if (at(i) == U':' && at(i + 1) == U'/' && i + 2 < end && at(i + 2) == U'/') return true;
      if (!is_letter_or_digit(i - 1) || !is_letter_or_digit(i + 1)) continue;
      if (at(i) == U'@' || at(i) == U'_') return true;
      if (at(i) == U'.' && items_[i - 1].cls == AL) ++dots;
    }
    return dots >= 2 && end - begin >= kLongName;
  }

  /// GZ-2025-00012345: letters and digits with marks between, too long for a word.
  bool is_code(std::size_t begin, std::size_t end) const {
    const auto first = items_.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = items_.begin() + static_cast<std::ptrdiff_t>(end);
    return end - begin >= kLongName && std::any_of(first, last, [](const Item& item) { return item.cls == AL; });
  }

  void divide_word(std::size_t begin, std::size_t end) {
    if (end - begin < 4) return;
    const bool address = is_address(begin, end);
    const bool code = is_code(begin, end);
    for (std::size_t i = begin + 1; i + 1 < end; ++i) {
      const char32_t c = at(i);
      const bool before_word = is_letter_or_digit(i + 1);
      const bool after_word = is_letter_or_digit(i - 1);
      // Inside a number nothing but the hyphen of a code parts: GZ-2025-|0001.
      const bool in_number = items_[i].cls == NU && !((address || code) && c == U'-');
      if (in_number || !before_word || items_[i].no_break) continue;
      const bool of_letters = items_[i - 1].cls == AL || items_[i + 1].cls == AL;
      if (c == U'-' && after_word && (of_letters || address || code)) set(i, kAfterHyphen, "CL-UNB-8 hyphen");
      if (c == U'/' && after_word) set(i, address ? kAfterHyphen : kAfterSolidus, "CL-UNB-8 solidus");
      if (address && one_of(c, U"?&=_.#%@")) set(i, kInsideAddress, "CL-UNB-8 address");
      if (c == 0x2014 && after_word) set(i, kAfterHyphen, "CL-UNB-8 dash");
    }
  }

  Galley& galley_;
  std::vector<Item>& items_;
};

}  // namespace

void find_breaks(Galley& galley) {
  BreakFinder finder(galley);
  finder.by_tables();
  if (galley.rules.kinsoku_repair) finder.by_repair();
  finder.by_addresses();
  hold_numbers(galley);
  finder.by_dates();
  finder.by_labels();
  finder.by_opening();
  finder.by_author();
}

}  // namespace typeset::text
