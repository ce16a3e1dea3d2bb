// A table on its pages: the strips of its rows, head and 续表 above each part, rules, and what a turned page shows
// (BR-43, GB-8).
//
// Each piece of the rows is a strip; on its page it takes with it what lies on its stretch of the rows' axis. A part of
// the table is closed by a rule at the foot of its page.
#include <algorithm>
#include <utility>

#include "layout/faults.h"
#include "layout/set_block.h"
#include "layout/table_pieces.h"
#include "layout/table_setting.h"

namespace typeset {

namespace {

class SetTable final : public SetBlock {
 public:
  SetTable(const Block& block, const TableBlock& table, const Setter& setter)
      : SetBlock(block), table_(table), set_(set_table(block, table, setter)) {
    refused_ = !check_room(setter.faults);
    if (refused_) return;
    pieces_ = cut_rows(set_, capacity());
    notes_apart_ =
        !pieces_.empty() && pieces_.back().to - pieces_.back().from + set_.notes_height() + table_.gap > capacity();
  }

  void put(Putter& putter, const Placed& placed) const override;

 private:
  void describe(Matter& matter) const override;
  bool check_room(Diagnostics& faults) const;
  Length capacity() const;
  Extent extent(Length height) const;
  Length spare_above(bool first) const;

  struct Place {
    std::size_t page = 0;
    Length left, top;  // of the table on its sheet, and of the axis
  };
  /// A rule down a boundary of columns that may go on in the next piece.
  struct Upright {
    bool open = false;
    std::size_t page = 0;
    Length x, from, to;
  };
  Place place_of(const Canvas& canvas, Spot at) const;
  void put_words(Putter& putter, const Place& place, bool first, Length& y) const;
  void put_notes(Putter& putter, const Place& place, Length y) const;
  void put_piece(Putter& putter, const TablePart& part, const TablePiece& piece, const Place& place, bool repeated,
                 std::vector<Upright>& uprights) const;
  Length top_of(const TablePart& part, const SetCell& cell, const TablePiece& piece) const;
  void fill_head(Canvas& canvas, const Place& place) const;
  void put_rule(Canvas& canvas, const Place& place, std::size_t from, std::size_t to, Length y, Length weight) const;
  void put_level_rules(Canvas& canvas, const TablePart& part, std::size_t row, const Place& place, Length y) const;
  void put_uprights(Canvas& canvas, const TablePart& part, const TablePiece& piece, const Place& place,
                    std::vector<Upright>& uprights) const;
  void close(Canvas& canvas, Upright& upright, std::size_t boundary) const;

