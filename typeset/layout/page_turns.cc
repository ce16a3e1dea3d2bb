#include "layout/page_turns.h"

#include <algorithm>
#include <limits>
#include <string>
#include <tuple>

#include "layout/faults.h"

namespace typeset {

namespace {

constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
/// States kept for a block in a long document: enough for every shift that a few turns near each other make.
constexpr std::size_t kMostStates = 24;
/// How far from a turn that is amiss blocks are asked for other ways, in pages, round by round.
constexpr std::size_t kRounds = 3;

TurnCost cost_of(TurnFault fault, const TurnCosts& costs) {
  switch (fault) {
    case TurnFault::lone_line_at_foot:
    case TurnFault::lone_line_at_top: return costs.lone_line;
    case TurnFault::short_page: return costs.short_page;
    case TurnFault::tail_alone: return costs.tail_alone;
    case TurnFault::one_line_page: return costs.one_line_page;
  }
  return 0;
}

int gap_between(const Matter& above, const Matter& below) { return std::max(above.after, below.before); }

/// A place in the document while pages are filled. Two ways of getting to equal places may be told apart by cost alone.
struct Cursor {
  std::size_t page = 0;
  Length y;
  bool top = false;             // nothing stands above on this page
  std::size_t waiting = kNone;  // the first row of pictures that waits; all later ones before the block wait too
  Length notes;                 // foot notes of this page
  int lines = 0;                // strips on this page, up to 2
  friend auto operator<=>(const Cursor&, const Cursor&) = default;
};

/// What filling leaves behind when it is not only tried.
struct Record {
  PageTurns* turns = nullptr;
  Diagnostics* faults = nullptr;
};

/// Fills pages with one block after the other: the rules of what may turn where.
class Filler {
 public:
  Filler(const std::vector<Matter>& matter, const PageFrames& frames, const TailMatter& tail, const TurnCosts& costs)
      : matter_(matter),
        frames_(frames),
        tail_(tail),
        costs_(costs),
        kept_(matter.size()),
        kept_passing_(matter.size()),
        gives_way_(matter.size()) {
    for (std::size_t i = matter.size(); i-- > 0;) find_kept(i);
  }

  Cursor start() const {
    const Length first = frames_.at(0).first;
    Cursor cursor;
    cursor.y = first;
    cursor.top = first == Length();
    return cursor;
  }

  /// Puts block `i`, set in way `way`, at the cursor. Returns what is amiss by it.
  TurnCost put(Cursor& at, std::size_t i, std::size_t way, const Record& record) const {
    TurnCost cost = 0;
    if (!lets_pictures_wait(i, at)) cost += put_waiting(at, i, record);
    if (matter_[i].floats) return cost + put_pictures(at, i, way, record);
    return cost + put_text(at, i, way, record);
  }

  /// Puts what still waits, and finds the page of the tail.
  TurnCost finish(Cursor& at, const Record& record) const {
    TurnCost cost = put_waiting(at, matter_.size(), record);
    const std::size_t last = matter_.empty() ? 0 : matter_.size() - 1;
    if (at.page > 0 && at.lines == 1) {
      cost += amiss(TurnFault::one_line_page, at.page, last, record);
    }
    std::size_t page = at.page;
    if (tail_.height > Length()) {
      const Length pitch = frames_.at(page).pitch;
      const Length text_foot = at.y + pitch * (tail_.gap - 1) + tail_.em;
      const Length room = tail_.area - tail_.height - at.notes;
      if (at.y > Length() && text_foot > room) ++page;
      while (!stands_on(page)) ++page;
      if (page != at.page) cost += amiss(TurnFault::tail_alone, page, last, record);
    }
    if (record.turns != nullptr) {
      record.turns->after = {at.page, at.y};
      record.turns->tail_page = page;
    }
    return cost;
  }

