#include "font/charstring_outline.h"

#include <algorithm>
#include <cstdlib>

#include "font/big_endian.h"
#include "font/charstring_code.h"

namespace typeset {
namespace {

using namespace charstring;

/// Points within it differ by less than 2^31, products of differences stay below 2^62, sums of two below 2^63.
constexpr std::int64_t kFarthest = std::int64_t{1} << 30;

bool same_direction(const OutlineSegment& a, const OutlineSegment& b) {
  const std::int64_t ax = a.d[0], ay = a.d[1], bx = b.d[0], by = b.d[1];
  return ax * by == ay * bx && ax * bx + ay * by > 0;
}

/// A curve whose control points lie on its chord, in order.
bool is_straight(const OutlineSegment& curve) {
  const std::int64_t x = curve.dx(), y = curve.dy();
  const std::int64_t x1 = curve.d[0], y1 = curve.d[1], x2 = x1 + curve.d[2], y2 = y1 + curve.d[3];
  if (x1 * y != y1 * x || x2 * y != y2 * x) return false;
  const std::int64_t along1 = x1 * x + y1 * y, along2 = x2 * x + y2 * y;
  return 0 <= along1 && along1 <= along2 && along2 <= x * x + y * y;
}

class Reader {
 public:
  bool run(std::string_view code) {
    outline_.segments.reserve(code.size() / 5);  // of most fonts
    std::size_t at = 0;
    while (at < code.size()) {
      const auto op = static_cast<std::uint8_t>(code[at]);
      if (op >= first_number || op == shortint) {
        if (waiting_ == kMostOperands) return false;
        if (op >= first_number && op <= 246) {  // nearly all
          operands_[waiting_++] = (op - 139) * 65536;
          ++at;
          continue;
        }
        const std::size_t size = number_size(op);
        if (size > code.size() - at) return false;
        operands_[waiting_++] = long_number(op, code.data() + at);
        at += size;
        continue;
      }
      ++at;
      if (op == endchar) return end();
      if (op == escape) {
        if (at == code.size() || !escaped(u8_at(code, at++))) return false;
      } else if (!execute(op)) {
        return false;
      }
      if (far_) return false;
      waiting_ = 0;
    }
    return false;  // a plain charstring ends with endchar
  }

  CharstringOutline take() { return std::move(outline_); }

 private:
  using Value = std::int32_t;

  /// Of more than one byte.
  static Value long_number(std::uint8_t first, const char* bytes) {
    const auto byte = [&](int i) { return static_cast<std::uint32_t>(static_cast<std::uint8_t>(bytes[i])); };
    const auto whole = [](std::int32_t value) { return static_cast<Value>(static_cast<std::uint32_t>(value) << 16); };
    if (first == shortint) return static_cast<Value>(byte(1) << 24 | byte(2) << 16);
    if (first == fixed_number) return static_cast<Value>(byte(1) << 24 | byte(2) << 16 | byte(3) << 8 | byte(4));
    if (first <= 250) return whole((first - 247) * 256 + static_cast<std::int32_t>(byte(1)) + 108);
    return whole(-(first - 251) * 256 - static_cast<std::int32_t>(byte(1)) - 108);
  }

  bool execute(std::uint8_t op) {
    const std::size_t n = waiting_;
    const Value* v = operands_.data();
    switch (op) {
      case rmoveto: return move(2);
      case hmoveto:
      case vmoveto: return move(1, op == vmoveto);
      default: break;
    }
    if (!open_) return false;
    switch (op) {
      case rlineto:
        if (n == 0 || n % 2 != 0) return false;
        lines(v, v + n);
        return true;
      case hlineto:
      case vlineto: {
        if (n == 0) return false;
        outline_.unsaid_zeros += n;
        bool horizontal = op == hlineto;
        for (std::size_t i = 0; i < n; ++i, horizontal = !horizontal)
          line(horizontal ? v[i] : 0, horizontal ? 0 : v[i]);
        return true;
      }
      case rrcurveto:
        if (n == 0 || n % 6 != 0) return false;
        curves(v, v + n);
        return true;
      case rcurveline:
        if (n < 8 || n % 6 != 2) return false;
        curves(v, v + n - 2);
        line(v[n - 2], v[n - 1]);
        return true;
      case rlinecurve:
        if (n < 8 || n % 2 != 0) return false;
        lines(v, v + n - 6);
        curves(v + n - 6, v + n);
        return true;
      case hhcurveto:
      case vvcurveto: return level_curves(op == hhcurveto);
      case hvcurveto:
      case vhcurveto: return turning_curves(op == hvcurveto);
      default: return false;
    }
  }

