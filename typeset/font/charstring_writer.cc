#include "font/charstring_writer.h"

#include <algorithm>
#include <limits>

#include "font/charstring_code.h"

namespace typeset {
namespace {

using namespace charstring;

// How many segments the operators take at most.
constexpr std::uint32_t kMostLines = kMostOperands / 2;
constexpr std::uint32_t kMostCurves = kMostOperands / 6;
constexpr std::uint32_t kMostCurvesBeforeLine = (kMostOperands - 2) / 6;
constexpr std::uint32_t kMostLinesBeforeCurve = (kMostOperands - 6) / 2;
constexpr std::uint32_t kMostShortCurves = (kMostOperands - 1) / 4;  // with one operand more

/// Writes the shortest form of a number with 16 bits of fraction; past its end.
template <typename Byte>
inline Byte* encode(std::int32_t value, Byte* to) {
  const auto bits = static_cast<std::uint32_t>(value);
  const std::int32_t whole = value >> 16;
  const auto put = [&](std::uint32_t byte) { *to++ = static_cast<Byte>(byte & 0xFF); };
  if ((bits & 0xFFFF) == 0 && whole >= -107 && whole <= 107) {  // nearly all
    put(static_cast<std::uint32_t>(whole + 139));
  } else if ((bits & 0xFFFF) != 0) {
    put(fixed_number), put(bits >> 24), put(bits >> 16), put(bits >> 8), put(bits);
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

ByteCosts::Cost ByteCosts::long_number(std::int32_t value) const {
  std::array<std::uint8_t, kLongestNumber> bytes;
  const std::uint8_t* end = encode(value, bytes.data());
  Cost cost = 0;
  for (const std::uint8_t* at = bytes.data(); at != end; ++at) cost += byte(*at);
  return cost;
}

std::string_view CharstringWriter::write(const CharstringOutline& outline) {
  constexpr std::size_t most_in_segment = 6 * kLongestNumber + 1, most_in_move = 2 * kLongestNumber + 1;
  const std::size_t segments = outline.contours.empty() ? 0 : outline.contours.back().end;
  const std::size_t most = kLongestNumber + outline.contours.size() * most_in_move + segments * most_in_segment + 1;
  if (out_.size() < most) out_.resize(most);
  put_ = out_.data();
  if (outline.width) put_ = encode(*outline.width, put_);
  OutlinePoint at;
  for (const OutlineContour& contour : outline.contours) {
    at = choose_start(outline, contour, at);
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

/// Writes the move from `at` to where the contour is to start, and sets out its segments from there; where they end.
OutlinePoint CharstringWriter::choose_start(const CharstringOutline& outline, const OutlineContour& contour,
                                            OutlinePoint at) {
  const OutlineSegment* const all = outline.segments.data();
  OutlinePoint point = contour.start, from = contour.start, to = contour.start;
  std::size_t left_out = contour.end;
  Cost most = std::numeric_limits<Cost>::min();
  for (std::size_t i = contour.begin; i < contour.end; ++i) {
    const OutlineSegment& segment = all[i];
    const OutlinePoint next{point.x + segment.dx(), point.y + segment.dy()};
    if (!segment.curve) {
      Cost gain = costs_.number(segment.d[0]) + costs_.number(segment.d[1]);
      if (gain > most) gain -= move_cost(at, next);
      if (gain > most) most = gain, left_out = i, from = next, to = point;
    }
    point = next;
  }
  put_move(std::int64_t{from.x} - at.x, std::int64_t{from.y} - at.y);
  segments_.clear();
  if (left_out < contour.end) segments_.insert(segments_.end(), all + left_out + 1, all + contour.end);
  segments_.insert(segments_.end(), all + contour.begin, all + left_out);
  return to;
}

/// Writes the segments. Numbers other than zeros cost the same in every form, so that only operators and zeros left
/// unsaid are weighed: going from segment to segment, of each operator that may take more only the cheapest way is
/// kept. (Only where a run is longer than an operator can be may another way have come out cheaper.)
void CharstringWriter::choose_operators() {
  constexpr Cost never = std::numeric_limits<Cost>::max() / 2;
  constexpr Way shut{never, 0, 0};
  const Cost zero = costs_.zero();
  const auto count = static_cast<std::uint32_t>(segments_.size());
  if (ways_.size() < count + 1) ways_.resize(count + 1);
  ways_[0] = {0, 0, 0};
  // By what they may take next.
  Way lines = shut, horizontal_line = shut, vertical_line = shut;
  Way curves = shut, horizontal = shut, vertical = shut, next_horizontal = shut, next_vertical = shut;
  bool all_shut = true;  // of the four last
  for (std::uint32_t i = 0; i < count; ++i) {
    const OutlineSegment& segment = segments_[i];
    const Cost before = ways_[i].cost;
    Way best{never, 0, 0};
    const auto offer = [&](Cost cost, std::uint32_t begin, std::uint8_t op) {
      if (cost < best.cost) best = {cost, begin, op};
    };
    // With this segment as another one of an operator, or as the first of a new one.
    const auto longer_or_new = [&](const Way& longer, std::uint32_t most, Cost saved, std::uint8_t op,
                                   Cost saved_if_new) {
      const Cost on = i - longer.begin < most ? longer.cost - saved : never;
      const Cost anew = before + costs_.byte(op) - saved_if_new;
      const Way made = on <= anew ? Way{on, longer.begin, longer.op} : Way{anew, i, op};
      if (made.cost < best.cost) best = made;
      return made;
    };
    if (segment.curve) {
      if (lines.cost < never && i - lines.begin <= kMostLinesBeforeCurve)
        offer(lines.cost - costs_.byte(rlineto) + costs_.byte(rlinecurve), lines.begin, rlinecurve);
      if (i == 0 || !segments_[i - 1].curve) lines = horizontal_line = vertical_line = shut;
      curves = longer_or_new(curves, kMostCurves, 0, rrcurveto, 0);
      const bool dx1 = segment.d[0] != 0, dy1 = segment.d[1] != 0, dx3 = segment.d[4] != 0, dy3 = segment.d[5] != 0;
      if (dx1 && dy1 && dx3 && dy3) {
        if (!all_shut) horizontal = vertical = next_horizontal = next_vertical = shut;
        all_shut = true;
        ways_[i + 1] = best;
        continue;
      }
      all_shut = false;
      // Level all along: they leave and arrive along one axis; the first may leave otherwise.
      const auto level = [&](const Way& open, bool leaves_otherwise, bool arrives_otherwise, std::uint8_t op) {
        if (arrives_otherwise) return shut;
        return longer_or_new(leaves_otherwise ? shut : open, kMostShortCurves, 2 * zero, op,
                             (leaves_otherwise ? 1 : 2) * zero);
      };
      horizontal = level(horizontal, dy1, dy3, hhcurveto);
      vertical = level(vertical, dx1, dx3, vvcurveto);
      // In turns: they leave along one axis and arrive along the other, where the next leaves; the last may arrive
      // otherwise.
      const auto turning = [&](const Way& open, bool leaves_otherwise, bool arrives_otherwise, std::uint8_t op) {
        if (leaves_otherwise) return shut;
        const Cost saved = (arrives_otherwise ? 1 : 2) * zero;
        const Way made = longer_or_new(open, kMostShortCurves, saved, op, saved);
        return arrives_otherwise ? shut : made;
      };
      const Way turned_upright = next_vertical;
      next_vertical = turning(next_horizontal, dy1, dx3, hvcurveto);
      next_horizontal = turning(turned_upright, dx1, dy3, vhcurveto);
    } else {
      if (curves.cost < never && i - curves.begin <= kMostCurvesBeforeLine)
        offer(curves.cost - costs_.byte(rrcurveto) + costs_.byte(rcurveline), curves.begin, rcurveline);
      if (!all_shut) horizontal = vertical = next_horizontal = next_vertical = shut;
      all_shut = true;
      curves = shut;
      lines = longer_or_new(lines, kMostLines, 0, rlineto, 0);
      const Way after_vertical = vertical_line, after_horizontal = horizontal_line;
      const auto level = [&](const Way& open, std::uint8_t op) {
        return longer_or_new(open, kMostOperands, zero, op, zero);
      };
      horizontal_line = segment.d[1] == 0 ? level(after_vertical, hlineto) : shut;
      vertical_line = segment.d[0] == 0 ? level(after_horizontal, vlineto) : shut;
    }
    ways_[i + 1] = best;
  }
  // The steps lead back from the end.
  pieces_.clear();
  for (std::uint32_t at = count; at > 0; at = ways_[at].begin) pieces_.push_back(at);
  for (std::size_t i = pieces_.size(); i-- > 0;) {
    const Way& step = ways_[pieces_[i]];
    put_operands(step.begin, pieces_[i], step.op);
  }
}

void CharstringWriter::put_move(std::int64_t dx, std::int64_t dy) {
  if (dx != 0 || dy == 0) put_ = encode(static_cast<std::int32_t>(dx), put_);
  if (dy != 0) put_ = encode(static_cast<std::int32_t>(dy), put_);
  *put_++ = static_cast<char>(dy == 0 ? hmoveto : dx == 0 ? vmoveto : rmoveto);
}

void CharstringWriter::put_operands(std::size_t begin, std::size_t end, std::uint8_t op) {
  char* to = put_;
  const auto put = [&](const OutlineSegment& segment, auto... which) { ((to = encode(segment.d[which], to)), ...); };
  const auto put_unless_zero = [&](std::int32_t value) {
    if (value != 0) to = encode(value, to);
  };
  const OutlineSegment* s = segments_.data() + begin;
  const OutlineSegment* const past = segments_.data() + end;
  bool horizontal = op == hlineto || op == hvcurveto;
  switch (op) {
    case hlineto:
    case vlineto:
      for (; s != past; ++s, horizontal = !horizontal) put(*s, horizontal ? 0U : 1U);
      break;
    case hhcurveto:
      put_unless_zero(s->d[1]);
      for (; s != past; ++s) put(*s, 0U, 2U, 3U, 4U);
      break;
    case vvcurveto:
      put_unless_zero(s->d[0]);
      for (; s != past; ++s) put(*s, 1U, 2U, 3U, 5U);
      break;
    case hvcurveto:
    case vhcurveto:
      for (; s != past; ++s, horizontal = !horizontal) {
        put(*s, horizontal ? 0U : 1U, 2U, 3U, horizontal ? 5U : 4U);
        put_unless_zero(s->d[horizontal ? 4 : 5]);
      }
      break;
    default:
      for (; s != past; ++s) s->curve ? put(*s, 0U, 1U, 2U, 3U, 4U, 5U) : put(*s, 0U, 1U);
  }
  *to++ = static_cast<char>(op);
  put_ = to;
}

}  // namespace typeset
