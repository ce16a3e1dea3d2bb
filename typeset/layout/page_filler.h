// PageFiller: pages filled with one block after the other; the rules of what may turn where (docs/page-turns.md).
//
// The search (page_turns.cc) tries ways of setting blocks; what becomes of each try is said here, by a cursor that
// moves and a cost. Pages are kept full (CL-ORP-4); a heading never ends a page (CL-ORP-5), a 供稿 line never begins
// one (BR-16), pictures that do not fit wait for the next page's top (BR-27). Internal to the room.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <limits>
#include <vector>

#include "base/diagnostic.h"
#include "layout/page_frames.h"
#include "layout/page_turns.h"
#include "layout/strips.h"

namespace typeset {

/// A place in the document while pages are filled. Two ways of getting to equal places differ by their cost alone.
struct Cursor {
  static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
  using Ways = std::array<std::uint8_t, 4>;
  std::size_t page = 0;
  Length y;
  bool top = false;             // nothing stands above on this page
  bool turned = false;          // the page is a turned one
  std::size_t waiting = kNone;  // the first row of pictures that waits; all later ones before the block wait too
  Ways waiting_ways{};          // of the first of these rows; the others wait in their best way
  Length notes;                 // foot notes of this page
  Length carried;               // what goes on at the next page's foot; nothing more stands on this page
  int lines = 0;                // on this page, up to 2
  friend auto operator<=>(const Cursor&, const Cursor&) = default;
};

/// Where filling leaves what it did; nothing is kept of what is only tried.
struct Record {
  PageTurns* turns = nullptr;
  Diagnostics* faults = nullptr;
};

class PageFiller {
 public:
  /// All four must outlive it. Ways may be added to `matter` later; the first of each block stays.
  PageFiller(const std::vector<Matter>& matter, const PageFrames& frames, const TailMatter& tail,
             const TurnCosts& costs);

  Cursor start() const;
  /// Puts block `i`, set in way `way`, at the cursor. Returns what is amiss by it.
  TurnCost put(Cursor& at, std::size_t i, std::size_t way, const Record& record) const;
  /// Puts what still waits, and finds the page of the tail.
  TurnCost finish(Cursor& at, const Record& record) const;

 private:
  void find_kept(std::size_t i);
  Length rows(int count) const { return frames_.at(1).pitch * count; }
  std::int64_t rows_in(Length length) const;
  Length least(std::size_t i) const;
  bool has_company(std::size_t i) const { return i + 1 < matter_.size() && matter_[i + 1].keep_with_previous; }
  int company_rows(std::size_t i) const;
  bool tail_stands_on(std::size_t page) const;
  int lines_over(Length excess, const Cursor& at) const;
  bool shrink_kept(std::size_t i, Length excess);
  bool loosen_box(std::size_t i);
  bool queue(Cursor& at, std::size_t i, std::size_t way) const;
  bool lets_pictures_wait(std::size_t i, const Cursor& at) const;
  std::size_t text_behind(std::size_t i) const;
  TurnCost amiss(TurnFault fault, std::size_t page, std::size_t block, const Record& record) const;
  TurnCost turn_page(Cursor& at, std::size_t block, const Record& record) const;
  TurnCost put_waiting(Cursor& at, std::size_t block, const Record& record) const;
  void put_rows(Cursor& at, std::size_t i, int count, std::size_t way, const Record& record) const;
  Length gap_before(std::size_t i, const Cursor& at, const Record& record) const;
  TurnCost put_pictures(Cursor& at, std::size_t i, std::size_t way, const Record& record) const;
  bool keeps(std::size_t i, const Cursor& at, Length gap) const;
  /// Whether what does not fit is put on the next page: not if this one is empty, unless notes that go on take its
  /// room.
  static bool may_turn(const Cursor& at) { return !at.top || at.notes > Length(); }
  bool notes_go_on(std::size_t i, bool last) const;
  TurnCost put_text(Cursor& at, std::size_t i, std::size_t way, const Record& record) const;
  bool strip_fits(const Strip& strip, const Cursor& at, int company, bool goes_on) const;
  bool put_strip(Cursor& at, const Strip& strip, Placed* placed) const;
  void put_head(Cursor& at, const Extent& head, Placed* placed) const;
  void end_page(Cursor& at, bool turned, const Record& record) const;
  const PageFrame& frame(const Cursor& at) const { return frames_.at(at.page, at.turned); }
  TurnCost lone_lines(std::size_t i, std::size_t k, const std::vector<Strip>& strips, const Cursor& at,
                      const Record& record) const;

  const std::vector<Matter>& matter_;
  const PageFrames& frames_;
  const TailMatter& tail_;
  const TurnCosts& costs_;
  std::vector<Length> kept_;                  // what must follow on one page from each block's first strip
  std::vector<Length> kept_passing_;          // the same where pictures below a heading wait and the text goes on
  std::vector<bool> kept_notes_;              // there are foot notes in it
  std::vector<bool> gives_way_;               // what is kept ends in pictures, which can be made smaller
  std::vector<std::size_t> behind_pictures_;  // the next block that is no row of pictures
};

}  // namespace typeset