  bool escaped(std::uint8_t op) {
    const Value* v = operands_.data();
    if (op == dotsection) return waiting_ == 0;
    if (!open_) return false;
    switch (op) {
      case hflex:
        if (waiting_ != 7) return false;
        curve(v[0], 0, v[1], v[2], v[3], 0);
        curve(v[4], 0, v[5], -std::int64_t{v[2]}, v[6], 0);
        return true;
      case flex:
        if (waiting_ != 13) return false;
        curves(v, v + 12);
        return true;
      case hflex1:
        if (waiting_ != 9) return false;
        curve(v[0], v[1], v[2], v[3], v[4], 0);
        curve(v[5], 0, v[6], v[7], v[8], -(std::int64_t{v[1]} + v[3] + v[7]));
        return true;
      case flex1: {
        if (waiting_ != 11) return false;
        const std::int64_t dx = std::int64_t{v[0]} + v[2] + v[4] + v[6] + v[8];
        const std::int64_t dy = std::int64_t{v[1]} + v[3] + v[5] + v[7] + v[9];
        const bool across = std::abs(dx) > std::abs(dy);
        curves(v, v + 6);
        curve(v[6], v[7], v[8], v[9], across ? v[10] : -dx, across ? -dy : v[10]);
        return true;
      }
      default: return false;
    }
  }

  /// The operand before those of the first operator is the width.
  bool take_width(std::size_t needed) {
    if (waiting_ == needed + 1 && !begun_) {
      outline_.width = operands_[0];
      std::copy(operands_.begin() + 1, operands_.begin() + static_cast<std::ptrdiff_t>(waiting_), operands_.begin());
      --waiting_;
    }
    begun_ = true;
    return waiting_ == needed;
  }

  bool move(std::size_t needed, bool vertical = false) {
    close();
    if (!take_width(needed)) return false;
    if (needed == 1) ++outline_.unsaid_zeros;
    open_ = true;
    go(vertical ? 0 : operands_[0], vertical ? operands_[0] : needed == 2 ? operands_[1] : 0);
    begin_ = outline_.segments.size();
    start_x_ = x_, start_y_ = y_;
    return true;
  }

  bool end() {
    close();
    return take_width(0);
  }

  void lines(const Value* v, const Value* end) {
    for (; v != end; v += 2) line(v[0], v[1]);
  }
  void curves(const Value* v, const Value* end) {
    for (; v != end; v += 6) curve(v[0], v[1], v[2], v[3], v[4], v[5]);
  }

  /// hhcurveto, vvcurveto: curves that leave and arrive along one axis; the first may leave otherwise.
  bool level_curves(bool horizontal) {
    const Value* v = operands_.data();
    if (waiting_ < 4 || waiting_ % 4 > 1) return false;
    outline_.unsaid_zeros += waiting_ / 4 * 2 - waiting_ % 4;
    Value across = 0;
    if (waiting_ % 4 == 1) across = *v++;
    for (const Value* end = operands_.data() + waiting_; v != end; v += 4, across = 0)
      horizontal ? curve(v[0], across, v[1], v[2], v[3], 0) : curve(across, v[0], v[1], v[2], 0, v[3]);
    return true;
  }

