#include "text/title_search.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

namespace typeset::text {

namespace {

using enum TitleRule;

constexpr std::size_t kMostSeams = 240, kMostLines = 8;  // more of either has no outline to speak of
constexpr std::int64_t kPoint = 1000;

/// The outline so far: each line against the one above it.
enum class Outline : std::uint8_t { level, widening, narrowing, lozenge, broken };
constexpr std::size_t kOutlines = 5;

Outline next_outline(Outline outline, int step) {
  if (step == 0) return outline;
  switch (outline) {
    case Outline::level: return step > 0 ? Outline::widening : Outline::narrowing;
    case Outline::widening: return step > 0 ? Outline::widening : Outline::lozenge;
    case Outline::narrowing:
    case Outline::lozenge: return step > 0 ? Outline::broken : outline;
    case Outline::broken: break;
  }
  return Outline::broken;
}

TitleRule outline_rule(Outline outline, std::size_t lines) {
  if (lines == 1) return none;
  switch (outline) {
    case Outline::level: return lines == 2 ? two_equal : rectangle;
    case Outline::widening: return widening;
    case Outline::narrowing: return narrowing;
    case Outline::lozenge: return lozenge;
    case Outline::broken: break;
  }
  return hourglass;
}

/// The title with the measures that the rows need.
class Scale {
 public:
  Scale(const Ruler& ruler, const std::vector<Seam>& seams)
      : ruler_(ruler), seams_(seams), total_(std::max<Fine>(ruler.natural(0, ruler.size()), 1)) {
    const auto at_word = [](const Seam& seam) {
      return seam.open() && seam.rule != at_gap && seam.rule != before_dash && seam.rule != after_stop;
    };
    gaps_count_ = std::ranges::any_of(seams, at_word);
    gaps_.resize(ruler.size() + 1);
    dashes_.resize(ruler.size() + 1);
    colons_.resize(ruler.size() + 1);
    for (std::uint32_t i = 0; i < ruler.size(); ++i) {
      gaps_[i + 1] = gaps_[i] + (is_gap(ruler.items()[i]) ? 1 : 0);
      colons_[i + 1] = colons_[i] + (ruler.items()[i].character == U'：' ? 1 : 0);
      dashes_[i + 1] = dashes_[i] + (opens_subtitle(ruler, i) ? 1 : 0);
    }
  }

  std::uint32_t size() const { return ruler_.size(); }
  Fine width(std::uint32_t begin, std::uint32_t end) const { return ruler_.natural(begin, end); }
  bool fits(std::uint32_t begin, std::uint32_t end) const {
    return width(begin, end) <= ruler_.room(begin) + ruler_.room(begin) / kCondensable;
  }
  TitleRule condensing(std::uint32_t begin, std::uint32_t end) const {
    if (width(begin, end) <= ruler_.room(begin)) return none;
    return begin == 0 && end == size() ? condensed_alone : condensed;
  }

  /// Widths less than half a character apart are alike to the eye.
  int step(Fine above, Fine below) const {
    const Fine half = ruler_.em() / 2;
    return below - above >= half ? 1 : above - below >= half ? -1 : 0;
  }
  /// What two neighbouring lines call for that differ very much.
  static TitleRule difference(Fine a, Fine b) {
    if (8 * a < 3 * b || 8 * b < 3 * a) return under_third;
    return 2 * a < b || 2 * b < a ? under_half : none;
  }

