// Choosing line ends. Breakers see items through a Ruler, which measures any stretch of them as a line in constant
// time; each is one function behind one signature, and a breaker can be added without touching another verb.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
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
  bool condensed = false;  // a title's line, a little too long: set closer at every joint
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

/// What the breaker asks of every line it thinks of.
struct Stretchable {
  Fine natural = 0;
  Fine gives = 0;  // all steps of squeezing together
  Fine word_spaces = 0, gaps = 0;
  std::int32_t joints = 0;
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
  /// The same, squeezing summed up.
  Stretchable stretchable(std::uint32_t begin, std::uint32_t end) const {
    if (visible_end_[end] <= begin) return {};
    const Edge& from = starts_[begin];
    const Edge& to = stops_[end];
    return {to.natural - from.natural, to.gives - from.gives, to.word_spaces - from.word_spaces, to.gaps - from.gaps,
            to.joints - from.joints};
  }
  Fine natural(std::uint32_t begin, std::uint32_t end) const {
    return visible_end_[end] <= begin ? 0 : stops_[end].natural - starts_[begin].natural;
  }
  /// The natural width up to a hung mark, which takes no room: `mark` is its index.
  Fine natural_before_hung(std::uint32_t begin, std::uint32_t mark) const;

  /// Past the last item of [.., end) that is no space.
  std::uint32_t visible_end(std::uint32_t begin, std::uint32_t end) const;
  /// The half cell that the line's first item loses (CL-PUN-4), its last (CL-PUN-3).
  Fine lead_trim(std::uint32_t begin) const;
  Fine trail_trim(std::uint32_t last) const { return items()[last].trail; }

  /// What a legal end costs; a line may end after item `end - 1` if it is legal.
  std::int32_t break_cost(std::uint32_t end) const { return ends_[end].cost; }
  bool legal(std::uint32_t end) const { return ends_[end].legal; }
  bool forced(std::uint32_t end) const { return ends_[end].forced; }
  /// The first forced end past `begin`.
  std::uint32_t next_forced(std::uint32_t begin) const { return next_forced_[begin]; }
  /// The item that would hang if the line ended at `end`, or `end` if none may.
  std::uint32_t hanging_item(std::uint32_t begin, std::uint32_t end) const;
  /// Where to break a stretch that may be broken nowhere, at `fitting` or before it: not inside a unit such as ——, and
  /// not so that kinsoku is hurt while another place is left.
  std::uint32_t forced_break(std::uint32_t begin, std::uint32_t fitting) const;
  /// The least width of all items before `i`, everything squeezed: a line [begin, end) is no narrower than least(end) −
  /// least(begin) − 2 em.
  Fine least(std::uint32_t i) const { return starts_[i].natural - starts_[i].gives; }
  /// Items other than marks and spaces in [begin, end).
  std::uint32_t letters(std::uint32_t begin, std::uint32_t end) const {
    return starts_[end].letters - starts_[begin].letters;
  }

 private:
  /// Sums over the items before a place, as a line that begins or ends there sees them.
  struct Edge {
    Fine natural = 0, gives = 0;     // width; all that can be squeezed
    Fine word_spaces = 0, gaps = 0;  // T1, T2
    std::int32_t joints = 0;         // T3
    std::uint32_t letters = 0;
  };
  using Steps = std::array<Fine, kSqueezeSteps>;
  /// A line's end at a place, kept apart from the items: a search asks for each of them a dozen times.
  struct End {
    std::int32_t cost = 0;
    bool legal = false;
    bool forced = false;
  };
  void measure_edges();

  const Galley* galley_;
  std::vector<Edge> starts_, stops_;  // of lines that begin at, end before an item
  std::vector<End> ends_;
  std::vector<Steps> steps_;  // squeeze by step of the items before
  std::vector<std::uint32_t> visible_end_, next_forced_;
  Fine first_room_ = 0, room_ = 0, first_indent_ = 0, indent_ = 0, em_ = 0;
  bool justified_ = false;
  bool trim_first_ = false;
};

/// Lines in order, covering all items.
std::vector<LineCut> first_fit(const Ruler& ruler);
/// The lines whose sum of costs is least (cost.h).
std::vector<LineCut> best_fit(const Ruler& ruler);

/// The cheapest lines of a number that is one fewer or one more than that of `best`; see fit_counted.cc.
struct CountedFit {
  std::vector<LineCut> lines;
  std::int64_t cost = 0;  // of lines and neighbours, in the points of cost.h
};
std::optional<CountedFit> fit_into(const Ruler& ruler, const std::vector<LineCut>& best, std::size_t lines);
/// The same for lines that were chosen already.
std::int64_t total_cost(const Ruler& ruler, const std::vector<LineCut>& lines);

std::vector<LineCut> break_lines(const Ruler& ruler, Breaker breaker);

}  // namespace typeset::text