 private:
  static Length height(const Extent& extent, const PageFrame& frame) {
    return extent.rows > 0 ? frame.pitch * extent.rows : extent.height;
  }
  static Length begin(const Extent& extent, Length y, const PageFrame& frame) {
    return extent.rows > 0 ? frame.on_grid(y) : y;
  }
  /// Where the strip would end, foot notes and all.
  static bool fits(const Strip& strip, const Cursor& at, Length y, const PageFrame& frame) {
    return begin(strip.extent, y, frame) + height(strip.extent, frame) + notes_with(strip.notes, at, frame) <=
           frame.foot;
  }
  static Length notes_with(Length more, const Cursor& at, const PageFrame& frame) {
    if (more == Length()) return at.notes;
    return at.notes + more + (at.notes == Length() ? frame.note_rule : Length());
  }

  bool stands_on(std::size_t page) const {
    switch (tail_.last_page) {
      case LastPage::any: return true;
      case LastPage::even: return page % 2 == 1;
      case LastPage::fourth: return page % 4 == 3;
    }
    return true;
  }

  bool has_tail(std::size_t i) const { return i + 1 < matter_.size() && matter_[i + 1].keep_with_previous; }
  /// Grid lines of the blocks that must stand below the last of block `i`.
  int tail_rows(std::size_t i) const {
    int count = 0;
    for (++i; i < matter_.size() && matter_[i].keep_with_previous; ++i) {
      for (const Strip& strip : matter_[i].ways.front().strips) count += strip.extent.rows;
    }
    return count;
  }
  Length all_of(const Way& way, const PageFrame& frame) const {
    Length sum;
    for (const Strip& strip : way.strips) sum += height(strip.extent, frame) + strip.notes;
    return sum;
  }
  Length rows(int count) const { return frames_.at(1).pitch * count; }
  Length least(std::size_t i) const {
    const Matter& block = matter_[i];
    const int planned = block.ways.front().strips.front().extent.rows;
    return rows(block.least_rows > 0 ? std::min(block.least_rows, planned) : planned);
  }

  /// What must follow on one page from the block's first strip: all of a heading and, through it, the beginning of what
  /// it heads. `passing`: the same where pictures below the heading wait for the next page and the text goes on.
  void find_kept(std::size_t i) {
    const Matter& block = matter_[i];
    const PageFrame& frame = frames_.at(1);
    const std::vector<Strip>& strips = block.ways.front().strips;
    Length own, passing;
    if (!strips.empty()) {
      const bool all = block.whole || strips.size() == 1;
      own = block.floats ? least(i) : all ? all_of(block.ways.front(), frame) : height(strips.front().extent, frame);
      if (all) own += rows(tail_rows(i));
      own += height(block.head, frame);
    }
    passing = own;
    if (block.floats) {
      if (const std::size_t text = text_behind(i); text != kNone) passing = kept_passing_[text];
    } else if (block.keep_with_next && i + 1 < matter_.size()) {
      const Length gap = rows(gap_between(block, matter_[i + 1]));
      const Length alone = own;
      own = alone + gap + kept_[i + 1];
      passing = alone + gap + kept_passing_[i + 1];
      // A keep that no page can honour is dropped; pictures give up what their heading takes.
      gives_way_[i] = matter_[i + 1].floats || gives_way_[i + 1];
      if (own > frame.foot && !gives_way_[i]) own = alone;
      if (passing > frame.foot && !gives_way_[i]) passing = alone;
    }
    kept_[i] = std::min(own, frame.foot);
    kept_passing_[i] = std::min(passing, frame.foot);
  }

  /// Whether the block may stand before pictures that were written before it.
  bool lets_pictures_wait(std::size_t i, const Cursor& at) const {
    const Matter& block = matter_[i];
    const bool here = at.waiting == kNone || block.section == matter_[at.waiting].section;
    // A 供稿 line goes with the text above it, which went before them.
    if (block.keep_with_previous) return here && i > 0 && !matter_[i - 1].floats && at.waiting != kNone;
    return here && (block.floats || block.may_pass);
  }
  /// The text behind row `i` of pictures, and those right behind it, that may go before them; kNone if there is none.
  std::size_t text_behind(std::size_t i) const {
    std::size_t next = i + 1;
    while (next < matter_.size() && matter_[next].floats) ++next;
    const bool may = next < matter_.size() && matter_[next].may_pass && matter_[next].section == matter_[i].section;
    return may ? next : kNone;
  }

