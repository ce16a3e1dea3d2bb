// Outlines as closed contours: glyphs of the same lines and curves are equal here, wherever their contours start and
// whether or not the line that closes them is written.
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

  /// Closes it, drops what goes nowhere, and starts at the least segment.
  void normalise() {
    using Point = std::array<std::int64_t, 2>;
    if (segments.empty()) return;
    if (segments.back().to.back() != start) segments.push_back({{start}});
    Point at = start;
    std::erase_if(segments, [&](const ClosedSegment& segment) {
      const bool nowhere = std::all_of(segment.to.begin(), segment.to.end(), [&](const Point& p) { return p == at; });
      at = segment.to.back();
      return nowhere;
    });
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
