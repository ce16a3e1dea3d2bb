#include "layout/page_turns.h"

#include <algorithm>
#include <limits>

#include "layout/page_filler.h"

namespace typeset {

namespace {

/// States kept for a block in a long document: enough for every shift that a few turns near each other make.
constexpr std::size_t kMostStates = 24;
/// How far from a turn that is amiss blocks are asked for other ways, in pages, round by round.
constexpr std::size_t kRounds = 3;

/// A way to come to a place between two blocks.
struct State {
  Cursor at;
  TurnCost cost = 0;
  std::uint32_t from = 0;  // index among the states before the block
  std::uint32_t way = 0;   // of the block
};

class Search {
 public:
  Search(std::vector<Matter>& matter, const PageFrames& frames, const TailMatter& tail, const TurnCosts& costs)
      : matter_(matter), filler_(matter, frames, tail, costs), open_(matter.size(), false) {}

  bool open(std::size_t i) const { return open_[i]; }
  void open_block(std::size_t i) { open_[i] = true; }

  /// The way of each block in the cheapest pages.
  std::vector<std::size_t> cheapest(bool all_states) {
    std::vector<std::vector<State>> layers(matter_.size() + 1);
    layers[0].push_back({filler_.start(), 0, 0, 0});
    for (std::size_t i = 0; i < matter_.size(); ++i) {
      const std::size_t ways = open_[i] ? matter_[i].ways.size() : 1;
      for (std::size_t s = 0; s < layers[i].size(); ++s) {
        for (std::size_t way = 0; way < ways; ++way) {
          State next{layers[i][s].at, layers[i][s].cost + matter_[i].ways[way].cost, static_cast<std::uint32_t>(s),
                     static_cast<std::uint32_t>(way)};
          next.cost += filler_.put(next.at, i, way, {});
          keep(layers[i + 1], next);
        }
      }
      if (!all_states) prune(layers[i + 1]);
    }
    std::size_t best = 0;
    TurnCost least = std::numeric_limits<TurnCost>::max();
    for (std::size_t s = 0; s < layers.back().size(); ++s) {
      Cursor at = layers.back()[s].at;
      const TurnCost cost = layers.back()[s].cost + filler_.finish(at, {});
      if (cost < least) {
        least = cost;
        best = s;
      }
    }
    std::vector<std::size_t> ways(matter_.size());
    for (std::size_t i = matter_.size(); i > 0; --i) {
      ways[i - 1] = layers[i][best].way;
      best = layers[i][best].from;
    }
    return ways;
  }

  PageTurns turns(const std::vector<std::size_t>& ways, Diagnostics* faults) const {
    PageTurns turns;
    turns.blocks.resize(matter_.size());
    const Record record{&turns, faults};
    Cursor at = filler_.start();
    for (std::size_t i = 0; i < matter_.size(); ++i) {
      turns.cost += matter_[i].ways[ways[i]].cost + filler_.put(at, i, ways[i], record);
    }
    turns.cost += filler_.finish(at, record);
    turns.notes.resize(std::max(turns.notes.size(), at.page + 1));
    turns.notes[at.page] = at.notes;
    return turns;
  }

 private:
  static void keep(std::vector<State>& states, const State& next) {
    for (State& state : states) {
      if (state.at != next.at) continue;
      if (next.cost < state.cost) state = next;
      return;
    }
    states.push_back(next);
  }
  static void prune(std::vector<State>& states) {
    if (states.size() <= kMostStates) return;
    std::ranges::stable_sort(states, {}, &State::cost);
    states.resize(kMostStates);
  }

  std::vector<Matter>& matter_;
  PageFiller filler_;
  std::vector<bool> open_;
};

/// A set of pages.
class PageSet {
 public:
  void add(std::size_t first, std::size_t last) {
    if (pages_.size() <= last) pages_.resize(last + 1);
    std::fill(pages_.begin() + static_cast<std::ptrdiff_t>(first),
              pages_.begin() + static_cast<std::ptrdiff_t>(last) + 1, true);
  }
  bool has(std::size_t page) const { return page < pages_.size() && pages_[page]; }
  /// Whether a part of the block stands on one of them.
  bool meets(const Placed& placed) const {
    if (placed.strips.empty()) return false;
    for (std::size_t page = placed.strips.front().page; page <= placed.strips.back().page; ++page) {
      if (has(page)) return true;
    }
    return false;
  }

 private:
  std::vector<bool> pages_;
};

std::size_t page_count(const PageTurns& turns) { return std::max(turns.after.page, turns.tail_page) + 1; }

/// Says of what stayed amiss whether other ways of setting were at hand on the pages about it.
void look_nearby(PageTurns& turns, const std::vector<Matter>& matter) {
  PageSet pages;
  for (std::size_t i = 0; i < matter.size(); ++i) {
    const std::vector<Spot>& strips = turns.blocks[i].strips;
    if (matter[i].ways.size() > 1 && !strips.empty()) pages.add(strips.front().page, strips.back().page);
  }
  for (TurnNote& note : turns.amiss) {
    note.ways_nearby = pages.has(note.page) || (note.page > 0 && pages.has(note.page - 1));
  }
}

}  // namespace

PageTurns turn_pages(std::vector<Matter>& matter, const PageFrames& frames, const TailMatter& tail,
                     const TurnCosts& costs, const OfferWays& offer, Diagnostics& faults) {
  Search search(matter, frames, tail, costs);
  std::vector<std::size_t> ways(matter.size(), 0);
  PageTurns turns = search.turns(ways, nullptr);
  const bool small = page_count(turns) <= kSmallDocument;
  for (std::size_t round = 0; offer && round < (small ? 1 : kRounds); ++round) {
    PageSet near;
    for (const TurnNote& note : turns.amiss) {
      near.add(small || note.page < round ? 0 : note.page - round, small ? page_count(turns) : note.page);
    }
    bool more = false;
    for (std::size_t i = 0; i < matter.size(); ++i) {
      if (search.open(i) || !near.meets(turns.blocks[i])) continue;
      search.open_block(i);
      offer(i);
      more = more || matter[i].ways.size() > 1;
    }
    if (!more) continue;
    ways = search.cheapest(small);
    turns = search.turns(ways, nullptr);
  }
  turns = search.turns(ways, &faults);
  look_nearby(turns, matter);
  return turns;
}

}  // namespace typeset