  TurnCost amiss(TurnFault fault, std::size_t page, std::size_t block, const Record& record) const {
    if (record.turns != nullptr) record.turns->amiss.push_back({fault, page, block, false});
    return cost_of(fault, costs_);
  }

  /// What waits comes first on the new page, as far as it fits.
  TurnCost turn_page(Cursor& at, std::size_t block, const Record& record) const {
    TurnCost cost = 0;
    const PageFrame& frame = frames_.at(at.page);
    if (at.y < frame.foot / 2) {
      cost += amiss(TurnFault::short_page, at.page, std::min(block, matter_.size() - 1), record);
    }
    cost += costs_.empty_line * ((frame.foot - at.y - at.notes).units() / rows(1).units());
    if (record.turns != nullptr) {
      record.turns->notes.resize(at.page + 1);
      record.turns->notes[at.page] = at.notes;
    }
    const std::size_t waiting = at.waiting;
    at = {at.page + 1, {}, true, kNone, {}, 0};
    if (waiting == kNone) return cost;
    for (std::size_t i = waiting; i < block; ++i) {
      if (!matter_[i].floats) continue;
      const int planned = matter_[i].ways.front().strips.front().extent.rows;
      // What stands below them at any rate: where they are as high as the page, they give it up.
      const int tail = tail_rows(i);
      const int room = static_cast<int>((frames_.at(at.page).foot - at.y).units() / rows(1).units());
      if (!at.top && planned + tail > room) {
        at.waiting = i;
        return cost;
      }
      put_rows(at, i, std::clamp(room - tail, 1, planned), 0, record);
    }
    return cost;
  }
  TurnCost put_waiting(Cursor& at, std::size_t block, const Record& record) const {
    TurnCost cost = 0;
    while (at.waiting != kNone) cost += turn_page(at, block, record);
    return cost;
  }

  void put_rows(Cursor& at, std::size_t i, int count, std::size_t way, const Record& record) const {
    const Length y = frames_.at(at.page).on_grid(at.y);
    if (record.turns != nullptr) {
      Placed& placed = record.turns->blocks[i];
      placed.way = way;
      placed.strips = {{at.page, y}};
      placed.rows = count;
    }
    at.y = y + rows(count);
    at.top = false;
    at.lines = 2;
  }

  Length gap_before(std::size_t i, const Cursor& at, const Record& record) const {
    const Matter& block = matter_[i];
    const int gap = at.top ? 0 : i > 0 ? gap_between(matter_[i - 1], block) : block.before;
    if (block.line.number == 0 || at.page > 0) return rows(gap);
    const Length asked = rows(block.line.number - 1);
    const Length here = frames_.at(0).on_grid(at.y);
    if (asked >= here) return asked - here;
    if (record.faults != nullptr) {
      const auto reached = here.units() / rows(1).units();
      record.faults->report(layout_faults::kLineMoved, block.line.asked,
                            {std::to_string(block.line.number), std::to_string(reached)});
    }
    return rows(gap);
  }

  TurnCost put_pictures(Cursor& at, std::size_t i, std::size_t way, const Record& record) const {
    const Length gap = gap_before(i, at, record);
    const PageFrame& frame = frames_.at(at.page);
    const Length left = frame.foot - at.notes - frame.on_grid(at.y) - gap;
    const bool fits = kept_[i] <= left;
    // Under a heading that no text can join, pictures that are too tall give up what the heading takes.
    const bool with_heading = i > 0 && matter_[i - 1].keep_with_next && at.waiting == kNone && !at.top;
    if (at.waiting != kNone || (!fits && !at.top && (!with_heading || text_behind(i) != kNone))) {
      if (at.waiting == kNone) at.waiting = i;
      // The text that follows goes on before them, if there is any.
      return text_behind(i) != kNone ? 0 : put_waiting(at, i + 1, record);
    }
    const int planned = matter_[i].ways[way].strips.front().extent.rows;
    const int tail = tail_rows(i);
    const auto room = static_cast<int>(left.units() / rows(1).units()) - tail;
    at.y = frame.on_grid(at.y) + gap;
    put_rows(at, i, std::clamp(room, 1, planned), way, record);
    return 0;
  }

