#include "font/charstring_writer.h"

#include <algorithm>
#include <bit>
#include <limits>

#include "font/charstring_code.h"

namespace typeset {
namespace {

using namespace charstring;

constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
/// Of a contour are weighed, the costliest first. More gain nothing to speak of.
constexpr std::size_t kMostStarts = 4;

// How many segments the operators take at most.
constexpr std::size_t kMostLines = kMostOperands / 2;
constexpr std::size_t kMostCurves = kMostOperands / 6;
constexpr std::size_t kMostCurvesBeforeLine = (kMostOperands - 2) / 6;
constexpr std::size_t kMostLinesBeforeCurve = (kMostOperands - 6) / 2;
constexpr std::size_t kMostShortCurves = kMostOperands / 4;
constexpr std::size_t kMostShortCurvesAndOne = (kMostOperands - 1) / 4;

enum Zero : std::uint8_t { zero_dx1 = 1, zero_dy1 = 2, zero_dx3 = 16, zero_dy3 = 32 };

/// log2 in sixteenths, to the next lower one; the same on every machine.
std::int32_t log2_sixteenths(std::uint64_t value) {
  const int whole = std::bit_width(value) - 1;
  std::int32_t result = whole;
  // The mantissa squared, four times over, has in its exponents the binary digits of its logarithm.
  std::uint64_t mantissa = whole > 31 ? value >> (whole - 31) : value << (31 - whole);  // 1 to 2, with 31 bits
  for (int digit = 0; digit < 4; ++digit) {
    mantissa = mantissa * mantissa >> 31;
    const std::uint64_t carry = mantissa >> 32;
    mantissa >>= carry;
    result = result * 2 + static_cast<std::int32_t>(carry);
  }
  return result;
}

/// Writes the shortest form of a number with 16 bits of fraction; past its end.
template <typename Byte>
inline Byte* encode(std::int32_t value, Byte* to) {
  const auto bits = static_cast<std::uint32_t>(value);
  const std::int32_t whole = value >> 16;
  const auto put = [&](std::uint32_t byte) { *to++ = static_cast<Byte>(byte & 0xFF); };
  if ((bits & 0xFFFF) != 0) {
    put(fixed_number), put(bits >> 24), put(bits >> 16), put(bits >> 8), put(bits);
  } else if (whole >= -107 && whole <= 107) {
    put(static_cast<std::uint32_t>(whole + 139));
  } else if (whole >= -1131 && whole <= 1131) {
    const auto rest = static_cast<std::uint32_t>((whole < 0 ? -whole : whole) - 108);
    put((whole < 0 ? 251 : 247) + (rest >> 8)), put(rest);
  } else {
    put(shortint), put(bits >> 24), put(bits >> 16);
  }
  return to;
}
constexpr std::size_t kLongestNumber = 5;

}  // namespace

void ByteCosts::count(std::string_view plain, const CharstringOutline& outline) {
  for (const char c : plain) ++counts_[static_cast<std::uint8_t>(c)];
  unsaid_zeros_ += outline.unsaid_zeros;
}

void ByteCosts::settle() {
  std::array<std::uint64_t, 256> counts = counts_;
  // The commoner zeros are, the cheaper they become, and the more of them are worth writing where that saves an
  // operator: between what was written and what could have been lies where that comes to rest.
  counts[139] += unsaid_zeros_ / 4;
  std::uint64_t total = 0;
  for (std::uint64_t& count : counts) total += ++count;
  for (std::size_t i = 0; i < counts.size(); ++i) costs_[i] = log2_sixteenths(total) - log2_sixteenths(counts[i]);
}

ByteCosts::Cost ByteCosts::long_number(std::int32_t value) const {
  std::array<std::uint8_t, kLongestNumber> bytes;
  const std::uint8_t* end = encode(value, bytes.data());
  Cost cost = 0;
  for (const std::uint8_t* at = bytes.data(); at != end; ++at) cost += byte(*at);
  return cost;
}

std::string CharstringWriter::write(const CharstringOutline& outline) {
  constexpr std::size_t most_in_segment = 6 * kLongestNumber + 1, most_in_move = 2 * kLongestNumber + 1;
  out_.resize(std::max(out_.size(), kLongestNumber + outline.contours.size() * most_in_move +
                                        outline.segments.size() * most_in_segment + 1));
  put_ = out_.data();
  if (outline.width) put_number(*outline.width);
  choose_starts(outline);
  OutlinePoint at;
  for (std::size_t i = 0; i < outline.contours.size(); ++i) {
    const OutlineContour& contour = outline.contours[i];
    const Start& start = starts_[chosen_[i]];
    put_move(std::int64_t{start.from.x} - at.x, std::int64_t{start.from.y} - at.y);
    at = start.to;
    const auto all = outline.segments.begin();
    const auto from = [&](std::size_t n) { return all + static_cast<std::ptrdiff_t>(n); };
    if (start.left_out == kNone) {
      segments_.assign(from(contour.begin), from(contour.end));
    } else {
      segments_.assign(from(start.left_out + 1), from(contour.end));
      segments_.insert(segments_.end(), from(contour.begin), from(start.left_out));
    }
    choose_operators();
  }
  *put_++ = static_cast<char>(endchar);
  return {out_.data(), put_};
}

CharstringWriter::Cost CharstringWriter::move_cost(const OutlinePoint& from, const OutlinePoint& to) const {
  const std::int32_t dx = to.x - from.x, dy = to.y - from.y;
  if (dy == 0) return costs_.number(dx) + costs_.byte(hmoveto);
  if (dx == 0) return costs_.number(dy) + costs_.byte(vmoveto);
  return costs_.number(dx) + costs_.number(dy) + costs_.byte(rmoveto);
}

void CharstringWriter::find_starts(const CharstringOutline& outline, const OutlineContour& contour) {
  const std::size_t first = starts_.size();
  OutlinePoint at = contour.start;
  for (std::size_t i = contour.begin; i < contour.end; ++i) {
    const OutlineSegment& segment = outline.segments[i];
    const OutlinePoint next{at.x + segment.dx(), at.y + segment.dy()};
    if (!segment.curve) {
      const Cost gain = costs_.number(segment.d[0]) + costs_.number(segment.d[1]);
      if (starts_.size() - first < kMostStarts) {
        starts_.push_back({i, next, at, gain});
      } else {
        const auto least = std::min_element(starts_.begin() + static_cast<std::ptrdiff_t>(first), starts_.end(),
                                            [](const Start& a, const Start& b) { return a.gain < b.gain; });
        if (gain > least->gain) *least = {i, next, at, gain};
      }
    }
    at = next;
  }
  if (starts_.size() == first) starts_.push_back({kNone, contour.start, contour.start});
}

void CharstringWriter::choose_starts(const CharstringOutline& outline) {
  starts_.clear();
  starts_begin_.assign(1, 0);
  const Start origin;
  for (const OutlineContour& contour : outline.contours) {
    const std::size_t before = starts_begin_.size() > 1 ? starts_begin_[starts_begin_.size() - 2] : 0;
    const std::size_t first = starts_begin_.back();
    find_starts(outline, contour);
    for (std::size_t i = first; i < starts_.size(); ++i) {
      Start& start = starts_[i];
      start.total = first == 0 ? move_cost(origin.to, start.from) : std::numeric_limits<std::int64_t>::max();
      for (std::size_t k = before; k < first; ++k) {
        const std::int64_t total = starts_[k].total + move_cost(starts_[k].to, start.from);
        if (total < start.total) start.total = total, start.previous = static_cast<std::uint32_t>(k);
      }
      start.total -= start.gain;
    }
    starts_begin_.push_back(starts_.size());
  }
  chosen_.resize(outline.contours.size());
  if (chosen_.empty()) return;
  const auto last = starts_.begin() + static_cast<std::ptrdiff_t>(starts_begin_[chosen_.size() - 1]);
  const auto best =
      std::min_element(last, starts_.end(), [](const Start& a, const Start& b) { return a.total < b.total; });
  std::size_t on = static_cast<std::size_t>(best - starts_.begin());
  for (std::size_t i = chosen_.size(); i-- > 0; on = starts_[on].previous) chosen_[i] = on;
}

/// Numbers other than zeros cost the same in every form, so that only operators and zeros are weighed.
void CharstringWriter::choose_operators() {
  const std::size_t count = segments_.size();
  zeros_.resize(count);
  run_.assign(count + 1, 0);
  over_.assign(count + 1, std::numeric_limits<Cost>::max());
  steps_.resize(count + 1);
  over_[0] = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const OutlineSegment& segment = segments_[i];
    unsigned zeros = 0;
    for (unsigned k = 0; k < 6; ++k) zeros |= static_cast<unsigned>(segment.d[k] == 0) << k;
    zeros_[i] = static_cast<std::uint8_t>(zeros);
    run_[i + 1] = i > 0 && segments_[i - 1].curve == segment.curve ? run_[i] + 1 : 1;
    segment.curve ? consider_curves(i + 1) : consider_lines(i + 1);
  }
  // The steps lead back from the end.
  pieces_.clear();
  for (std::size_t at = count; at > 0; at = steps_[at].from) pieces_.push_back(at);
  for (; !pieces_.empty(); pieces_.pop_back()) {
    const Step& step = steps_[pieces_.back()];
    put_operands(step.from, pieces_.back(), step.op);
  }
}