  /// hvcurveto, vhcurveto: curves that leave along one axis and arrive along the other, in turns; the last may arrive
  /// otherwise.
  bool turning_curves(bool horizontal) {
    const Value* v = operands_.data();
    if (waiting_ < 4 || waiting_ % 4 > 1) return false;
    outline_.unsaid_zeros += waiting_ / 4 * 2 - waiting_ % 4;
    for (std::size_t left = waiting_ / 4; left > 0; --left, v += 4, horizontal = !horizontal) {
      const Value last = left == 1 && waiting_ % 4 == 1 ? v[4] : 0;
      horizontal ? curve(v[0], 0, v[1], v[2], last, v[3]) : curve(0, v[0], v[1], v[2], v[3], last);
    }
    return true;
  }

  static bool is_far(std::int64_t x, std::int64_t y) {
    constexpr std::uint64_t near = kFarthest - 1;  // to either side, in one comparison
    return static_cast<std::uint64_t>(x) + near > 2 * near || static_cast<std::uint64_t>(y) + near > 2 * near;
  }

  /// To the next point. What is too far is noticed, but may go on within the operator: nothing overflows in 48
  /// operands.
  void go(std::int64_t dx, std::int64_t dy) {
    x_ += dx, y_ += dy;
    far_ |= is_far(x_, y_);
  }

  void line(std::int64_t dx, std::int64_t dy) {
    go(dx, dy);
    if (far_ || (dx == 0 && dy == 0)) return;
    add({{static_cast<Value>(dx), static_cast<Value>(dy)}, false});
  }

  void curve(std::int64_t dx1, std::int64_t dy1, std::int64_t dx2, std::int64_t dy2, std::int64_t dx3,
             std::int64_t dy3) {
    go(dx1, dy1), go(dx2, dy2), go(dx3, dy3);
    if (far_) return;
    const OutlineSegment made{{static_cast<Value>(dx1), static_cast<Value>(dy1), static_cast<Value>(dx2),
                               static_cast<Value>(dy2), static_cast<Value>(dx3), static_cast<Value>(dy3)},
                              true};
    // Most curves turn at once; only the others need more than this product.
    if (dx1 * dy2 != dy1 * dx2 || !is_straight(made)) return outline_.segments.push_back(made);
    if (made.dx() != 0 || made.dy() != 0) return add({{made.dx(), made.dy()}, false});
    // It ends where it began: nothing, or out and back along one line.
    if (made.d != std::array<Value, 6>{}) outline_.segments.push_back(made);
  }

  /// A line, joined to one before it in the same direction.
  void add(const OutlineSegment& line) {
    std::vector<OutlineSegment>& all = outline_.segments;
    if (all.size() > begin_ && !all.back().curve && same_direction(all.back(), line)) {
      all.back().d[0] += line.d[0];
      all.back().d[1] += line.d[1];
    } else {
      all.push_back(line);
    }
  }

  void close() {
    if (!open_) return;
    std::vector<OutlineSegment>& all = outline_.segments;
    const std::int64_t end_x = x_, end_y = y_;
    line(start_x_ - end_x, start_y_ - end_y);
    x_ = end_x, y_ = end_y;  // the next move is from where the contour was left
    if (all.size() == begin_) return;
    OutlinePoint start{static_cast<Value>(start_x_), static_cast<Value>(start_y_)};
    // The line over the seam.
    OutlineSegment& first = all[begin_];
    if (all.size() - begin_ > 1 && !first.curve && !all.back().curve && same_direction(all.back(), first)) {
      start.x -= all.back().d[0];
      start.y -= all.back().d[1];
      first.d[0] += all.back().d[0];
      first.d[1] += all.back().d[1];
      all.pop_back();
    }
    outline_.contours.push_back({start, begin_, all.size()});
  }

  CharstringOutline outline_;
  std::array<Value, kMostOperands> operands_;
  std::size_t waiting_ = 0;  // of operands_, for their operator
  std::size_t begin_ = 0;    // of the contour in hand
  std::int64_t x_ = 0, y_ = 0, start_x_ = 0, start_y_ = 0;
  bool begun_ = false;  // an operator has been seen
  bool open_ = false;   // a move has been seen
  bool far_ = false;
};

}  // namespace

std::optional<CharstringOutline> outline_of_charstring(std::string_view plain) {
  Reader reader;
  if (!reader.run(plain)) return std::nullopt;
  return reader.take();
}

}  // namespace typeset
