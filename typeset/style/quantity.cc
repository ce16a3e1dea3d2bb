#include "style/quantity.h"

#include <algorithm>
#include <array>

namespace typeset {
namespace {

struct UnitName {
  std::string_view text;
  Unit unit;
};

constexpr std::array<UnitName, 11> kUnits = {{{"mm", Unit::mm},
                                              {"毫米", Unit::mm},
                                              {"pt", Unit::pt},
                                              {"磅", Unit::pt},
                                              {"字", Unit::cell},
                                              {"cell", Unit::cell},
                                              {"cells", Unit::cell},
                                              {"行", Unit::line},
                                              {"line", Unit::line},
                                              {"lines", Unit::line},
                                              {"em", Unit::em}}};

struct SizeName {
  std::string_view hanzi;
  char digit;  // as in 3号; 0: written in hanzi only
  int full;    // tenths of a point of N号
  int small;   // of 小N; 0: there is none
};

constexpr std::array<SizeName, 9> kSizes = {{{"初", 0, 420, 360},
                                             {"一", '1', 260, 240},
                                             {"二", '2', 220, 180},
                                             {"三", '3', 160, 150},
                                             {"四", '4', 140, 120},
                                             {"五", '5', 105, 90},
                                             {"六", '6', 75, 65},
                                             {"七", '7', 55, 0},
                                             {"八", '8', 50, 0}}};

struct Vulgar {
  std::string_view text;
  int num, den;
};

constexpr std::array<Vulgar, 8> kVulgars = {
    {{"½", 1, 2}, {"⅓", 1, 3}, {"⅔", 2, 3}, {"¼", 1, 4}, {"¾", 3, 4}, {"⅛", 1, 8}, {"⅜", 3, 8}, {"半", 1, 2}}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Reads a number from the front of a text: 20, 0.35, 1/2, ½, 1½.
class NumberReader {
 public:
  explicit NumberReader(std::string_view text) : text_(text) {}

  /// False where no number stands; then at() is where reading stopped.
  bool read() {
    const bool whole = digits();
    if (whole && take('.')) return digits(&den_);
    if (whole && take('/')) return fraction();
    return vulgar() || whole;
  }

  std::size_t at() const { return at_; }
  bool too_long() const { return count_ > kMostFigures; }
  std::int64_t num() const { return num_; }
  std::int64_t den() const { return den_; }

 private:
  bool take(char c) {
    if (at_ == text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  bool digits(std::int64_t* scale = nullptr) {
    const std::size_t begin = at_;
    for (; at_ < text_.size() && is_digit(text_[at_]); ++at_) {
      if (++count_ > kMostFigures) continue;
      num_ = num_ * 10 + (text_[at_] - '0');
      if (scale != nullptr) *scale *= 10;
    }
    return at_ > begin;
  }

  bool fraction() {
    const std::int64_t above = num_;
    num_ = 0;
    const bool below = digits();
    den_ = num_;
    num_ = above;
    return below && den_ > 0;
  }

  bool vulgar() {
    for (const Vulgar& v : kVulgars) {
      if (!text_.substr(at_).starts_with(v.text)) continue;
      at_ += v.text.size();
      num_ = num_ * v.den + v.num;
      den_ = v.den;
      return true;
    }
    return false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int count_ = 0;
  std::int64_t num_ = 0;
  std::int64_t den_ = 1;
};

std::string in_hundredths(Length length, std::int64_t per_unit) {
  const bool negative = length < Length();
  const std::int64_t hundredths = ((negative ? -length.units() : length.units()) * 100 + per_unit / 2) / per_unit;
  std::string text = (negative ? "-" : "") + std::to_string(hundredths / 100);
  if (hundredths % 100 == 0) return text;
  text += '.';
  text += static_cast<char>('0' + hundredths / 10 % 10);
  if (hundredths % 10 != 0) text += static_cast<char>('0' + hundredths % 10);
  return text;
}

}  // namespace

std::optional<int> size_in_tenths_of_a_point(std::string_view name) {
  constexpr std::string_view kSmall = "小", kHao = "号";
  const bool small = name.starts_with(kSmall);
  if (small) name.remove_prefix(kSmall.size());
  const bool hao = name.ends_with(kHao);
  if (hao) name.remove_suffix(kHao.size());
  if (!small && !hao) return std::nullopt;  // 三 alone is no size; 小三 is
  for (const SizeName& size : kSizes) {
    const bool named = name == size.hanzi || (size.digit != 0 && name == std::string_view(&size.digit, 1));
    if (!named) continue;
    const int tenths = small ? size.small : size.full;
    return tenths > 0 ? std::optional(tenths) : std::nullopt;
  }
  return std::nullopt;
}

std::variant<Quantity, RefusedQuantity> parse_quantity(std::string_view text) {
  if (const auto tenths = size_in_tenths_of_a_point(text)) return Quantity{*tenths, 10, Unit::size};

  const bool negative = text.starts_with('-');
  NumberReader number(text.substr(negative ? 1 : 0));
  if (!number.read()) return RefusedQuantity{QuantityFault::not_a_number, 0, text.size()};
  std::size_t at = number.at() + (negative ? 1 : 0);
  if (number.too_long()) return RefusedQuantity{QuantityFault::too_long, 0, at};
  while (at < text.size() && text[at] == ' ') ++at;
  const std::string_view unit = text.substr(at);
  if (unit.empty()) return RefusedQuantity{QuantityFault::no_unit, 0, text.size()};
  const auto* known = std::ranges::find(kUnits, unit, &UnitName::text);
  if (known == kUnits.end()) return RefusedQuantity{QuantityFault::unknown_unit, at, text.size()};
  return Quantity{negative ? -number.num() : number.num(), number.den(), known->unit};
}

std::string in_mm(Length length) { return in_hundredths(length, Length::kPerMm); }
std::string in_pt(Length length) { return in_hundredths(length, Length::kPerPoint); }

}  // namespace typeset
