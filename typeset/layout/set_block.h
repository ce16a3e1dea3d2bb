// SetBlock: a block whose lines are broken, ready to be placed and put.
//
// Made by set_block() from a Block; one file a kind (text_block.cc, entry_block.cc, title_block.cc, sign_off_block.cc,
// picture_block.cc, table_block.cc, columns_block.cc, bare_blocks.cc) breaks its lines, says what strips they make, and
// puts them on their pages. Internal to the room.
#pragma once

#include <memory>
#include <vector>

#include "base/diagnostic.h"
#include "layout/canvas.h"
#include "layout/foot_notes.h"
#include "layout/layout.h"
#include "layout/strips.h"

namespace typeset {

/// What blocks are set with.
struct Setter {
  const Flow& flow;
  const FontBook& fonts;
  Diagnostics& faults;
  LayoutNotes* notes;  // null if nobody asks
  Budget* budget;      // null: there are no limits

  /// Takes what was set from the budget.
  void take(const std::vector<text::Line>& lines) const;
};

/// What blocks are put with.
struct Putter {
  Canvas& canvas;
  FootNotes& foot_notes;
  Diagnostics& faults;
  LayoutNotes* notes;
  /// Where each anchor of the flow stands; none for those that are nowhere.
  std::vector<std::optional<Spot>> anchors;
  std::vector<int> lines_of_page;  // counted so far, for `notes`

  /// Counts a line of text on its page and notes why it ended there.
  void note_line(std::size_t page, const text::LineNote* note);
};

class SetBlock {
 public:
  SetBlock(const SetBlock&) = delete;
  SetBlock& operator=(const SetBlock&) = delete;
  virtual ~SetBlock() = default;

  const Block& block() const { return block_; }
  /// Its strips, in its best way alone.
  Matter matter() const;
  /// The other ways; empty if there are none. May be asked once.
  virtual std::vector<Way> other_ways(const Setter&) { return {}; }
  /// Puts it where the search placed it; `placed` has a place for each strip, at least one.
  virtual void put(Putter& putter, const Placed& placed) const = 0;

 protected:
  explicit SetBlock(const Block& block) : block_(block) {}

 private:
  /// Fills in what is of its kind: strips of its best way, and how they may turn.
  virtual void describe(Matter& matter) const = 0;

  const Block& block_;
};

std::unique_ptr<SetBlock> set_block(const Block& block, const Setter& setter);

/// Lines of a block of text, and what belongs to them.
struct SetLines {
  std::vector<text::Line> lines;
  std::vector<text::LineNote> notes;  // one a line, if they were asked for
};

/// Text that is TextBlock or has one within: set in its best way, and in others. A tail that does not fit on the last
/// line makes that line's strip as much higher: the two are never parted.
class SetText {
 public:
  SetText(const TextBlock& text, const Setter& setter);

  const std::vector<Way>& ways() const { return ways_; }
  const SetLines& lines(std::size_t way) const { return set_[way]; }
  /// One line fewer, one line more, where text/ offers that.
  std::vector<Way> other_ways(const Setter& setter);
  void put(Putter& putter, const Placed& placed, NodeId node) const;

 private:
  Way way_of(const SetLines& set, TurnCost cost) const;
  Extent extent(std::size_t lines) const;
  /// Whether the tail stands on the last of these lines.
  bool tail_joins(const SetLines& set) const;
  void put_tail(Putter& putter, const SetLines& set, const Spot& last) const;
  Length centre_at(const Canvas& canvas, Length y) const;

  const TextBlock& text_;
  text::Shape shape_;
  std::optional<text::Line> mark_;
  Length mark_x_;
  std::vector<text::Line> tail_;
  text::Slack slack_;
  std::vector<SetLines> set_;
  std::vector<Way> ways_;
  std::vector<SetFootNote> foot_notes_;
  Length note_pitch_, grid_pitch_;
};

std::unique_ptr<SetBlock> set_kind(const Block& block, const TextBlock& text, const Setter& setter);
std::unique_ptr<SetBlock> set_kind(const Block& block, const EntryBlock& entry, const Setter& setter);
std::unique_ptr<SetBlock> set_kind(const Block& block, const TitleBlock& title, const Setter& setter);
std::unique_ptr<SetBlock> set_kind(const Block& block, const SignOffBlock& sign_off, const Setter& setter);
std::unique_ptr<SetBlock> set_kind(const Block& block, const PictureBlock& pictures, const Setter& setter);
std::unique_ptr<SetBlock> set_kind(const Block& block, const TableBlock& table, const Setter& setter);
std::unique_ptr<SetBlock> set_kind(const Block& block, const ColumnsBlock& columns, const Setter& setter);
std::unique_ptr<SetBlock> set_kind(const Block& block, const RuleBlock& rule, const Setter& setter);
std::unique_ptr<SetBlock> set_kind(const Block& block, const SpaceBlock& space, const Setter& setter);
std::unique_ptr<SetBlock> set_kind(const Block& block, const PageBreak& turn, const Setter& setter);

/// The type size of a text: that of its first run.
inline Length type_size(const text::Paragraph& paragraph) {
  return paragraph.runs.empty() ? Length() : paragraph.runs.front().style.size;
}

/// Reports a picture that has fewer pixels than its width in print wants.
void check_resolution(const PicturePlan& picture, Length width, Diagnostics& faults);

}  // namespace typeset