/// Segments begin to end as operands of one operator, which leaves zeros of the cost `saved` unsaid.
void CharstringWriter::offer(std::size_t end, std::size_t begin, std::uint8_t op, Cost saved) {
  const Cost cost = over_[begin] + costs_.byte(op) - saved;
  if (cost >= over_[end]) return;
  over_[end] = cost;
  steps_[end] = {static_cast<std::uint32_t>(begin), op};
}

/// The operators whose last segment is the line before `end`.
void CharstringWriter::consider_lines(std::size_t end) {
  for (std::size_t n = std::min<std::size_t>(run_[end], kMostLines); n > 0; --n) offer(end, end - n, rlineto, 0);
  if (run_[end] == 1) {
    for (std::size_t n = std::min<std::size_t>(run_[end - 1], kMostCurvesBeforeLine); n > 0; --n)
      offer(end, end - 1 - n, rcurveline, 0);
  }
  // Horizontal and vertical in turns: the zero is dx, dy, dx …
  std::uint8_t zero = zeros_[end - 1] & (zero_dx1 | zero_dy1);
  for (std::size_t n = 1; zero != 0 && n <= std::min<std::size_t>(run_[end], kMostOperands); ++n) {
    offer(end, end - n, zero == zero_dy1 ? hlineto : vlineto, costs_.zero() * static_cast<Cost>(n));
    zero = n == run_[end] ? 0 : zeros_[end - n - 1] & (zero ^ (zero_dx1 | zero_dy1));
  }
}

