// CharstringWriter: writes outlines as charstrings that deflate makes small.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "font/charstring_outline.h"

namespace typeset {

/// What each byte will cost once a font program is deflated, in sixteenths of a bit. Deflate finds next to nothing
/// repeated in outlines, so that what counts is how often a byte occurs.
class ByteCosts {
 public:
  using Cost = std::int32_t;

  explicit constexpr ByteCosts(const std::array<std::uint8_t, 256>& sixteenths) : costs_(sixteenths) {}
  /// As in programs of hanzi: see charstring_costs.cc.
  static const ByteCosts& usual();

  Cost byte(std::uint8_t value) const { return costs_[value]; }
  Cost zero() const { return byte(139); }
  /// Of a number with 16 bits of fraction.
  Cost number(std::int32_t value) const {
    const std::int32_t whole = value >> 16;
    const bool is_whole = (value & 0xFFFF) == 0;
    if (is_whole && whole >= -107 && whole <= 107) return costs_[static_cast<std::uint8_t>(whole + 139)];  // most
    if (is_whole && whole >= -1131 && whole <= 1131) {
      const std::int32_t rest = (whole < 0 ? -whole : whole) - 108;
      return byte(static_cast<std::uint8_t>((whole < 0 ? 251 : 247) + (rest >> 8))) +
             byte(static_cast<std::uint8_t>(rest));
    }
    return long_number(value);
  }

 private:
  Cost long_number(std::int32_t value) const;

  std::array<std::uint8_t, 256> costs_;
};

/// Writes charstrings without hints. Of each contour the line that leads back to its start is left out, as readers draw
/// it anyway, and the start is chosen so that this line is a costly one and the move there is cheap; the operators are
/// those of the least cost altogether. What is written depends on the outline and the costs alone. One object writes
/// many glyphs, so that its tables are made once.
class CharstringWriter {
 public:
  /// `costs` must outlive it.
  explicit CharstringWriter(const ByteCosts& costs) : costs_(costs) {}

  /// Takes time linear in the outline. The view is good until the next write().
  std::string_view write(const CharstringOutline& outline);

 private:
  using Cost = ByteCosts::Cost;

  /// The cheapest way to a place between segments whose last operator is `op`, with operands from segment `begin` on.
  struct Way {
    Cost cost;
    std::uint32_t begin : 24;
    std::uint32_t op : 8;
  };

  OutlinePoint choose_start(const CharstringOutline& outline, const OutlineContour& contour, OutlinePoint at);
  void choose_operators();
  void put_operands(std::size_t begin, std::size_t end, std::uint8_t op);
  void put_move(std::int64_t dx, std::int64_t dy);
  Cost move_cost(const OutlinePoint& from, const OutlinePoint& to) const;

  const ByteCosts& costs_;
  std::string out_;  // as long as what is written may come to be
  char* put_ = nullptr;
  // Of the contour in hand.
  std::vector<OutlineSegment> segments_;
  std::vector<Way> ways_;              // to each place between them, the cheapest of all
  std::vector<std::uint32_t> pieces_;  // where the operands of each operator end, the last first
};

}  // namespace typeset