  /// Of one of `lines` lines, in thousandths.
  std::int64_t unevenness(Fine width, std::size_t lines) const {
    const auto n = static_cast<std::int64_t>(lines);
    const Fine off = width * n - total_;
    return part(points(uneven) * kPoint, off < 0 ? -off : off, n * total_);
  }
  std::int32_t gaps_inside(std::uint32_t begin, std::uint32_t end) const {
    const std::uint32_t last = ruler_.visible_end(begin, end);
    return !gaps_count_ ? 0 : gaps_[last] - gaps_[begin];
  }
  /// Sub-titles that begin inside a line.
  std::int32_t dashes_inside(std::uint32_t begin, std::uint32_t end) const { return dashes_[end] - dashes_[begin + 1]; }
  /// ： with words behind it on the line.
  std::int32_t colons_inside(std::uint32_t begin, std::uint32_t end) const { return colons_[end - 1] - colons_[begin]; }
  TitleRule shortness(std::uint32_t begin, std::uint32_t end) const {
    const std::uint32_t letters = ruler_.letters(begin, end);
    constexpr std::uint32_t kShort = 3;
    if (letters > kShort) return none;
    if (end < size() || letters == kShort) return short_line;
    return letters == 2 ? last_of_two : last_of_one;
  }

  /// What a line of `lines` costs by itself, its end included.
  std::int64_t line_cost(std::uint32_t begin, std::uint32_t end, std::size_t lines) const {
    std::int64_t sum =
        points(shortness(begin, end)) + points(condensing(begin, end)) + points(gap_in_line) * gaps_inside(begin, end) +
        points(dash_in_line) * dashes_inside(begin, end) + points(colon_in_line) * colons_inside(begin, end);
    if (end < size()) sum += seams_[end - 1].points();
    return sum * kPoint + unevenness(width(begin, end), lines);
  }

  const Ruler& ruler() const { return ruler_; }
  const std::vector<Seam>& seams() const { return seams_; }

 private:
  const Ruler& ruler_;
  const std::vector<Seam>& seams_;
  Fine total_;
  std::vector<std::int32_t> gaps_, dashes_, colons_;  // before each item
  bool gaps_count_ = false;  // where other places are made use of, a gap left inside a line is a fault
};

/// The places where a line may end, the title's end the last of them; those within a word only if `all` are asked for.
std::vector<std::uint32_t> ends_of(const Scale& scale, bool all) {
  constexpr std::int32_t kForbidden = 200;  // as title_rules.h has it
  std::vector<std::uint32_t> ends;
  for (std::uint32_t i = 0; i + 1 < scale.size(); ++i) {
    const Seam& seam = scale.seams()[i];
    if (seam.open() && (all || points(seam.rule) < kForbidden)) ends.push_back(i + 1);
  }
  ends.push_back(scale.size());
  return ends;
}

/// How many lines are needed at the least; none if some stretch fits nowhere.
std::optional<std::size_t> count_fewest(const Scale& scale, const std::vector<std::uint32_t>& ends) {
  std::size_t lines = 0;
  std::uint32_t begin = 0;
  for (std::size_t k = 0; begin < scale.size(); ++lines) {
    std::uint32_t end = begin;
    while (k < ends.size() && scale.fits(begin, ends[k])) end = ends[k++];
    if (end == begin) return std::nullopt;
    begin = end;
  }
  return lines;
}

/// The places that a title is divided at, and how many lines that takes at the least: words are only divided where
/// some stretch between their ends is wider than a line.
struct Field {
  std::vector<std::uint32_t> ends;
  std::optional<std::size_t> fewest;  // none: wider even so
};
Field field_of(const Scale& scale) {
  Field field{ends_of(scale, false), {}};
  field.fewest = count_fewest(scale, field.ends);
  if (field.fewest) return field;
  field.ends = ends_of(scale, true);
  field.fewest = count_fewest(scale, field.ends);
  return field;
}

/// All ways of making exactly `lines` lines, kept as the best few for each pair of line ends and each outline.
class Search {
 public:
  Search(const Scale& scale, const std::vector<std::uint32_t>& ends, std::size_t lines, std::size_t most)
      : scale_(scale), ends_(ends), lines_(lines), most_(most) {}