/// The operators whose last segment is the curve before `end`.
void CharstringWriter::consider_curves(std::size_t end) {
  const std::size_t run = run_[end];
  const auto place = over_.begin() + static_cast<std::ptrdiff_t>(end);
  const auto cheapest = std::min_element(place - static_cast<std::ptrdiff_t>(std::min(run, kMostCurves)), place);
  offer(end, static_cast<std::size_t>(cheapest - over_.begin()), rrcurveto, 0);
  if (run == 1) {
    for (std::size_t n = std::min<std::size_t>(run_[end - 1], kMostLinesBeforeCurve); n > 0; --n)
      offer(end, end - 1 - n, rlinecurve, 0);
  }
  const std::uint8_t last = zeros_[end - 1];
  if ((last & (zero_dx1 | zero_dy1 | zero_dx3 | zero_dy3)) == 0) return;
  const Cost zero = costs_.zero();
  // Level all along: they leave and arrive along one axis; the first may leave otherwise.
  const auto level = [&](std::uint8_t leaves, std::uint8_t arrives, std::uint8_t op) {
    for (std::size_t n = 1; n <= std::min(run, kMostShortCurves); ++n) {
      const std::uint8_t zeros = zeros_[end - n];
      if ((zeros & arrives) == 0) return;
      const auto saved = static_cast<Cost>(2 * n);
      if ((zeros & leaves) != 0) {
        offer(end, end - n, op, zero * saved);
      } else {
        if (n <= kMostShortCurvesAndOne) offer(end, end - n, op, zero * (saved - 1));
        return;
      }
    }
  };
  if ((last & zero_dy3) != 0) level(zero_dy1, zero_dy3, hhcurveto);
  if ((last & zero_dx3) != 0) level(zero_dx1, zero_dx3, vvcurveto);
  // In turns: they leave along one axis and arrive along the other, where the next leaves; the last may arrive
  // otherwise.
  const auto turning = [&](bool horizontal) {
    const bool whole = (last & (horizontal ? zero_dx3 : zero_dy3)) != 0;
    const std::size_t most = std::min(run, whole ? kMostShortCurves : kMostShortCurvesAndOne);
    for (std::size_t n = 1; n <= most; ++n, horizontal = !horizontal) {
      const std::uint8_t zeros = zeros_[end - n];
      if ((zeros & (horizontal ? zero_dy1 : zero_dx1)) == 0) return;
      if (n > 1 && (zeros & (horizontal ? zero_dx3 : zero_dy3)) == 0) return;
      offer(end, end - n, horizontal ? hvcurveto : vhcurveto, zero * static_cast<Cost>(2 * n - (whole ? 0 : 1)));
    }
  };
  if ((last & zero_dy1) != 0) turning(true);
  if ((last & zero_dx1) != 0) turning(false);
}

