// Lines of text on the grid: paragraphs, headings, 按语, items, 供稿 lines; with their mark and foot notes.
#include <algorithm>

#include "layout/set_block.h"

namespace typeset {

SetText::SetText(const TextBlock& text, const Setter& setter) : text_(text), shape_(text.shape) {
  if (text.mark) {
    mark_ = text::set_alone(text.mark->text, shape_.measure, setter.flow.rules, setter.fonts, setter.faults);
    mark_x_ = shape_.first_indent;
    const Length push = mark_->width + text.mark->gap;
    shape_.first_indent += push;
    if (text.mark->hangs) shape_.indent += push;
  }
  for (const FootNote& note : text.notes) {
    SetNote& set = foot_notes_.emplace_back();
    set.note = &note;
    set.lines = set_foot_note(note, setter.flow, setter.fonts, setter.faults);
    set.height = setter.flow.notes.pitch * static_cast<std::int64_t>(set.lines.size());
  }
  SetLines& best = set_.emplace_back();
  best.lines = text::set_paragraph(text.text, shape_, setter.flow.rules, setter.fonts, setter.faults,
                                   setter.notes == nullptr ? nullptr : &best.notes, &slack_);
  ways_.push_back(way_of(best, 0));
}

Way SetText::way_of(const SetLines& set, TurnCost cost) const {
  Way way;
  way.cost = cost;
  way.strips.assign(set.lines.size(), Strip{{1, {}}, {}});
  for (const SetNote& note : foot_notes_) {
    const auto line = std::ranges::find_if(set.lines, [&](const text::Line& l) { return note.note->at < l.end; });
    if (line != set.lines.end()) way.strips[static_cast<std::size_t>(line - set.lines.begin())].notes += note.height;
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
  if (mark_) {
    canvas.put(first.page, *mark_, text_.mark->text, canvas.area_left(first.page) + mark_x_, canvas.centre_at(first.y),
               {0, Artifact::bullet});
  }
  for (std::size_t i = 0; i < set.lines.size(); ++i) {
    const Spot at = placed.strips[i];
    canvas.put(at.page, set.lines[i], text_.text, canvas.area_left(at.page), canvas.centre_at(at.y),
               {node, Artifact::none});
    putter.note_line(at.page, i < set.notes.size() ? &set.notes[i] : nullptr);
  }
  for (const SetNote& note : foot_notes_) {
    const auto line = std::ranges::find_if(set.lines, [&](const text::Line& l) { return note.note->at < l.end; });
    if (line == set.lines.end()) continue;
    const Spot at = placed.strips[static_cast<std::size_t>(line - set.lines.begin())];
    putter.foot_notes.put(canvas, at.page, note.lines, *note.note);
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