  void run(std::vector<TitleCuts>& found) {
    std::vector<Layer> layers(lines_);
    for (Layer& layer : layers) layer.resize(ends_.size());
    extend({}, 0, 0, layers.front());
    for (std::size_t line = 1; line < lines_; ++line) {
      for (std::size_t k = 0; k + 1 < ends_.size(); ++k) {
        const std::vector<std::uint32_t> above = layers[line - 1][k];
        if (!above.empty()) extend(above, ends_[k], k + 1, layers[line]);
      }
    }
    for (const std::uint32_t last : layers.back().back()) {
      TitleCuts cuts{{}, partials_[last].cost};
      cuts.cost += points(outline_rule(partials_[last].outline, lines_)) * kPoint;
      for (std::uint32_t at = last; at != kNothing; at = partials_[at].above) cuts.ends.push_back(partials_[at].end);
      std::ranges::reverse(cuts.ends);
      found.push_back(std::move(cuts));
    }
  }

 private:
  static constexpr std::uint32_t kNothing = std::numeric_limits<std::uint32_t>::max();

  /// The first lines of a breaking.
  struct Partial {
    std::int64_t cost = 0;
    Fine width = 0;  // of the last of them
    std::uint32_t above = kNothing, end = 0;
    Outline outline = Outline::level;
  };
  using Layer = std::vector<std::vector<std::uint32_t>>;  // for each end, partials

  /// Puts a line from `begin` to each end that it can reach, from the k-th on, under each of `above`.
  void extend(const std::vector<std::uint32_t>& above, std::uint32_t begin, std::size_t k, Layer& layer) {
    for (; k < ends_.size() && scale_.fits(begin, ends_[k]); ++k) {
      const std::uint32_t end = ends_[k];
      Partial line;
      line.end = end;
      line.width = scale_.width(begin, end);
      const std::int64_t cost = scale_.line_cost(begin, end, lines_);
      if (above.empty()) {
        line.cost = cost;
        keep(line, layer[k]);
        continue;
      }
      std::array<std::vector<Partial>, kOutlines> best;
      for (const std::uint32_t at : above) {
        const Partial& upper = partials_[at];
        line.above = at;
        line.cost = upper.cost + cost;
        line.cost += points(Scale::difference(upper.width, line.width)) * kPoint;
        line.outline = next_outline(upper.outline, scale_.step(upper.width, line.width));
        std::vector<Partial>& same = best[static_cast<std::size_t>(line.outline)];
        const auto place = std::ranges::upper_bound(same, line.cost, {}, &Partial::cost);
        if (place - same.begin() >= static_cast<std::ptrdiff_t>(most_)) continue;
        same.insert(place, line);
        if (same.size() > most_) same.pop_back();
      }
      for (const std::vector<Partial>& same : best) {
        for (const Partial& partial : same) keep(partial, layer[k]);
      }
    }
  }
  void keep(const Partial& partial, std::vector<std::uint32_t>& list) {
    list.push_back(static_cast<std::uint32_t>(partials_.size()));
    partials_.push_back(partial);
  }