  /// Whether what is kept with the block's beginning stands on the rest of the page.
  bool keeps(std::size_t i, const Cursor& at, Length gap) const {
    const PageFrame& frame = frames_.at(at.page);
    const Length y = frame.on_grid(at.y) + gap + at.notes;
    return y + kept_[i] <= frame.foot || (at.waiting == kNone && y + kept_passing_[i] <= frame.foot);
  }

  TurnCost put_text(Cursor& at, std::size_t i, std::size_t way, const Record& record) const {
    const Matter& block = matter_[i];
    const std::vector<Strip>& strips = block.ways[way].strips;
    Placed* placed = record.turns != nullptr ? &record.turns->blocks[i] : nullptr;
    if (placed != nullptr) *placed = {way, {}, {}, 0};
    if (strips.empty()) return 0;
    TurnCost cost = 0;
    Length gap = gap_before(i, at, record);
    while (!at.top && !keeps(i, at, gap)) {
      cost += turn_page(at, i, record);
      gap = Length();
    }
    at.y += gap;
    put_head(at, block, placed);
    const int tail = tail_rows(i);
    for (std::size_t k = 0; k < strips.size(); ++k) {
      const bool last = k + 1 == strips.size();
      while (!at.top && !strip_fits(strips[k], at, last ? tail : 0)) {
        cost += lone_lines(i, k, strips.size(), at, record);
        cost += turn_page(at, i, record);
        if (k > 0) put_head(at, block, placed);
      }
      put_strip(at, strips[k], placed);
    }
    return cost;
  }

  /// `tail`: grid lines that must stand on the same page below it, unless together they are more than a page.
  bool strip_fits(const Strip& strip, const Cursor& at, int tail) const {
    const PageFrame& frame = frames_.at(at.page);
    Strip both = strip;
    if (both.extent.rows > 0 && rows(both.extent.rows + tail) <= frame.foot) both.extent.rows += tail;
    return fits(both, at, at.y, frame);
  }

  void put_strip(Cursor& at, const Strip& strip, Placed* placed) const {
    const PageFrame& frame = frames_.at(at.page);
    const Length y = begin(strip.extent, at.y, frame);
    if (placed != nullptr) placed->strips.push_back({at.page, y});
    at.notes = notes_with(strip.notes, at, frame);
    at.y = y + height(strip.extent, frame);
    at.top = false;
    at.lines = std::min(2, at.lines + std::max(1, strip.extent.rows));
  }

  void put_head(Cursor& at, const Matter& block, Placed* placed) const {
    if (block.head.rows == 0 && block.head.height == Length()) return;
    const PageFrame& frame = frames_.at(at.page);
    const Length y = begin(block.head, at.y, frame);
    if (placed != nullptr) placed->heads.push_back({at.page, y});
    at.y = y + height(block.head, frame);
    // A page with nothing but a head on it is as good as empty: the strip that follows stands on it whatever its size.
  }

  /// Of a turn before line `k` of `count`.
  TurnCost lone_lines(std::size_t i, std::size_t k, std::size_t count, const Cursor& at, const Record& record) const {
    if (!matter_[i].lines || k == 0) return 0;
    TurnCost cost = 0;
    if (k == 1) cost += amiss(TurnFault::lone_line_at_foot, at.page, i, record);
    if (k + 1 == count && !has_tail(i)) cost += amiss(TurnFault::lone_line_at_top, at.page, i, record);
    return cost;
  }

  const std::vector<Matter>& matter_;
  const PageFrames& frames_;
  const TailMatter& tail_;
  const TurnCosts& costs_;
  std::vector<Length> kept_;
  std::vector<Length> kept_passing_;
  std::vector<bool> gives_way_;  // what is kept ends in pictures
};

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
  Filler filler_;
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

/// Whether a choice of ways may help: a page that is short for its pictures is not helped by lines.
bool may_be_helped(const TurnNote& note) { return note.fault != TurnFault::short_page; }

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
      if (!may_be_helped(note)) continue;
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
