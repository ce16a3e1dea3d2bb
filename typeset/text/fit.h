// Choosing line ends. Breakers see items through a Ruler, which measures any stretch of them as a line in constant
// time; each is one function behind one signature, and a breaker can be added without touching another verb.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "text/galley.h"

namespace typeset::text {

/// One line as items [begin, end); the next begins at `end`. Spaces at its end take no room.
struct LineCut {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool hung = false;      // its last visible item stands past the measure
  bool forced = false;    // by the author or by the paragraph's end
  bool violated = false;  // nowhere allowed to break: broken all the same
};

/// A stretch of items set as a line.
struct LineMeasure {
  Fine natural = 0;                           // half cells at the edges already dropped
  std::array<Fine, kSqueezeSteps> squeeze{};  // what each step can give
  Fine word_spaces = 0, gaps = 0;             // what T1 and T2 can take
  std::int32_t joints = 0;                    // places of T3
  Fine squeezable() const {
    Fine sum = 0;
    for (const Fine step : squeeze) sum += step;
    return sum;
  }
};

class Ruler {
 public:
  Ruler(const Galley& galley, const Shape& shape);

  const Galley& galley() const { return *galley_; }
  const std::vector<Item>& items() const { return galley_->items; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(items().size()); }
  bool justified() const { return justified_; }

  /// Room for the line that begins at item `begin`, and where it begins.
  Fine room(std::uint32_t begin) const { return begin == 0 ? first_room_ : room_; }
  Fine indent(std::uint32_t begin) const { return begin == 0 ? first_indent_ : indent_; }
  Fine em() const { return em_; }

  LineMeasure measure(std::uint32_t begin, std::uint32_t end) const;
  Fine natural(std::uint32_t begin, std::uint32_t end) const;
  /// The natural width up to a hung mark, which takes no room: `mark` is its index.
  Fine natural_before_hung(std::uint32_t begin, std::uint32_t mark) const;

  /// Past the last item of [.., end) that is no space.
  std::uint32_t visible_end(std::uint32_t begin, std::uint32_t end) const;
  /// The half cell that the line's first item loses (CL-PUN-4), its last (CL-PUN-3).
  Fine lead_trim(std::uint32_t begin) const;
  Fine trail_trim(std::uint32_t last) const { return items()[last].trail; }

  /// A line may end after item `end - 1`.
  bool legal(std::uint32_t end) const { return end == size() || items()[end - 1].break_cost < kNever; }
  bool forced(std::uint32_t end) const { return end == size() || items()[end - 1].newline; }
  /// The first forced end past `begin`.
  std::uint32_t next_forced(std::uint32_t begin) const { return next_forced_[begin]; }
  /// The item that would hang if the line ended at `end`, or `end` if none may.
  std::uint32_t hanging_item(std::uint32_t begin, std::uint32_t end) const;
  /// Where to break a stretch that may be broken nowhere, at `fitting` or before it: not inside a unit such as ——, and
  /// not so that kinsoku is hurt while another place is left.
  std::uint32_t forced_break(std::uint32_t begin, std::uint32_t fitting) const;
  /// The last end whose least width, everything squeezed, is no more than `limit`.
  std::uint32_t furthest(std::uint32_t begin, Fine limit) const;
  /// Items other than marks and spaces in [begin, end).
  std::uint32_t letters(std::uint32_t begin, std::uint32_t end) const {
    return sums_[end].letters - sums_[begin].letters;
  }

 private:
  struct Sums {  // over the items before
    Fine natural = 0, least = 0;
    std::array<Fine, kSqueezeSteps> squeeze{};
    Fine word_spaces = 0, gaps = 0;
    std::int32_t joints = 0;
    std::uint32_t letters = 0;
  };
  const Galley* galley_;
  std::vector<Sums> sums_;
  std::vector<std::uint32_t> visible_end_, next_forced_;
  Fine first_room_ = 0, room_ = 0, first_indent_ = 0, indent_ = 0, em_ = 0;
  bool justified_ = false;
  bool trim_first_ = false;
};

/// Lines in order, covering all items.
std::vector<LineCut> first_fit(const Ruler& ruler);
/// The lines whose sum of costs is least; see fit_best.cc for the costs.
std::vector<LineCut> best_fit(const Ruler& ruler);

std::vector<LineCut> break_lines(const Ruler& ruler, Breaker breaker);

}  // namespace typeset::text