  const TableBlock& table_;
  TableSetting set_;
  std::vector<TablePiece> pieces_;
  bool refused_ = false;      // no page has room for its head or its notes: nothing of it is put
  bool notes_apart_ = false;  // they have no room beside the last piece
};

/// A page must hold the head and a line below it, and the notes below the head: neither is parted.
bool SetTable::check_room(Diagnostics& faults) const {
  const Length room = capacity();
  if (room < set_.row_height(set_.pitch())) {
    faults.report(layout_faults::kTableHeadTooTall, block().span);
    return false;
  } else if (set_.notes_height() > room) {
    faults.report(layout_faults::kTableNotesTooTall, table_.notes.front().text.text.span());
    return false;
  }
  return true;
}

/// What a page offers to rows below the head that goes with them.
Length SetTable::capacity() const {
  const Length page = set_.turned      ? set_.page.area_width
                      : table_.on_grid ? set_.page.pitch * set_.page.lines
                                       : std::min(set_.page.area_height, set_.page.pitch * set_.page.lines);
  return page - std::max(set_.head_above(true), set_.head_above(false)) - table_.outer_rule;
}

/// On the grid the head takes whole lines; it stands at their foot, on the rows.
Length SetTable::spare_above(bool first) const {
  const Length above = set_.head_above(first);
  const int rows = extent(above).rows;
  return rows > 0 ? set_.page.pitch * rows - above : Length();
}

Extent SetTable::extent(Length height) const {
  if (!set_.on_grid()) return {0, height};
  const std::int64_t pitch = set_.page.pitch.units();
  return {static_cast<int>((height.units() + pitch - 1) / pitch), {}};
}

void SetTable::describe(Matter& matter) const {
  if (refused_) {
    matter.ways.emplace_back();
    return;
  }
  matter.turned = set_.turned;
  const Length above = set_.head_above(true), again = set_.head_above(false);
  if (above > Length()) matter.head = extent(above);
  if (again > Length()) matter.later_head = extent(again);
  Way way;
  for (const TablePiece& piece : pieces_) way.strips.push_back({extent(piece.to - piece.from), {}});
  // A head without rows is a table all the same.
  if (way.strips.empty()) way.strips.push_back({extent(table_.outer_rule), {}});
  const Length foot = table_.outer_rule + set_.notes_height() + table_.gap;
  if (notes_apart_) {
    way.strips.push_back({extent(foot), {}});
  } else {
    const Length last = pieces_.empty() ? Length() : pieces_.back().to - pieces_.back().from;
    way.strips.back().extent = extent(last + foot);
  }
  // A short table is seen at one glance.
  constexpr std::int64_t kShort = 3;  // a third of the page
  matter.whole = !set_.turned && above + set_.rows.height() + foot <= set_.page.area_height / kShort;
  matter.ways.push_back(std::move(way));
}

void SetTable::put(Putter& putter, const Placed& placed) const {
  Canvas& canvas = putter.canvas;
  std::vector<Page>& pages = canvas.pages().pages;
  const std::size_t first_page = placed.strips.front().page, last_page = placed.strips.back().page;
  for (std::size_t page = first_page; set_.turned && page <= last_page; ++page) {
    pages[page].turned_begin = pages[page].items.size();
  }
  const bool ruled = table_.frame != TableFrame::none;
  const std::size_t all = table_.columns.size();
  std::vector<Upright> uprights(set_.edges.size());
  std::size_t head = 0;
  TablePiece joined;  // pieces of one group on one page, put together so that their text comes cell by cell
  std::size_t first_joined = 0;
  for (std::size_t k = 0; k < placed.strips.size(); ++k) {
    const bool opens_page = k == 0 || placed.strips[k - 1].page != placed.strips[k].page;
    if (opens_page) {
      Length top = place_of(canvas, placed.strips[k]).top;
      if (head < placed.heads.size()) {
        const Place above = place_of(canvas, placed.heads[head]);
        Length y = above.top + spare_above(head == 0);
        const Length words_top = y;
        put_words(putter, above, head == 0, y);
        if (y > words_top) y += set_.words_gap();
        top = y;
        if (set_.head.row_count() > 0) {
          const Place at{above.page, above.left, y};
          if (table_.filled_head) fill_head(canvas, at);
          put_piece(putter, set_.head, {Length(), set_.head.height(), 0, set_.head.row_count()}, at, head > 0,
                    uprights);
          if (ruled && !pieces_.empty()) put_rule(canvas, at, 0, all, y + set_.head.height(), table_.inner_rule);
        }
        ++head;
      }
      if (ruled) put_rule(canvas, place_of(canvas, placed.strips[k]), 0, all, top, table_.outer_rule);
    }
    const Place place = place_of(canvas, placed.strips[k]);
    const bool row = k < pieces_.size();
    if (row && (opens_page || pieces_[k].group != joined.group)) {
      joined = pieces_[k];
      first_joined = k;
    }
    const Length height = row ? pieces_[k].to - pieces_[k].from : Length();
    const bool ends_page = k + 1 == placed.strips.size() || placed.strips[k + 1].page != place.page;
    const bool ends_rows = k + 1 >= pieces_.size();
    const bool closed = ends_page || ends_rows;
    if (row) {
      joined.to = pieces_[k].to;
      joined.end_row = pieces_[k].end_row;
      joined.closed = closed;
      const bool goes_on = !closed && pieces_[k + 1].group == joined.group;
      if (!goes_on)
        put_piece(putter, set_.rows, joined, place_of(canvas, placed.strips[first_joined]), false, uprights);
    }
    if (ruled && (row || pieces_.empty()) && closed) {
      put_rule(canvas, place, 0, all, place.top + height, table_.outer_rule);
    }
    if (k + 1 == placed.strips.size()) put_notes(putter, place, place.top + height + table_.outer_rule);
  }
  for (std::size_t b = 0; b < uprights.size(); ++b) close(canvas, uprights[b], b);
  for (std::size_t page = first_page; set_.turned && page <= last_page; ++page) {
    pages[page].turned_end = pages[page].items.size();
  }
}

SetTable::Place SetTable::place_of(const Canvas& canvas, Spot at) const {
  if (set_.turned) return {at.page, set_.page.height - canvas.area_foot(), canvas.area_left(at.page) + at.y};
  // On the grid a row is centred on its lines.
  const Length up = table_.on_grid ? (set_.page.pitch - set_.page.em) / 2 : Length();
  return {at.page, canvas.area_left(at.page) + table_.inset, canvas.area_top() + at.y - up};
}

/// Caption and unit, or what stands above a part on a further page; `y` moves below them.
void SetTable::put_words(Putter& putter, const Place& place, bool first, Length& y) const {
  const auto put = [&](const std::vector<text::Line>& lines, const text::Paragraph& text, Length pitch,
                       Belonging belongs) {
    for (const text::Line& line : lines) {
      putter.canvas.put(place.page, line, text, place.left, y + pitch / 2, belongs);
      y += pitch;
    }
  };
  if (!first) {
    if (table_.continued) put(set_.continued, *table_.continued, table_.note_pitch, {0, Artifact::repeated_head});
    return;
  }
  if (table_.caption)
    put(set_.caption, table_.caption->text, table_.caption_pitch, {table_.caption->node, Artifact::none});
  if (table_.unit) put(set_.unit, table_.unit->text, table_.note_pitch, {table_.unit->node, Artifact::none});
}

void SetTable::put_notes(Putter& putter, const Place& place, Length y) const {
  y += set_.words_gap();
  for (std::size_t i = 0; i < set_.notes.size(); ++i) {
    const TableBlock::Words& note = table_.notes[i];
    for (const text::Line& line : set_.notes[i]) {
      putter.canvas.put(place.page, line, note.text, place.left, y + table_.note_pitch / 2,
                        {note.node, Artifact::none});
      y += table_.note_pitch;
    }
  }
}

void SetTable::put_piece(Putter& putter, const TablePart& part, const TablePiece& piece, const Place& place,
                         bool repeated, std::vector<Upright>& uprights) const {
  Canvas& canvas = putter.canvas;
  const Length pitch = set_.pitch();
  const auto put_cell = [&](const SetCell& cell) {
    const bool again = cell.centres.empty() && cell.row < piece.first_row;
    const Belonging belongs = repeated ? Belonging{0, Artifact::repeated_head}
                              : again  ? Belonging{0, Artifact::repeated_cell}
                                       : Belonging{cell.cell->node, Artifact::none};
    const Length top = top_of(part, cell, piece);
    for (std::size_t i = 0; i < cell.lines.size(); ++i) {
      const Length centre =
          cell.centres.empty() ? top + pitch / 2 + pitch * static_cast<std::int64_t>(i) : cell.centres[i];
      if (centre < piece.from || centre >= piece.to) continue;
      canvas.put(place.page, cell.lines[i], cell.cell->text, place.left + cell.x, place.top + centre - piece.from,
                 belongs);
    }
  };
  for (std::size_t r = piece.first_row; r < piece.end_row; ++r) {
    for (std::size_t c = 0; c < part.columns; ++c) {
      // A cell over several rows may begin above the piece.
      const SetCell& cell = part.cells[part.owner(r, c)];
      if (c == cell.cell->column && r == std::max<std::size_t>(cell.row, piece.first_row)) put_cell(cell);
    }
  }
  for (std::size_t r = piece.first_row; r < piece.end_row && r + 1 < part.row_count(); ++r) {
    const Length foot = part.tops[r + 1];
    const bool within = foot > piece.from && (piece.closed ? foot < piece.to : foot <= piece.to);
    if (within) put_level_rules(canvas, part, r, place, place.top + foot - piece.from);
  }
  put_uprights(canvas, part, piece, place, uprights);
}

/// Where its lines begin: those of a cell that a page turn parts in the middle of what of it stands on this page.
Length SetTable::top_of(const TablePart& part, const SetCell& cell, const TablePiece& piece) const {
  const std::size_t end = std::min<std::size_t>(cell.row + cell.cell->rows, part.row_count());
  const bool parted = cell.cell->rows > 1 && (cell.row < piece.first_row || end > piece.end_row);
  if (!parted) return cell.top;
  const Length from = std::max(part.tops[cell.row], piece.from), to = std::min(part.tops[end], piece.to);
  const Length text = set_.pitch() * static_cast<std::int64_t>(cell.lines.size());
  return from + (table_.centred ? (to - from - text) / 2 : table_.row_gap);
}

/// Before the words and the rules, which lie upon it.
void SetTable::fill_head(Canvas& canvas, const Place& place) const {
  Rule fill;
  fill.x = place.left;
  fill.y = place.top;
  fill.width = set_.edges.back();
  fill.height = set_.head.height();
  fill.colour = Colour::table_fill;
  fill.belongs = {0, Artifact::decoration};
  canvas.put(place.page, fill);
}

void SetTable::put_rule(Canvas& canvas, const Place& place, std::size_t from, std::size_t to, Length y,
                        Length weight) const {
  if (weight == Length()) return;
  Rule rule;
  rule.x = place.left + set_.edges[from];
  rule.y = y - weight / 2;
  rule.width = set_.edges[to] - set_.edges[from];
  rule.height = weight;
  canvas.put(place.page, rule);
}

/// Below row `row` of a part that goes on, wherever two cells meet there.
void SetTable::put_level_rules(Canvas& canvas, const TablePart& part, std::size_t row, const Place& place,
                               Length y) const {
  const bool full = table_.frame == TableFrame::full;
  // Of three rules, those of a head with several rows stand below what covers several columns.
  if (!full && (&part != &set_.head || table_.frame == TableFrame::none)) return;
  const auto parts = [&](std::size_t column) {
    const std::uint32_t above = part.owner(row, column);
    return above != part.owner(row + 1, column) && (full || part.cells[above].cell->columns > 1);
  };
  for (std::size_t from = 0; from < part.columns;) {
    std::size_t to = from;
    while (to < part.columns && parts(to) && (full || part.owner(row, to) == part.owner(row, from))) ++to;
    if (to > from) put_rule(canvas, place, from, to, y, table_.inner_rule);
    from = std::max(to, from + 1);
  }
}

void SetTable::put_uprights(Canvas& canvas, const TablePart& part, const TablePiece& piece, const Place& place,
                            std::vector<Upright>& uprights) const {
  if (table_.frame != TableFrame::full) return;
  for (std::size_t r = piece.first_row; r < piece.end_row; ++r) {
    const Length from = std::max(part.tops[r], piece.from), to = std::min(part.tops[r + 1], piece.to);
    if (from >= to) continue;
    for (std::size_t b = 0; b < uprights.size(); ++b) {
      Upright& upright = uprights[b];
      const bool edge = b == 0 || b == part.columns;
      const bool parts = edge || part.owner(r, b - 1) != part.owner(r, b);
      const Length y = place.top + from - piece.from;
      if (upright.open && (!parts || upright.page != place.page || upright.to != y)) close(canvas, upright, b);
      if (!parts) continue;
      if (!upright.open) upright = {true, place.page, place.left + set_.edges[b], y, y};
      upright.to = place.top + to - piece.from;
    }
  }
}

void SetTable::close(Canvas& canvas, Upright& upright, std::size_t boundary) const {
  if (!upright.open) return;
  const bool outline = boundary == 0 || boundary + 1 == set_.edges.size();
  Rule rule;
  rule.width = outline ? table_.outer_rule : table_.inner_rule;
  rule.x = upright.x - rule.width / 2;
  rule.y = upright.from;
  rule.height = upright.to - upright.from;
  canvas.put(upright.page, rule);
  upright.open = false;
}

}  // namespace

std::unique_ptr<SetBlock> set_kind(const Block& block, const TableBlock& table, const Setter& setter) {
  return std::make_unique<SetTable>(block, table, setter);
}

}  // namespace typeset
