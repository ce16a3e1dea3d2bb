// Outlines as areas have them: two glyphs that cover the same are equal here, however their programs are written.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <hb-ot.h>
#include <hb.h>
#include <vector>

namespace typeset::testing {

/// A line or a curve by its points, the last of which is the first of the next; in 1/65536 of a unit.
struct ClosedSegment {
  std::vector<std::array<std::int64_t, 2>> to;
  auto operator<=>(const ClosedSegment&) const = default;
};

struct ClosedContour {
  std::array<std::int64_t, 2> start{};
  std::vector<ClosedSegment> segments;
  bool operator==(const ClosedContour&) const = default;

  /// Drops what goes nowhere, writes straight curves as lines, joins lines, and starts at the least segment.
  void normalise() {
    using Point = std::array<std::int64_t, 2>;
    const auto turns = [](const Point& a, const Point& b, const Point& c) {  // left or right at b
      const std::int64_t v = (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]);
      return v != 0;
    };
    const auto between = [](const Point& a, const Point& b, const Point& c) {  // b on the way from a to c, in a box
      for (std::size_t i = 0; i < 2; ++i)
        if (b[i] < std::min(a[i], c[i]) || b[i] > std::max(a[i], c[i])) return false;
      return true;
    };
    if (segments.empty()) return;
    if (segments.back().to.back() != start) segments.push_back({{start}});
    std::vector<ClosedSegment> kept;
    Point at = start;
    for (ClosedSegment& segment : segments) {
      const Point end = segment.to.back();
      if (segment.to.size() == 3) {
        const Point a = segment.to[0], b = segment.to[1];
        const bool straight = at != end && !turns(at, a, end) && !turns(at, b, end) && between(at, a, end) &&
                              between(at, b, end) && between(a, b, end);
        if (straight) segment.to = {end};
      }
      const bool nowhere = std::all_of(segment.to.begin(), segment.to.end(), [&](const Point& p) { return p == at; });
      if (!nowhere) kept.push_back(segment);
      at = end;
    }
    segments = kept;
    // Lines are joined until nothing changes, over the seam too.
    for (std::size_t i = 0; segments.size() > 2 && i < segments.size();) {
      const std::size_t n = segments.size();
      const ClosedSegment &a = segments[(i + n - 1) % n], &b = segments[i];
      const Point from = segments[(i + n - 2) % n].to.back();
      const Point mid = a.to.back(), to = b.to.back();
      if (a.to.size() == 1 && b.to.size() == 1 && !turns(from, mid, to) && between(from, mid, to) && from != to) {
        segments.erase(segments.begin() + static_cast<std::ptrdiff_t>((i + n - 1) % n));
        i = 0;
      } else {
        ++i;
      }
    }
    if (segments.empty()) return;
    std::vector<ClosedSegment> least = segments;
    for (std::size_t i = 1; i < segments.size(); ++i) {
      std::rotate(segments.begin(), segments.begin() + 1, segments.end());
      if (segments.front() <= least.front()) least = std::min(least, segments);
    }
    segments = least;
    start = segments.back().to.back();
  }
};

inline std::vector<ClosedContour> closed_outline(hb_font_t* font, std::uint32_t glyph) {
  struct Pen {
    static std::vector<ClosedContour>& contours(void* data) { return *static_cast<std::vector<ClosedContour>*>(data); }
    static std::array<std::int64_t, 2> point(float x, float y) {
      return {std::llround(double{x} * 65536), std::llround(double{y} * 65536)};
    }
  };
  hb_draw_funcs_t* pen = hb_draw_funcs_create();
  hb_draw_funcs_set_move_to_func(
      pen,
      [](hb_draw_funcs_t*, void* d, hb_draw_state_t*, float x, float y, void*) {
        Pen::contours(d).push_back({Pen::point(x, y), {}});
      },
      nullptr, nullptr);
  hb_draw_funcs_set_line_to_func(
      pen,
      [](hb_draw_funcs_t*, void* d, hb_draw_state_t*, float x, float y, void*) {
        Pen::contours(d).back().segments.push_back({{Pen::point(x, y)}});
      },
      nullptr, nullptr);
  hb_draw_funcs_set_quadratic_to_func(
      pen,
      [](hb_draw_funcs_t*, void* d, hb_draw_state_t*, float a, float b, float x, float y, void*) {
        Pen::contours(d).back().segments.push_back({{Pen::point(a, b), Pen::point(x, y)}});
      },
      nullptr, nullptr);
  hb_draw_funcs_set_cubic_to_func(
      pen,
      [](hb_draw_funcs_t*, void* d, hb_draw_state_t*, float a, float b, float e, float f, float x, float y, void*) {
        Pen::contours(d).back().segments.push_back({{Pen::point(a, b), Pen::point(e, f), Pen::point(x, y)}});
      },
      nullptr, nullptr);
  std::vector<ClosedContour> drawn;
  hb_font_get_glyph_shape(font, glyph, pen, &drawn);
  hb_draw_funcs_destroy(pen);
  for (ClosedContour& contour : drawn) contour.normalise();
  std::erase_if(drawn, [](const ClosedContour& contour) { return contour.segments.empty(); });
  return drawn;
}

}  // namespace typeset::testing
