// What a glyph looks like, roughly: so that drawings of one sign by different faces can be compared whatever their
// weight.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <hb-ot.h>
#include <hb.h>
#include <optional>
#include <utility>
#include <vector>

#include "font/font_book.h"

namespace typeset::testing {

/// A glyph's ink: its shape in a square that its longer side fills, blurred; its size and place in ems.
struct Drawing {
  static constexpr int kSide = 24;
  std::array<double, static_cast<std::size_t>(kSide) * kSide> shape{};  // of length 1
  double width = 0, height = 0;                                         // of the ink
  double middle = 0;  // of the ink's height, above the ink centre of the face's hanzi
};

/// 0 for the same shape, 1 for shapes with no ink in common.
inline double difference(const Drawing& one, const Drawing& other) {
  double product = 0;
  for (std::size_t i = 0; i < one.shape.size(); ++i) product += one.shape[i] * other.shape[i];
  return 1 - product;
}

namespace drawing_detail {

struct Point {
  double x, y;
};
using Contours = std::vector<std::vector<Point>>;

/// The outline as polygons.
inline Contours contours(hb_font_t* font, std::uint32_t glyph) {
  struct Pen {
    static Contours& to(void* data) { return *static_cast<Contours*>(data); }
  };
  constexpr int kSteps = 8;
  hb_draw_funcs_t* pen = hb_draw_funcs_create();
  hb_draw_funcs_set_move_to_func(
      pen,
      [](hb_draw_funcs_t*, void* d, hb_draw_state_t*, float x, float y, void*) {
        Pen::to(d).push_back({{x, y}});
      },
      nullptr, nullptr);
  hb_draw_funcs_set_line_to_func(
      pen,
      [](hb_draw_funcs_t*, void* d, hb_draw_state_t*, float x, float y, void*) {
        Pen::to(d).back().push_back({x, y});
      },
      nullptr, nullptr);
  hb_draw_funcs_set_quadratic_to_func(
      pen,
      [](hb_draw_funcs_t*, void* d, hb_draw_state_t*, float a, float b, float x, float y, void*) {
        const Point from = Pen::to(d).back().back();
        for (int i = 1; i <= kSteps; ++i) {
          const double t = i / double{kSteps}, u = 1 - t;
          Pen::to(d).back().push_back(
              {u * u * from.x + 2 * u * t * a + t * t * x, u * u * from.y + 2 * u * t * b + t * t * y});
        }
      },
      nullptr, nullptr);
  hb_draw_funcs_set_cubic_to_func(
      pen,
      [](hb_draw_funcs_t*, void* d, hb_draw_state_t*, float a, float b, float e, float f, float x, float y, void*) {
        const Point from = Pen::to(d).back().back();
        for (int i = 1; i <= kSteps; ++i) {
          const double t = i / double{kSteps}, u = 1 - t;
          const auto at = [&](double p, double q, double r, double s) {
            return u * u * u * p + 3 * u * u * t * q + 3 * u * t * t * r + t * t * t * s;
          };
          Pen::to(d).back().push_back({at(from.x, a, e, x), at(from.y, b, f, y)});
        }
      },
      nullptr, nullptr);
  Contours all;
  hb_font_get_glyph_shape(font, glyph, pen, &all);
  hb_draw_funcs_destroy(pen);
  return all;
}

/// Where the row at `y` is inside, by the non-zero rule: pairs of from and to.
inline std::vector<std::pair<double, double>> inside(const Contours& all, double y) {
  std::vector<std::pair<double, int>> crossings;
  for (const auto& contour : all) {
    for (std::size_t i = 0; i < contour.size(); ++i) {
      const Point a = contour[i], b = contour[(i + 1) % contour.size()];
      if ((a.y <= y) == (b.y <= y)) continue;
      crossings.emplace_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x), a.y < b.y ? 1 : -1);
    }
  }
  std::sort(crossings.begin(), crossings.end());
  std::vector<std::pair<double, double>> spans;
  int winding = 0;
  for (const auto& [x, turn] : crossings) {
    if (winding == 0) spans.emplace_back(x, x);
    winding += turn;
    spans.back().second = x;
  }
  return spans;
}

}  // namespace drawing_detail

/// None for a character that the face has no glyph or no ink for.
inline std::optional<Drawing> draw(const Face& face, char32_t character) {
  const std::uint32_t glyph = face.glyph(character);
  const InkBox ink = glyph != 0 ? face.ink(glyph) : InkBox{};
  if (ink.empty()) return std::nullopt;
  const double em = face.units_per_em();
  Drawing drawn;
  drawn.width = (ink.right - ink.left) / em;
  drawn.height = (ink.top - ink.bottom) / em;
  drawn.middle = (ink.top + ink.bottom) / 2.0 / em - face.ink_centre() / 1000.0;

  // Rows of ink, three to a cell, in a square about the middle of the box with a cell of margin.
  constexpr int kSide = Drawing::kSide, kRows = 3;
  const auto polygons = drawing_detail::contours(face.hb_font(), glyph);
  const double cell = std::max(ink.right - ink.left, ink.top - ink.bottom) / double{kSide - 4};
  const double left = (ink.left + ink.right) / 2.0 - kSide / 2.0 * cell;
  const double bottom = (ink.bottom + ink.top) / 2.0 - kSide / 2.0 * cell;
  std::array<double, static_cast<std::size_t>(kSide) * kSide> grid{};
  for (int row = 0; row < kSide * kRows; ++row) {
    for (const auto& [from, to] : drawing_detail::inside(polygons, bottom + (row + 0.5) / kRows * cell)) {
      for (int column = 0; column < kSide; ++column) {
        const double begin = left + column * cell;
        const double covered = std::min(to, begin + cell) - std::max(from, begin);
        if (covered > 0) grid[static_cast<std::size_t>(row / kRows * kSide + column)] += covered / cell / kRows;
      }
    }
  }
  // Blurred twice, so that a stroke a little off still meets its like, and each cell's square root taken, so that a
  // light face and a bold one agree.
  for (double& value : grid) value = std::sqrt(value);
  for (int pass = 0; pass < 2; ++pass) {
    auto blurred = grid;
    for (int y = 0; y < kSide; ++y) {
      for (int x = 0; x < kSide; ++x) {
        double sum = 0;
        for (int v = std::max(0, y - 1); v <= std::min(kSide - 1, y + 1); ++v) {
          for (int u = std::max(0, x - 1); u <= std::min(kSide - 1, x + 1); ++u)
            sum += grid[static_cast<std::size_t>(v * kSide + u)];
        }
        blurred[static_cast<std::size_t>(y * kSide + x)] = sum;
      }
    }
    grid = blurred;
  }
  double length = 0;
  for (const double value : grid) length += value * value;
  length = std::sqrt(length);
  if (length == 0) return std::nullopt;
  for (std::size_t i = 0; i < grid.size(); ++i) drawn.shape[i] = grid[i] / length;
  return drawn;
}

}  // namespace typeset::testing
