// CharstringWriter: writes outlines as charstrings that deflate makes small.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "font/charstring_outline.h"

namespace typeset {

/// What a byte will cost once a font program is deflated, in sixteenths of a bit: by how often bytes occur in the
/// charstrings, as deflate's literals go by that too (it finds next to nothing repeated in outlines).
class ByteCosts {
 public:
  using Cost = std::int32_t;

  /// `outline` is what `plain` was taken apart into.
  void count(std::string_view plain, const CharstringOutline& outline);
  /// To be called after all count()s.
  void settle();

  Cost byte(std::uint8_t value) const { return costs_[value]; }
  Cost zero() const { return byte(139); }
  /// Of a number with 16 bits of fraction.
  Cost number(std::int32_t value) const {
    constexpr std::int32_t one = 65536;  // most numbers are one byte
    return value % one == 0 && value >= -107 * one && value <= 107 * one
               ? costs_[static_cast<std::uint8_t>(value / one + 139)]
               : long_number(value);
  }

 private:
  Cost long_number(std::int32_t value) const;

  std::array<std::uint64_t, 256> counts_{};
  std::uint64_t unsaid_zeros_ = 0;
  std::array<Cost, 256> costs_{};
};

/// Writes charstrings without hints. Of each contour the line that leads back to its start is left out, as readers draw
/// it anyway, and the start is chosen so that this is one of the costliest lines and that the move there is cheap; the
/// operators are those of the least cost altogether. One object writes many glyphs, so that its tables are made once.
class CharstringWriter {
 public:
  /// `costs` must outlive it.
  explicit CharstringWriter(const ByteCosts& costs) : costs_(costs) {}

  /// Takes time linear in the outline.
  std::string write(const CharstringOutline& outline);

 private:
  using Cost = ByteCosts::Cost;

  /// Where a contour may start: behind segment `left_out` of the outline, or, if that is kNone, where it does.
  struct Start {
    std::size_t left_out = 0;
    OutlinePoint from, to;       // where its first segment that is written begins, where its last ends
    Cost gain = 0;               // of what is left out
    std::int64_t total = 0;      // of the moves and gains of the best way to here
    std::uint32_t previous = 0;  // on that way, among the starts of the contour before
  };
  /// How the best way to a place between segments got there.
  struct Step {
    std::uint32_t from = 0;
    std::uint8_t op = 0;
  };

  void find_starts(const CharstringOutline& outline, const OutlineContour& contour);
  void choose_starts(const CharstringOutline& outline);
  void choose_operators();
  void consider_lines(std::size_t end);
  void consider_curves(std::size_t end);
  void offer(std::size_t end, std::size_t begin, std::uint8_t op, Cost saved);
  void put_move(std::int64_t dx, std::int64_t dy);
  void put_number(std::int32_t value);
  void put_operands(std::size_t begin, std::size_t end, std::uint8_t op);
  Cost move_cost(const OutlinePoint& from, const OutlinePoint& to) const;

  const ByteCosts& costs_;
  std::string out_;  // as long as what is written may come to be
  char* put_ = nullptr;
  std::vector<Start> starts_;
  std::vector<std::size_t> starts_begin_;  // for each contour, and the end of the last
  std::vector<std::size_t> chosen_;        // for each contour, of starts_
  // Of the contour in hand.
  std::vector<OutlineSegment> segments_;
  std::vector<std::uint8_t> zeros_;  // for each segment, which of its six numbers are 0: bit by bit
  std::vector<std::uint32_t> run_;   // for each place, how many segments before it are of one kind
  std::vector<Cost> over_;           // for each place, the cost of operators up to there less that of zeros left unsaid
  std::vector<Step> steps_;
  std::vector<std::size_t> pieces_;  // where the operands of each operator end, the last first
};

}  // namespace typeset