  const Scale& scale_;
  const std::vector<std::uint32_t>& ends_;
  std::size_t lines_, most_;
  std::vector<Partial> partials_;
};

/// Seams, lines and what they leave of the measure, without an outline.
std::vector<TitleCuts> fill_lines(const Scale& scale, const std::vector<std::uint32_t>& ends) {
  struct Best {
    std::int64_t cost = std::numeric_limits<std::int64_t>::max();
    std::size_t from = 0;
  };
  std::vector<Best> best(ends.size() + 1);  // [k + 1]: of a line end at ends[k]
  best.front().cost = 0;
  const auto at = [&](std::size_t k) { return k == 0 ? 0 : ends[k - 1]; };
  for (std::size_t from = 0; from < ends.size(); ++from) {
    if (best[from].cost == std::numeric_limits<std::int64_t>::max()) continue;
    const std::uint32_t begin = at(from);
    for (std::size_t to = from + 1; to <= ends.size() && scale.fits(begin, at(to)); ++to) {
      const Fine room = std::max<Fine>(scale.ruler().room(begin), 1);
      const Fine blank = to == ends.size() ? 0 : room - scale.width(begin, at(to));
      std::int64_t line =
          points(extra_line) + points(scale.shortness(begin, at(to))) + points(scale.condensing(begin, at(to)));
      if (to < ends.size()) line += scale.seams()[at(to) - 1].points();
      const std::int64_t cost = best[from].cost + line * kPoint + part(points(uneven) * kPoint, blank, room);
      if (cost < best[to].cost) best[to] = {cost, from};
    }
  }
  TitleCuts cuts{{}, best.back().cost};
  for (std::size_t k = ends.size(); k > 0; k = best[k].from) cuts.ends.push_back(at(k));
  std::ranges::reverse(cuts.ends);
  return {cuts};
}

}  // namespace

std::vector<TitleCuts> best_cuts(const Ruler& ruler, const std::vector<Seam>& seams, std::size_t most) {
  const Scale scale(ruler, seams);
  const auto [ends, fewest] = field_of(scale);
  if (!fewest) return {};
  if (ends.size() > kMostSeams || *fewest > kMostLines) return fill_lines(scale, ends);
  std::vector<TitleCuts> found;
  Search(scale, ends, *fewest, most).run(found);
  const std::int64_t extra = points(extra_line) * kPoint;
  // One answer that costs less than a line more does not ask for one.
  if (most > 1 || found.empty() || std::ranges::min(found, {}, &TitleCuts::cost).cost > extra) {
    const std::size_t fewer = found.size();
    Search(scale, ends, *fewest + 1, most).run(found);
    for (std::size_t n = fewer; n < found.size(); ++n) found[n].cost += extra;
  }
  std::ranges::stable_sort(found, {}, &TitleCuts::cost);
  if (found.size() > most) found.resize(most);
  return found;
}

std::vector<TitleCuts> filled_cuts(const Ruler& ruler, const std::vector<Seam>& seams) {
  const Scale scale(ruler, seams);
  const Field field = field_of(scale);
  return field.fewest ? fill_lines(scale, field.ends) : std::vector<TitleCuts>();
}

std::vector<TitleFinding> findings(const Ruler& ruler, const std::vector<Seam>& seams, const TitleCuts& cuts) {
  const Scale scale(ruler, seams);
  const std::size_t lines = cuts.ends.size();
  std::vector<TitleFinding> found;
  const auto add = [&found](TitleRule rule, std::size_t line, std::int32_t times = 1) {
    if (rule != none && times > 0) found.push_back({rule, line, points(rule) * times});
  };
  Outline outline = Outline::level;
  std::int64_t off = 0;
  Fine above = 0;
  std::uint32_t begin = 0;
  for (std::size_t line = 0; line < lines; ++line) {
    const std::uint32_t end = cuts.ends[line];
    const Fine width = scale.width(begin, end);
    if (line + 1 < lines) {
      add(seams[end - 1].rule, line);
      add(seams[end - 1].within, line);
    }
    add(scale.shortness(begin, end), line);
    add(scale.condensing(begin, end), line);
    add(gap_in_line, line, scale.gaps_inside(begin, end));
    add(colon_in_line, line, scale.colons_inside(begin, end));
    add(dash_in_line, line, scale.dashes_inside(begin, end));
    if (line > 0) {
      outline = next_outline(outline, scale.step(above, width));
      add(Scale::difference(above, width), line);
    }
    off += scale.unevenness(width, lines);
    above = width;
    begin = end;
  }
  add(outline_rule(outline, lines), lines);
  if (lines > 1) found.push_back({uneven, lines, static_cast<std::int32_t>((off + kPoint / 2) / kPoint)});
  const std::optional<std::size_t> fewest = field_of(scale).fewest;
  if (fewest && *fewest < lines) add(extra_line, lines);
  return found;
}

}  // namespace typeset::text
