#include "layout/page_filler.h"

#include <algorithm>
#include <limits>
#include <string>

#include "layout/faults.h"

namespace typeset {

namespace {

/// Of what cannot be done: costlier than anything that can.
constexpr TurnCost kForbidden = TurnCost{1} << 50;

TurnCost cost_of(TurnFault fault, const TurnCosts& costs) {
  switch (fault) {
    case TurnFault::lone_line_at_foot:
    case TurnFault::lone_line_at_top: return costs.lone_line;
    case TurnFault::empty_foot:
    case TurnFault::notes_too_tall:
    case TurnFault::short_page: return 0;  // its lines cost by themselves
    case TurnFault::tail_alone: return costs.tail_alone;
    case TurnFault::one_line_page: return costs.one_line_page;
  }
  return 0;
}

int gap_between(const Matter& above, const Matter& below) { return std::max(above.after, below.before); }

Length height(const Extent& extent, const PageFrame& frame) {
  return extent.rows > 0 ? frame.pitch * extent.rows : extent.height;
}

Length begin(const Extent& extent, Length y, const PageFrame& frame) { return extent.rows > 0 ? frame.on_grid(y) : y; }

Length notes_with(Length more, const Cursor& at, const PageFrame& frame) {
  if (more == Length()) return at.notes;
  return at.notes + more + (at.notes == Length() ? frame.note_rule : Length());
}

/// What is left of the page for foot notes below the strip.
Length room_for_notes(const Strip& strip, const Cursor& at, const PageFrame& frame) {
  const Length end = begin(strip.extent, at.y, frame) + height(strip.extent, frame);
  return frame.foot - end - at.notes - (at.notes == Length() ? frame.note_rule : Length());
}

/// Where the strip would end, foot notes and all. `goes_on`: the last of its notes may.
bool fits(const Strip& strip, const Cursor& at, const PageFrame& frame, bool goes_on) {
  const Length notes = strip.notes - (goes_on ? strip.notes_rest : Length());
  const Length foot = strip.extent.rows > 0 ? frame.foot : frame.free_foot;
  return begin(strip.extent, at.y, frame) + height(strip.extent, frame) + notes_with(notes, at, frame) <= foot;
}

/// As many whole lines of notes as `room` holds.
Length lines_in(Length room, const PageFrame& frame) {
  if (room <= Length() || frame.note_pitch <= Length()) return {};
  return frame.note_pitch * (room.units() / frame.note_pitch.units());
}

Length all_of(const Way& way, const PageFrame& frame) {
  Length sum;
  for (const Strip& strip : way.strips) sum += height(strip.extent, frame) + strip.notes;
  return sum;
}

bool has_notes(const Strip& strip) { return strip.notes > Length(); }

}  // namespace

PageFiller::PageFiller(const std::vector<Matter>& matter, const PageFrames& frames, const TailMatter& tail,
                       const TurnCosts& costs)
    : matter_(matter),
      frames_(frames),
      tail_(tail),
      costs_(costs),
      kept_(matter.size()),
      kept_passing_(matter.size()),
      kept_notes_(matter.size()),
      gives_way_(matter.size()),
      behind_pictures_(matter.size()) {
  for (std::size_t i = matter.size(); i-- > 0;) find_kept(i);
}

Cursor PageFiller::start() const {
  const Length first = frames_.at(0).first;
  Cursor cursor;
  cursor.y = first;
  cursor.top = first == Length();
  return cursor;
}

/// Puts block `i`, set in way `way`, at the cursor. Returns what is amiss by it.
TurnCost PageFiller::put(Cursor& at, std::size_t i, std::size_t way, const Record& record) const {
  TurnCost cost = 0;
  if (!lets_pictures_wait(i, at)) cost += put_waiting(at, i, record);
  if (matter_[i].new_page) {
    end_page(at, false, record);
    return cost;
  }
  if (matter_[i].turned != at.turned) end_page(at, !at.turned, record);
  if (matter_[i].floats) return cost + put_pictures(at, i, way, record);
  return cost + put_text(at, i, way, record);
}

/// Puts what still waits, and finds the page of the tail.
TurnCost PageFiller::finish(Cursor& at, const Record& record) const {
  TurnCost cost = put_waiting(at, matter_.size(), record);
  while (at.carried > Length()) cost += turn_page(at, matter_.size(), record);
  // Without any text, as of a source whose articles have errors, there is none that could stand amiss.
  const bool text = !matter_.empty();
  const std::size_t last = text ? matter_.size() - 1 : 0;
  if (text && at.page > 0 && at.lines == 1) {
    cost += amiss(TurnFault::one_line_page, at.page, last, record);
  }
  if (tail_.height > Length() && at.turned) end_page(at, false, record);
  std::size_t page = at.page;
  if (tail_.height > Length()) {
    const Length pitch = frames_.at(page).pitch;
    const Length text_foot = at.y + pitch * (tail_.gap - 1) + tail_.em;
    // Above the tail stands what is lowest: text, or the notes below it.
    const bool noted = at.notes > Length();
    const Length room = tail_.area - tail_.height - at.notes - (noted ? pitch * tail_.gap : Length());
    if ((at.y > Length() && (noted ? at.y : text_foot) > room) || room < Length()) ++page;
    while (!tail_stands_on(page)) ++page;
    // Where a style asks for the page, it is nothing amiss.
    if (text && page != at.page && tail_.last_page == LastPage::any) {
      cost += amiss(TurnFault::tail_alone, page, last, record);
      if (record.turns != nullptr) record.turns->lines_over = lines_over((noted ? at.y : text_foot) - room, at);
    }
  }
  if (record.turns != nullptr) {
    record.turns->after = {at.page, at.y};
    record.turns->tail_page = page;
  }
  return cost;
}

/// How many lines of the grid `excess` comes to, as far as the page has so many that could go and leave one.
int PageFiller::lines_over(Length excess, const Cursor& at) const {
  const PageFrame& page = frame(at);
  if (page.pitch <= Length() || excess <= Length()) return 0;
  const std::int64_t lines = (excess.units() + page.pitch.units() - 1) / page.pitch.units();
  return page.pitch * (lines + 1) <= at.y - page.first ? static_cast<int>(lines) : 0;
}

bool PageFiller::tail_stands_on(std::size_t page) const {
  switch (tail_.last_page) {
    case LastPage::any: return true;
    case LastPage::even: return page % 2 == 1;
    case LastPage::fourth: return page % 4 == 3;
  }
  return true;
}

/// Grid lines of the blocks that must stand below the last of block `i`.
int PageFiller::company_rows(std::size_t i) const {
  int count = 0;
  for (++i; i < matter_.size() && matter_[i].keep_with_previous; ++i) {
    count += gap_between(matter_[i - 1], matter_[i]);
    for (const Strip& strip : matter_[i].ways.front().strips) count += strip.extent.rows;
  }
  return count;
}

std::int64_t PageFiller::rows_in(Length length) const {
  // A page without a grid has no lines to count.
  return rows(1) > Length() ? length.units() / rows(1).units() : 0;
}

Length PageFiller::least(std::size_t i) const {
  const Matter& block = matter_[i];
  const int planned = block.ways.front().strips.front().extent.rows;
  return rows(block.least_rows > 0 ? std::min(block.least_rows, planned) : planned);
}

/// What must follow on one page from the block's first strip: all of a heading and, through it, the beginning of what
/// it heads. `passing`: the same where pictures below the heading wait for the next page and the text goes on.
void PageFiller::find_kept(std::size_t i) {
  const Matter& block = matter_[i];
  behind_pictures_[i] = i + 1 < matter_.size() && matter_[i + 1].floats ? behind_pictures_[i + 1] : i + 1;
  const PageFrame& frame = frames_.at(1);
  const std::vector<Strip>& strips = block.ways.front().strips;
  Length own, passing;
  if (!strips.empty()) {
    const bool all = block.whole || strips.size() == 1;
    own = block.floats ? least(i) : all ? all_of(block.ways.front(), frame) : all_of({{strips.front()}, 0}, frame);
    const Strip& last = all ? strips.back() : strips.front();
    if (notes_go_on(i, strips.size() == 1)) own -= last.notes_rest;
    kept_notes_[i] = all ? std::ranges::any_of(strips, has_notes) : has_notes(strips.front());
    if (all) own += rows(company_rows(i));
    own += height(block.head, frame);
    // What stands off the grid ends before the leading of the page's last line.
    if (last.extent.rows == 0 && !block.keep_with_next) own += frame.foot - frame.free_foot;
    // On pages of its own it needs nothing of another.
    if (block.turned) own = Length();
  }
  passing = own;
  if (block.floats) {
    if (const std::size_t text = text_behind(i); text != Cursor::kNone) passing = kept_passing_[text];
  } else if (block.keep_with_next && i + 1 < matter_.size()) {
    const Length gap = rows(gap_between(block, matter_[i + 1]));
    const Length alone = own;
    own = alone + gap + kept_[i + 1];
    passing = alone + gap + kept_passing_[i + 1];
    kept_notes_[i] = kept_notes_[i] || kept_notes_[i + 1];
    gives_way_[i] = matter_[i + 1].floats || gives_way_[i + 1];
    if (own > frame.foot && gives_way_[i] && shrink_kept(i, own - frame.foot)) own = frame.foot;
    if (own > frame.foot && !block.boxed && loosen_box(i)) {
      own = alone + gap + kept_[i + 1];
      passing = alone + gap + kept_passing_[i + 1];
    }
    // A keep that no page can honour is dropped: the pictures first, if text can follow in their place.
    if (own > frame.foot) own = passing <= frame.foot ? passing : alone;
    if (passing > frame.foot) passing = own;
  }
  kept_[i] = std::min(own, frame.foot);
  kept_passing_[i] = std::min(passing, frame.foot);
}

/// The pictures at the end of what heading `i` keeps give up so much of the page; false if hardly anything of them
/// would be left. Headings that are kept together descend in level: there are few of them.
bool PageFiller::shrink_kept(std::size_t i, Length excess) {
  constexpr Length kLeast = Length::mm(30);
  std::size_t pictures = i + 1;
  while (!matter_[pictures].floats) ++pictures;
  if (kept_[pictures] - excess < kLeast) return false;
  for (std::size_t k = i + 1; k <= pictures; ++k) kept_[k] -= excess;
  return true;
}

/// Better a box in two parts than a heading without what it heads: the box at the end of what heading `i` keeps is held
/// by its first line alone. False if there is none.
bool PageFiller::loosen_box(std::size_t i) {
  std::size_t box = i + 1;
  while (box + 1 < matter_.size() && !matter_[box].boxed && matter_[box].keep_with_next) ++box;
  const std::vector<Strip>& strips = matter_[box].ways.front().strips;
  if (!matter_[box].boxed || strips.empty()) return false;
  const Length excess = kept_[box] - all_of({{strips.front()}, 0}, frames_.at(1));
  for (std::size_t k = i + 1; k <= box; ++k) {
    kept_[k] -= excess;
    kept_passing_[k] -= std::min(excess, kept_passing_[k]);
  }
  return excess > Length();
}

/// Whether the block may stand before pictures that were written before it.
bool PageFiller::lets_pictures_wait(std::size_t i, const Cursor& at) const {
  const Matter& block = matter_[i];
  const bool here = at.waiting == Cursor::kNone || block.section == matter_[at.waiting].section;
  // A 供稿 line goes with the text above it, which went before them.
  if (block.keep_with_previous) return here && i > 0 && !matter_[i - 1].floats && at.waiting != Cursor::kNone;
  return here && (block.floats || block.may_pass);
}

/// The text behind row `i` of pictures, and those right behind it, that may go before them; Cursor::kNone if there is
/// none.
std::size_t PageFiller::text_behind(std::size_t i) const {
  const std::size_t next = behind_pictures_[i];
  const bool may = next < matter_.size() && matter_[next].may_pass && matter_[next].section == matter_[i].section;
  return may ? next : Cursor::kNone;
}

TurnCost PageFiller::amiss(TurnFault fault, std::size_t page, std::size_t block, const Record& record) const {
  if (record.turns != nullptr) record.turns->amiss.push_back({fault, page, block, false});
  return cost_of(fault, costs_);
}

/// A new page begins where the author wants it, or because it is to be a turned one, or one that is not: nothing is
/// amiss where the last one ends.
void PageFiller::end_page(Cursor& at, bool turned, const Record& record) const {
  // Notes that go on end on pages that stand as theirs does.
  while (at.carried > Length()) turn_page(at, matter_.size(), record);
  if (may_turn(at)) {
    if (record.turns != nullptr) {
      record.turns->notes.resize(at.page + 1);
      record.turns->notes[at.page] = at.notes;
    }
    at = {at.page + 1, {}, true, turned, at.waiting, at.waiting_ways, {}, {}, 0};
  }
  at.turned = turned;
}

/// What waits comes first on the new page, as far as it fits.
TurnCost PageFiller::turn_page(Cursor& at, std::size_t block, const Record& record) const {
  TurnCost cost = 0;
  const Length foot = frame(at).foot;
  const Length empty = foot - at.y - at.notes;
  if (empty > foot / 4) {
    const TurnFault fault = at.y < foot / 2 ? TurnFault::short_page : TurnFault::empty_foot;
    cost +=
        amiss(fault, at.page, at.waiting != Cursor::kNone ? at.waiting : std::min(block, matter_.size() - 1), record);
  }
  cost += costs_.empty_line * rows_in(empty);
  if (record.turns != nullptr) {
    record.turns->notes.resize(at.page + 1);
    record.turns->notes[at.page] = at.notes;
  }
  const std::size_t waiting = at.waiting;
  Cursor::Ways ways = at.waiting_ways;
  const Length carried = at.carried;
  at = {at.page + 1, {}, true, at.turned, Cursor::kNone, {}, {}, {}, 0};
  if (carried > Length()) {
    // A line at least, so that it comes to an end.
    const PageFrame& next = frame(at);
    const Length here = std::min(carried, std::max(lines_in(next.foot - next.note_rule, next), next.note_pitch));
    at.notes = next.note_rule + here;
    at.carried = carried - here;
  }
  if (waiting == Cursor::kNone) return cost;
  for (std::size_t i = waiting; i < block; ++i) {
    if (!matter_[i].floats) continue;
    const std::size_t way = ways.front();
    const int planned = matter_[i].ways[way].strips.front().extent.rows;
    // What stands below them at any rate: where they are as high as the page, they give it up.
    const int company = company_rows(i);
    const int room = static_cast<int>(rows_in(frame(at).foot - at.y - at.notes));
    if (may_turn(at) && planned + company > room) {
      at.waiting = i;
      at.waiting_ways = ways;
      return cost;
    }
    put_rows(at, i, std::clamp(room - company, 1, planned), way, record);
    std::shift_left(ways.begin(), ways.end(), 1);
    ways.back() = 0;
  }
  return cost;
}

/// Lets row `i` of pictures wait in this way; false if that cannot be remembered of it.
bool PageFiller::queue(Cursor& at, std::size_t i, std::size_t way) const {
  std::size_t before = 0;
  if (at.waiting == Cursor::kNone) {
    at.waiting = i;
  } else {
    for (std::size_t k = at.waiting; k < i; ++k) before += matter_[k].floats ? 1 : 0;
  }
  if (before >= at.waiting_ways.size() || way > std::numeric_limits<std::uint8_t>::max()) return way == 0;
  at.waiting_ways[before] = static_cast<std::uint8_t>(way);
  return true;
}

TurnCost PageFiller::put_waiting(Cursor& at, std::size_t block, const Record& record) const {
  TurnCost cost = 0;
  while (at.waiting != Cursor::kNone) cost += turn_page(at, block, record);
  return cost;
}

void PageFiller::put_rows(Cursor& at, std::size_t i, int count, std::size_t way, const Record& record) const {
  const Length y = this->frame(at).on_grid(at.y);
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

Length PageFiller::gap_before(std::size_t i, const Cursor& at, const Record& record) const {
  const Matter& block = matter_[i];
  const int gap = at.top ? 0 : i > 0 ? gap_between(matter_[i - 1], block) : block.before;
  if (block.line.number == 0 || at.page > 0) return rows(gap);
  const Length asked = rows(block.line.number - 1);
  const Length here = frames_.at(0).on_grid(at.y);
  if (asked >= here) return asked - here;
  if (record.faults != nullptr) {
    record.faults->report(layout_faults::kLineMoved, block.line.asked,
                          {std::to_string(block.line.number), std::to_string(rows_in(here))});
  }
  return rows(gap);
}

TurnCost PageFiller::put_pictures(Cursor& at, std::size_t i, std::size_t way, const Record& record) const {
  const Length gap = gap_before(i, at, record);
  const PageFrame& frame = this->frame(at);
  const Length left = frame.foot - at.notes - frame.on_grid(at.y) - gap;
  const bool fits = kept_[i] <= left;
  if (at.waiting != Cursor::kNone || (!fits && may_turn(at))) {
    if (!queue(at, i, way)) return kForbidden;
    // The text that follows goes on before them, if there is any.
    return text_behind(i) != Cursor::kNone ? 0 : put_waiting(at, i + 1, record);
  }
  const int planned = matter_[i].ways[way].strips.front().extent.rows;
  const int company = company_rows(i);
  const auto room = static_cast<int>(rows_in(left)) - company;
  at.y = frame.on_grid(at.y) + gap;
  put_rows(at, i, std::clamp(room, 1, planned), way, record);
  return 0;
}

/// Whether what is kept with the block's beginning stands on the rest of the page.
bool PageFiller::keeps(std::size_t i, const Cursor& at, Length gap) const {
  const PageFrame& frame = this->frame(at);
  if (at.carried > Length()) return false;
  const Length rule = kept_notes_[i] && at.notes == Length() ? frame.note_rule : Length();
  const Length y = frame.on_grid(at.y) + gap + at.notes + rule;
  return y + kept_[i] <= frame.foot || (at.waiting == Cursor::kNone && y + kept_passing_[i] <= frame.foot);
}

TurnCost PageFiller::put_text(Cursor& at, std::size_t i, std::size_t way, const Record& record) const {
  const Matter& block = matter_[i];
  const std::vector<Strip>& strips = block.ways[way].strips;
  Placed* placed = record.turns != nullptr ? &record.turns->blocks[i] : nullptr;
  if (placed != nullptr) *placed = {way, {}, {}, 0};
  if (strips.empty()) return 0;
  TurnCost cost = 0;
  Length gap = gap_before(i, at, record);
  while (may_turn(at) && !keeps(i, at, gap)) {
    cost += turn_page(at, i, record);
    gap = Length();
  }
  at.y += gap;
  if (block.begins_box && !at.top && !block.turned) at.y = begin({1, {}}, at.y, frame(at));
  put_head(at, block.head, placed);
  const int company = company_rows(i);
  for (std::size_t k = 0; k < strips.size(); ++k) {
    const bool last = k + 1 == strips.size();
    const bool goes_on = notes_go_on(i, last);
    while (may_turn(at) && !strip_fits(strips[k], at, last ? company : 0, goes_on)) {
      cost += lone_lines(i, k, strips, at, record);
      cost += turn_page(at, i, record);
      if (k > 0) put_head(at, block.later_head, placed);
    }
    if (!put_strip(at, strips[k], placed)) cost += amiss(TurnFault::notes_too_tall, at.page, i, record);
  }
  if (block.ends_box && !block.turned) at.y = begin({1, {}}, at.y, frame(at));
  return cost;
}

/// `company`: grid lines that must stand on the same page below it, unless together they are more than a page.
bool PageFiller::strip_fits(const Strip& strip, const Cursor& at, int company, bool goes_on) const {
  if (at.carried > Length()) return false;
  const PageFrame& frame = this->frame(at);
  Strip both = strip;
  if (both.extent.rows > 0 && rows(both.extent.rows + company) <= frame.foot) both.extent.rows += company;
  return fits(both, at, frame, goes_on);
}

/// Whether the last foot note that the block's strip brings may go on on the next page: not where more of the text must
/// stand below on this one.
bool PageFiller::notes_go_on(std::size_t i, bool last) const {
  return !matter_[i].keep_with_next && !(last && has_company(i));
}

/// Puts as much of its notes as the page has room for, and carries the rest. False if not even their first lines have.
bool PageFiller::put_strip(Cursor& at, const Strip& strip, Placed* placed) const {
  const PageFrame& frame = this->frame(at);
  Length notes = strip.notes;
  bool room = true;
  if (notes > Length() && !fits(strip, at, frame, false)) {
    // Where a page cannot hold what must stay together, the note goes on all the same.
    const Length least = notes - strip.notes_rest;
    notes = std::clamp(lines_in(room_for_notes(strip, at, frame), frame), least, notes);
    room = fits(strip, at, frame, true);
    at.carried = strip.notes - notes;
  }
  const Length y = begin(strip.extent, at.y, frame);
  if (placed != nullptr) placed->strips.push_back({at.page, y});
  at.notes = notes_with(notes, at, frame);
  at.y = y + height(strip.extent, frame);
  at.top = false;
  at.lines = std::min(2, at.lines + std::max(1, strip.extent.rows));
  return room;
}

void PageFiller::put_head(Cursor& at, const Extent& head, Placed* placed) const {
  if (head.rows == 0 && head.height == Length()) return;
  const PageFrame& frame = this->frame(at);
  const Length y = begin(head, at.y, frame);
  if (placed != nullptr) placed->heads.push_back({at.page, y});
  at.y = y + height(head, frame);
  // A page with nothing but a head on it is as good as empty: the strip that follows stands on it whatever its size.
}

/// Of a turn before strip `k`. A last one of several rows is a line with what stands below it: it is not alone.
TurnCost PageFiller::lone_lines(std::size_t i, std::size_t k, const std::vector<Strip>& strips, const Cursor& at,
                                const Record& record) const {
  if (!matter_[i].lines || k == 0) return 0;
  TurnCost cost = 0;
  if (k == 1) cost += amiss(TurnFault::lone_line_at_foot, at.page, i, record);
  const bool alone = strips[k].extent.rows < 2 && !has_company(i);
  if (k + 1 == strips.size() && alone) cost += amiss(TurnFault::lone_line_at_top, at.page, i, record);
  return cost;
}

}  // namespace typeset
