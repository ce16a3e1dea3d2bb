// Numbers however they were typed: with digits and marks of full width, with spaces for thousands or before a unit, as
// times, ranges and telephone numbers (CL-UNB-3 … CL-UNB-7, CL-NUM). They stay whole as their half-width forms do.
#include <algorithm>
#include <array>
#include <string_view>

#include "text/galley.h"
#include "text/kinsoku.h"

namespace typeset::text {

namespace {

using enum CharClass;

constexpr char32_t kFullWidthZero = 0xff10;
constexpr char32_t kFullWidthNine = 0xff19;

bool one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }
bool is_wide_digit(char32_t c) { return c >= kFullWidthZero && c <= kFullWidthNine; }
bool is_wide_letter(char32_t c) { return (c >= U'Ａ' && c <= U'Ｚ') || (c >= U'ａ' && c <= U'ｚ'); }

/// Marks that stand inside a number, time, phone number or date, and never part it.
constexpr std::u32string_view kInner = U"：．，－／:.,-/";
/// Connectors of a range: a line does not begin with one, and rather does not end with one (CL-UNB-7).
constexpr std::u32string_view kConnectors = U"—–～~〜－-";

/// Symbols of units that are set off from their number by a space (GB 3100).
constexpr std::array<std::string_view, 70> kUnits = {
    "μg",  "µg",  "μm",  "µm",  "mm2", "m³",  "m",  "km", "cm", "mm", "nm", "um",  "dm",   "km2",
    "m2",  "m3",  "hm2", "cm2", "cm3", "ha",  "g",  "kg", "mg", "t",  "s",  "ms",  "min",  "h",
    "d",   "L",   "l",   "ml",  "mL",  "A",   "mA", "V",  "kV", "mV", "W",  "kW",  "MW",   "GW",
    "kWh", "MWh", "GWh", "VA",  "kVA", "J",   "kJ", "MJ", "N",  "kN", "Pa", "kPa", "MPa",  "K",
    "mol", "Hz",  "kHz", "MHz", "GHz", "rpm", "dB", "lx", "KB", "MB", "GB", "TB",  "Mbps", "Gbps"};

class NumberHolder {
 public:
  explicit NumberHolder(Galley& galley) : galley_(galley), items_(galley.items) {}

  void run() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (is_number(i)) after_number(i);
      if (is_wide_letter(at(i)) && is_wide_word(i + 1)) forbid(i, "CL-UNB-8");
    }
  }

 private:
  char32_t at(std::size_t i) const { return i < items_.size() ? items_[i].character : 0; }
  /// A digit, or a mark that resolve_shared_marks() found inside a number.
  bool is_number(std::size_t i) const {
    return i < items_.size() && (items_[i].cls == NU || is_wide_digit(items_[i].character));
  }
  bool is_wide_word(std::size_t i) const { return is_wide_letter(at(i)) || is_wide_digit(at(i)); }
  bool is_space(std::size_t i) const { return i < items_.size() && items_[i].cls == SP && !items_[i].newline; }

  void forbid(std::size_t i, const char* rule) {
    if (i + 1 >= items_.size() || items_[i].break_cost == kNever) return;
    items_[i].break_cost = kNever;
    items_[i].break_rule = rule;
  }
  void raise(std::size_t i, const UnitRow& row) {
    if (items_[i].break_cost >= row.cost) return;
    items_[i].break_cost = row.cost;
    items_[i].break_rule = row.rule;
  }

  std::size_t digits_from(std::size_t i) const {
    std::size_t end = i;
    while (is_number(end)) ++end;
    return end - i;
  }
  std::size_t digits_before(std::size_t i) const {
    std::size_t begin = i;
    while (begin > 0 && is_number(begin - 1)) --begin;
    return i - begin;
  }

  /// 12，30 are two numbers; 12，345 is one.
  bool only_a_comma(std::size_t i) const {
    return (at(i) == U'，' || at(i) == U',') && (digits_from(i + 1) != 3 || digits_before(i) > 3);
  }

  /// What follows the number that ends with item `i`.
  void after_number(std::size_t i) {
    const std::size_t next = i + 1;
    if (next >= items_.size()) return;
    const bool wide = is_wide_digit(at(i));
    if (is_number(next)) {
      // Of half width, the tables have dealt with it, and a code may be divided there.
      if (wide || is_wide_digit(at(next))) forbid(i, "CL-UNB-3");
    } else if (one_of(at(next), kInner) && is_number(next + 1) && !only_a_comma(next)) {
      forbid(i, "CL-UNB-3");
      forbid(next, "CL-UNB-3");
    } else if (one_of(at(next), kConnectors) && is_number(next + 1)) {
      forbid(i, "CL-UNB-7");
      raise(next, unit_row(CN, NU));
    } else if (items_[next].cls == PO) {
      forbid(i, "CL-UNB-4");
    } else if (wide && is_wide_letter(at(next))) {
      forbid(i, "CL-UNB-8");
    } else if (wide && kHanLetters.has(items_[next].cls)) {
      raise(i, unit_row(NU, HI));
    } else if (is_space(next) && !is_space(next + 1)) {
      after_space(next);
    }
    if (i > 0 && items_[i - 1].cls == PR) forbid(i - 1, "CL-UNB-4");
    hold_compound_unit(next);
  }

  /// km/h, μg/m³ behind a number: two units of the table with a solidus between.
  void hold_compound_unit(std::size_t begin) {
    const std::size_t solidus = unit_end(begin);
    if (solidus > begin && at(solidus) == U'/' && unit_end(solidus + 1) > solidus + 1) {
      forbid(solidus - 1, "CL-UNB-4");
      forbid(solidus, "CL-UNB-4");
    }
  }

  /// 20 km, 6 000, 138 0000 0000, 3 - 5; a line may end before none of these.
  void after_space(std::size_t space) {
    const std::size_t next = space + 1;
    if (is_number(next)) {
      const std::size_t digits = digits_from(next);
      const bool thousands = digits == 3 && digits_before(space) <= 3;
      const bool telephone = digits >= 3 && digits_before(space) + digits >= 7;
      if (thousands || telephone) forbid(space, "CL-UNB-3");
    } else if (one_of(at(next), U"-–—~+=×÷") && is_space(next + 1) && is_number(next + 2)) {
      forbid(space, "CL-UNB-7");
      forbid(next + 1, "CL-UNB-7");
    } else if (is_unit(next)) {
      forbid(space, "CL-UNB-4");
    }
  }

  /// Past a symbol of the table, with an exponent if it has one, that stands from `i` as a word of its own; else `i`.
  std::size_t unit_end(std::size_t i) const {
    constexpr std::size_t kLongest = 5;
    std::size_t end = i;
    while (end < items_.size() && ClassSet::of(AL, NU).has(items_[end].cls) && end - i < kLongest) ++end;
    if (end == i || (end < items_.size() && items_[end].cls == AL)) return i;
    const std::string_view word = galley_.text().substr(items_[i].begin, items_[end - 1].end - items_[i].begin);
    if (std::ranges::find(kUnits, word) == kUnits.end()) return i;
    return end < items_.size() && items_[end].cls == AN ? end + 1 : end;
  }
  bool is_unit(std::size_t i) const { return unit_end(i) > i; }

  Galley& galley_;
  std::vector<Item>& items_;
};

}  // namespace

void hold_numbers(Galley& galley) { NumberHolder(galley).run(); }

}  // namespace typeset::text