void CharstringWriter::put_number(std::int32_t value) { put_ = encode(value, put_); }

void CharstringWriter::put_move(std::int64_t dx, std::int64_t dy) {
  if (dx != 0 || dy == 0) put_number(static_cast<std::int32_t>(dx));
  if (dy != 0) put_number(static_cast<std::int32_t>(dy));
  *put_++ = static_cast<char>(dy == 0 ? hmoveto : dx == 0 ? vmoveto : rmoveto);
}

void CharstringWriter::put_operands(std::size_t begin, std::size_t end, std::uint8_t op) {
  char* to = put_;
  const auto put = [&](const OutlineSegment& segment, auto... which) { ((to = encode(segment.d[which], to)), ...); };
  const auto put_unless_zero = [&](std::int32_t value) {
    if (value != 0) to = encode(value, to);
  };
  bool horizontal = op == hlineto || op == hvcurveto;
  for (std::size_t i = begin; i < end; ++i, horizontal = !horizontal) {
    const OutlineSegment& s = segments_[i];
    switch (op) {
      case hlineto:
      case vlineto: put(s, horizontal ? 0U : 1U); break;
      case hhcurveto:
        put_unless_zero(s.d[1]);
        put(s, 0U, 2U, 3U, 4U);
        break;
      case vvcurveto:
        put_unless_zero(s.d[0]);
        put(s, 1U, 2U, 3U, 5U);
        break;
      case hvcurveto:
      case vhcurveto:
        put(s, horizontal ? 0U : 1U, 2U, 3U, horizontal ? 5U : 4U);
        put_unless_zero(s.d[horizontal ? 4 : 5]);
        break;
      default: s.curve ? put(s, 0U, 1U, 2U, 3U, 4U, 5U) : put(s, 0U, 1U);
    }
  }
  *to++ = static_cast<char>(op);
  put_ = to;
}

}  // namespace typeset
