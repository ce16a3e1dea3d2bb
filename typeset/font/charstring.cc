#include "font/charstring.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "font/big_endian.h"
#include "font/charstring_code.h"

namespace typeset {
namespace {

using namespace charstring;

// Limits of the format, and of what a hostile font may cost.
constexpr std::size_t kDeepestCall = 10;
constexpr int kMostSteps = 200'000;

/// Copies a charstring, stretch by stretch. The operands that wait for their operator are the tail of what was copied,
/// so that leaving out an operator is cutting that tail off.
class Copy {
 public:
  Copy(const CffTable& cff, std::uint32_t glyph)
      : global_(cff.global_subrs()), local_(cff.font_dicts()[cff.font_dict_of(glyph)].subrs) {}

  /// Only to see whether there is anything to draw: the copy ends with the first line or curve that goes somewhere.
  void stop_at_ink() { stop_at_ink_ = true; }
  bool drawn() const { return drawn_; }

  bool run(std::string_view code, std::size_t depth) {
    std::size_t copied = 0;  // of `code`; what lies between here and the token in hand is to be kept, too
    std::size_t at = 0;
    while (at < code.size() && !ended_) {
      if (++steps_ > kMostSteps || out_.size() + (at - copied) > kLongest) return false;
      const auto op = static_cast<std::uint8_t>(code[at]);
      if (op >= first_number || op == shortint) {
        const std::size_t size = number_size(op);
        if (size > code.size() - at || waiting_ == kMostOperands) return false;
        operands_[waiting_++] = {out_.size() + (at - copied), code.data() + at};
        at += size;
        continue;
      }
      if (is_drawn(op)) {
        if (!draw(op, code, at)) return false;
        continue;
      }
      out_.append(code.data() + copied, at - copied);
      ++at;
      if (op == return_) return depth > 0;
      if (!leave_out(op, code, at, depth)) return false;
      copied = at;
    }
    out_.append(code.data() + copied, std::min(at, code.size()) - copied);
    return true;
  }

  std::optional<std::string> take() {
    if (!ended_) {
      // The end of the program ends it too.
      if (waiting_ != 0) return std::nullopt;
      out_ += static_cast<char>(endchar);
    }
    return std::move(out_);
  }

 private:
  struct Operand {
    std::size_t begin;   // in out_
    const char* number;  // in the font, where it is known to be whole
    std::int32_t value() const { return integer({number, number_size(static_cast<std::uint8_t>(*number))}); }
  };

  /// Of a number with a fraction, the whole part.
  static std::int32_t integer(std::string_view number) {
    const std::int32_t first = u8_at(number, 0);
    const std::int32_t second = u8_at(number, 1);
    if (first == shortint || first == fixed_number) return s16_at(number, 1);
    if (first <= 246) return first - 139;
    return first <= 250 ? (first - 247) * 256 + second + 108 : -(first - 251) * 256 - second - 108;
  }

  /// Operators that are kept as they are.
  static bool is_drawn(std::uint8_t op) {
    return (op >= vmoveto && op <= rrcurveto) || op == escape || op == endchar || op == rmoveto || op == hmoveto ||
           (op >= rcurveline && op <= hhcurveto) || op == vhcurveto || op == hvcurveto;
  }

  /// Goes past such an operator; `at` is where it stands.
  bool draw(std::uint8_t op, std::string_view code, std::size_t& at) {
    ++at;
    if (op == escape) {
      if (at == code.size()) return false;
      const std::uint8_t second = u8_at(code, at++);
      if (second != dotsection && (second < hflex || second > flex1)) return false;
    }
    // Four operands, or five with the width, would be an accent and a letter put together.
    if (op == endchar && waiting_ >= 4) return false;
    ended_ = op == endchar;
    const bool moves = op == rmoveto || op == hmoveto || op == vmoveto;
    if (stop_at_ink_ && !moves && !ended_) {
      for (std::size_t i = 0; i < waiting_; ++i) drawn_ = drawn_ || operands_[i].value() != 0;
      ended_ = drawn_;
    }
    waiting_ = 0;
    width_seen_ = true;
    return true;
  }

  /// Operators that are not; `at` is past the operator, and all before it has been copied.
  bool leave_out(std::uint8_t op, std::string_view code, std::size_t& at, std::size_t depth) {
    switch (op) {
      case callsubr: return call(local_, depth);
      case callgsubr: return call(global_, depth);
      case hstem:
      case vstem:
      case hstemhm:
      case vstemhm: drop_stems(); return true;
      case hintmask:
      case cntrmask:
        drop_stems();  // those of a vstem that may be left unsaid
        at += (hints_ + 7) / 8;
        return at <= code.size();
      default: return false;
    }
  }

  bool call(const CffIndex& subrs, std::size_t depth) {
    if (waiting_ == 0 || depth == kDeepestCall) return false;
    const Operand operand = operands_[--waiting_];
    out_.resize(operand.begin);
    const std::int32_t bias = subrs.count() < 1240 ? 107 : subrs.count() < 33900 ? 1131 : 32768;
    const std::int32_t number = operand.value() + bias;
    if (number < 0 || static_cast<std::uint32_t>(number) >= subrs.count()) return false;
    return run(subrs.item(static_cast<std::uint32_t>(number)), depth + 1);
  }

  /// Leaves stems out. Their operands come in pairs; an odd one, before the first operator, is the width and stays: it
  /// is then the odd operand of the first operator that is kept.
  void drop_stems() {
    hints_ += waiting_ / 2;
    const std::size_t kept = !width_seen_ && waiting_ % 2 == 1 ? 1 : 0;
    if (waiting_ > kept) out_.resize(operands_[kept].begin);
    waiting_ = 0;
    width_seen_ = true;
  }

  const CffIndex& global_;
  const CffIndex& local_;
  std::string out_;
  std::array<Operand, kMostOperands> operands_;
  std::size_t waiting_ = 0;  // of operands_, for their operator
  std::size_t hints_ = 0;
  int steps_ = 0;
  bool width_seen_ = false;
  bool ended_ = false;
  bool stop_at_ink_ = false;
  bool drawn_ = false;
};

}  // namespace

std::optional<std::string> plain_charstring(const CffTable& cff, std::uint32_t glyph) {
  const std::string_view code = cff.charstring(glyph);
  Copy copy(cff, glyph);
  if (code.empty() || !copy.run(code, 0)) return std::nullopt;
  return copy.take();
}

std::optional<bool> draws_something(const CffTable& cff, std::uint32_t glyph) {
  Copy copy(cff, glyph);
  copy.stop_at_ink();
  if (!copy.run(cff.charstring(glyph), 0)) return std::nullopt;
  return copy.drawn();
}

}  // namespace typeset
