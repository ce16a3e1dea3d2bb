// Length: the one unit of distance in the house.
//
// A Length is a whole number of 1/914400 inch, so that 1 mm = 36,000 and 1 pt = 12,700 units are both whole: margins in
// millimetres and type in points add without rounding. No floating point decides a layout; the two conversions to
// double exist for messages and for the doors of libraries that speak doubles.
#pragma once

#include <compare>
#include <cstdint>

namespace typeset {

class Length {
 public:
  constexpr Length() = default;
  static constexpr Length units(std::int64_t n) { return Length(n); }
  static constexpr Length mm(std::int64_t n) { return Length(n * kPerMm); }
  static constexpr Length pt(std::int64_t n) { return Length(n * kPerPoint); }
  /// n hundredths of a millimetre; n hundredths of a point.
  static constexpr Length centi_mm(std::int64_t n) { return Length(n * (kPerMm / 100)); }
  static constexpr Length centi_pt(std::int64_t n) { return Length(n * (kPerPoint / 100)); }

  constexpr std::int64_t units() const { return units_; }
  constexpr double in_mm() const { return static_cast<double>(units_) / kPerMm; }
  constexpr double in_pt() const { return static_cast<double>(units_) / kPerPoint; }

  /// This length times `num` over `den`, rounded towards minus infinity; the product is taken in 128 bits.
  constexpr Length scaled(std::int64_t num, std::int64_t den) const {
    __extension__ using Wide = __int128;
    Wide product = static_cast<Wide>(units_) * num;
    Wide quotient = product / den;
    if (product % den != 0 && ((product < 0) != (den < 0))) --quotient;
    return Length(static_cast<std::int64_t>(quotient));
  }

  friend constexpr Length operator+(Length a, Length b) { return Length(a.units_ + b.units_); }
  friend constexpr Length operator-(Length a, Length b) { return Length(a.units_ - b.units_); }
  friend constexpr Length operator-(Length a) { return Length(-a.units_); }
  friend constexpr Length operator*(Length a, std::int64_t n) { return Length(a.units_ * n); }
  friend constexpr Length operator*(std::int64_t n, Length a) { return Length(a.units_ * n); }
  friend constexpr Length operator/(Length a, std::int64_t n) { return a.scaled(1, n); }
  constexpr Length& operator+=(Length b) { return units_ += b.units_, *this; }
  constexpr Length& operator-=(Length b) { return units_ -= b.units_, *this; }
  friend constexpr auto operator<=>(Length, Length) = default;

  static constexpr std::int64_t kPerMm = 36000;
  static constexpr std::int64_t kPerPoint = 12700;

 private:
  explicit constexpr Length(std::int64_t n) : units_(n) {}
  std::int64_t units_ = 0;
};

static_assert(Length::mm(254) == Length::pt(720), "ten inches in either unit");

}  // namespace typeset
