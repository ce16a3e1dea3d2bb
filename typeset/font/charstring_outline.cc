#include "font/charstring_outline.h"

#include <algorithm>
#include <cstdlib>

#include "font/big_endian.h"
#include "font/charstring_code.h"

namespace typeset {
namespace {

using namespace charstring;

/// Points from here to either side differ by less than 2^31.
constexpr std::int64_t kFarthest = std::int64_t{1} << 30;

/// What a hostile font may cost: bytes of the charstring and of all subroutines, as often as they are called.
constexpr std::size_t kMostBytes = 200'000;
constexpr std::size_t kDeepestCall = 10;

class Reader {
 public:
  Reader(const CffIndex& global_subrs, const CffIndex& local_subrs, CharstringOutline& outline)
      : global_(global_subrs), local_(local_subrs), outline_(outline), room_(outline.segments.size()) {
    outline_.width.reset();
    outline_.contours.clear();
  }

  bool read(std::string_view code) {
    if (code.empty() || !run(code, 0)) return false;
    return ended_ || (waiting_ == 0 && end());  // the end of the program ends it too
  }

 private:
  using Value = std::int32_t;

  bool run(std::string_view code, std::size_t depth) {
    if (code.size() >= bytes_left_) return false;
    bytes_left_ -= code.size() + 1;  // so that calls of nothing end, too
    for (std::size_t at = 0; !ended_;) {
      Value* const full = operands_.data() + kMostOperands;
      Value* put = operands_.data() + waiting_;
      std::uint8_t op = 0;
      // Nearly all numbers are of one byte or two.
      while (at < code.size()) {
        op = static_cast<std::uint8_t>(code[at]);
        if (op < first_number || put == full) break;
        if (op <= 246) {
          *put++ = (op - 139) * 65536;
          ++at;
        } else if (op != fixed_number && code.size() - at >= 2) {
          *put++ = two_byte_number(op, static_cast<std::uint8_t>(code[at + 1]));
          at += 2;
        } else {
          break;
        }
      }
      waiting_ = static_cast<std::size_t>(put - operands_.data());
      if (at >= code.size()) return true;
      if (op >= first_number || op == shortint) {
        const std::size_t size = number_size(op);
        if (size > code.size() - at || put == full) return false;
        *put = long_number(op, code.data() + at);
        ++waiting_;
        at += size;
        continue;
      }
      ++at;
      if (op == return_) return depth > 0;
      if (op == callsubr || op == callgsubr) {
        if (!call(op == callsubr ? local_ : global_, depth)) return false;
        continue;
      }
      make_room();
      if (op == escape) {
        if (at == code.size() || !escaped(u8_at(code, at++))) return false;
      } else if (op == hintmask || op == cntrmask) {
        take_stems();  // those of a vstem that may be left unsaid
        at += (stems_ + 7) / 8;
        if (at > code.size()) return false;
      } else if (!execute(op)) {
        return false;
      }
      if (is_far()) return false;
      waiting_ = 0;
    }
    return true;
  }

  static Value two_byte_number(std::int32_t first, std::int32_t second) {
    return (first <= 250 ? (first - 247) * 256 + second + 108 : -(first - 251) * 256 - second - 108) * 65536;
  }

  /// Of three bytes or five.
  static Value long_number(std::uint8_t first, const char* bytes) {
    const auto byte = [&](int i) { return static_cast<std::uint32_t>(static_cast<std::uint8_t>(bytes[i])); };
    const std::uint32_t whole = byte(1) << 24 | byte(2) << 16;
    return static_cast<Value>(first == shortint ? whole : whole | byte(3) << 8 | byte(4));
  }

