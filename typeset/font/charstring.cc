#include "font/charstring.h"

#include <string_view>
#include <vector>

#include "font/big_endian.h"

namespace typeset {
namespace {

// Limits of the format, and of what a hostile font may cost.
constexpr std::size_t kDeepestCall = 10;
constexpr std::size_t kMostOperands = 48;
constexpr std::size_t kLongest = 65535;
constexpr int kMostSteps = 200'000;

enum Operator : std::uint8_t {
  hstem = 1,
  vstem = 3,
  vmoveto = 4,
  rlineto = 5,
  hlineto = 6,
  vlineto = 7,
  rrcurveto = 8,
  callsubr = 10,
  return_ = 11,
  escape = 12,
  endchar = 14,
  hstemhm = 18,
  hintmask = 19,
  cntrmask = 20,
  rmoveto = 21,
  hmoveto = 22,
  vstemhm = 23,
  rcurveline = 24,
  rlinecurve = 25,
  vvcurveto = 26,
  hhcurveto = 27,
  shortint = 28,
  callgsubr = 29,
  vhcurveto = 30,
  hvcurveto = 31,
  first_number = 32,
  fixed_number = 255,
};
constexpr std::uint8_t kFirstFlex = 34;  // after escape
constexpr std::uint8_t kLastFlex = 37;

/// Copies a charstring token by token. The operands that wait for their operator are the tail of what was written, so
/// that leaving out an operator is cutting that tail off.
class Copy {
 public:
  Copy(const CffIndex& global, const CffIndex& local) : global_(global), local_(local) {}

  bool run(std::string_view code, std::size_t depth) {
    for (std::size_t at = 0; at < code.size() && !ended_;) {
      if (++steps_ > kMostSteps || out_.size() > kLongest) return false;
      const std::uint8_t op = u8_at(code, at);
      if (op >= first_number || op == shortint) {
        const std::size_t size = number_size(op);
        if (!holds(code, at, size) || operands_.size() == kMostOperands) return false;
        operands_.push_back({out_.size(), integer(code, at)});
        out_.append(code, at, size);
        at += size;
        continue;
      }
      ++at;
      if (op == return_) return depth > 0;
      if (!execute(op, code, at, depth)) return false;
    }
    return true;
  }

  std::optional<std::string> take() {
    if (!ended_) {
      // The end of the program ends it too.
      if (!operands_.empty()) return std::nullopt;
      out_ += static_cast<char>(endchar);
    }
    return std::move(out_);
  }

 private:
  struct Operand {
    std::size_t begin;  // in out_
    std::int32_t value;
  };

  static std::size_t number_size(std::uint8_t first) {
    if (first == shortint) return 3;
    if (first == fixed_number) return 5;
    return first <= 246 ? 1 : 2;
  }

  static std::int32_t integer(std::string_view code, std::size_t at) {
    const std::int32_t first = u8_at(code, at);
    const std::int32_t second = u8_at(code, at + 1);
    if (first == shortint || first == fixed_number) return s16_at(code, at + 1);
    if (first <= 246) return first - 139;
    return first <= 250 ? (first - 247) * 256 + second + 108 : -(first - 251) * 256 - second - 108;
  }

  bool execute(std::uint8_t op, std::string_view code, std::size_t& at, std::size_t depth) {
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
      case escape: {
        const std::uint8_t second = u8_at(code, at++);
        if (second < kFirstFlex || second > kLastFlex) return false;
        out_ += static_cast<char>(escape);
        emit(second);
        return true;
      }
      case endchar:
        // Four operands, or five with the width, would be an accent and a letter put together.
        if (operands_.size() >= 4) return false;
        ended_ = true;
        emit(op);
        return true;
      case vmoveto:
      case rmoveto:
      case hmoveto:
      case rlineto:
      case hlineto:
      case vlineto:
      case rrcurveto:
      case rcurveline:
      case rlinecurve:
      case vvcurveto:
      case hhcurveto:
      case vhcurveto:
      case hvcurveto: emit(op); return true;
      default: return false;
    }
  }

  bool call(const CffIndex& subrs, std::size_t depth) {
    if (operands_.empty() || depth == kDeepestCall) return false;
    const Operand operand = operands_.back();
    operands_.pop_back();
    out_.resize(operand.begin);
    const std::int32_t bias = subrs.count() < 1240 ? 107 : subrs.count() < 33900 ? 1131 : 32768;
    const std::int32_t number = operand.value + bias;
    if (number < 0 || static_cast<std::uint32_t>(number) >= subrs.count()) return false;
    return run(subrs.item(static_cast<std::uint32_t>(number)), depth + 1);
  }

  void emit(std::uint8_t op) {
    out_ += static_cast<char>(op);
    operands_.clear();
    width_seen_ = true;
  }

  /// Leaves stems out. Their operands come in pairs; an odd one, before the first operator, is the width and stays: it
  /// is then the odd operand of the first operator that is kept.
  void drop_stems() {
    hints_ += operands_.size() / 2;
    const bool width = !width_seen_ && operands_.size() % 2 == 1;
    if (operands_.size() > (width ? 1 : 0)) out_.resize(operands_[width ? 1 : 0].begin);
    operands_.clear();
    width_seen_ = true;
  }

  const CffIndex& global_;
  const CffIndex& local_;
  std::string out_;
  std::vector<Operand> operands_;
  std::size_t hints_ = 0;
  int steps_ = 0;
  bool width_seen_ = false;
  bool ended_ = false;
};

}  // namespace

std::optional<std::string> plain_charstring(const CffTable& cff, std::uint32_t glyph) {
  const std::string_view code = cff.charstring(glyph);
  if (code.empty()) return std::nullopt;
  Copy copy(cff.global_subrs(), cff.font_dicts()[cff.font_dict_of(glyph)].subrs);
  if (!copy.run(code, 0)) return std::nullopt;
  return copy.take();
}

}  // namespace typeset
