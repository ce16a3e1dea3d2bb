// The parts of a document that stand about the body: head, tail, page numbers. Internal to the room.
#pragma once

#include <cstddef>
#include <vector>

#include "base/diagnostic.h"
#include "layout/canvas.h"

namespace typeset {

/// 版头 on page 1: masthead by its ink, head lines on the grid, red rule. Returns where its ink ends; the type area's
/// top if there is no head.
Length put_head(Canvas& canvas, const Flow& flow, Diagnostics& faults);

/// 版记: its lines broken, before its page is known; never split, its last rule on the type area's foot (GB-7.4.5).
class SetImprint {
 public:
  SetImprint(const ImprintPlan& plan, const Flow& flow, const FontBook& fonts, Diagnostics& faults);

  /// Zero if there is nothing in it.
  Length height() const;
  void put(Canvas& canvas, std::size_t page) const;
  /// Below the type area of every page that has something on it by then: words of the document on the last of them,
  /// artifacts on the others.
  void put_footer(Canvas& canvas) const;

 private:
  /// A set line on a row, `x` from the left of the measure.
  struct Piece {
    text::Line line;
    const text::Paragraph* words = nullptr;
    Length x;
    NodeId node = 0;
  };
  /// One printed row: a line of the left text, a right text, or both; lines of items side by side.
  struct Row {
    std::vector<Piece> pieces;
    bool rule_above = false;
  };
  using Rows = std::vector<Row>;
  void add(Rows& rows, const ImprintLine& line, Length measure, const FontBook& fonts, Diagnostics& faults) const;
  void add_items(Rows& rows, const ImprintLine& line, Length measure, const FontBook& fonts, Diagnostics& faults) const;
  /// Of a row that is there, or the next.
  static void put_in(Rows& rows, std::size_t row, Piece piece);
  Length footer_distance() const;
  void put_row(Canvas& canvas, std::size_t page, const Row& row, Length y, Length pitch, bool artifact) const;

  const ImprintPlan& plan_;
  const Flow& flow_;
  Rows rows_;
  std::size_t last_rule_ = 0;  // stands above this row
  Rows footer_;
};

/// — 1 — under every page (GB-7.5).
void put_page_numbers(Canvas& canvas, const Flow& flow, Diagnostics& faults);

/// Moves everything on every sheet, and nothing against another: where a printer is off (GB-7.2.8).
void shift(Pages& pages, Length right, Length down);

}  // namespace typeset
