#include "font/outline_box.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "font/harfbuzz.h"

namespace typeset {
namespace {

/// Points in 1/1024 of a design unit: halving curves ten times loses nothing that could be seen in the result.
constexpr std::int64_t kGrain = 1024;
/// A control point this little outside the box cannot widen it by a unit.
constexpr std::int64_t kSlack = kGrain / 8;
constexpr int kMostHalvings = 12;

struct Point {
  std::int64_t x = 0, y = 0;
};
Point middle(Point a, Point b) { return {(a.x + b.x) / 2, (a.y + b.y) / 2}; }

struct Box {
  bool any = false;
  std::int64_t left = 0, bottom = 0, right = 0, top = 0;

  void take(Point p) {
    if (!any) {
      *this = {true, p.x, p.y, p.x, p.y};
      return;
    }
    left = std::min(left, p.x);
    right = std::max(right, p.x);
    bottom = std::min(bottom, p.y);
    top = std::max(top, p.y);
  }
  bool holds(Point p) const {
    return p.x >= left - kSlack && p.x <= right + kSlack && p.y >= bottom - kSlack && p.y <= top + kSlack;
  }
};

/// A curve lies within the hull of its control points: if the box holds these, it holds the curve.
void take_cubic(Box& box, Point a, Point b, Point c, Point d, int halvings) {
  if (halvings == 0 || (box.holds(b) && box.holds(c))) return;
  const Point ab = middle(a, b), bc = middle(b, c), cd = middle(c, d);
  const Point abc = middle(ab, bc), bcd = middle(bc, cd), on = middle(abc, bcd);
  box.take(on);
  take_cubic(box, a, ab, abc, on, halvings - 1);
  take_cubic(box, on, bcd, cd, d, halvings - 1);
}

void take_quadratic(Box& box, Point a, Point b, Point c, int halvings) {
  if (halvings == 0 || box.holds(b)) return;
  const Point ab = middle(a, b), bc = middle(b, c), on = middle(ab, bc);
  box.take(on);
  take_quadratic(box, a, ab, on, halvings - 1);
  take_quadratic(box, on, bc, c, halvings - 1);
}

constexpr float kFarthest = 1e6F;  // of a broken font

std::int64_t grains(float coordinate) {
  if (!std::isfinite(coordinate)) return 0;
  return static_cast<std::int64_t>(std::clamp(coordinate, -kFarthest, kFarthest) * kGrain);
}
Point at(float x, float y) { return {grains(x), grains(y)}; }

/// What HarfBuzz calls with an outline, piece by piece. A bare move draws nothing.
struct Pieces {
  static Box& box(void* data) { return *static_cast<Box*>(data); }
  static Point from(const hb_draw_state_t* state) { return at(state->current_x, state->current_y); }

  static void line(hb_draw_funcs_t*, void* data, hb_draw_state_t* state, float x, float y, void*) {
    box(data).take(from(state));
    box(data).take(at(x, y));
  }
  static void quadratic(hb_draw_funcs_t*, void* data, hb_draw_state_t* state, float cx, float cy, float x, float y,
                        void*) {
    box(data).take(from(state));
    box(data).take(at(x, y));
    take_quadratic(box(data), from(state), at(cx, cy), at(x, y), kMostHalvings);
  }
  static void cubic(hb_draw_funcs_t*, void* data, hb_draw_state_t* state, float bx, float by, float cx, float cy,
                    float x, float y, void*) {
    box(data).take(from(state));
    box(data).take(at(x, y));
    take_cubic(box(data), from(state), at(bx, by), at(cx, cy), at(x, y), kMostHalvings);
  }
};

hb_draw_funcs_t* pieces() {
  static hb_draw_funcs_t* const functions = [] {
    hb_draw_funcs_t* made = hb_draw_funcs_create();
    hb_draw_funcs_set_line_to_func(made, Pieces::line, nullptr, nullptr);
    hb_draw_funcs_set_quadratic_to_func(made, Pieces::quadratic, nullptr, nullptr);
    hb_draw_funcs_set_cubic_to_func(made, Pieces::cubic, nullptr, nullptr);
    hb_draw_funcs_make_immutable(made);
    return made;
  }();
  return functions;
}

std::int32_t down(std::int64_t grains) {
  return static_cast<std::int32_t>(grains >= 0 ? grains / kGrain : -((-grains + kGrain - 1) / kGrain));
}
std::int32_t up(std::int64_t grains) { return -down(-grains); }

}  // namespace

InkBox outline_box(hb_font_t* font, std::uint32_t glyph) {
  Box box;
  hb_font_get_glyph_shape(font, glyph, pieces(), &box);
  if (!box.any) return {};
  return {down(box.left), down(box.bottom), up(box.right), up(box.top)};
}

}  // namespace typeset
