// Length: the one unit of distance in the house.
//
// A Length is a whole number of 1/914400 inch, so that 1 mm = 36,000 and 1 pt = 12,700 units are both whole: margins in
// millimetres and type in points add without rounding. No floating point decides a layout; the two conversions to
// double exist for messages and for the doors of libraries that speak doubles.
#pragma once

#include <algorithm>
#include <compare>
#include <concepts>
#include <cstdint>
#include <limits>

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

/// A Length on a page, in half the room, for what there are millions of: places of glyphs. Up to sixty metres, beyond
/// which it stays at that edge; reckoned with as a Length.
class ShortLength {
 public:
  constexpr ShortLength() = default;
  constexpr ShortLength(Length length)  // NOLINT(google-explicit-constructor): it is one
      : units_(static_cast<std::int32_t>(std::clamp(length.units(), -kEdge, kEdge))) {}
  constexpr operator Length() const {  // NOLINT(google-explicit-constructor)
    return Length::units(units_);
  }
  constexpr std::int64_t units() const { return units_; }
  constexpr double in_mm() const { return Length(*this).in_mm(); }
  constexpr double in_pt() const { return Length(*this).in_pt(); }
  constexpr ShortLength& operator+=(Length b) { return *this = Length(*this) + b; }
  constexpr ShortLength& operator-=(Length b) { return *this = Length(*this) - b; }

  // Templates, so that they stand aside where a Length is one of the two.
  template <std::same_as<ShortLength> S>
  friend constexpr Length operator+(S a, S b) {
    return Length(a) + Length(b);
  }
  template <std::same_as<ShortLength> S>
  friend constexpr Length operator-(S a, S b) {
    return Length(a) - Length(b);
  }
  template <std::same_as<ShortLength> S>
  friend constexpr Length operator-(S a) {
    return Length() - Length(a);
  }
  template <std::same_as<ShortLength> S>
  friend constexpr auto operator<=>(S a, S b) {
    return a.units_ <=> b.units_;
  }
  template <std::same_as<ShortLength> S>
  friend constexpr bool operator==(S a, S b) {
    return a.units_ == b.units_;
  }

 private:
  static constexpr std::int64_t kEdge = std::numeric_limits<std::int32_t>::max();
  std::int32_t units_ = 0;
};

static_assert(Length::mm(254) == Length::pt(720), "ten inches in either unit");

}  // namespace typeset