  bool execute(std::uint8_t op) {
    const std::size_t n = waiting_;
    const Value* v = operands_.data();
    switch (op) {
      case rmoveto: return move(2);
      case hmoveto:
      case vmoveto: return move(1, op == vmoveto);
      case hstem:
      case vstem:
      case hstemhm:
      case vstemhm: take_stems(); return true;
      case endchar: return end();
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
    open_ = true;
    go(vertical ? 0 : operands_[0], vertical ? operands_[0] : needed == 2 ? operands_[1] : 0);
    begin_ = count_;
    start_x_ = x_, start_y_ = y_;
    return true;
  }

  bool end() {
    close();
    ended_ = true;
    return take_width(0);
  }

  /// Their operands come in pairs; an odd one, of the first operator, is the width.
  void take_stems() {
    stems_ += waiting_ / 2;
    if (!begun_ && waiting_ % 2 == 1) outline_.width = operands_[0];
    begun_ = true;
  }

  bool call(const CffIndex& subrs, std::size_t depth) {
    if (waiting_ == 0 || depth == kDeepestCall) return false;
    const std::int32_t bias = subrs.count() < 1240 ? 107 : subrs.count() < 33900 ? 1131 : 32768;
    const std::int32_t number = (operands_[--waiting_] >> 16) + bias;
    if (number < 0 || static_cast<std::uint32_t>(number) >= subrs.count()) return false;
    return run(subrs.item(static_cast<std::uint32_t>(number)), depth + 1);
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
    for (std::size_t left = waiting_ / 4; left > 0; --left, v += 4, horizontal = !horizontal) {
      const Value last = left == 1 && waiting_ % 4 == 1 ? v[4] : 0;
      horizontal ? curve(v[0], 0, v[1], v[2], last, v[3]) : curve(0, v[0], v[1], v[2], v[3], last);
    }
    return true;
  }

  /// For the segments of one operator and the line that closes a contour.
  void make_room() {
    if (count_ + kMostOperands < room_) return;
    outline_.segments.resize(2 * room_ + kMostOperands + 1);
    room_ = outline_.segments.size();
  }

  bool is_far() const { return beyond_ >= 2 * kFarthest; }

  /// To the next point. What is too far is noticed in the end, but may go on within the operator: nothing overflows in
  /// 48 operands.
  void go(std::int64_t dx, std::int64_t dy) {
    x_ += dx, y_ += dy;
    beyond_ |= static_cast<std::uint64_t>(x_ + kFarthest) | static_cast<std::uint64_t>(y_ + kFarthest);
  }

  void line(std::int64_t dx, std::int64_t dy) {
    go(dx, dy);
    if ((dx | dy) == 0) return;
    outline_.segments[count_++] = {{static_cast<Value>(dx), static_cast<Value>(dy)}, false};
  }

  void curve(std::int64_t dx1, std::int64_t dy1, std::int64_t dx2, std::int64_t dy2, std::int64_t dx3,
             std::int64_t dy3) {
    go(dx1, dy1), go(dx2, dy2), go(dx3, dy3);
    if ((dx1 | dy1 | dx2 | dy2 | dx3 | dy3) == 0) return;
    outline_.segments[count_++] = {{static_cast<Value>(dx1), static_cast<Value>(dy1), static_cast<Value>(dx2),
                                    static_cast<Value>(dy2), static_cast<Value>(dx3), static_cast<Value>(dy3)},
                                   true};
  }

  void close() {
    if (!open_) return;
    const std::int64_t end_x = x_, end_y = y_;
    line(start_x_ - end_x, start_y_ - end_y);
    x_ = end_x, y_ = end_y;  // the next move is from where the contour was left
    if (count_ == begin_) return;
    const OutlinePoint start{static_cast<Value>(start_x_), static_cast<Value>(start_y_)};
    outline_.contours.push_back({start, begin_, count_});
  }

  const CffIndex& global_;
  const CffIndex& local_;
  CharstringOutline& outline_;
  std::array<Value, kMostOperands> operands_;
  std::size_t waiting_ = 0;  // of operands_, for their operator
  std::size_t stems_ = 0;
  std::size_t bytes_left_ = kMostBytes;
  std::size_t count_ = 0;  // of segments
  std::size_t room_ = 0;   // for how many there is room
  std::size_t begin_ = 0;  // of the contour in hand
  std::int64_t x_ = 0, y_ = 0, start_x_ = 0, start_y_ = 0;
  std::uint64_t beyond_ = 0;  // less than twice kFarthest while all points are near
  bool begun_ = false;        // an operator has been seen
  bool open_ = false;         // a move has been seen
  bool ended_ = false;
};

}  // namespace

bool take_charstring_apart(std::string_view code, const CffIndex& global_subrs, const CffIndex& local_subrs,
                           CharstringOutline& outline) {
  Reader reader(global_subrs, local_subrs, outline);
  return reader.read(code);
}

}  // namespace typeset
