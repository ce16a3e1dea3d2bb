// Lines of text on the grid: paragraphs, headings, 按语, items, 供稿 lines; with their mark, tail and foot notes.
#include <algorithm>

#include "layout/set_block.h"
#include "layout/short_text.h"

namespace typeset {

SetText::SetText(const TextBlock& text, const Setter& setter)
    : text_(text), shape_(text.shape), note_pitch_(setter.flow.notes.pitch), grid_pitch_(setter.flow.page.pitch) {
  if (text.mark) {
    mark_ = text::set_alone(text.mark->text, shape_.measure, setter.flow.rules, setter.fonts, setter.faults);
    mark_x_ = shape_.first_indent;
    const Length push = text.mark->width > Length() ? text.mark->width : mark_->width + text.mark->gap;
    shape_.first_indent += push;
    if (text.mark->hangs) shape_.indent += push;
  }
  for (const FootNote& note : text.notes) {
    foot_notes_.push_back(set_foot_note(note, setter.flow, setter.fonts, setter.faults));
    setter.take(foot_notes_.back().lines);
  }
  if (text.tail)
    tail_ = text::set_paragraph(text.tail->words, text.tail->shape, setter.flow.rules, setter.fonts, setter.faults);
  SetLines& best = set_.emplace_back();
  best.lines = text.by_sense ? set_entry_text(text.text, shape_, setter)
                             : text::set_paragraph(text.text, shape_, setter.flow.rules, setter.fonts, setter.faults,
                                                   setter.notes == nullptr ? nullptr : &best.notes, &slack_);
  setter.take(best.lines);
  ways_.push_back(way_of(best, 0));
}

Extent SetText::extent(std::size_t lines) const {
  if (text_.pitch == Length()) return {static_cast<int>(lines), {}};
  return {0, text_.pitch * static_cast<std::int64_t>(lines)};
}

bool SetText::tail_joins(const SetLines& set) const {
  if (tail_.size() != 1 || set.lines.empty()) return false;
  const text::Line& last = set.lines.back();
  return last.x + last.width + text_.tail->gap <= tail_.front().x;
}

Length SetText::centre_at(const Canvas& canvas, Length y) const {
  return text_.pitch == Length() ? canvas.centre_at(y) : canvas.area_top() + y + text_.pitch / 2;
}

Way SetText::way_of(const SetLines& set, TurnCost cost) const {
  Way way;
  way.cost = cost;
  way.strips.assign(set.lines.size(), Strip{extent(1), {}, {}});
  if (!tail_.empty() && !tail_joins(set)) {
    if (way.strips.empty()) {
      way.strips.push_back({extent(tail_.size()), {}, {}});
    } else {
      way.strips.back().extent = extent(1 + tail_.size());
    }
  }
  std::size_t line = 0;
  for (const SetFootNote& note : foot_notes_) {
    while (line < set.lines.size() && note.note->at >= set.lines[line].end) ++line;
    if (line == set.lines.size()) break;
    way.strips[line].notes += note.height;
    way.strips[line].notes_rest = note.height - note_pitch_;
  }
  return way;
}

std::vector<Way> SetText::other_ways(const Setter& setter) {
  std::vector<Way> others;
  set_.reserve(3);
  for (text::OtherBreaking& other : text::other_breakings(text_.text, shape_, setter.flow.rules, setter.fonts,
                                                          set_.front().lines, slack_, setter.notes != nullptr)) {
    set_.push_back({std::move(other.lines), std::move(other.notes)});
    ways_.push_back(way_of(set_.back(), other.cost));
    others.push_back(ways_.back());
  }
  return others;
}

void SetText::put(Putter& putter, const Placed& placed, NodeId node) const {
  Canvas& canvas = putter.canvas;
  const SetLines& set = set_[placed.way];
  const Spot first = placed.strips.front();
  Opening label{text_.label.end, text_.label.node};
  if (mark_) {
    canvas.put(first.page, *mark_, text_.mark->text, canvas.area_left(first.page) + first.x + mark_x_,
               centre_at(canvas, first.y),
               text_.mark->says || label.end > 0 ? Belonging{node, Artifact::none} : Belonging{0, Artifact::bullet},
               label);
    label = {};
  }
  const SetFootNote* note = foot_notes_.data();
  const SetFootNote* const end = note + foot_notes_.size();
  for (std::size_t i = 0; i < set.lines.size(); ++i) {
    const Spot at = placed.strips[i];
    const SetFootNote* const last =
        std::find_if(note, end, [&](const SetFootNote& other) { return other.note->at >= set.lines[i].end; });
    putter.foot_notes.put_line(canvas, at.page, set.lines[i], text_.text, canvas.area_left(at.page) + at.x,
                               centre_at(canvas, at.y), {node, Artifact::none}, note, last, putter.faults, label);
    note = last;
    putter.note_line(at.page, i < set.notes.size() ? &set.notes[i] : nullptr);
  }
  if (!tail_.empty()) put_tail(putter, set, placed.strips.back());
}

/// `last`: where the strip begins that ends with the tail.
void SetText::put_tail(Putter& putter, const SetLines& set, const Spot& last) const {
  const bool joins = tail_joins(set);
  const Length pitch = text_.pitch == Length() ? grid_pitch_ : text_.pitch;
  Length y = last.y + (joins || set.lines.empty() ? Length() : pitch);
  for (const text::Line& line : tail_) {
    putter.canvas.put(last.page, line, text_.tail->words, putter.canvas.area_left(last.page) + last.x,
                      centre_at(putter.canvas, y), {text_.tail->node, Artifact::none});
    if (!joins) putter.note_line(last.page, nullptr);
    y += pitch;
  }
}

namespace {

class TextLines final : public SetBlock {
 public:
  TextLines(const Block& block, const TextBlock& text, const Setter& setter) : SetBlock(block), text_(text, setter) {}

  std::vector<Way> other_ways(const Setter& setter) override { return text_.other_ways(setter); }
  void put(Putter& putter, const Placed& placed) const override { text_.put(putter, placed, block().node); }

 private:
  void describe(Matter& matter) const override {
    matter.ways.push_back(text_.ways().front());
    matter.whole = block().keep_with_next;
    matter.lines = true;
  }

  SetText text_;
};

}  // namespace

std::unique_ptr<SetBlock> set_kind(const Block& block, const TextBlock& text, const Setter& setter) {
  return std::make_unique<TextLines>(block, text, setter);
}

}  // namespace typeset
